"""Present law on services, read from a country's facts: childcare and long-term care."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from carepact.core.draws import draw_parameter
from carepact.core.parameter_tables import LABELS
from carepact.policy.care_coverage import (
    OWN_COVERAGE,
    cite_care_coverage,
    draw_care_coverage,
)
from carepact.policy.childcare_places import FROM_THREE, UNDER_THREE, cover_as_given
from carepact.policy.evidence_file import shipped_evidence
from carepact.policy.ground import GROUND_DAY, Ground
from carepact.policy.instrument import shipped_instrument
from carepact.policy.law import Reading, Readings, read_as

FloatArray = NDArray[np.float64]

TOPIC = "present_law"
ENTRY, DURATION = "entry_age_preprimary", "duration_preprimary"
BEFORE, PREPRIMARY, PUPILS = "ger_eced", "ger_preprimary", "ptr_preprimary"
PRIVATE, WOMEN = "private_share_preprimary", "female_teachers_preprimary"
PROFESSIONALS, CARERS = "wage_ratio_professionals", "wage_ratio_service_care_sales"
ENROLLED_BEFORE, TEACHERS_BEFORE = "enrol_eced", "teachers_eced"
CHILD_AGES = np.arange(len(LABELS["child age"]))


def read_services(ground: Ground) -> Readings:
    """Read childcare, long-term care, and what no figure tells a country to have.

    Parameters
    ----------
    ground : Ground
        The country.

    Returns
    -------
    Readings
        What present law sets, by instrument and parameter.
    """
    none = read_as(np.zeros(1 + ground.draws), "assumed: no figure ships")
    return {
        "childcare": _read_childcare(ground),
        "long_term_care": _read_long_term_care(ground),
        "community_centres": {"centres": none},
        "fathers_programmes": {"coverage": none},
        "employer_measures": {"coverage": none},
        "time_saving_infrastructure": {"coverage": none},
    }


def _read_childcare(ground: Ground) -> dict[str, Reading]:
    """Read places, staff, pay and payers of childcare."""
    entry = ground.number(ENTRY)[:, :, 0]
    known = entry <= CHILD_AGES
    pay = np.stack(
        [
            ground.number(PROFESSIONALS)[:, 0, 0] * _assume(ground, "teacher_to_professional"),
            ground.number(CARERS)[:, 0, 0],
        ],
        axis=-1,
    )
    families = ground.number(PRIVATE)[:, 0, 0] * _assume(ground, "private_places_paid_by_families")
    return {
        "coverage": _read_places(ground, known),
        "children_per_staff": _read_ratios(ground, known),
        "wage_ratios": read_as(
            pay, "teachers by present_law.yaml, assistants as care workers", ground,
            (PROFESSIONALS, CARERS),
        ),
        "women_share": read_as(
            ground.number(WOMEN)[:, 0, 0], "as the figure says", ground, (WOMEN,)
        ),
        "payers": read_as(
            _two_payers(1 - families), "private places, by present_law.yaml", ground, (PRIVATE,)
        ),
    }  # fmt: skip


def _read_places(ground: Ground, in_preprimary: NDArray[np.bool_]) -> Reading:
    """Read the children who have a place, by single age: the user's own shares come first."""
    enrolment = ground.number(PREPRIMARY)[:, :, 0], ground.number(BEFORE)[:, :, 0]
    coverage = np.minimum(np.where(in_preprimary, *enrolment), 1.0)
    given = [name for name in (UNDER_THREE, FROM_THREE) if name in ground.facts]
    if not given:
        known = (PREPRIMARY, BEFORE, ENTRY)
        return read_as(coverage, "gross enrolment by entry age", ground, known)
    coverage = cover_as_given(coverage, ground.country, ground.seed, ground.draws)
    if len(given) > 1:
        return read_as(coverage, "as the figures say", ground, given)
    source = "as the figure says, gross enrolment by entry age at the other ages"
    return read_as(coverage, source, ground, (*given, PREPRIMARY, BEFORE, ENTRY))


def _read_ratios(ground: Ground, in_preprimary: NDArray[np.bool_]) -> Reading:
    r"""Read children per staff so that teachers come out as counted.

    With :math:`F = P h k (1 + \nu) / (r H)` and teachers :math:`\theta F = P / \rho`, the ratio
    is :math:`r = \rho \theta h k (1 + \nu) / H`.
    """
    childcare = shipped_instrument("childcare").parameters

    def shipped(name: str) -> FloatArray:
        """Draw a parameter of childcare."""
        return draw_parameter(
            childcare[name], f"childcare.{name}", GROUND_DAY, ground.seed, ground.draws
        )

    team = (
        shipped("staff_mix")[:, :1]
        * (shipped("hours_per_week") * shipped("weeks_per_year"))[:, None]
        * (1 + shipped("non_contact_share"))[:, None]
        / shipped("staff_hours_per_year")[:, None]
    )
    names = [PUPILS]
    before = _assume(ground, "children_per_teacher_before")[:, None]
    if _observed(ground, ENROLLED_BEFORE) and _observed(ground, TEACHERS_BEFORE):
        names += [ENROLLED_BEFORE, TEACHERS_BEFORE]
        before = (ground.number(ENROLLED_BEFORE) / ground.number(TEACHERS_BEFORE))[:, :, 0]
    pupils = np.where(in_preprimary, ground.number(PUPILS)[:, :, 0], before)
    ratio = np.clip(pupils * team, *childcare["children_per_staff"].range)
    return read_as(ratio, "pupils per teacher times the team", ground, tuple(names))


def _read_long_term_care(ground: Ground) -> dict[str, Reading]:
    """Read coverage and payers of long-term care."""
    coverage = draw_care_coverage(ground.country, ground.seed, ground.draws)
    public = _assume(ground, "public_part_of_long_term_care")
    covered = (
        read_as(coverage, "severe need as the figure says", ground, (OWN_COVERAGE,))
        if OWN_COVERAGE in ground.facts
        else read_as(coverage, cite_care_coverage())
    )
    return {
        "coverage": covered,
        "payers": read_as(_two_payers(public), _source("public_part_of_long_term_care")),
    }


def _two_payers(public: FloatArray) -> FloatArray:
    """Divide cost between the general budget and households, shape (1 + draws, payer)."""
    shares = np.zeros((*public.shape, len(LABELS["payer"])))
    shares[..., LABELS["payer"].index("general_budget")] = public
    shares[..., LABELS["payer"].index("households")] = 1 - public
    return shares


def _observed(ground: Ground, name: str) -> bool:
    """Tell whether a figure is known and not imputed."""
    return name in ground.facts and ground.facts[name].status != "imputed"


def _assume(ground: Ground, name: str) -> FloatArray:
    """Draw what present law is assumed to be, shape (1 + draws,)."""
    return ground.assume(TOPIC, name)[:, 0, 0]


def _source(name: str) -> str:
    """Return the source of an assumption."""
    return shipped_evidence(TOPIC).effects[name].dated_at(GROUND_DAY).source
