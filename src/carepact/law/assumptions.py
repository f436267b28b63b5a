"""What present law is assumed to grant where nobody has read it: declared, one row each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal

from pydantic import Field

from carepact.core.documents import Document, keys_of, read_document
from carepact.core.messages import _
from carepact.core.parameters import Strict
from carepact.policy.shipped_instruments import KnownInstrument, shipped_instrument


class Assumption(Strict):
    """One parameter that present law is held to set, though no source says so."""

    instrument: KnownInstrument
    parameter: str = Field(description="One of its 'absent_when_zero'.")
    value: Literal["as it ships"]
    why: str = Field(min_length=1, description="What speaks for it, and what is not known.")


class Assumptions(Strict):
    """All of them."""

    assumptions: tuple[Assumption, ...]


@cache
def assumed_to_grant() -> dict[tuple[str, str], Assumption]:
    """Return what present law is assumed to grant, by instrument and parameter."""
    with resources.as_file(resources.files("carepact.law").joinpath("assumed.yaml")) as path:
        return read_assumptions(path)


def read_assumptions(path: Path) -> dict[tuple[str, str], Assumption]:
    """Read a file of assumptions, or raise all its faults at once."""
    document = read_document(path, Assumptions, keys_of(Assumptions, Assumption))
    listed = document.sound(_find_strange(document)).assumptions
    return {(one.instrument, one.parameter): one for one in listed}


def _find_strange(document: Document[Assumptions]) -> Iterator[str]:
    """Find parameters that do not decide whether a country has an instrument."""
    for place, one in enumerate(document.model.assumptions if document.model else ()):
        deciding = shipped_instrument(one.instrument).traits.absent_when_zero
        if one.parameter not in deciding:
            yield _(
                "{where}: '{parameter}' does not decide whether a country has {instrument}. "
                "Name one of {listed}.",
                where=document.at(("assumptions", place, "parameter")),
                parameter=one.parameter,
                instrument=one.instrument,
                listed=", ".join(deciding),
            )
