"""What a figure stands on, and how firmly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from carepact.data.countries.facts import Fact

PROJECTED, GIVEN = "projected", "given"
RANKS = ("observed", GIVEN, PROJECTED, "assumed", "imputed")
"""Status of a figure, the firmest first."""


class Basis(NamedTuple):
    """One thing that a figure stands on."""

    status: str
    """One of `RANKS`."""
    source: str
    licence: str = ""
    """Empty where single facts were read, and no table taken over."""


def basis_of(fact: Fact) -> Basis:
    """Return the ground that a figure of a country gives; the user's own count is `given`."""
    status = GIVEN if fact.own and fact.status == "observed" else fact.status
    return Basis(status, fact.source, fact.licence)


def join_bases(grounds: Iterable[Basis]) -> Basis:
    """Join several grounds: the weakest status, every source and licence once."""
    listed = list(grounds)
    return Basis(
        max((one.status for one in listed), key=RANKS.index),
        "; ".join(dict.fromkeys(one.source for one in listed)),
        "; ".join(dict.fromkeys(one.licence for one in listed if one.licence)),
    )
