"""A mothers' centre or a network: who gives, who pays, whom it reaches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl

from carepact.api.draft import Draft
from carepact.api.paper_result import PaperResult
from carepact.api.result import Glance
from carepact.core.messages import _
from carepact.data.countries.country_names import name_country
from carepact.data.countries.country_search import find_country
from carepact.levels.community.centre import GIVERS
from carepact.report.centre.files import CentreTelling
from carepact.report.centre.sentences import say_reach
from carepact.report.centre.words import View, name_group, say_for_whom, say_title
from carepact.studies.centre import answer_centre
from carepact.studies.centre_file.drafting import SCHEMA_NAME, WORKBOOK_NAME, draft_workbook
from carepact.studies.centre_file.drafting import draft_centre as write_draft
from carepact.studies.centre_file.opening import check_one, open_any, schema_text
from carepact.studies.one_centre.answer import CentreAnswer


@dataclass(frozen=True, repr=False)
class CentreFigures(PaperResult[CentreAnswer]):
    """What a centre or a network gives, who pays, and whom it reaches.

    Columns of `figures`, a row a figure: `figure` (`hours_given`, `value_of_hours`, by what was
    done where that is told, `value_at_one_wage`, `persons`, `hours_of_work`, `hours_there`,
    `count`, `money_cost`, `full_cost`, `reach`, `public_service`), `of` (of whom or of what),
    `value`, `at_least` (where entries are missing), `unit`, `entries_told`, `entries_asked`,
    `basis` (`own`, or `average` of the country), `may_leave` (no, where few persons stand behind
    it). Of a network what may not leave is empty.

    Attributes
    ----------
    found : CentreAnswer
        Sums, what may leave of them, books, comparison, parameters for the country's study.
    """

    telling = CentreTelling
    keys = ("figure", "of")

    @cached_property
    def figures(self) -> pl.DataFrame:
        """Every figure, as in `figures.csv`."""
        return self.found.to_polars()

    @property
    def money(self) -> pl.DataFrame:
        """Income and costs by party, as in `money.csv`."""
        return self.found.money()

    @property
    def centres(self) -> pl.DataFrame:
        """What may leave of each centre of a network, as in `centres.csv`."""
        return self.found.by_centre() if self.found.is_network else pl.DataFrame()

    def glance(self) -> Glance:
        """Tell the hours of each kind of giver, and the reach."""
        view = View(self.found, is_public=self.found.is_network)
        notes = (say_reach(view), say_for_whom(self.found))
        return Glance(say_title(self.found), tuple(self._list_lines(view)), notes)

    def _list_lines(self, view: View) -> Iterator[tuple[str, str]]:
        """List the hours of each kind of giver."""
        sums = self.found.sums
        for group in (*(one.name for one in GIVERS), "all"):
            told = view.hours(group, sums.given(group))
            yield name_group(group), _("{hours} hours", hours=told)


def read_centre(path: str | Path) -> CentreFigures:
    r"""Tell a centre what it gives, who pays, whom it reaches, and what the same would cost.

    Parameters
    ----------
    path : str or Path
        Its file, which names its log and its money.

    Returns
    -------
    CentreFigures
        Hours and their value by giver, costs for an hour, reach, comparison, books.

    Raises
    ------
    CareError
        With all faults of its file, its log and its money at once.

    Examples
    --------
    >>> import carepact
    >>> from pathlib import Path
    >>> given = [f"hours_{who}_{how}" for who in ("women", "men") for how in ("paid", "volunteer")]
    >>> log = ",".join(["first_day", "last_day", "opening_hours", *given])
    >>> size = Path("log.csv").write_text(f"{log}\n2026-01-01,2026-01-31,80,0,60,0,12\n")
    >>> told = "country: KEN\nfirst_day: 2026-01-01\nlast_day: 2026-01-31\nlog: log.csv\n"
    >>> size = Path("centre.yaml").write_text(f"name: Ours\n{told}")
    >>> ours = carepact.read_centre("centre.yaml").figures
    >>> ours.filter(figure="hours_given", of="all")["value"].item()
    72.0
    """
    file = Path(path)
    return CentreFigures(answer_centre(check_one(open_any(file), file, wants_network=False)))


def read_network(path: str | Path) -> CentreFigures:
    r"""Add the centres of a network up, and tell what may leave.

    Parameters
    ----------
    path : str or Path
        File of the network, which names those of its centres.

    Returns
    -------
    CentreFigures
        As for a centre, with figures on few persons hidden; `centres` tells each centre.

    Raises
    ------
    CareError
        With all faults of all files at once.

    Examples
    --------
    >>> import carepact
    >>> from pathlib import Path
    >>> given = [f"hours_{who}_{how}" for who in ("women", "men") for how in ("paid", "volunteer")]
    >>> log = ",".join(["first_day", "last_day", "opening_hours", *given])
    >>> size = Path("log.csv").write_text(f"{log}\n2026-01-01,2026-01-31,80,0,60,0,12\n")
    >>> told = "country: KEN\nfirst_day: 2026-01-01\nlast_day: 2026-01-31\nlog: log.csv\n"
    >>> for name in "ab":
    ...     size = Path(f"{name}.yaml").write_text(f"name: {name}\n{told}")
    >>> size = Path("all.yaml").write_text("network: All\ncentres: [a.yaml, b.yaml]\n")
    >>> network = carepact.read_network("all.yaml").figures
    >>> network.filter(figure="hours_there", of="opening")["value"].item()
    160.0
    """
    file = Path(path)
    return CentreFigures(answer_centre(check_one(open_any(file), file, wants_network=True)))


def draft_centre(country: str) -> Draft:
    """Draft the file of a centre, with a note at every key and a workbook to fill in.

    Parameters
    ----------
    country : str
        Country, by its ISO 3166-1 alpha-3 code or its name.

    Returns
    -------
    Draft
        Its text; `save` writes it with its schema, and with the workbook `centre-log.xlsx`.

    Raises
    ------
    CareError
        If the country is unknown.

    Examples
    --------
    >>> import carepact
    >>> "log: centre-log.xlsx" in carepact.draft_centre("KEN").text
    True
    """
    name = name_country(find_country(country))
    title = _("Draft of the file of a centre in {country}", country=name)
    text = write_draft(country, date.today())  # noqa: DTZ011 - the reader's day
    beside = {WORKBOOK_NAME: draft_workbook()}
    return Draft(title, text, SCHEMA_NAME, schema_text(), beside)
