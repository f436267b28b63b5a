"""Judge one requirement by what is known of a country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from carepact.core.messages import _, say
from carepact.data.countries.facts import BASE_YEAR, Country
from carepact.data.countries.law import NO, YES, Provision, read_figures_of_parts
from carepact.policy.standard import Requirement, Standard
from carepact.review.figures import Figure, find_figures, name_missing
from carepact.review.finding import Finding
from carepact.review.judging import (
    Verdict,
    judge_answers,
    judge_existence,
    judge_interval,
    judge_least,
    judge_most,
    judge_words,
    weaken,
)

RATIFIED = "ratified"
"""Requirement of a convention that the country has ratified it, or the part that is meant."""


def judge_requirement(
    standard: Standard, requirement: Requirement, country: Country, law: Mapping[str, Provision]
) -> Finding:
    """Judge one requirement by what is known of a country."""
    found = find_figures(requirement, country, law)
    known = [figure for figure in found if figure is not None]
    empty = Finding(standard, requirement, "unknown")
    if requirement.rule == "exists":
        return _judge_existence(empty, country, found[0])
    needs_all = requirement.use != "first"
    if not known or (needs_all and len(known) < len(found)):
        finding = replace(empty, notes=_say_missing(requirement, found))
    else:
        # The user's own figure comes first, whichever of the alternatives it is.
        used = known if needs_all else ([one for one in known if one.own] or known)[:1]
        finding = _judge(replace(empty, figures=tuple(used)))
    return _add_note(finding) if finding.figures else finding


def _add_note(finding: Finding) -> Finding:
    """Add what the standard's file says of the requirement."""
    note = finding.requirement.note
    return replace(finding, notes=(*finding.notes, *(() if note is None else (note,))))


def _say_missing(requirement: Requirement, found: list[Figure | None]) -> tuple[str, ...]:
    """Say which figures are missing; of alternatives, the first."""
    lost = [
        name_missing(evidence)
        for evidence, figure in zip(requirement.judged_by, found, strict=True)
        if figure is None
    ]
    return tuple(lost[:1] if requirement.use == "first" else lost)


def _judge(finding: Finding) -> Finding:
    """Judge by the rule of the requirement."""
    rule = finding.requirement.rule
    if rule in ("at least", "at most"):
        return _judge_number(finding)
    if rule == "none of":
        return _judge_words(finding)
    if rule == "report":
        return _report(finding)
    return _judge_answers(finding)


def _judge_number(finding: Finding) -> Finding:
    """Judge a figure by a threshold."""
    requirement, figure = finding.requirement, finding.figures[0]
    threshold, value = requirement.threshold or 0.0, float(figure.value)
    judge = partial(
        judge_least if requirement.rule == "at least" else judge_most,
        threshold=threshold,
        partly_from=requirement.partly_from or 0.0,
    )
    notes: tuple[str, ...] = ()
    if figure.interval is None:
        verdict = judge(value)
    else:
        verdict = judge_interval(*figure.interval, judge)
        notes = (_say_interval(verdict),)
    short = abs(threshold - value) if verdict in ("partly", "not") else None
    judged = replace(finding, verdict=verdict, value=value, interval=figure.interval,
                     missing=short, notes=notes)  # fmt: skip
    return _weaken(_doubt(judged))


def _doubt(finding: Finding) -> Finding:
    """Take back a verdict that parental leave may have won."""
    doubt = finding.figures[0].doubt
    if finding.verdict == "not" or not doubt:
        return finding
    return replace(finding, verdict="unknown", missing=None, notes=(*finding.notes, doubt))


def _judge_words(finding: Finding) -> Finding:
    """Judge words by those that the requirement refuses."""
    requirement, words = finding.requirement, str(finding.figures[0].value)
    known = (requirement.met_by, requirement.partly_for, requirement.refused)
    verdict = judge_words(words, *known)
    notes = () if verdict != "unknown" else (_say_odd_words(words, known),)
    return _weaken(replace(finding, verdict=verdict, text=words, notes=notes))


def _judge_answers(finding: Finding) -> Finding:
    """Judge answers of yes and no."""
    figures = finding.figures
    answers = [figure.is_yes for figure in figures]
    every = finding.requirement.use != "any"
    verdict = judge_answers(answers, [not figure.part for figure in figures], every=every)
    absent = tuple(_name_gap(finding, figure) for figure in figures if not figure.is_yes)
    text = ", ".join(YES if yes else NO for yes in answers)
    judged = replace(finding, verdict=verdict, text=text,
                     lacking=() if verdict == "met" else absent)  # fmt: skip
    return replace(judged, notes=_say_parts(judged) if verdict == "partly" else ())


def _name_gap(finding: Finding, figure: Figure) -> str:
    """Name what lacks: a provision, or the act that a country has not done."""
    if finding.requirement.requirement == RATIFIED:
        return say("ratify {standard}", standard=finding.standard.title)
    return figure.title


def _judge_existence(finding: Finding, country: Country, figure: Figure | None) -> Finding:
    """Judge that a figure was observed: the base was read in full, so that none is none."""
    if figure is not None and figure.status == "observed":
        recent = finding.requirement.recent_years or 0
        verdict = judge_existence(figure.year, BASE_YEAR, recent)
        return _add_note(replace(finding, verdict=verdict, text=YES, figures=(figure,)))
    asked = {(country.code, basis.fact) for basis in finding.requirement.judged_by}
    if asked & read_figures_of_parts():
        said = say("The base has figures of towns or the countryside alone, none of the country.")
        return _add_note(replace(finding, verdict="partly", text=NO, notes=(said,)))
    return _add_note(replace(finding, verdict="not", text=NO))


def _report(finding: Finding) -> Finding:
    """Report a figure, or the first over the second, that no threshold judges."""
    figures = finding.figures
    value, interval = float(figures[0].value), figures[0].interval
    if finding.requirement.use == "ratio":
        value, interval = value / float(figures[1].value), _interval_of_ratio(*figures)
    return replace(finding, verdict="reported", value=value, interval=interval)


def _interval_of_ratio(above: Figure, below: Figure) -> tuple[float, float] | None:
    """Bound a ratio by the ends of its parts; None where neither part is imputed."""
    if above.interval is None and below.interval is None:
        return None
    top = above.interval or (float(above.value), float(above.value))
    base = below.interval or (float(below.value), float(below.value))
    return top[0] / base[1], top[1] / base[0]


def _weaken(finding: Finding) -> Finding:
    """Take back a full verdict that rests on the law of one part of the country."""
    figure = finding.figures[0]
    if not figure.part:
        return finding
    verdict = weaken(finding.verdict)
    return replace(finding, verdict=verdict, notes=(*finding.notes, *_say_parts(finding)))


def _say_parts(finding: Finding) -> tuple[str, ...]:
    """Name the parts of the country whose law is cited, if it is theirs alone."""
    parts = dict.fromkeys(f.part for f in finding.figures if f.part and f.value != NO)
    return tuple(
        say(
            "The law cited is that of {part} alone; other parts of the country may have their own.",
            part=part,
        )
        for part in parts
    )


def _say_odd_words(words: str, known: tuple[tuple[str, ...], ...]) -> str:
    """Say which words are understood."""
    listed = ", ".join(word for group in known for word in group)
    return _("'{words}' is not understood. Write one of {listed}.", words=words, listed=listed)


def _say_interval(verdict: Verdict) -> str:
    """Say what the interval of an imputed figure allows."""
    if verdict == "unknown":
        return say("Imputed, and its interval lies on both sides of the threshold.")
    return say("Imputed; its whole interval has this verdict.")
