"""A statement of skills: two or three printed pages that a carer hands on, of what she shows."""

from __future__ import annotations

from typing import Any

from carepact.core.controls import show_controls
from carepact.core.messages import Day, _, _c
from carepact.report.skills.pages import fill_template
from carepact.report.skills.shown import keep_shown, list_open_skills
from carepact.report.skills.skill_parts import lay_out_skill
from carepact.studies.one_carer.answer import CarerAnswer

TEMPLATE = "statement.html.j2"


def write_statement(found: CarerAnswer) -> bytes:
    """Write the statement as one page of HTML.

    Activities that tell of somebody's health stand there by whom they were for, and skills whose
    names do stand in the dossier alone.

    Parameters
    ----------
    found : CarerAnswer
        With all that was told; what the holder keeps to herself is left out here.

    Raises
    ------
    ParameterError
        As `keep_shown`.
    """
    shown = keep_shown(found, with_health=False)
    open_skills = list_open_skills(shown)
    skills = [lay_out_skill(shown, one, in_full=False) for one in open_skills]
    words: dict[str, Any] = {
        "title": _("Skills from unpaid care and housework"),
        "who": say_who(shown),
        "lead": _("I practised these skills at home, unpaid. Beside each stands an example in my "
                  "own words."),
        "head": _name_heads(),
        "skills": skills,
        "what": say_what_it_is(),
        "badge": say_how_badges_are_checked(),
    }  # fmt: skip
    return fill_template(TEMPLATE, words, [one.label for one in skills])


def say_who(shown: CarerAnswer) -> str:
    """Say who tells, and when."""
    return f"{show_controls(shown.account.holder)}, {Day.of(shown.account.told_on)}"


def say_what_it_is() -> tuple[str, ...]:
    """Say what a paper on skills is, and what it is not."""
    return (
        _(
            "I wrote this myself. Nobody has tested me, and it is no certificate: ask me about the "
            "examples."
        ),
        _(
            "A skill stands here because I gave an example of it. Hours of care give no skill, and "
            "no level follows from them."
        ),
        _(
            "The skills have the names of ESCO, the European list of skills. Under each stands its "
            "address, by which anybody in any country can look up what is meant."
        ),
        _("It holds only what I chose to show."),
    )


def say_how_badges_are_checked() -> str:
    """Say how whoever gets a signed badge can check it."""
    return _(
        "I can hand on a signed badge of a skill: a file in the form of Open Badges 3.0. A program "
        "that reads such badges tells, without a network, whether a letter was changed since it "
        "was signed, and with which key it was signed. Whose key it is, no file can "
        "prove: compare it with the key that I give you myself."
    )


def _name_heads() -> dict[str, str]:
    """Name the parts of the page."""
    return {
        "skills": _c("skills paper", "Skills"),
        "practice": _c("skills paper", "practised in"),
        "change": _c("skills paper", "gain or loss"),
        "oneself": _c("skills paper", "in my own view"),
        "what": _("What this is, and what it is not"),
        "badge": _("How a signed badge is checked"),
    }
