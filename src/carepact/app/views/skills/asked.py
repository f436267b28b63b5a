"""What a page on skills is told: an account, and what a job asks for."""

from __future__ import annotations

from carepact.app.told import Told
from carepact.app.views.brought import FIELDS, HELD, take_file
from carepact.app.views.view import Progress
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _
from carepact.report.skills.files import SkillsTelling
from carepact.studies.account_file.opening import open_account
from carepact.studies.job_file.opening import list_jobs, open_job
from carepact.studies.skills import find_skills


def check_fields(told: Told) -> None:
    """Refuse fields that nothing reads, and a job that does not ship: a page opens no other file.

    Raises
    ------
    ParameterError
        If there are any.
    """
    told.refuse_unknown(("job", "begin", *FIELDS), (HELD,))
    job = told.one("job")
    if job and job not in list_jobs():
        raise ParameterError(
            _("job: there is no job '{name}' here.", name=job)
            + nearest(job, list_jobs())
            + " "
            + _("Jobs: {listed}.", listed=", ".join(list_jobs()))
        )


def answer_asked(told: Told, on_progress: Progress, *, is_printed: bool = False) -> SkillsTelling:
    """Find what an account shows that was brought.

    Raises
    ------
    CareError
        With all faults at once.
    """
    check_fields(told)
    job = told.one("job")
    on_progress(_("reading the account"))
    with take_file(told, "account") as brought:
        account = open_account(brought.path)
    return SkillsTelling(find_skills(account, open_job(job) if job else None), is_printed)
