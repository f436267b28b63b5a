"""A matrix for an employer, as a workbook: what a job needs beside what a carer shows."""

from __future__ import annotations

import io
from collections.abc import Iterator

from carepact.core.controls import show_controls
from carepact.core.messages import Day, _, _c, word
from carepact.data.skills.concepts import Concept
from carepact.data.skills.reading import NOTICE
from carepact.recognise.candidates import Candidate
from carepact.report.sheets import open_book
from carepact.report.skills.shown import keep_shown, list_open_skills
from carepact.report.skills.skill_parts import lay_out_skill, name_on_paper, say_address
from carepact.report.skills.words import name_needed, say_own_labels
from carepact.studies.one_carer.answer import CarerAnswer

Line = tuple[str, ...]


def write_matrix(found: CarerAnswer) -> bytes:
    """Write the matrix as XLSX: the needs of the job, or all that is shown; and how to read it.

    A skill that the holder keeps to herself stands as not shown, like one that nothing shows.
    Activities that tell of somebody's health stand there by whom they were for; skills whose names
    do are left out, as in the statement, unless the job's own list asks for them.

    Parameters
    ----------
    found : CarerAnswer
        With all that was told.

    Raises
    ------
    ParameterError
        As `keep_shown`.
    """
    shown = keep_shown(found, with_health=False)
    stream = io.BytesIO()
    with open_book(_("Skills from unpaid care and housework"), stream) as book:
        book.write(_c("skills paper", "Skills"), _name_columns(shown), _list_lines(shown))
        book.write(_("How to read it"), [_("what"), _("text")], _list_notes(shown))
    return stream.getvalue()


def _name_columns(shown: CarerAnswer) -> list[str]:
    """Name the columns of the matrix; without a job nothing is needed."""
    return [
        _c("skills paper", "skill"),
        *([] if shown.job is None else [_c("skills paper", "needed")]),
        _c("skills paper", "shown"),
        _c("skills paper", "practised in"),
        _c("skills paper", "in her or his own view"),
        _c("skills paper", "example"),
        _c("skills paper", "address in ESCO"),
    ]


def _list_lines(shown: CarerAnswer) -> Iterator[Line]:
    """Lay out the lines of the matrix."""
    if shown.job is None:
        for one in list_open_skills(shown):
            yield _lay_out(shown, one.concept, (), one)
    for match in shown.matches:
        met = match.candidate if match.reach == "shown" else None
        yield _lay_out(shown, match.concept, (name_needed(match.needed),), met)


def _lay_out(shown: CarerAnswer, concept: Concept, needed: Line, met: Candidate | None) -> Line:
    """Lay out one line."""
    label, address = name_on_paper(concept), say_address(concept)
    if met is None:
        return label, *needed, _c("skills paper", "not shown"), "", "", "", address
    part = lay_out_skill(shown, met, in_full=False)
    return (
        label,
        *needed,
        _c("skills paper", "yes"),
        "\n".join(f"{one.what} ({one.when})" if one.when else one.what for one in part.practice),
        "\n".join(dict.fromkeys(one.oneself for one in part.examples if one.oneself)),
        "\n\n".join(one.words for one in part.examples),
        address,
    )


def _list_notes(shown: CarerAnswer) -> list[tuple[str, str]]:
    """Say how the matrix is read."""
    account, job = shown.account, shown.job
    notes = [
        (_c("skills paper", "holder"), show_controls(account.holder)),
        (_c("skills paper", "day"), f"{Day.of(account.told_on)}"),
    ]
    if job is not None:
        notes.append((_c("skills paper", "job"), show_controls(word(job.title))))
        notes.append((_c("skills paper", "source of its list"), show_controls(word(job.source))))
    notes += _explain()
    if any(line[0].endswith("*") for line in _list_lines(shown)):
        notes.append(("*", say_own_labels().removeprefix("* ")))
    return [*notes, ("ESCO", NOTICE)]


def _explain() -> list[tuple[str, str]]:
    """Say what this is, and what each column says."""
    return [
        (
            _c("skills paper", "what this is"),
            _(
                "What a carer chose to show of what she or he did at home, unpaid. She or he wrote "
                "it; nobody has tested it. Ask about the examples."
            ),
        ),
        (
            _c("skills paper", "shown"),
            _(
                "'yes': by an example. 'not shown' is no verdict: it says neither that the skill "
                "is missing nor that it is there. Ask."
            ),
        ),
        (
            _c("skills paper", "practised in"),
            _(
                "What was done, for whom, and when. Care that would tell of somebody's health "
                "stands there as unpaid care, no more."
            ),
        ),
        (
            _c("skills paper", "in her or his own view"),
            _(
                "How the holder rates herself or himself. It is no level of a framework, and no "
                "level follows from hours."
            ),
        ),
        (
            _c("skills paper", "address in ESCO"),
            _(
                "ESCO is the European list of skills. By the address anybody can look up, in many "
                "languages, what is meant."
            ),
        ),
        (
            _("apostrophes"),
            _(
                "A text that begins with = + - or @ has an apostrophe before it, so that no "
                "program runs it."
            ),
        ),
    ]
