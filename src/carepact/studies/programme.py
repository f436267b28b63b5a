"""A programme for fathers: who stayed, what hours followed, how sure that is, what it cost."""

from __future__ import annotations

from collections.abc import Callable

from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.messages import _
from carepact.data.countries.reading import read_country
from carepact.levels.programme.books import post
from carepact.levels.programme.national import list_evidence
from carepact.levels.programme.records import Programme
from carepact.levels.programme.release import choose_release
from carepact.studies.care_account import ignore_progress
from carepact.studies.one_programme.answer import ProgrammeAnswer
from carepact.studies.study_file.local_currency import find_local_currency


def answer_programme(
    programme: Programme, on_progress: Callable[[str], None] = ignore_progress
) -> ProgrammeAnswer:
    """Tell a programme what hours followed, and what they cost.

    Parameters
    ----------
    programme : Programme
        What its files tell.
    on_progress : callable, optional
        Told what is being done.

    Raises
    ------
    CareError
        If its books do not agree with what it tells.
    """
    on_progress(_("reading the country"))
    country = read_country(programme.country)
    local = find_local_currency(country)
    is_same = local is not None and local.code == programme.currency
    on_progress(_("comparing before and after"))
    release = choose_release(programme, DisclosureRule())
    factor = local.per_ppp_dollar if local is not None and is_same else None
    return ProgrammeAnswer(
        programme=programme,
        country=country,
        release=release,
        books=post(programme),
        evidence=list_evidence(programme, release, factor),
        price_year=local.year if local is not None and is_same else None,
    )
