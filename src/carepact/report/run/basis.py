"""Tell what an answer stands on: grade, inputs, the assumptions that matter most, marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carepact.core.digits import count_decimals
from carepact.core.messages import _, number, word
from carepact.report.grades import explain_grade
from carepact.report.layout import ScreenLayout
from carepact.report.run.words import (
    Figure,
    mark_grade,
    name_input,
    print_percent,
    tell_ground,
)
from carepact.report.scales import PERCENT, print_bare
from carepact.report.words import join_listed
from carepact.simulate.projection import Input
from carepact.simulate.sensitivity import Influence
from carepact.simulate.variance_shares import StrengthShare
from carepact.studies.one_country.run import CountryRun


def tell_grounds(run: CountryRun) -> list[str]:
    """Tell what the answer stands on, a text a line."""
    return [*_tell_grade(run), *_tell_assumptions(run), *_tell_notes(run)]


def _tell_grade(run: CountryRun) -> Iterator[str]:
    """Tell the grade, and which inputs nobody observed."""
    grade = run.grade
    yield _(
        "Grade of money and jobs: {money}. Grade of hours: {hours}. The scale goes from A (every "
        "input observed) to D (not to be quoted).",
        money=explain_grade(grade.money),
        hours=explain_grade(grade.hours),
    )
    yield _(
        "Inputs estimated from other countries: {count}{named}. Inputs assumed: "
        "{more}{named_too}. The manifest lists all.",
        count=len(grade.imputed),
        named=_name_some(grade.imputed),
        more=len(grade.assumed),
        named_too=_name_some(grade.assumed),
    )


def _name_some(inputs: Sequence[Input]) -> str:
    """Name the key inputs, as many as fit."""
    titles = list(dict.fromkeys(one.title for one in inputs if one.key))
    if not titles:
        return ""
    most = ScreenLayout().inputs
    named = join_listed(map(word, titles[:most]))
    return f" ({named}, ...)" if len(titles) > most else f" ({named})"


def _tell_assumptions(run: CountryRun) -> Iterator[str]:
    """Tell the inputs that move the State's net cost most."""
    listed = list_influences(run)
    if not listed:
        return
    yield say_what_is_listed(run)
    if not listed[0].beyond_chance:
        yield "  " + say_chance(run) + " " + _("The first in order:")
    for place, one in enumerate(listed[: ScreenLayout().influences], start=1):
        yield f"  {place}. {tell_influence(one, run)}"
    yield from say_shares(run)


def say_what_is_listed(run: CountryRun) -> str:
    """Say what a list of influences tells of each input."""
    return _(
        "What matters most for the State's net cost in {year}, which is {net} of GDP "
        "(share of its variance; net cost with the input alone low and high):",
        year=run.projection.years[-1],
        net=print_percent(
            Figure(
                run.sensitivity.value,
                run.sensitivity.low,
                run.sensitivity.high,
                mark_grade(run.grade.money),
            )
        ),
    )


def say_shares(run: CountryRun) -> Iterator[str]:
    """Say what weak inputs explain together, and whether shares overlap."""
    known = {one.strength: one for one in run.sensitivity.by_strength}
    told = {name: _print_share(known.get(name)) for name in ("illustrative", "expert")}
    yield _(
        "Inputs that are only illustrative explain {illustrative} of that variance together, "
        "expert judgement {expert}.",
        **told,
    )
    pairs = run.sensitivity.moving_together
    if pairs:
        first = pairs[0]
        yield _(
            "Some of the inputs move together, most of all {one} and {other} (correlation "
            "{correlation}): their shares count the same variance twice.",
            one=name_input(first.one, run.projection),
            other=name_input(first.other, run.projection),
            correlation=number(first.correlation, 2),
        )
    significant = any(one.beyond_chance for one in list_influences(run))
    if significant and (pairs or run.sensitivity.sum_of_shares > 1):
        yield _(
            "The significant shares add up to {sum} %; they are not parts of a whole.",
            sum=number(PERCENT * run.sensitivity.sum_of_shares, 0),
        )


def _print_share(found: StrengthShare | None) -> str:
    """Print a share of the variance with its interval, or that the draws do not tell it."""
    if found is None:
        return number(0, 0) + " %"
    if found.share is None:
        return _("an unknown part (too few simulations)")
    return print_percent(Figure(found.share, found.low, found.high))


def list_influences(run: CountryRun) -> list[Influence]:
    """List the inputs that chance does not explain; the first in order where there are none.

    Where inputs were moved alone, those that then move nothing, or that others make up, are
    left out.
    """
    every = run.sensitivity.influences
    found = [one for one in every if one.alone_low is not None] or every
    beyond = [one for one in found if one.beyond_chance]
    return beyond or [one for one in found if one.first_order > 0]


def say_chance(run: CountryRun) -> str:
    """Say that the draws are too few to tell what matters."""
    return _(
        "With {count} simulations no input stands out from chance: take more.",
        count=number(run.projection.draws, 0),
    )


def tell_influence(one: Influence, run: CountryRun) -> str:
    """Tell one input with its share of the variance and its range."""
    low, high = find_range(one)
    decimals = max(count_decimals([PERCENT * high]), count_decimals([PERCENT * (high - low)]) - 1)
    return _(
        "{title} ({ground}): {share} %, from {mark}{low} % to {mark}{high} % of GDP",
        title=name_input(one.name, run.projection),
        ground=tell_ground(one.name, run.projection),
        share=print_bare(PERCENT * one.first_order),
        mark=mark_grade(run.grade.money),
        low=number(PERCENT * low, decimals),
        high=number(PERCENT * high, decimals),
    )


def find_range(one: Influence) -> tuple[float, float]:
    """Return the result with one input alone at its ends, or in its lowest and highest draws."""
    if one.alone_low is None or one.alone_high is None:
        return one.when_low, one.when_high
    return one.alone_low, one.alone_high


def _tell_notes(run: CountryRun) -> Iterator[str]:
    """Tell what marks the result, in one line."""
    notes = [
        _("Full cost: money, and unpaid hours at their replacement value."),
        *map(word, run.projection.notes),
    ]
    yield _("Limits of this answer: {notes}", notes=" ".join(notes))
