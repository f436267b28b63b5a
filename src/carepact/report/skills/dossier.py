"""A dossier for the recognition of prior learning, to be brought to an adviser and a jury.

It has the order of the French dossier de validation (the former livret 2 of a validation des
acquis de l'expérience, which has been open to family carers since the law of 21 December 2022):
the candidate's path and why she asks [1], [2]; each activity with its setting, what was done and
how often [3]; the skills by examples, held against the list of the qualification one by one [4];
a table of the proofs that are attached, and a signature [5]. The Spanish acreditación de
competencias profesionales adquiridas por experiencia goes the same way: an adviser helps to put
the papers together, a commission looks at them [6].

References
----------
[1] coopformation.com/je-presente-mon-parcours: path and motives first, then activities, described
    and analysed by the list of the qualification.
[2] banquedesterritoires.fr/le-gouvernement-entend-permettre-aux-aidants-dacceder-la-vae: article 4
    of the bill opens the procedure to family carers.
[3] c2rp.fr/index.php/dossier/vae---le-dossier-de-validation: experience, setting, tasks in detail,
    proofs.
[4] vae.gouv.fr/savoir-plus/articles/rediger-dossier-validation: how experience led to each skill
    of the list.
[5] Livret 2 for the diplôme d'État d'auxiliaire de vie sociale, ministère chargé des affaires
    sociales, 2011: paid, unpaid and voluntary experience; a table of proofs.
[6] ede.madrid/que-es-y-para-que-sirve-la-acreditacion-de-competencias (Real Decreto 659/2023).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from carepact.core.controls import show_controls
from carepact.core.messages import _, _c, word
from carepact.data.skills.reading import read_activities
from carepact.recognise.privacy import find_health_words, tells_health
from carepact.report.skills.dossier_parts import (
    count_needs,
    lay_out_activities,
    lay_out_evidence,
    lay_out_lessons,
    lay_out_needs,
    lay_out_path,
)
from carepact.report.skills.pages import fill_template
from carepact.report.skills.path_words import say_what_hours_show
from carepact.report.skills.shown import keep_shown
from carepact.report.skills.skill_parts import name_on_paper
from carepact.report.skills.statement import say_how_badges_are_checked, say_what_it_is, say_who
from carepact.studies.one_carer.answer import CarerAnswer

TEMPLATE = "dossier.html.j2"


@dataclass(frozen=True)
class BlankLines:
    """How many lines are left to write on. [count]"""

    motives: int = 4
    setting: int = 2
    aim: int = 2
    learning: int = 3
    proofs: int = 4
    remarks: int = 6


def write_dossier(found: CarerAnswer) -> bytes:
    """Write the dossier as one page of HTML.

    Parameters
    ----------
    found : CarerAnswer
        With all that was told; what the holder keeps to herself is left out here.

    Raises
    ------
    ParameterError
        As `keep_shown`.
    """
    shown = keep_shown(found, with_health=True)
    account, job = shown.account, shown.job
    evidence = lay_out_evidence(shown)
    labels = [
        *(one.skill.label for one in evidence),
        *(name_on_paper(m.concept) for m in shown.matches),
    ]
    words: dict[str, Any] = {
        "title": _("Dossier for the recognition of what I learned by caring"),
        "who": say_who(shown),
        "lead": _(
            "For the jury of a validation des acquis de l'expérience in France (dossier de "
            "validation, formerly livret 2), for an acreditación de competencias profesionales in "
            "Spain, and for procedures like them elsewhere. I wrote it myself; what is left blank "
            "is for my hand, my adviser's and the jury's."
        ),
        "health": _(
            "This dossier tells of the health of people whom I cared for. It is meant only for "
            "those who decide on it."
        ) if _tells_health(shown) else "",
        "aimed": "" if job is None else show_controls(word(job.title)),
        "source": "" if job is None else show_controls(word(job.source)),
        "head": _name_heads(),
        "parts": _name_parts(),
        "path": lay_out_path(shown),
        "hours": say_what_hours_show(account),
        "activities": lay_out_activities(shown),
        "evidence": evidence,
        "needs": lay_out_needs(shown),
        "counted": count_needs(shown),
        "lessons": lay_out_lessons(shown),
        "what": say_what_it_is(),
        "badge": say_how_badges_are_checked(),
        "blank": BlankLines(),
    }  # fmt: skip
    return fill_template(TEMPLATE, words, labels)


def _tells_health(shown: CarerAnswer) -> bool:
    """Tell whether an activity, a skill, an example or a module there tells somebody's health."""
    return (
        any(read_activities()[one].tells_health for one in shown.account.activities)
        or any(one.concept.tells_health for one in shown.shown)
        or any(map(tells_health, shown.account.examples))
        or any(any(find_health_words(one.title)) for one in lay_out_lessons(shown))
    )


def _name_parts() -> list[str]:
    """Name the parts, in their order."""
    return [
        _("The path I took"),
        _c("skills paper", "What I did"),
        _("What I learned, skill by skill"),
        _("Held against the list of the job or qualification"),
        _("What I want to learn"),
        _("Proofs, remarks and signatures"),
    ]


def _name_heads() -> dict[str, str]:
    """Name headings, columns and what is filled in."""
    return {
        "contents": _c("skills paper", "Contents"),
        "aim": _("Job or qualification that I aim at"),
        "source": _c("skills paper", "source of its list"),
        "reach": _("How to reach me"),
        "adviser": _c("skills paper", "My adviser"),
        "motives": _("Why I ask for this"),
        "path": _("Unpaid care and housework, by activity"),
        "activity": _c("skills paper", "activity"),
        "when": _c("skills paper", "when"),
        "memory": _c("skills paper", "by memory"),
        "diary": _c("skills paper", "by my diary"),
        "hours": _("What these hours show, and what they do not"),
        "whom": _c("skills paper", "for whom"),
        "often": _c("skills paper", "how often"),
        "long": _c("skills paper", "how long each time"),
        "in_all": _c("skills paper", "how much"),
        "skills": _c("skills paper", "skills that it shows"),
        "setting": _("Where, with what means, with whom, and what was hard:"),
        "example": _c("skills paper", "My example"),
        "practice": _c("skills paper", "practised in"),
        "way": _("reason in the reviewed table"),
        "change": _c("skills paper", "gain or loss"),
        "oneself": _c("skills paper", "in my own view"),
        "needs": _("Skills that are asked for"),
        "skill": _c("skills paper", "skill"),
        "needed": _c("skills paper", "asked for as"),
        "standing": _c("skills paper", "where I stand"),
        "jury": _c("skills paper", "remarks"),
        "no_job": _("No list was held beside this account. What I aim at, and what it asks for:"),
        "lessons": _("Open modules that I have noted"),
        "module": _c("skills paper", "module"),
        "teaches": _c("skills paper", "what it teaches"),
        "progress": _c("skills paper", "how far I am"),
        "no_lessons": _("I have noted no open module yet."),
        "next": _("What else I want to learn, where and by when:"),
        "proofs": _("Proofs that I attach"),
        "number": _c("skills paper", "no."),
        "proof": _("what it is, and who can confirm it"),
        "part": _c("skills paper", "for what"),
        "remarks": _("Remarks of the adviser or the jury"),
        "declare": _("What stands here is true to the best of my knowledge."),
        "holder": _("place, day, signature of the holder"),
        "other": _("place, day, signature of the adviser or the jury"),
        "what": _("What this is, and what it is not"),
        "badge": _("How a signed badge is checked"),
    }
