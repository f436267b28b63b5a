"""A firm's practice beside law and standards, in sentences and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType

from carepact.core.messages import _, number
from carepact.data.countries.country_names import name_country
from carepact.levels.employer.practice import Given
from carepact.report.employer.sentences import list_some
from carepact.report.employer.words import UNKNOWN, print_share, word_place
from carepact.report.family.layout import make_table
from carepact.report.prose import Prose
from carepact.report.review.words import name_standard, word_verdict
from carepact.report.words import in_words
from carepact.studies.one_employer.answer import EmployerAnswer
from carepact.studies.one_employer.gaps import LawGap, StandardGap


def say_gaps(answer: EmployerAnswer) -> str:
    """Say what is below the law, and how many requirements of each standard are met."""
    if answer.gaps is None:
        return _("? What you give is not told: write 'practice' into the file.")
    told = [one for one in answer.gaps.to_law if one.practice is not None]
    if told and all(one.law is None for one in told):
        return _(
            "? What the law of {country} says of what you give was read nowhere: ask the labour "
            "office.",
            country=name_country(answer.country.code),
        )
    below = [one for one in answer.gaps.to_law if one.side == "below"]
    sides = Counter(one.side for one in answer.gaps.to_law)
    said = (
        _("Below the law: {named}.", named=list_some([in_words(one.answer.title) for one in below]))
        if below
        else _("Nothing that is told is below the law.")
    )
    said += " " + _(
        "Equal {equal}, above {above}, not known {unknown}.",
        equal=sides["equal"],
        above=sides["above"],
        unknown=sides["unknown"],
    )
    return " ".join([said, *_say_standards(answer)])


def _say_standards(answer: EmployerAnswer) -> Iterator[str]:
    """Say of each standard how many requirements are met by law, and with the practice."""
    by_standard: dict[str, list[StandardGap]] = {}
    for one in answer.gaps.to_standards if answer.gaps else ():
        if one.concern.concerns:
            by_standard.setdefault(name_standard(one.finding.standard), []).append(one)
    for name, gaps in by_standard.items():
        yield _(
            "{standard}: {met} of {count} met by law, {after} with your practice.",
            standard=name,
            met=sum(one.finding.verdict == "met" for one in gaps),
            count=len(gaps),
            after=sum(one.after == "met" for one in gaps),
        )


def tell_gaps(answer: EmployerAnswer) -> Iterator[RenderableType]:
    """Tell each answer beside the law, and each requirement that concerns an employer."""
    if answer.gaps is None:
        return
    table = make_table(
        _("What you give"), _("practice"), _("law"), _("law read in"), _("beside the law")
    )
    for one in answer.gaps.to_law:
        law = None if one.law is None else one.law.value
        table.add_row(
            in_words(one.answer.title), print_given(one, one.practice), print_given(one, law),
            word_place("" if one.law is None else one.law.read), name_side(one.side),
        )  # fmt: skip
    yield table
    concerned = [one for one in answer.gaps.to_standards if one.concern.concerns]
    if concerned:
        yield Prose()
        table = make_table(_("Standard"), _("requirement"), _("by law"), _("with your practice"))
        for gap in concerned:
            table.add_row(
                f"{name_standard(gap.finding.standard)}, {gap.finding.requirement.article}",
                in_words(gap.finding.requirement.title),
                word_verdict(gap.finding.verdict),
                word_verdict(gap.after),
            )
        yield table


def name_side(side: str) -> str:
    """Name on which side of the law a practice is."""
    return {
        "below": _("below"),
        "equal": _("equal"),
        "above": _("above"),
        "unknown": _("? not known"),
    }[side]


def print_given(gap: LawGap, value: Given) -> str:
    """Print an answer in its unit."""
    if value is None:
        return UNKNOWN
    if isinstance(value, bool) or gap.answer.is_yes_or_no:
        return _("yes") if value else _("no")
    if gap.answer.unit == "share":
        return print_share(value)
    return number(value, 0 if float(value).is_integer() else 1)
