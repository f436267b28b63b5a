"""Which inputs move the State's net cost most, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from carepact.core.digits import count_decimals
from carepact.core.messages import _, number
from carepact.report.figures.country.framing import frame_run
from carepact.report.figures.legend import Sign, draw_legend
from carepact.report.figures.panels import put_below
from carepact.report.figures.picture import WIDE, Picture, Sizes
from carepact.report.figures.points import Point, PointRow, Upright, draw_points
from carepact.report.layout import ScreenLayout
from carepact.report.palette import shipped_palette
from carepact.report.run.basis import find_range, list_influences, say_chance
from carepact.report.run.picture import country_of, print_share
from carepact.report.run.words import Figure, mark_grade, name_case, name_input
from carepact.report.scales import PERCENT
from carepact.report.words import lower_first
from carepact.simulate.projection import HEADLINE_SCENARIO
from carepact.simulate.sensitivity import Influence
from carepact.studies.one_country.run import CountryRun


def draw_what_matters(run: CountryRun, sizes: Sizes = WIDE) -> Picture:
    """Draw how far each of the most influential inputs moves the State's net cost.

    Parameters
    ----------
    run : CountryRun
        The answer.
    sizes : Sizes
        Of the picture.
    """
    found = list_influences(run)[: ScreenLayout().influences]
    central = Figure(run.sensitivity.value, mark=mark_grade(run.grade.money))
    palette = shipped_palette()
    drawn = draw_points(
        "",
        [_lay_out(one, place, run) for place, one in enumerate(found)],
        sizes.inner,
        sizes,
        axis=_("net cost to the State, % of GDP"),
        upright=Upright(PERCENT * run.sensitivity.value, print_share(central)),
        from_zero=False,
    )
    signs = [
        Sign(_("input low"), palette.input_lowest, "dot"),
        Sign(_("input high"), palette.input_highest, "dot"),
    ]
    body = put_below(draw_legend(signs, sizes.inner, sizes), drawn)
    title, notes = _say_what_matters(found, run)
    described = _(
        "One line an input, from the net cost where it is low to that where it is high, the "
        "longest first."
    )
    return frame_run(
        "what-matters-most", (title, described), body, _tabulate(found), run, notes, sizes
    )


def _tabulate(found: Sequence[Influence]) -> pl.DataFrame:
    """Put inputs, both ends and shares of the variance into a table."""
    ends = [find_range(one) for one in found]
    return pl.DataFrame(
        {
            "input": [one.name for one in found],
            "input_low": [low for low, _high in ends],
            "input_high": [high for _low, high in ends],
            "first_order": [one.first_order for one in found],
        },
        schema={
            "input": pl.String, "input_low": pl.Float64, "input_high": pl.Float64,
            "first_order": pl.Float64,
        },
    )  # fmt: skip


def _lay_out(one: Influence, place: int, run: CountryRun) -> PointRow:
    """Lay out the name of an input, its share of the variance, and the ends of its line."""
    low, high = (PERCENT * end for end in find_range(one))
    palette = shipped_palette()
    share = number(PERCENT * one.first_order, 0)
    text = f"{share} %" if place else _("{share} % of the variance", share=share)
    point = Point(
        None, low, high, text, palette.lines.range,
        ends=(palette.input_lowest, palette.input_highest),
    )  # fmt: skip
    return PointRow(name_input(one.name, run.projection), [point])


def _say_what_matters(found: Sequence[Influence], run: CountryRun) -> tuple[str, list[str]]:
    """Say what moves the net cost most, or that chance does, and how to read the lines."""
    named = {
        "country": country_of(run),
        "year": run.projection.years[-1],
        "case": name_case(HEADLINE_SCENARIO),
    }
    note = _(
        "Each input alone at its 2.5th and at its 97.5th percentile, all others at their median. "
        "Dashed: net cost of all together. Beside the lines: the share of the variance of the "
        "net cost that the input explains."
    )
    if not found or not found[0].beyond_chance:
        count = number(run.projection.draws, 0)
        title = _("{country}, {year}, {case}: {count} simulations do not show which input moves "
                  "the net cost to the State most", count=count, **named)  # fmt: skip
        return title, [note, say_chance(run)]
    name = name_input(found[0].name, run.projection)
    low, high = sorted(PERCENT * one for one in find_range(found[0]))
    decimals = max(count_decimals([high]), count_decimals([high - low]) - 1)
    title = _(
        "{country}, {year}, {case}: one input moves the net cost to the State most, from {low} to "
        "{high} % of GDP: {input}",
        input=lower_first(name),
        low=mark_grade(run.grade.money) + number(low, decimals),
        high=number(high, decimals),
        **named,
    )
    return title, [note, *_say_overlap(run)]


def _say_overlap(run: CountryRun) -> Iterator[str]:
    """Say that shares overlap where inputs move together."""
    if run.sensitivity.moving_together:
        yield _("Some inputs move together: their shares overlap.")
