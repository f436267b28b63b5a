"""Present law on leave, read from a country's facts."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.errors import ParameterError
from carepact.core.messages import _, number, say
from carepact.core.parameter_tables import LABELS
from carepact.core.units import DAYS_OF, DAYS_PER_WEEK
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.evidence.reading import shipped_evidence
from carepact.law.evidence import assume, read_assumed
from carepact.law.law import Reading, Readings, read_as
from carepact.law.leave_in_weeks import (
    FATHER_DAYS,
    MATERNITY_RATE,
    MOTHER_DAYS,
    knows_weeks,
    read_flat,
    read_weeks,
)

MONTHS, OWN_MONTHS = "parental_months", "parental_own_months"
"""Indicators of parental leave that the user alone gives."""


def read_leave(drawn: DrawnCountry) -> Readings:
    """Read maternity, paternity, parental and carers' leave and breastfeeding breaks.

    Parameters
    ----------
    drawn : DrawnCountry
        The country.

    Returns
    -------
    Readings
        What present law sets, by instrument and parameter.

    Raises
    ------
    ParameterError
        If the user gives more own months of parental leave than months, or weeks and rates of
        leave in part.

    Notes
    -----
    Where the OECD's weeks and rates are known, they are taken as they are. Else the World
    Bank's days are divided by 7 and split, so that no week counts twice: a mother's
    first weeks are maternity leave at the first rate, what is longer is parental leave at the
    later rate; a father's first weeks are paternity leave, the next ones his own parental
    weeks up to a bound; what is his beyond that is shared and stands in the mother's already.

    Where the user gives months of parental leave, these come first: own months are each
    parent's own weeks, and with months :math:`M` of each parent, of which :math:`O` are own,
    both share out :math:`2 (M - O)`; without M, what is left of the mother's weeks is shared.
    """
    lengths = read_weeks(drawn) if knows_weeks(drawn) else _read_days(drawn)
    payers, flat = _read_payers(drawn), read_flat(drawn)
    for instrument in ("maternity_leave", "paternity_leave", "parental_leave"):
        lengths[instrument]["payers"] = payers
        if instrument in flat:
            lengths[instrument]["flat_share"] = flat[instrument]
    lengths["parental_leave"] |= _read_own_months(drawn, lengths["parental_leave"])
    for instrument, parameter, indicator in (
        ("carers_leave", "days", "carers_leave_days"),
        ("breastfeeding_breaks", "minutes_per_day", "breastfeeding_minutes"),
    ):
        given = _take_given(drawn, indicator)
        lengths[instrument] = {parameter: given} if given else {}
    return lengths


def _read_days(drawn: DrawnCountry) -> dict[str, dict[str, Reading]]:
    """Split the World Bank's days into leaves."""
    mother = drawn.number(MOTHER_DAYS)[:, 0, 0] / DAYS_PER_WEEK
    father = drawn.number(FATHER_DAYS)[:, 0, 0] / DAYS_PER_WEEK
    assumed = {name: assume(drawn, name) for name in shipped_evidence("present_law").effects}
    first = np.minimum(mother, assumed["maternity_weeks"])
    later = mother - first
    begun = np.minimum(father, assumed["paternity_weeks"])
    own = np.minimum(np.minimum(father - begun, assumed["fathers_own_weeks"]), later)
    rate = drawn.find(MATERNITY_RATE)
    paid = (
        read_assumed(assumed["first_rate"], "first_rate", drawn)
        if rate is None
        else read_as(rate[:, 0, 0], say("as the figure says"), drawn, (MATERNITY_RATE,))
    )
    split = say("days over 7, split by present_law.yaml")
    return {
        "maternity_leave": {
            "weeks": read_as(first, split, drawn, (MOTHER_DAYS,)),
            "replacement": paid,
        },
        "paternity_leave": {
            "weeks": read_as(begun, split, drawn, (FATHER_DAYS,)),
            "replacement": read_assumed(assumed["paternity_rate"], "paternity_rate", drawn),
        },
        "parental_leave": {
            "own_weeks": read_as(own, split, drawn, (MOTHER_DAYS, FATHER_DAYS)),
            "transferable_weeks": read_as(later - own, split, drawn, (MOTHER_DAYS, FATHER_DAYS)),
            "replacement": read_assumed(
                np.stack([assumed["later_rate"]] * len(LABELS["weeks of leave"]), axis=-1),
                "later_rate",
                drawn,
            ),
        },
    }


def _read_own_months(drawn: DrawnCountry, read: dict[str, Reading]) -> dict[str, Reading]:
    """Read parental leave from the months that the user gives; nothing where there are none."""
    given = [name for name in (MONTHS, OWN_MONTHS) if name in drawn.facts]
    if not given:
        return {}
    own, shared = read["own_weeks"], read["transferable_weeks"]
    whole = own.value + shared.value
    if OWN_MONTHS in given:
        own = read_as(_weeks_of(drawn, OWN_MONTHS), say("months in weeks"), drawn, (OWN_MONTHS,))
    if MONTHS not in given:
        names = (OWN_MONTHS, *shared.origin.indicators)
        left = np.maximum(whole - own.value, 0.0)
        return {
            "own_weeks": own,
            "transferable_weeks": read_as(left, say("what is not own"), drawn, names),
        }
    each = _weeks_of(drawn, MONTHS)
    if OWN_MONTHS in given:
        _check_own_months(drawn)
    else:
        names = (MONTHS, *own.origin.indicators)
        own = read_as(np.minimum(own.value, each), say("no more than each has"), drawn, names)
    left = len(LABELS["sex"]) * np.maximum(each - own.value, 0.0)
    names = tuple(dict.fromkeys((*given, *own.origin.indicators)))
    return {
        "own_weeks": own,
        "transferable_weeks": read_as(left, say("what is not own"), drawn, names),
    }


def _weeks_of(drawn: DrawnCountry, name: str) -> FloatArray:
    """Turn months that the user gives into weeks, shape (1 + draws,). [weeks]"""
    weeks: FloatArray = drawn.number(name)[:, 0, 0] * DAYS_OF["months"] / DAYS_OF["weeks"]
    return weeks


def _check_own_months(drawn: DrawnCountry) -> None:
    """Refuse own months that are longer than the whole."""
    own, each = (drawn.facts[name].number for name in (OWN_MONTHS, MONTHS))
    if own > each:
        raise ParameterError(
            _(
                "{country}: {own_name} is {own} and {name} is {each}, and a part cannot be longer "
                "than the whole. Correct one of them in the file of own facts.",
                country=drawn.country.name,
                own_name=OWN_MONTHS,
                own=number(own, 1),
                name=MONTHS,
                each=number(each, 1),
            )
        )


def _take_given(drawn: DrawnCountry, name: str) -> Reading | None:
    """Take a figure that the user alone gives as it is; None where there is none."""
    if name not in drawn.facts:
        return None
    return read_as(drawn.number(name)[:, 0, 0], say("as the figure says"), drawn, (name,))


def _read_payers(drawn: DrawnCountry) -> Reading:
    """Read who pays leave: the State, employers or both, shape (1 + draws, payer)."""
    words = str(drawn.facts["leave_who_pays"].base_value).lower()
    state, firm = "government" in words, "employer" in words
    shared = assume(drawn, "employers_part_of_shared_pay")
    employers = shared if state and firm else np.full_like(shared, float(firm))
    insured = assume(drawn, "social_security_part")
    shares = np.zeros((1 + drawn.draws, len(LABELS["payer"])))
    shares[:, LABELS["payer"].index("employers")] = employers
    shares[:, LABELS["payer"].index("social_security")] = (1 - employers) * insured
    shares[:, LABELS["payer"].index("general_budget")] = (1 - employers) * (1 - insured)
    return read_as(shares, say("who pays, split by present_law.yaml"), drawn, ("leave_who_pays",))
