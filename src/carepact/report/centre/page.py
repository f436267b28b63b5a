"""The answer to a centre or a network on one screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Group, RenderableType

from carepact.core import voice
from carepact.core.messages import _, _c, _n
from carepact.levels.community.centre import GROUPS
from carepact.report.centre.sentences import (
    list_missing,
    say_cost,
    say_costs_apart,
    say_costs_of_an_hour,
    say_effects,
    say_income,
    say_public_service,
    say_reach,
    say_share_of_women,
)
from carepact.report.centre.valuing import say_value
from carepact.report.centre.words import View, name_group, say_for_whom, say_title
from carepact.report.family.layout import make_table
from carepact.report.prose import Prose, put_name
from carepact.studies.one_centre.answer import CentreAnswer


@dataclass(frozen=True)
class CentreScreen:
    """Sizes of the first screen."""

    missing: int = 3
    """Missing parts that it lists. [count]"""


def show_answer(answer: CentreAnswer) -> RenderableType:
    """Lay the answer out; its last line says how to see more."""
    view = View(answer, is_public=answer.is_network)
    return Group(*_tell(view, CentreScreen().missing, view.list_groups()), Prose(say_more()))


def show_full(answer: CentreAnswer) -> RenderableType:
    """Lay everything out: all groups of givers, all that is missing, all sources."""
    view = View(answer, is_public=answer.is_network)
    sources = [*answer.sources]
    if answer.public_service is not None:
        sources += [*answer.averages.sources, answer.public_service.source]
    return Group(
        *_tell(view, len(list_missing(view)), tuple(GROUPS)),
        Prose(),
        Prose(say_costs_apart(), style="dim"),
        *([Prose(), Prose(_("Sources"), style="bold underline")] if sources else []),
        *(Prose(f"  {one}", style="dim") for one in sources),
    )


def tell_parts(view: View) -> Iterator[RenderableType]:
    """Tell who gives, who pays, whom it reaches and what an hour costs, after its title."""
    yield show_hours(view, view.list_groups())
    yield from _tell_sentences(view)
    yield Prose()
    yield show_costs(view)
    yield Prose(say_costs_apart(), style="dim")


def _tell(view: View, most: int, groups: tuple[str, ...]) -> Iterator[RenderableType]:
    """Tell every part."""
    answer = view.answer
    yield Prose(say_title(answer), style="bold")
    yield Prose(say_for_whom(answer), style="dim")
    yield Prose()
    yield show_hours(view, groups)
    yield from _tell_sentences(view)
    yield Prose()
    yield show_costs(view)
    yield from _tell_missing(view, most)


def _tell_sentences(view: View) -> Iterator[RenderableType]:
    """Tell shares, value, money, reach, effects, and the same as a public service."""
    if shares := say_share_of_women(view):
        yield Prose(_("Of all hours: {shares}.", shares=shares))
    yield Prose(say_value(view), style="dim")
    yield Prose()
    yield put_name(_("Who pays."), say_income(view))
    yield put_name(_("What it costs."), say_cost(view))
    yield put_name(_("Whom it reaches."), say_reach(view))
    yield put_name(_("What came of it."), say_effects(view))
    yield put_name(_("As a public service."), say_public_service(view))


def show_hours(view: View, groups: tuple[str, ...]) -> RenderableType:
    """Lay out who gives hours."""
    sums = view.answer.sums
    table = make_table(
        _("Who gives"), _("hours"), _("worth in {currency}", currency=view.answer.currency),
        _("persons"), numbers=3,
    )  # fmt: skip
    for group in groups:
        table.add_row(
            name_group(group),
            view.hours(group, sums.given(group)),
            view.worth(group),
            view.count(group, sums.persons(group)),
        )
    return table


def show_costs(view: View) -> RenderableType:
    """Lay out what an hour costs."""
    currency = view.answer.currency
    table = make_table(
        _("What one hour costs, in {currency}", currency=currency),
        _("money spent"),
        _("with unpaid hours"),
        numbers=2,
    )
    for name, money, whole in say_costs_of_an_hour(view):
        table.add_row(name, money, whole)
    return table


def _tell_missing(view: View, most: int) -> Iterator[Prose]:
    """Tell what is missing, and count the rest."""
    missing = list_missing(view)
    if not missing:
        return
    yield Prose()
    yield Prose(_("Missing, and so unknown (?) or known in part (≥):"), style="bold")
    for one in missing[:most]:
        yield Prose(f"  ? {one}")
    if (others := len(missing) - most) > 0:
        yield Prose("  " + _n("and {count} more.", "and {count} more.", others))


def say_more() -> str:
    """Say how to see more."""
    return _(
        "More: {full} prints all of it with sources; {output} writes text, tables, books, a sheet "
        "for the town, and a package for the study of the country.",
        full=voice.option("full"),
        output=voice.given("output", voice.Blank(_c("placeholder", "FOLDER"))),
    )
