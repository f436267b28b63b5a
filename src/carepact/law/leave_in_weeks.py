"""Present law on leave where its weeks and rates are known one by one, as the OECD lists them."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.countries.law import read_flat_parts
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
FATHERS_RATE = "oecd_father_parental_rate"
"""What fathers get in weeks of their own; the mother's rate where it is not given."""
FLAT = "flat by law/flat_rates.csv"


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


def read_weeks(drawn: DrawnCountry) -> dict[str, dict[str, Reading]]:
    r"""Take weeks and rates as they are listed.

    Notes
    -----
    Parental weeks that the father alone may take are each parent's own, at the father's rate.
    What the mother has beyond them is transferable, at the rate that leaves her listed mean:
    with M weeks at the mean m, of which o at r, it is :math:`(M m - o r) / (M - o)`. Where the
    father has more own weeks than the mother has parental ones, the rest joins his paternity
    leave. A leave that has no weeks has no rate either: what a package adds is then paid at
    the rate of `present_law.yaml`, until the package sets one.
    """
    known = {name: drawn.number(name)[:, 0, 0] for name in WEEKS_AND_RATES}
    fathers = FATHERS_RATE if FATHERS_RATE in drawn.facts else "oecd_parental_mother_rate"
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
        """Name the figures that a reading stands on."""
        return read_as(values, "as the figures say", drawn, tuple(dict.fromkeys(names)))

    first = known["oecd_mat_weeks"] * known["oecd_mat_rate"], known["oecd_mat_weeks"]
    return {
        "maternity_leave": {
            "weeks": take(known["oecd_mat_weeks"], "oecd_mat_weeks"),
            "replacement": take(_rate(*first, assume(drawn, "first_rate")), "oecd_mat_rate"),
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


def read_flat(drawn: DrawnCountry) -> dict[str, Reading]:
    """Read which part of each benefit is the same for all, by instrument; none where not told."""
    kinds, found = LABELS["weeks of leave"], {}
    for (country, instrument), parts in read_flat_parts().items():
        if country != drawn.country.code:
            continue
        table = np.array([parts.get(kind, 0.0) for kind in kinds])
        value = table if instrument == "parental_leave" else np.array(parts[""])
        whole = np.broadcast_to(value, (1 + drawn.draws, *value.shape))
        found[instrument] = read_as(whole, FLAT)
    return found


def _rate(paid: FloatArray, weeks: FloatArray, otherwise: FloatArray) -> FloatArray:
    """Divide full-rate weeks by weeks; without weeks what a new leave is taken to pay."""
    share = np.divide(paid, weeks, out=np.array(otherwise, dtype=float), where=weeks > 0)
    return np.clip(share, 0.0, 1.0)
