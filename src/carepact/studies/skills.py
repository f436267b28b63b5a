"""One carer: which skills her care shows, what is missing, and what she can learn."""

from __future__ import annotations

from dataclasses import replace

from carepact.recognise.account import Account
from carepact.recognise.candidates import find_candidates
from carepact.recognise.exposure import measure_exposure
from carepact.recognise.jobs import Job, match_job
from carepact.recognise.learning import list_gaps, plan_learning
from carepact.recognise.nine import reach_nine
from carepact.studies.account_file.skill_names import find_skill
from carepact.studies.one_carer.answer import CarerAnswer


def find_skills(account: Account, job: Job | None = None) -> CarerAnswer:
    """Find the skills that an account shows.

    Parameters
    ----------
    account : Account
        What the holder tells.
    job : Job, optional
        A list of skills that a job asks for; gaps and modules are then those of the job, else
        those of the nine skills of the mission.

    Returns
    -------
    CarerAnswer
        Exposure by activity, candidates with why, the nine, the job's list, a learning plan.

    Raises
    ------
    ParameterError
        If an example names a skill that nobody knows; the nearest is offered.
    """
    account = _find_skills(account)
    found = find_candidates(account)
    nine = reach_nine(found)
    matches = None if job is None else match_job(found, job)
    return CarerAnswer(
        account=account,
        exposure=measure_exposure(account),
        found=found,
        nine=nine,
        job=job,
        matches=matches or (),
        plan=plan_learning(account, list_gaps(nine, matches)),
    )


def _find_skills(account: Account) -> Account:
    """Find the skill of each example by what the holder calls it, and by what she says she did.

    What is told elsewhere never counts here: a further activity must take no skill away.
    """
    examples = tuple(
        replace(one, skill=find_skill(one.skill, [one.activity] if one.activity else []))
        for one in account.examples
    )
    return replace(account, examples=examples)
