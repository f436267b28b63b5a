"""A programme for fathers: who stayed, what hours followed, how sure that is, what it cost."""

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
from carepact.report.programme.files import ProgrammeTelling
from carepact.report.programme.form import FORM_NAME, write_form
from carepact.report.programme.sentences import say_how_sure, say_stayed
from carepact.report.programme.tables import list_fathers
from carepact.report.programme.words import View, say_for_whom, say_title
from carepact.studies.one_programme.answer import ProgrammeAnswer
from carepact.studies.programme import answer_programme
from carepact.studies.programme_file.drafting import SCHEMA_NAME, WORKBOOK_NAME, draft_workbook
from carepact.studies.programme_file.drafting import draft_programme as write_draft
from carepact.studies.programme_file.opening import open_programme, schema_text


@dataclass(frozen=True, repr=False)
class ProgrammeFigures(PaperResult[ProgrammeAnswer]):
    """What hours followed a programme for fathers, and what they cost.

    Columns of `figures`, a row a figure: `figure` (`persons`, `completion`, `sessions`, `before`,
    `after`, `change`, `change_of_comparison`, `effect`, `change_later`, `discount`, `freeing`,
    `decay`, `cost`, `cost_of_one`, `cost_of_an_hour_a_week`, `cost_of_an_hour`), `told_by`
    (`father`, `mother_of_him`, `mother_of_herself`), `part` (`both`, `care`, `housework`), `of`
    (`began`, `told`, `stayed`; of a ratio `found`, `unstable` or `too few`; of the cost of an hour
    `bounded`, `at least` or `unknown`), `value`, `standard_error`, `low`, `high`, `unit`,
    `persons`, `strength`, `may_leave` (no, where few fathers stand behind it). No row is about
    one father.

    Attributes
    ----------
    found : ProgrammeAnswer
        What was measured, what may leave of it, books, evidence for a study of the country.
    """

    telling = ProgrammeTelling
    keys = ("figure", "told_by", "part", "of")

    @cached_property
    def figures(self) -> pl.DataFrame:
        """Every figure, as in `figures.csv`."""
        return self.found.to_polars()

    @property
    def costs(self) -> pl.DataFrame:
        """What each payer bore of each kind of cost, as in `costs.csv`."""
        return self.found.costs()

    def glance(self) -> Glance:
        """Tell the change of each line, and how sure it is."""
        view = View(self.found, is_public=False)
        notes = (say_stayed(view), *say_how_sure(view), say_for_whom())
        return Glance(say_title(self.found), tuple(self._list_lines(view)), notes)

    def _list_lines(self, view: View) -> Iterator[tuple[str, str]]:
        """List each line with its change and between what it lies."""
        for row in list_fathers(view):
            yield row[0], _("{change} hours a week ({ends})", change=row[-2], ends=row[-1])


def read_programme(path: str | Path) -> ProgrammeFigures:
    r"""Tell a programme for fathers what hours followed, how sure that is, and what they cost.

    Parameters
    ----------
    path : str or Path
        Its file, which names the sheets of its fathers and of their forms.

    Returns
    -------
    ProgrammeFigures
        Who stayed, hours before and after with their error, mothers' reports, costs.

    Raises
    ------
    CareError
        With all faults of its file and of both sheets at once.

    Examples
    --------
    >>> import carepact
    >>> from pathlib import Path
    >>> size = Path("fathers.csv").write_text("code,completed\nF1,yes\nF2,yes\n")
    >>> days = "care_weekday,housework_weekday,care_weekend,housework_weekend"
    >>> forms = [
    ...     "F1,before,father,30,0,30,0",
    ...     "F1,after,father,60,0,60,0",
    ...     "F2,before,father,30,0,30,0",
    ...     "F2,after,father,40,0,40,0",
    ... ]
    >>> rows = [f"code,time,told_by,{days}", *forms]
    >>> size = Path("diaries.csv").write_text("\n".join(rows) + "\n")
    >>> told = "country: KEN\nfirst_day: 2026-01-12\nlast_day: 2026-04-20\n"
    >>> told += "fathers: fathers.csv\ndiaries: diaries.csv\ndiary: usual days\n"
    >>> told += "sessions: {planned: 13, hours: 2}\n"
    >>> size = Path("programme.yaml").write_text(f"name: Ours\n{told}")
    >>> ours = carepact.read_programme("programme.yaml").figures
    >>> change = ours.filter(figure="change", told_by="father", part="both", of="told")
    >>> round(change["value"].item(), 2)
    2.33
    """
    return ProgrammeFigures(answer_programme(open_programme(Path(path))))


def draft_programme(country: str) -> Draft:
    """Draft the file of a programme, with a note at every key and a workbook to fill in.

    Parameters
    ----------
    country : str
        Country, by its ISO 3166-1 alpha-3 code or its name.

    Returns
    -------
    Draft
        Its text; `save` writes it with its schema, with the form for families
        `programme-form.html`, and with the workbook `programme-forms.xlsx`.

    Raises
    ------
    CareError
        If the country is unknown.

    Examples
    --------
    >>> import carepact
    >>> "fathers: programme-forms.xlsx" in carepact.draft_programme("KEN").text
    True
    """
    name = name_country(find_country(country))
    title = _("Draft of the file of a programme for fathers in {country}", country=name)
    text = write_draft(country, date.today())  # noqa: DTZ011 - the reader's day
    beside = {WORKBOOK_NAME: draft_workbook(), FORM_NAME: write_form()}
    return Draft(title, text, SCHEMA_NAME, schema_text(), beside)
