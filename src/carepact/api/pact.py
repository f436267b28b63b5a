"""A pact: is it whole, what it brings, is it kept, and what differs from another version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl

from carepact.api.draft import Draft
from carepact.api.result import Glance, ToldResult
from carepact.api.told import write_told
from carepact.core.messages import _
from carepact.data.countries.country_names import name_country
from carepact.data.countries.country_search import find_country
from carepact.report.pact.files import (
    PactCheckTelling,
    PactMonitoringTelling,
    PactSimulationTelling,
    PactVersionsTelling,
)
from carepact.studies import pact as study
from carepact.studies.one_pact.answer import (
    PactCheck,
    PactMonitoring,
    PactSimulation,
    PactVersions,
)
from carepact.studies.pact_file.drafting import SCHEMA_NAME, WORKBOOK_NAME, draft_workbook
from carepact.studies.pact_file.drafting import draft_pact as write_draft
from carepact.studies.pact_file.opening import open_pact, schema_text


@dataclass(frozen=True, repr=False)
class PactGaps(ToldResult[PactCheck]):
    """What a pact names, and what it leaves unnamed.

    Columns of `figures`, a row a thing left unnamed: `kind`, `of` (code of the promise or the
    partner; a sharer, a payer or an aim where it is the whole pact's), `message`, `is_remark`
    (whether a pact can be whole with it).

    Attributes
    ----------
    found : PactCheck
        The pact, its gaps, and the promises under each of the five aims.
    """

    keys = ("kind", "of")
    telling = PactCheckTelling

    @cached_property
    def figures(self) -> pl.DataFrame:
        """Everything that is left unnamed."""
        return self.found.to_polars()

    @property
    def is_whole(self) -> bool:
        """Tell whether everything is named that a promise can be held to by."""
        return self.found.is_whole

    def glance(self) -> Glance:
        """Tell how much is left unnamed."""
        telling = PactCheckTelling(self.found)
        return Glance(telling.say_title(), telling.list_headlines())


@dataclass(frozen=True, repr=False)
class PactOutcome(ToldResult[PactSimulation]):
    """What a pact brings a country that keeps it, keeps a part, or goes through a crisis.

    Columns of `figures`: `of` (`all`, or the code of a promise), `case` (`kept`: beyond present
    law, of a promise beyond the pact without it; `in part`: beyond the pact kept; `in crisis`:
    beyond present law in the same crisis), `variable`, `label`, `sex`, `first_year`, `last_year`
    (they differ where years are added up), `value`, `low`, `high`, `unit`, `headline`. `value` is
    missing where the hours of the country are imputed: the range alone is told.

    Attributes
    ----------
    found : PactSimulation
        The projection, its levels, where each promise starts from, who pays unsigned.
    """

    keys = ("of", "case", "variable", "label", "sex", "first_year", "last_year")
    telling = PactSimulationTelling

    @cached_property
    def figures(self) -> pl.DataFrame:
        """What the pact and each promise bring."""
        return self.found.to_polars()

    @property
    def levels(self) -> pl.DataFrame:
        """The same quantities as they are, under present law and with the pact."""
        return self.found.levels

    def glance(self) -> Glance:
        """Tell what the pact costs and moves in its last year."""
        telling = PactSimulationTelling(self.found)
        return Glance(telling.say_title(), telling.list_headlines())


@dataclass(frozen=True, repr=False)
class PactStanding(ToldResult[PactMonitoring]):
    """How the promises of a pact stand year by year, and what it costs that some are not kept.

    Columns of `figures`, a row a promise and year: `commitment`, `partner`, `year`, `status`
    (`kept`, `late`, `broken`, `unknown`, `not-due`), `due_value`, `value`, `low`, `high`, `unit`,
    `owed`, `seen` (shares of the promise), `source`. What is not known is empty.

    Attributes
    ----------
    found : PactMonitoring
        The states of all promises, the runs as promised and as seen.
    """

    keys = ("commitment", "year")
    telling = PactMonitoringTelling

    @cached_property
    def figures(self) -> pl.DataFrame:
        """How each promise stands in each year followed."""
        return self.found.to_polars()

    @property
    def costs(self) -> pl.DataFrame:
        """What the gap costs: as seen beyond as promised, columns as of `PactOutcome`.

        Empty where no promise can be simulated.
        """
        return pl.DataFrame() if self.found.gap is None else self.found.gap.costs

    def glance(self) -> Glance:
        """Tell how many promises stand how, and what the gap costs."""
        telling = PactMonitoringTelling(self.found)
        return Glance(telling.say_title(), telling.list_headlines())


@dataclass(frozen=True, repr=False)
class PactChanges(ToldResult[PactVersions]):
    """What differs between two versions of a pact.

    Columns of `figures`, a row a difference: `kind`, `of` (code of the promise or the partner),
    `before`, `after`.

    Attributes
    ----------
    found : PactVersions
        Both versions, and their differences.
    """

    keys = ("kind", "of")
    telling = PactVersionsTelling

    @cached_property
    def figures(self) -> pl.DataFrame:
        """Every difference."""
        return self.found.to_polars()

    def glance(self) -> Glance:
        """Tell how many differences there are."""
        telling = PactVersionsTelling(self.found)
        return Glance(telling.say_title(), telling.list_headlines())


def check_pact(path: str | Path) -> PactGaps:
    r"""Find what a pact names and what it leaves unnamed.

    Parameters
    ----------
    path : str or Path
        Its file.

    Returns
    -------
    PactGaps
        Missing partners and payers, and what each promise does not name.

    Raises
    ------
    CareError
        With all faults of the file and its sheet at once. What is unnamed is no fault.

    Examples
    --------
    >>> import carepact
    >>> from pathlib import Path
    >>> promise = "commitments: [{code: leave, words: Fathers shall have leave.}]\n"
    >>> head = "pact: ours\ntitle: Ours\ncountry: KEN\nsigned: 2026\n"
    >>> size = Path("pact.yaml").write_text(head + promise)
    >>> gaps = carepact.check_pact("pact.yaml")
    >>> gaps.is_whole
    False
    >>> gaps.figures.filter(of="leave")["kind"].to_list()[:3]
    ['who', 'what', 'how much']
    """
    return PactGaps(study.check_pact(open_pact(Path(path)).pact))


def simulate_pact(
    path: str | Path,
    *,
    kept: float | None = None,
    shocks: Mapping[str, int] | None = None,
    until: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
) -> PactOutcome:
    r"""Simulate what a pact brings: kept, kept in part, each promise by itself, and in a crisis.

    Parameters
    ----------
    path : str or Path
        Its file.
    kept : float, optional
        Share of every promise that is kept in the second run; half when left out. [share]
    shocks : mapping of str to int, optional
        Crises by name, each with its first year.
    until, draws, seed : int, optional
        Last year, simulations and their seed, as in `simulate_country`.

    Returns
    -------
    PactOutcome
        Costs by payer, hours by sex, employment, and who shares the full cost of care.

    Raises
    ------
    CareError
        With all faults of the file at once; if no promise says what changes and when.

    Examples
    --------
    >>> import carepact
    >>> text = carepact.draft_pact("KEN").save("pact.yaml")
    >>> ours = carepact.simulate_pact("pact.yaml", until=2033, draws=2)
    >>> sorted(set(ours.figures["case"]))
    ['in part', 'kept']
    """
    told = write_told({"until": until, "draws": draws, "seed": seed, "shocks": shocks}, None, None)
    return PactOutcome(study.simulate_pact(open_pact(Path(path)), told.changes, kept))


def monitor_pact(
    path: str | Path,
    *,
    year: int | None = None,
    until: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
) -> PactStanding:
    r"""Follow the promises of a pact, and compute what it costs that some are not kept.

    Parameters
    ----------
    path : str or Path
        Its file, with what was seen, or the sheet that holds it.
    year : int, optional
        Last year to follow; the last that has a figure when left out.
    until, draws, seed : int, optional
        Last year, simulations and their seed, as in `simulate_country`.

    Returns
    -------
    PactStanding
        Status of each promise in each year; `costs` in hours and money, and of whom.

    Raises
    ------
    CareError
        With all faults of the file and its sheet at once; if nothing is told of what was seen.

    Examples
    --------
    >>> import carepact
    >>> from pathlib import Path
    >>> text = carepact.draft_pact("KEN").save("pact.yaml")
    >>> first = carepact.check_pact("pact.yaml").found.pact.signed + 1
    >>> seen = f"actual: [{{commitment: nurseries, year: {first}, value: 0.1, source: Yearbook}}]"
    >>> size = Path("pact.yaml").write_text(Path("pact.yaml").read_text() + seen)
    >>> ours = carepact.monitor_pact("pact.yaml", until=2033, draws=2)
    >>> ours.figures.filter(commitment="nurseries")["status"].to_list()
    ['late']
    """
    told = write_told({"until": until, "draws": draws, "seed": seed}, None, None)
    return PactStanding(study.monitor_pact(open_pact(Path(path)), told.changes, year))


def compare_pacts(before: str | Path, after: str | Path) -> PactChanges:
    """Put two versions of a pact side by side.

    Parameters
    ----------
    before, after : str or Path
        Files of the earlier and the later version.

    Returns
    -------
    PactChanges
        What came, what went, what became more or less, sooner or later.

    Raises
    ------
    CareError
        With all faults of a file at once.

    Examples
    --------
    >>> import carepact
    >>> text = carepact.draft_pact("KEN").save("pact.yaml")
    >>> carepact.compare_pacts("pact.yaml", "pact.yaml").figures.height
    0
    """
    old, new = (open_pact(Path(one)).pact for one in (before, after))
    return PactChanges(study.compare_versions(old, new))


def draft_pact(country: str) -> Draft:
    """Draft the file of a pact, with a note at every key and a workbook for what is seen of it.

    Parameters
    ----------
    country : str
        Country, by its ISO 3166-1 alpha-3 code or its name.

    Returns
    -------
    Draft
        Its text; `save` writes it with its schema, and with the workbook `pact-actual.xlsx`.

    Raises
    ------
    CareError
        If the country is unknown.

    Examples
    --------
    >>> import carepact
    >>> "pact: our-care-pact" in carepact.draft_pact("KEN").text
    True
    """
    name = name_country(find_country(country))
    title = _("Draft of the file of a pact of {country}", country=name)
    text = write_draft(country, date.today())  # noqa: DTZ011 - the reader's day
    return Draft(title, text, SCHEMA_NAME, schema_text(), {WORKBOOK_NAME: draft_workbook()})
