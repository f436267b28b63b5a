"""Lists to look a word up: activities in plain words, skills, jobs that ship as examples."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from carepact.core.messages import _, language, word
from carepact.core.provenance import make_manifest
from carepact.data.skills.concepts import read_concepts
from carepact.data.skills.reading import read_activities, read_nine
from carepact.report.skills.words import name_activity, name_skill
from carepact.report.tables import WholeTable
from carepact.studies.job_file.opening import list_jobs, open_job
from carepact.studies.one_carer.answer import ESCO, ICATUS


@dataclass(frozen=True)
class ActivityList:
    """Activities of housework and unpaid care, in plain words."""

    def to_polars(self) -> pl.DataFrame:
        """Return a row an activity."""
        rows = [{"activity": code, "words": name_activity(code)} for code in read_activities()]
        return pl.DataFrame(rows)

    def manifest(self) -> dict[str, object]:
        """Describe the list."""
        return make_manifest((ICATUS,), {"command": "skills activities"}, None, [])


@dataclass(frozen=True)
class SkillList:
    """Skills that an account may name."""

    def to_polars(self) -> pl.DataFrame:
        """Return a row a skill."""
        spoken = language()
        rows = [
            {"skill": uri, "label": one.label(spoken), "nine": one.nine}
            for uri, one in read_concepts().items()
        ]
        return pl.DataFrame(rows)

    def manifest(self) -> dict[str, object]:
        """Describe the list."""
        return make_manifest((ESCO,), {"command": "skills list"}, None, [])


@dataclass(frozen=True)
class JobList:
    """Jobs whose lists of skills ship as examples."""

    def to_polars(self) -> pl.DataFrame:
        """Return a row a job."""
        jobs = {name: open_job(name) for name in list_jobs()}
        rows = [
            {
                "job": name,
                "title": word(one.title),
                "skills": len(one.needs),
                "source": word(one.source),
            }
            for name, one in jobs.items()
        ]
        return pl.DataFrame(rows)

    def manifest(self) -> dict[str, object]:
        """Describe the list."""
        return make_manifest((ESCO,), {"command": "skills jobs"}, None, [])


def show_activities(found: ActivityList) -> WholeTable:
    """Lay the activities out."""
    listed = WholeTable(title=_("What somebody does at home and for others"), title_justify="left")
    listed.add_column(_("activity"))
    listed.add_column(_("in plain words"))
    for row in found.to_polars().iter_rows():
        listed.add_row(*row)
    return listed


def show_skills(found: SkillList) -> WholeTable:
    """Lay the skills out, those of the nine by their names."""
    del found
    listed = WholeTable(title=_("Skills that an example may show"), title_justify="left")
    listed.add_column(_("skill"))
    listed.add_column(_("one of the nine"))
    for one in read_concepts().values():
        listed.add_row(name_skill(one), word(read_nine()[one.nine]) if one.nine else "")
    return listed


def show_jobs(found: JobList) -> WholeTable:
    """Lay the jobs out."""
    listed = WholeTable(
        title=_("Jobs whose lists of skills ship as examples"), title_justify="left"
    )
    listed.add_column(_("name"))
    listed.add_column(_("job"))
    listed.add_column(_("skills"), justify="right")
    listed.add_column(_("source"))
    for name, title, count, source in found.to_polars().iter_rows():
        listed.add_row(name, title, str(count), source)
    return listed
