"""One employer: who of the staff cares, what law and measures mean, how its charter stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl
from rich.console import RenderableType

from carepact.api.chart import Charts
from carepact.api.draft import Draft
from carepact.api.paper_result import PaperResult
from carepact.api.result import Glance, TableResult
from carepact.core.messages import _, _n
from carepact.core.run_defaults import RunDefaults
from carepact.data.countries.country_names import name_country
from carepact.data.countries.country_search import find_country
from carepact.report.employer.decisions import Decided, decide_on_files, show_decisions
from carepact.report.employer.files import EmployerTelling, list_pictures
from carepact.report.employer.leave import say_burden, say_read
from carepact.report.employer.ours import print_cost, say_assumed
from carepact.report.employer.page import name_cost
from carepact.report.employer.sentences import say_break_even, say_title
from carepact.report.employer.words import say_marks
from carepact.report.formats import write_files
from carepact.studies.employer import answer_employer
from carepact.studies.employer_file.drafting import SCHEMA_NAME, draft_sheet, name_sheet
from carepact.studies.employer_file.drafting import draft_employer as write_draft
from carepact.studies.employer_file.opening import open_employer, schema_text
from carepact.studies.one_employer.answer import EmployerAnswer
from carepact.studies.one_employer.draws import check_draws
from carepact.studies.one_employer.tables import TOTAL


@dataclass(frozen=True, repr=False)
class EmployerFigures(PaperResult[EmployerAnswer]):
    """What an employer is answered; small cells, and what would tell them, are hidden.

    Columns of `figures`, a row for each sex, care and way in which it is known: `sex` (`women`,
    `men`, `all`), `care` (`young child`, `relative`, `both`, `nobody`, `all`), `known` (`counted`,
    `expected` of those of whom nothing is told, `not told`), `status` (`told`, `hidden`),
    `persons`, `low`, `high`. What is hidden or not told is empty, never 0.

    Attributes
    ----------
    found : EmployerAnswer
        All that the tables are made of.
    """

    telling = EmployerTelling
    keys = ("sex", "care", "known")

    @cached_property
    def figures(self) -> pl.DataFrame:
        """Who of the staff cares, as in `carers.csv`."""
        return self.found.to_polars()

    @property
    def leave(self) -> pl.DataFrame:
        """What the law's leave costs in a year, by payer, as in `leave.csv`."""
        return self.found.leave()

    @property
    def measures(self) -> pl.DataFrame:
        """What measures cost and save in a year, and when they come back, as in `measures.csv`."""
        return self.found.costs()

    @property
    def use(self) -> pl.DataFrame:
        """How leave, flexible hours, places and care days were used, as in `use.csv`."""
        return self.found.uses()

    @property
    def pay(self) -> pl.DataFrame:
        """What groups earn an hour, and how far they are apart, as in `pay.csv`."""
        return self.found.pays()

    @property
    def gaps(self) -> pl.DataFrame:
        """The practice beside law and standards, as in `gaps.csv`."""
        return self.found.held_against()

    @property
    def goals(self) -> pl.DataFrame:
        """How the goals of the charter stood year by year, as in `charter.csv`."""
        return self.found.goals()

    @property
    def recognition(self) -> pl.DataFrame:
        """How many had accepted what care taught them, as in `recognition.csv`."""
        return self.found.accepted()

    @property
    def charts(self) -> Charts:
        """What measures cost and save, each with its range."""
        return Charts(list_pictures(self.found))

    def glance(self) -> Glance:
        """Tell who bears what, and what would have to come true to pay."""
        marks = say_marks(expects=self.found.rates is not None)
        read = say_read(self.found) if self.found.leaves else ""
        said = (say_burden(self.found), read, say_break_even(self.found))
        notes = (*said, say_assumed(self.found), marks)
        return Glance(say_title(self.found), tuple(self._list_lines()), tuple(filter(None, notes)))

    def _list_lines(self) -> Iterator[tuple[str, str]]:
        """List what the measures cost, and what is left after what they save."""
        currency = self.found.employer.currency
        for row in self.found.cost_rows:
            if row.kind == TOTAL:
                yield name_cost(row), f"{print_cost(row)} {currency}"


class BadgeDecisions(TableResult[Decided]):
    """Badges judged by a firm's policy.

    Columns of `figures`, a row a badge: `file`, `accepted`, `valid`, `reasons`, `competencies`,
    `skills_outside`, `endorsed_by`. The holder stands in none.
    """

    keys = ("file",)
    file = "decisions"

    @property
    def are_accepted(self) -> bool:
        """Whether all of them are accepted."""
        return self.found.are_accepted

    def glance(self) -> Glance:
        """Tell whether each is accepted."""
        words = {True: _("accepted by the policy"), False: _("not accepted")}
        lines = tuple((file, words[one.accepted]) for file, one in self.found.badges)
        return Glance(_n("{count} badge", "{count} badges", len(lines)), lines)

    def _page(self) -> RenderableType:
        """Lay out what `carepact employer accept` shows."""
        return show_decisions(self.found)


def read_employer(
    path: str | Path, draws: int = RunDefaults.draws, seed: int = RunDefaults.seed
) -> EmployerFigures:
    r"""Tell an employer who of the staff cares, and what law, measures and charter mean for it.

    Parameters
    ----------
    path : str or Path
        The employer's file, which names the headcount, and a charter and a policy if there are.
    draws, seed : int
        How many draws of evidence and of who cares, and where they begin.

    Returns
    -------
    EmployerFigures
        Who cares, leave and who bears it, costs and savings, use, pay, charter, recognition.

    Raises
    ------
    CareError
        With all faults of the file and of those that it names at once.

    Examples
    --------
    >>> import carepact
    >>> from datetime import date
    >>> from pathlib import Path
    >>> draft = carepact.draft_employer("KEN", date(2027, 1, 31), is_csv=True)
    >>> saved = draft.save("employer.yaml")
    >>> with Path("headcount.csv").open("a") as sheet:
    ...     written = sheet.write("40,woman,25-34,40,A,staff,\n")
    >>> firm = carepact.read_employer("employer.yaml", draws=20)
    >>> firm.figures.filter(sex="all", care="all")["persons"].item()
    40.0
    """
    limits = check_draws(draws, seed)
    return EmployerFigures(answer_employer(open_employer(Path(path)), *limits))


def draft_employer(country: str, on: date, *, is_csv: bool = False) -> Draft:
    """Draft the file of an employer, with a note at every key and a sheet for the headcount.

    Parameters
    ----------
    country : str
        Country, by its ISO 3166-1 alpha-3 code or its name.
    on : date
        Day of the headcount.
    is_csv : bool
        Whether the sheet is CSV, and not a workbook.

    Returns
    -------
    Draft
        Its text; `save` writes it with its schema and the sheet.

    Raises
    ------
    CareError
        If the country is unknown.

    Examples
    --------
    >>> import carepact
    >>> from datetime import date
    >>> "country: KEN" in carepact.draft_employer("KEN", date(2027, 1, 31)).text
    True
    """
    name = name_country(find_country(country))
    title = _("Draft of the file of an employer in {country}", country=name)
    sheet = name_sheet(is_csv=is_csv)
    text = write_draft(country, on, sheet)
    return Draft(title, text, SCHEMA_NAME, schema_text(), {sheet: draft_sheet(is_csv=is_csv)})


def accept_badges(
    badges: Iterable[str | Path],
    policy: str | Path,
    day: date,
    use: str = "hiring",
    *,
    decisions: str | Path | None = None,
    key: str | Path | None = None,
    case: str = "",
) -> BadgeDecisions:
    """Judge badges by a firm's recognition policy; note the decisions if a log is named.

    Parameters
    ----------
    badges : iterable of str or Path
        Badges, or folders of them.
    policy : str or Path
        File of the recognition policy.
    day : date
        The day of the decision.
    use : {"hiring", "return", "promotion"}
        What the badges are used in.
    decisions : str or Path, optional
        Log of decisions; it holds the year and marks, and nobody's name.
    key : str or Path, optional
        Key of the log, which makes the marks in it.
    case : str
        What tells this person from others, such as the number of an application.

    Returns
    -------
    BadgeDecisions
        What was decided on each, and why.

    Raises
    ------
    CareError
        If a badge, the policy, the log or the key cannot be read, or the use is none.

    Examples
    --------
    >>> import carepact
    >>> from datetime import date
    >>> try:
    ...     carepact.accept_badges(["plan.badge.json"], "recognition.yaml", date(2027, 1, 31))
    ... except carepact.CareError as error:
    ...     print(error)
    recognition.yaml: there is no such file. Check the path.
    """
    log, own = (None if one is None else Path(one) for one in (decisions, key))
    found = decide_on_files(map(Path, badges), Path(policy), use, day, log, own, case)
    if log is not None:
        write_files({log: found.write_log()})
    return BadgeDecisions(found)
