"""What a figure stands on, and how firmly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

from carepact.data.countries.facts import Fact

NeedStatus = Literal["observed", "given", "projected", "assumed", "imputed"]
"""Status of a figure, the firmest first."""


class Basis(NamedTuple):
    """One thing that a figure stands on."""

    status: str
    """One of `NeedStatus`."""
    source: str
    licence: str = ""
    """Empty where single facts were read, and no table taken over."""


def basis_of(fact: Fact) -> Basis:
    """Return the ground that a figure of a country gives; the user's own count is `given`."""
    status = "given" if fact.own and fact.status == "observed" else fact.status
    return Basis(status, fact.source, fact.licence)


def join_bases(grounds: Iterable[Basis]) -> Basis:
    """Join several grounds: the weakest status, every source and licence once."""
    listed = list(grounds)
    return Basis(
        max((one.status for one in listed), key=get_args(NeedStatus).index),
        "; ".join(dict.fromkeys(one.source for one in listed)),
        "; ".join(dict.fromkeys(one.licence for one in listed if one.licence)),
    )
