"""Present law on leave where its weeks and rates are known one by one, as the OECD lists them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.errors import ParameterError
from carepact.core.messages import _, say
from carepact.core.units import DAYS_PER_WEEK
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.law.evidence import assume
from carepact.law.law import Reading, read_as

WEEKS_AND_RATES = (
    "oecd_mat_weeks",
    "oecd_mat_rate",
    "oecd_parental_mother_weeks",
    "oecd_parental_mother_rate",
    "oecd_pat_weeks",
    "oecd_pat_rate",
    "oecd_father_parental_weeks",
)
"""Indicators that together tell a country's leave apart."""
MOTHER_DAYS, FATHER_DAYS = "leave_mother_paid_days", "leave_father_paid_days"
"""Indicators of days open to each parent, parental leave included."""
FATHERS_RATE = "oecd_father_parental_rate"
"""What fathers get in weeks of their own; the mother's rate where it is not given."""
FLAT_PARTS = {
    "maternity_leave": ("mat_flat_part",),
    "paternity_leave": ("pat_flat_part",),
    "parental_leave": ("parental_own_flat_part", "parental_shared_flat_part"),
}
"""Indicators of the part of a benefit that is the same for all, own weeks before shared ones."""
OF_DAYS = (
    (MOTHER_DAYS, "oecd_mat_weeks", "oecd_parental_mother_weeks", "maternity_weeks"),
    (FATHER_DAYS, "oecd_pat_weeks", "oecd_father_parental_weeks", "paternity_weeks"),
)
"""Days of each parent, the weeks of the first and of the later leave, the bound of the first."""
MATERNITY_RATE = "mat_replacement_rate"
"""Rate of maternity pay by itself."""


def knows_weeks(drawn: DrawnCountry) -> bool:
    """Tell whether weeks and rates of every leave are known.

    Raises
    ------
    ParameterError
        If some are known and others not: half of a law is no law.
    """
    lacking = [name for name in WEEKS_AND_RATES if name not in drawn.facts]
    if lacking and len(lacking) < len(WEEKS_AND_RATES):
        raise ParameterError(
            _(
                "{country}: weeks and rates of leave are known in part. Give {listed} too, "
                "or none of them.",
                country=drawn.country.name,
                listed=", ".join(lacking),
            )
        )
    return not lacking


def _gives(drawn: DrawnCountry, names: Sequence[str]) -> bool:
    """Tell whether the user gives one of these figures."""
    return any(name in drawn.facts and drawn.facts[name].own for name in names)


def read_weeks(drawn: DrawnCountry) -> dict[str, dict[str, Reading]]:
    r"""Take weeks and rates as they are listed.

    Notes
    -----
    Parental weeks that the father alone may take are each parent's own, at the father's rate.
    What the mother has beyond them is transferable, at the rate that leaves her listed mean:
    with M weeks at the mean m, of which o at r, it is :math:`(M m - o r) / (M - o)`. Where the
    father has more own weeks than the mother has parental ones, the rest joins his paternity
    leave. A leave without weeks has no rate, though the list prints 0: what a package or the
    user adds is then paid at the rate of `present_law.yaml`, until one is set.

    Days of one parent that the user gives are the length of this parent's leave: as many weeks
    as the first leave has, the rest parental; rates, and the other parent's leave, stay listed.
    """
    known = {name: drawn.number(name)[:, 0, 0] for name in WEEKS_AND_RATES}
    given = {days: _split_days(drawn, known, days, *rest) for days, *rest in OF_DAYS}
    lengths = {name: days for days, names in given.items() for name in names}
    fathers = _name_fathers_rate(drawn)
    rate = drawn.number(fathers)[:, 0, 0]
    hers, his = known["oecd_parental_mother_weeks"], known["oecd_father_parental_weeks"]
    own = np.minimum(his, hers)
    shared, beyond = hers - own, his - own
    left = hers * known["oecd_parental_mother_rate"] - own * rate
    begun = known["oecd_pat_weeks"] + beyond
    paid = known["oecd_pat_weeks"] * known["oecd_pat_rate"] + beyond * rate
    later = assume(drawn, "later_rate")
    rates = np.stack([_rate(own * rate, own, later), _rate(left, shared, later)], axis=-1)
    mother = ("oecd_parental_mother_weeks", "oecd_parental_mother_rate")
    father = ("oecd_father_parental_weeks", fathers)

    def take(values: FloatArray, *names: str) -> Reading:
        """Name the figures that a reading stands on, days in the place of the weeks they set."""
        used = dict.fromkeys(lengths.get(name, name) for name in names)
        return read_as(values, say("as the figures say"), drawn, tuple(used))

    first = known["oecd_mat_weeks"] * known["oecd_mat_rate"], known["oecd_mat_weeks"]
    pay = take(_rate(*first, assume(drawn, "first_rate")), "oecd_mat_rate")
    if _gives(drawn, (MATERNITY_RATE,)) and not _gives(drawn, ("oecd_mat_rate",)):
        pay = take(drawn.number(MATERNITY_RATE)[:, 0, 0], MATERNITY_RATE)
    return {
        "maternity_leave": {
            "weeks": take(known["oecd_mat_weeks"], "oecd_mat_weeks"),
            "replacement": pay,
        },
        "paternity_leave": {
            "weeks": take(begun, "oecd_pat_weeks", *father[:1], *mother[:1]),
            "replacement": take(
                _rate(paid, begun, assume(drawn, "paternity_rate")), "oecd_pat_rate", fathers
            ),
        },
        "parental_leave": {
            "own_weeks": take(own, *father[:1], *mother[:1]),
            "transferable_weeks": take(shared, *mother[:1], *father[:1]),
            "replacement": take(rates, *father, *mother),
        },
    }


def _split_days(
    drawn: DrawnCountry, known: dict[str, FloatArray], days: str, first: str, later: str, bound: str
) -> tuple[str, ...]:
    """Set the weeks of one parent by the user's days, and name them; none where none are given."""
    if not _gives(drawn, (days,)) or _gives(drawn, (first, later)):
        return ()
    weeks = drawn.number(days)[:, 0, 0] / DAYS_PER_WEEK
    most = np.where(known[first] > 0, known[first], assume(drawn, bound))
    known[first] = np.minimum(weeks, most)
    known[later] = weeks - known[first]
    return first, later


def read_flat(drawn: DrawnCountry) -> dict[str, Reading]:
    """Read which part of each benefit is the same for all, by instrument; none where not told."""
    found = {}
    for instrument, names in FLAT_PARTS.items():
        known = [name for name in names if name in drawn.facts]
        if not known:
            continue
        parts = [
            drawn.number(name)[:, 0, 0] if name in known else np.zeros(1 + drawn.draws)
            for name in names
        ]
        value = parts[0] if len(names) == 1 else np.stack(parts, axis=-1)
        found[instrument] = read_as(value, say("as the figures say"), drawn, known)
    return found


def _name_fathers_rate(drawn: DrawnCountry) -> str:
    """Name what fathers' own weeks are paid by: the mother's rate where theirs is not listed."""
    fact = drawn.facts.get(FATHERS_RATE)
    return FATHERS_RATE if fact is not None and fact.number > 0 else "oecd_parental_mother_rate"


def _rate(paid: FloatArray, weeks: FloatArray, otherwise: FloatArray) -> FloatArray:
    """Divide full-rate weeks by weeks; without any of either what a new leave is taken to pay."""
    both = (paid > 0) & (weeks > 0)
    share = np.divide(paid, weeks, out=np.array(otherwise, dtype=float), where=both)
    bounded: FloatArray = np.clip(share, 0.0, 1.0)
    return bounded
