"""Facts that a run of a country cannot do without, and which of them are missing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Annotated, Literal

from pydantic import Field

from carepact.core.data_texts import of_kind
from carepact.core.documents import keys_of, read_document
from carepact.core.messages import _, word
from carepact.core.parameters import Strict
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.facts import Country


class Need(Strict):
    """Some indicators, and what they are needed for."""

    facts: tuple[str, ...] = Field(min_length=1, description="Indicators of a country.")
    for_what: Annotated[str, Field(min_length=1), of_kind("need")]
    instead: Literal["survey"] | None = Field(None, description="What takes their place.")


class NeededFacts(Strict):
    """All that a run needs."""

    needs: tuple[Need, ...]


@cache
def shipped_needs() -> tuple[Need, ...]:
    """Return what a run needs."""
    folder = resources.files("carepact.studies.study_file")
    with resources.as_file(folder.joinpath("needed_facts.yaml")) as path:
        return read_document(path, NeededFacts, keys_of(NeededFacts, Need)).sound().needs


def find_missing(country: Country, *, has_survey: bool) -> Iterator[str]:
    """Word every fact that a run needs and that is not known of a country.

    Parameters
    ----------
    country : Country
        What is known of it, own facts first.
    has_survey : bool
        Whether a survey gives its unpaid hours.

    Yields
    ------
    str
        A fault with its mend, one for each need.
    """
    for need in shipped_needs():
        if need.instead == "survey" and has_survey:
            continue
        missing = [name for name in need.facts if country.fact(name) is None]
        if not missing:
            continue
        values = {
            "country": country.name,
            "listed": ", ".join(
                f"{name} ({word(read_indicators()[name].title)})" for name in missing
            ),
            "for_what": need.for_what,
        }
        yield _(
            "{country}: not known, and needed for {for_what}: {listed}. Give what is missing "
            "in a file of own facts.",
            **values,
        )
