"""One package through many countries, an answer each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl
from rich.console import RenderableType

from carepact.api.result import Glance, Result, save_folder
from carepact.api.told import EvidenceValue, Number, write_told
from carepact.core.messages import _n
from carepact.data.countries.country_names import name_country
from carepact.data.countries.country_search import find_country
from carepact.report.comparison import shares_compared
from carepact.report.run.all_countries import read_figure_of, show_all, tabulate_answers
from carepact.report.run.files import HEADLINES, answer_of
from carepact.report.run.kept_answers import (
    find_answers,
    keep_answer,
    lay_out_answers,
    read_answers,
    say_made_anew,
)
from carepact.report.run.words import print_percent
from carepact.report.words import put_under
from carepact.studies.all_countries import run_all_countries
from carepact.studies.care_account import ignore_progress
from carepact.studies.every_country.result import CountryResult as Outcome


@dataclass(frozen=True, repr=False)
class CountryResults(Result[tuple[Outcome, ...]]):
    """What became of every country: an answer, or why there is none.

    Columns of `figures`: `country`, `name`, `headline`, `grade_money`, `grade_hours`, then
    `value`, `low` and `high` of gross cost, additional cost and the State's net cost in the
    last year. [share of GDP]
    """

    answers: Mapping[str, Mapping[str, Any]]
    """The answer of each country by code, as in `answer.json`."""

    keys = ("country",)

    @cached_property
    def figures(self) -> pl.DataFrame:
        """The main lines of the last year, a row a country, as in `overview.csv`."""
        return tabulate_answers(self.answers)

    @property
    def faults(self) -> dict[str, str]:
        """What went wrong, by country."""
        return {one.country: one.fault for one in self.found if one.fault}

    @property
    def left_out(self) -> dict[str, str]:
        """Countries of which needed facts are not known, with those facts."""
        return {one.country: one.lacks for one in self.found if one.lacks}

    def manifest(self) -> dict[str, Any]:
        """Tell the hash of all that each answer stands on, by country."""
        return {one.country: one.inputs_sha256 for one in self.found if one.inputs_sha256}

    def glance(self) -> Glance:
        """Tell the first countries' cost with its interval."""
        words = shares_compared()[HEADLINES[0]]
        lines = tuple(
            (
                put_under(name_country(row["country"]), words),
                print_percent(read_figure_of(row, HEADLINES[0])),
            )
            for row in self.figures.head(Glance.most).iter_rows(named=True)
        )
        count = len(self.answers)
        title = _n("{count} country simulated", "{count} countries simulated", count)
        notes = tuple(f"{code}: {fault}" for code, fault in list(self.faults.items())[:2])
        return Glance(title, lines, notes)

    def save(self, folder: str | Path) -> list[Path]:
        """Write one answer a country, overview and manifest, as `carepact run --all -o` does.

        Parameters
        ----------
        folder : str or Path
            Made where it is not there.

        Returns
        -------
        list of Path
            The files written.

        Raises
        ------
        CareError
            If the folder cannot be written to.
        """
        place = Path(folder)
        return save_folder(lay_out_answers(self.found, self.answers, place), place)

    def _page(self) -> RenderableType:
        """Lay out what `carepact run --all` shows."""
        return show_all(self.found, self.figures)


def simulate_countries(  # noqa: PLR0913 - as many choices as the command has
    countries: str | Sequence[str] | None = None,
    package: str | Path | None = None,
    *,
    folder: str | Path | None = None,
    set: Mapping[str, Number] | None = None,  # noqa: A002 - the command's word
    evidence: Mapping[str, EvidenceValue] | None = None,
    shocks: Mapping[str, int] | None = None,
    until: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
    benefit_saving: float | None = None,
    workers: int = 1,
    on_progress: Callable[[str], None] = ignore_progress,
) -> CountryResults:
    """Simulate one package in many countries; the fault of one does not stop the others.

    Parameters
    ----------
    countries : str or sequence of str, optional
        Codes or names; every known country when omitted.
    package : str or Path, optional
        A package that ships, or the file of one; `co-responsibility` when omitted.
    folder : str or Path, optional
        Where each answer is written as soon as it is there; answers of the same inputs that
        stand there already, as they were written, are read, not simulated again.
    set, evidence, shocks, until, draws, seed, benefit_saving
        As in `simulate_country`, the same for every country.
    workers : int
        How many countries are simulated at a time, each in a process of its own that takes up
        to 1.2 GB. With more than one, a script needs `if __name__ == "__main__":`.
    on_progress : callable
        Takes a message as each country is done.

    Returns
    -------
    CountryResults
        The main lines a row a country, and every answer.

    Raises
    ------
    CareError
        If the package, a setting or evidence has a fault, before any country is run.

    Examples
    --------
    >>> import carepact
    >>> some = carepact.simulate_countries(["KEN", "Niger"], until=2026, draws=2)
    >>> some.figures["country"].to_list()
    ['KEN', 'NER']
    """
    changes = {
        "package": package,
        "until": until,
        "draws": draws,
        "seed": seed,
        "shocks": shocks,
        "benefit_saving": benefit_saving,
    }
    told = write_told(changes, set, evidence)
    place = None if folder is None else Path(folder)
    if place is not None and (made_anew := say_made_anew(place)):
        on_progress(made_anew)
    outcomes = []
    for outcome in run_all_countries(
        told.changes,
        told.settings,
        answer_of,
        evidence=told.evidence,
        finished=find_answers(place) if place else {},
        on_progress=on_progress,
        countries=None if countries is None else _find_codes(countries),
        workers=workers,
    ):
        if place is not None:
            keep_answer(outcome, place)
        outcomes.append(outcome)
    answers = {one.country: one.answer for one in outcomes if one.answer is not None}
    return CountryResults(tuple(outcomes), read_answers(outcomes, place) if place else answers)


def _find_codes(countries: str | Sequence[str]) -> list[str]:
    """Find the code of each country; a plain string is one of them."""
    listed = [countries] if isinstance(countries, str) else countries
    return [find_country(one) for one in listed]
