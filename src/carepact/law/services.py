"""Present law on services, read from a country's facts: childcare and long-term care."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.draws import draw_parameter
from carepact.core.messages import say
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.countries.facts import BASE_DAY
from carepact.law.care_coverage import read_care_coverage
from carepact.law.childcare_places import YOUNGER, cover_before_school, find_younger
from carepact.law.evidence import assume, assume_of_group, read_assumed
from carepact.law.law import Reading, Readings, read_as
from carepact.policy.shipped_instruments import shipped_instrument

OWN_PLACES = ("childcare_under_3", "childcare_from_3")
"""The user's own figures of children who have a place."""


def read_services(drawn: DrawnCountry) -> Readings:
    """Read childcare and long-term care.

    Parameters
    ----------
    drawn : DrawnCountry
        The country.

    Returns
    -------
    Readings
        What present law sets, by instrument and parameter.
    """
    return {
        "childcare": _read_childcare(drawn),
        "long_term_care": _read_long_term_care(drawn),
    }


def _read_childcare(drawn: DrawnCountry) -> dict[str, Reading]:
    """Read places, staff, pay and payers of childcare."""
    entry = drawn.number("entry_age_preprimary")[:, :, 0]
    known = entry <= np.arange(len(LABELS["child age"]))
    teachers = assume_of_group(drawn, "teachers_among_staff")
    women = drawn.number("female_teachers_preprimary")[:, 0, 0]
    private = drawn.number("private_share_preprimary")[:, 0, 0]
    families = private * assume(drawn, "private_places_paid_by_families")
    return {
        "coverage": _read_places(drawn),
        "children_per_staff": _read_ratios(drawn, known, teachers),
        "staff_mix": read_as(
            np.stack([teachers, 1 - teachers], axis=-1),
            say("teachers as counted, by present_law.yaml"),
        ),
        "wage_ratios": _read_pay(drawn),
        "women_share": read_as(
            women, say("as the figure says"), drawn, ("female_teachers_preprimary",)
        ),
        "payers": read_as(
            _two_payers(1 - families),
            say("private places, by present_law.yaml"),
            drawn,
            ("private_share_preprimary",),
        ),
    }


def _read_pay(drawn: DrawnCountry) -> Reading:
    """Read what teachers and assistants earn over the mean wage."""
    ratios = ("wage_ratio_professionals", "wage_ratio_service_care_sales")
    professionals, carers = (drawn.number(name)[:, 0, 0] for name in ratios)
    # No table tells pay in nurseries: the nearest occupations stand in.
    teachers = professionals * assume_of_group(drawn, "teacher_to_professional")
    pay = np.stack([teachers, carers], axis=-1)
    source = say("teachers by present_law.yaml, assistants as care workers")
    return read_as(pay, source, drawn, ratios)


def _read_places(drawn: DrawnCountry) -> Reading:
    """Read the children who have a place, by single age: the user's own shares come first."""
    places = cover_before_school(drawn.country, drawn.sampler)
    given = [name for name in OWN_PLACES if name in drawn.facts]
    if len(given) == len(OWN_PLACES):
        return read_as(places.coverage, say("as the figures say"), drawn, given)
    younger = find_younger(drawn.country)
    unused = {name for name in YOUNGER if younger is None or name != younger.indicator.name}
    source: str = (
        say("net enrolment by entry age, at most the gross one; of younger children gross")
        if YOUNGER[0] in unused
        else say("net enrolment by entry age, at most the gross one; of younger children net")
    )
    if given:
        source = say("as the figure says, at the other ages {source}", source=source)
    names = ("ner_preprimary", "ger_preprimary", *YOUNGER, "entry_age_preprimary")
    enrolment = [name for name in names if name in drawn.facts and name not in unused]
    return read_as(places.coverage, source, drawn, (*given, *enrolment))


def _read_ratios(drawn: DrawnCountry, in_preprimary: BoolArray, teachers: FloatArray) -> Reading:
    r"""Read children per staff so that the teachers of those with a place come out as counted.

    With :math:`F = P h k (1 + \nu) / (r H)` and teachers :math:`\theta F = P / \rho`, the ratio
    is :math:`r = \rho \theta h k (1 + \nu) / H`, within the bounds of `present_law.yaml`. A
    child shares its teacher with pupils of every age, so :math:`\rho` is of all pupils, though
    places are of children of the age.
    """
    childcare = shipped_instrument("childcare").parameters

    def shipped(name: str) -> FloatArray:
        """Draw a parameter of childcare."""
        return draw_parameter(childcare[name], f"childcare.{name}", BASE_DAY, drawn.sampler)

    team = (
        teachers[:, None]
        * (shipped("hours_per_week") * shipped("weeks_per_year"))[:, None]
        * (1 + shipped("non_contact_share"))[:, None]
        / shipped("staff_hours_per_year")[:, None]
    )
    names = ["ptr_preprimary"]
    before = assume(drawn, "children_per_teacher_before")[:, None]
    if _observed(drawn, "enrol_eced") and _observed(drawn, "teachers_eced"):
        names += ["enrol_eced", "teachers_eced"]
        before = (drawn.number("enrol_eced") / drawn.number("teachers_eced"))[:, :, 0]
    pupils = np.where(in_preprimary, drawn.number("ptr_preprimary")[:, :, 0], before)
    least, most = (assume(drawn, f"{end}_children_per_staff")[:, None] for end in ("least", "most"))
    ratio = np.clip(pupils * team, least, most)
    return read_as(ratio, say("pupils per teacher times the team"), drawn, tuple(names))


def _read_long_term_care(drawn: DrawnCountry) -> dict[str, Reading]:
    """Read coverage and payers of long-term care."""
    public = assume(drawn, "public_part_of_long_term_care")
    return {
        "coverage": read_care_coverage(drawn.country, drawn.sampler),
        "payers": read_assumed(_two_payers(public), "public_part_of_long_term_care", drawn),
    }


def _two_payers(public: FloatArray) -> FloatArray:
    """Divide cost between the general budget and households, shape (1 + draws, payer)."""
    shares = np.zeros((*public.shape, len(LABELS["payer"])))
    shares[..., LABELS["payer"].index("general_budget")] = public
    shares[..., LABELS["payer"].index("households")] = 1 - public
    return shares


def _observed(drawn: DrawnCountry, name: str) -> bool:
    """Tell whether a figure is known and not imputed."""
    return name in drawn.facts and drawn.facts[name].status != "imputed"
