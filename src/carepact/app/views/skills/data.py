"""What an account shows as data; without one, the lists that accounts are written with."""

from __future__ import annotations

from carepact.app.told import Told
from carepact.app.views.brought import is_brought
from carepact.app.views.rows import tell_rows
from carepact.app.views.skills.asked import answer_asked, check_fields
from carepact.app.views.view import Progress
from carepact.report.skills.lists import ActivityList, JobList, SkillList


def answer_data(told: Told, on_progress: Progress) -> dict[str, object]:
    """Answer with every table of an account that was brought, or with the lists."""
    if not is_brought(told):
        check_fields(told)
        return {
            "activities": tell_rows(ActivityList().to_polars()),
            "skills": tell_rows(SkillList().to_polars()),
            "jobs": tell_rows(JobList().to_polars()),
        }
    found = answer_asked(told, on_progress)
    tables = {
        name.removesuffix(".csv"): tell_rows(table) for name, table in found.list_tables().items()
    }
    return tables | {"manifest": found.found.manifest()}
