"""Lines for a CV: each skill that the holder shows, and the time of caring as work.

They are handed on. So nothing stands in them that the holder keeps to herself, no word of the list
of illnesses, no hours, and no level.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from carepact.core.messages import _, _c, language
from carepact.data.skills.concepts import Concept, read_concepts
from carepact.recognise.account import Account
from carepact.recognise.candidates import Candidate
from carepact.recognise.exposure import Exposure
from carepact.report.skills.neutral import (
    choose_example,
    find_shown_activity,
    name_neutrally,
    say_activity,
)
from carepact.report.skills.sentences import put_on_one_line, say_notice
from carepact.report.skills.words import begin_large, name_nine
from carepact.studies.one_carer.answer import CarerAnswer
from carepact.studies.skills import find_skills

Years = tuple[int, int | None]
"""First and last year; None where it goes on."""


def write_cv(found: CarerAnswer) -> bytes:
    """Write lines for a CV as plain text, a line each, to be copied.

    Parameters
    ----------
    found : CarerAnswer
        What an account shows.

    Returns
    -------
    bytes
        In the reader's language.
    """
    shown = _keep_shown(found)
    lines = [shown.account.holder]
    if skills := list(_list_skills(shown)):
        lines += ["", _("Skills"), *(f"- {one}" for one in skills)]
    if work := list(_list_work(shown.account)):
        lines += ["", _("Work history"), *work]
    if skills:
        lines += ["", say_notice()]
    return ("\n".join(map(put_on_one_line, lines)) + "\n").encode()


def _keep_shown(found: CarerAnswer) -> CarerAnswer:
    """Find the skills as if what the holder keeps to herself had never been told."""
    examples = tuple(one for one in found.account.examples if one.is_shown)
    return find_skills(replace(found.account, examples=examples))


def _list_skills(found: CarerAnswer) -> Iterator[str]:
    """List the skills that are shown, each once."""
    yield from dict.fromkeys(_say_skill(found, one) for one in found.shown)


def _say_skill(found: CarerAnswer, one: Candidate) -> str:
    """Say a skill, what was done, and when: each where it tells of nobody but the holder."""
    account = found.account
    example = choose_example(account, one)
    activity = find_shown_activity(account, one)
    named = _name_skill(one.concept)
    if one.concept.tells_health:
        named = name_neutrally()
    said = begin_large(named)
    if example is not None:
        words = example.words.strip().removesuffix(".")
        said = _c("line of a CV", "{skill} – {words}", skill=said, words=words)
    if years := _years_of(found.exposure, activity):
        said = f"{said} ({print_years(years, within=True)})"
    return said


def _name_skill(one: Concept) -> str:
    """Name a skill as one of the nine where it is the first of its concepts, else by its label."""
    of_nine = (other for other in read_concepts().values() if other.nine == one.nine)
    is_first = bool(one.nine) and next(of_nine, None) == one
    return name_nine(one.nine) if is_first else one.label(language())


def _list_work(account: Account) -> Iterator[str]:
    """List the time of caring as an entry of work, and what was done in it."""
    if not account.care:
        return
    last = {one: (one.until.year if one.until else None) for one in account.care}
    periods = join_years((one.since.year, last[one]) for one in account.care)
    listed = ", ".join(print_years(one) for one in periods)
    yield _("Unpaid care and housework, {years}", years=listed)
    done: dict[str, list[Years]] = {}
    for one in account.care:
        done.setdefault(say_activity(one.activity), []).append((one.since.year, last[one]))
    for said, years in done.items():
        when = ", ".join(print_years(one, within=True) for one in join_years(years))
        yield f"- {begin_large(said)} ({when})"


def _years_of(exposure: Iterable[Exposure], activity: str) -> Years | None:
    """Find the years of an activity; None where it is not told."""
    for one in exposure:
        if one.activity == activity and one.since is not None:
            return one.since.year, one.until.year if one.until else None
    return None


def join_years(spans: Iterable[Years]) -> list[Years]:
    """Join spans of years that overlap or follow one another, in order."""
    joined: list[Years] = []
    for first, last in sorted(spans, key=lambda span: span[0]):
        held = joined[-1] if joined else None
        if held is None or (held[1] is not None and first > held[1] + 1):
            joined.append((first, last))
        else:
            ends = None if held[1] is None or last is None else max(held[1], last)
            joined[-1] = held[0], ends
    return joined


def print_years(years: Years, *, within: bool = False) -> str:
    """Print from which year to which: 2019 – today, or 2019 to today within a sentence."""
    first, last = years
    if last == first:
        return str(first)
    if last is None:
        return (
            _c("years", "{first} to today", first=first)
            if within
            else _c("years", "{first} – today", first=first)
        )
    return (
        _c("years", "{first} to {last}", first=first, last=last)
        if within
        else _c("years", "{first} – {last}", first=first, last=last)
    )
