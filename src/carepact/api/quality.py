"""A service looks at its own quality: two assessors side by side, the plan, and what is missing."""

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
from carepact.core.messages import _, word
from carepact.data.countries.country_names import name_country
from carepact.data.countries.country_search import find_country
from carepact.report.quality.files import QualityTelling
from carepact.report.quality.page import list_columns
from carepact.report.quality.sentences import say_agreement, say_plan
from carepact.report.quality.words import name_state, say_title
from carepact.studies.one_quality.answer import QualityAnswer
from carepact.studies.quality import answer_quality
from carepact.studies.quality_file.drafting import SCHEMA_NAME, draft_workbooks
from carepact.studies.quality_file.drafting import draft_quality as write_draft
from carepact.studies.quality_file.opening import open_quality, schema_text


@dataclass(frozen=True, repr=False)
class QualityFigures(PaperResult[QualityAnswer]):
    """How a service stands by its own assessment; no score, no rank, no label.

    Columns of `figures`, a row a criterion: `area`, `criterion`, `state` (`not_yet`, `begun`,
    `in_place`, `shown_to_work`, `to_discuss`, `does_not_apply`, `not_answered`), `first`, `second`
    and `agreed` (what each assessor said, and both afterwards), `steps_apart`, `told_not_shown`,
    `has_challenge`, `is_planned`, `before` and `move` (since the earlier assessment).

    Attributes
    ----------
    found : QualityAnswer
        Criteria, areas, agreement, plan, what has none, changes, answers of families and staff.
    """

    telling = QualityTelling
    keys = ("criterion",)

    @cached_property
    def figures(self) -> pl.DataFrame:
        """Every criterion, as in `figures.csv`."""
        return self.found.to_polars()

    @property
    def areas(self) -> pl.DataFrame:
        """How many criteria of each area stand where, as in `areas.csv`."""
        return self.found.by_area()

    @property
    def agreement(self) -> pl.DataFrame:
        """How far two assessors agree, with the error of kappa, as in `agreement.csv`."""
        return self.found.agreement_table()

    @property
    def plan(self) -> pl.DataFrame:
        """What is to be done and how it stands, as in `plan.csv`."""
        return self.found.plan_table()

    @property
    def survey(self) -> pl.DataFrame:
        """Answers of families and staff, each with whether it may leave, as in `survey.csv`."""
        return self.found.voices_table()

    def glance(self) -> Glance:
        """Tell how many criteria of each area stand where."""
        notes = (say_agreement(self.found), say_plan(self.found))
        return Glance(say_title(self.found), tuple(self._list_lines()), notes)

    def _list_lines(self) -> Iterator[tuple[str, str]]:
        """List the areas."""
        for one in self.found.areas:
            counts = (f"{name_state(name)} {one.count(name)}" for name in list_columns()
                      if one.count(name))  # fmt: skip
            yield word(one.area.title), ", ".join(counts)


def read_quality(path: str | Path, on: str | date | None = None) -> QualityFigures:
    r"""Tell a service how it stands, criterion by criterion, and what is late or has no plan.

    Parameters
    ----------
    path : str or Path
        Its file, which names the sheets of its assessors, its plan and what was found since.
    on : str or date, optional
        The day for which the plan is looked at; as the file says when left out.

    Returns
    -------
    QualityFigures
        Counts by area, two assessors compared, the plan, what has none; no total.

    Raises
    ------
    CareError
        With all faults of its file and its sheets at once.

    Examples
    --------
    >>> import carepact
    >>> from pathlib import Path
    >>> sheet = "criterion,step,evidence\npurpose-needs,begun,\nreach-open,in_place,\n"
    >>> size = Path("sheet.csv").write_text(sheet)
    >>> told = "service: Ours\nkind: home_visits\ncountry: KEN\nday: 2026-09-01\ncatalogue: 1\n"
    >>> who = "assessors: [{role: coordinator, sheet: sheet.csv}]\n"
    >>> size = Path("quality.yaml").write_text(told + who)
    >>> ours = carepact.read_quality("quality.yaml").figures
    >>> ours.filter(told_not_shown=True)["criterion"].item()
    'reach-open'
    """
    return QualityFigures(answer_quality(open_quality(Path(path)), on))


def draft_quality(country: str, kind: str = "family_centre") -> Draft:
    """Draft the file of a quality assessment, with a workbook for each assessor.

    Parameters
    ----------
    country : str
        Country, by its ISO 3166-1 alpha-3 code or its name.
    kind : str
        `family_centre`, `parenting_course`, `fathers_programme`, `day_nursery` or `home_visits`:
        that decides which criteria are asked.

    Returns
    -------
    Draft
        Its text; `save` writes it with its schema and three workbooks to fill in.

    Raises
    ------
    CareError
        If the country or the kind is unknown.

    Examples
    --------
    >>> import carepact
    >>> "kind: home_visits" in carepact.draft_quality("KEN", "home_visits").text
    True
    """
    name = name_country(find_country(country))
    title = _("Draft of the quality assessment of a service in {country}", country=name)
    text = write_draft(country, kind, date.today())  # noqa: DTZ011 - the reader's day
    return Draft(title, text, SCHEMA_NAME, schema_text(), draft_workbooks(kind))
