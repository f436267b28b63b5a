"""Care as learning: which skills an account shows, and what its holder does with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl
from rich.console import RenderableType

from carepact.api.draft import Draft
from carepact.api.result import Glance, TableResult, ToldResult, save_folder
from carepact.api.told import check_day
from carepact.core.messages import _, _n
from carepact.recognise.account import Account
from carepact.report.skills.files import SkillsTelling
from carepact.report.skills.lists import (
    ActivityList,
    JobList,
    SkillList,
    show_activities,
    show_jobs,
    show_skills,
)
from carepact.report.skills.words import name_nine, name_reach
from carepact.studies.account_file.drafting import SCHEMA_NAME
from carepact.studies.account_file.drafting import draft_account as write_draft
from carepact.studies.account_file.opening import open_account, schema_text
from carepact.studies.job_file.opening import open_job
from carepact.studies.one_carer.answer import CarerAnswer
from carepact.studies.skills import find_skills


@dataclass(frozen=True, repr=False)
class CarerSkills(ToldResult[CarerAnswer]):
    """Which skills an account shows, why, and what is missing; everything, also what is private.

    Columns of `figures`, a row for each way that leads to a skill: `skill` (address in ESCO),
    `label`, `nine` (one of the nine skills, or empty), `standing` (`shown`, `private`,
    `example-missing`, `by-example`), `strength` (`direct`, `close`, `possible`, `own`),
    `activity`, `rationale`, `examples` and `shown` (how many).

    Attributes
    ----------
    found : CarerAnswer
        Exposure, candidates, the nine skills, a job's list, a learning plan.
    """

    telling = SkillsTelling
    keys = ("skill", "activity")

    @cached_property
    def figures(self) -> pl.DataFrame:
        """Every skill, a row for each way that leads there, as in `skills.csv`."""
        return self.found.to_polars()

    @property
    def activities(self) -> pl.DataFrame:
        """How much there was of each activity, by memory and by diary."""
        return self.found.activities()

    @property
    def nine(self) -> pl.DataFrame:
        """The nine skills, and how each is reached."""
        return self.found.reached()

    @property
    def matrix(self) -> pl.DataFrame:
        """The employer's matrix: the job's list, or all that is shown; nothing private."""
        return self.found.matrix()

    @property
    def lessons(self) -> pl.DataFrame:
        """Open modules for what is missing, and how far the holder has come."""
        return self.found.lessons()

    def glance(self) -> Glance:
        """Tell how each of the nine skills is reached."""
        shown = _n("{count} skill is shown", "{count} skills are shown", len(self.found.shown))
        note = _("No level is derived from hours.")
        return Glance(shown, tuple(self._list_lines()), (note,))

    def save(self, place: str | Path, *, pdf: bool = False) -> list[Path]:
        """Write text, tables, CV lines, statement, dossier, matrix and manifest, as `-o` does.

        Parameters
        ----------
        place : str or Path
            Folder, made where it is not there.
        pdf : bool
            Write statement and dossier as PDF files too; needs the extra `carepact[pdf]`.

        Returns
        -------
        list of Path
            The files written.

        Raises
        ------
        CareError
            If the folder cannot be written to.
        """
        return save_folder(SkillsTelling(self.found, pdf).lay_out(Path(place)), Path(place))

    def _list_lines(self) -> Iterator[tuple[str, str]]:
        """List the nine skills, and how each is reached."""
        for one in self.found.nine:
            yield name_nine(one.skill), name_reach(one.reach)


class CareActivities(TableResult[ActivityList]):
    """Activities of housework and unpaid care; columns of `figures`: `activity`, `words`."""

    keys = ("activity",)
    file = "activities"

    def glance(self) -> Glance:
        """Tell how many there are."""
        rows = tuple(self.figures.iter_rows())
        return Glance(_n("{count} activity", "{count} activities", len(rows)), rows)

    def _page(self) -> RenderableType:
        """Lay out what `carepact skills activities` shows."""
        return show_activities(self.found)


class Skills(TableResult[SkillList]):
    """Skills that an account may name; columns of `figures`: `skill`, `label`, `nine`."""

    keys = ("skill",)
    file = "skills"

    def glance(self) -> Glance:
        """Tell how many there are."""
        rows = tuple((label, skill) for skill, label, _nine in self.figures.iter_rows())
        return Glance(_n("{count} skill", "{count} skills", len(rows)), rows)

    def _page(self) -> RenderableType:
        """Lay out what `carepact skills list` shows."""
        return show_skills(self.found)


class Jobs(TableResult[JobList]):
    """Jobs whose lists ship; columns of `figures`: `job`, `title`, `skills`, `source`."""

    keys = ("job",)
    file = "jobs"

    def glance(self) -> Glance:
        """Tell which there are."""
        rows = tuple((row[0], row[1]) for row in self.figures.iter_rows())
        return Glance(_n("{count} job", "{count} jobs", len(rows)), rows)

    def _page(self) -> RenderableType:
        """Lay out what `carepact skills jobs` shows."""
        return show_jobs(self.found)


def read_skills(account: Account | str | Path, job: str | Path | None = None) -> CarerSkills:
    """Find the skills that a carer's account shows.

    Parameters
    ----------
    account : Account, str or Path
        The account, or its file.
    job : str or Path, optional
        What a job asks for: one that ships (see `list_jobs`), or the file of one.

    Returns
    -------
    CarerSkills
        Skills with why, examples, gaps and modules. No level is derived from hours.

    Raises
    ------
    CareError
        With all faults of what it is told at once.

    Examples
    --------
    >>> import carepact
    >>> from datetime import date
    >>> week = carepact.Care("352", "household", 2, "week", 1.0, since=date(2019, 5, 1))
    >>> mine = carepact.Account("A", date(2026, 11, 30), (week,))
    >>> carepact.read_skills(mine).nine["reach"].to_list()[0]
    'example-missing'
    """
    told = account if isinstance(account, Account) else open_account(Path(account))
    return CarerSkills(find_skills(told, None if job is None else open_job(str(job))))


def draft_account(told_on: date) -> Draft:
    """Draft the file of an account, with a note at every key, to be saved and edited.

    Parameters
    ----------
    told_on : date
        The day on which it is told.

    Returns
    -------
    Draft
        Its text; `save` writes it with the schema that editors check it by.

    Raises
    ------
    CareError
        If it is no day.

    Examples
    --------
    >>> import carepact
    >>> from datetime import date
    >>> "told_on: 2026-11-30" in carepact.draft_account(date(2026, 11, 30)).text
    True
    """
    check_day(told_on)
    return Draft(_("Draft of a carer's account"), write_draft(told_on), SCHEMA_NAME, schema_text())


def list_care_activities() -> CareActivities:
    """List the activities of housework and unpaid care, in plain words.

    Returns
    -------
    CareActivities
        A row an activity of ICATUS 2016, divisions 3 and 4.

    Examples
    --------
    >>> import carepact
    >>> carepact.list_care_activities().figures["activity"].to_list()[0]
    '311'
    """
    return CareActivities(ActivityList())


def list_skills() -> Skills:
    """List the skills that an account may name.

    Returns
    -------
    Skills
        A row a skill, its label in the reader's language.

    Examples
    --------
    >>> import carepact
    >>> carepact.list_skills().figures["label"].to_list()[0]
    'plan'
    """
    return Skills(SkillList())


def list_jobs() -> Jobs:
    """List the jobs whose lists of skills ship as examples.

    Returns
    -------
    Jobs
        A row a job.

    Examples
    --------
    >>> import carepact
    >>> "childcare-worker" in carepact.list_jobs().figures["job"].to_list()
    True
    """
    return Jobs(JobList())
