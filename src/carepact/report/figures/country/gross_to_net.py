"""From what a package adds to the cost of care to what is left for the State."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.core.messages import _
from carepact.report.figures.country.framing import frame_run, take_rows
from carepact.report.figures.picture import WIDE, Picture, Sizes
from carepact.report.figures.points import Point, PointRow, draw_points
from carepact.report.palette import shipped_palette
from carepact.report.run.figures import Figures
from carepact.report.run.picture import country_of
from carepact.report.run.words import (
    Figure,
    choose_scale,
    name_case,
    print_figure,
    print_scaled,
)
from carepact.report.scales import print_bare
from carepact.simulate.projection import HEADLINE_SCENARIO
from carepact.studies.one_country.run import CountryRun

ADDED, OF_STATE, NET = "additional_cost", "state_additional_cost", "state_net_cost"


def draw_gross_to_net(run: CountryRun, sizes: Sizes = WIDE) -> Picture:
    """Draw added cost, the State's part, what comes back by kind of tax, and what is left.

    Parameters
    ----------
    run : CountryRun
        The answer.
    sizes : Sizes
        Of the picture.
    """
    year = run.projection.years[-1]
    figures = Figures.of(run)
    added, state, net = (
        figures.find(one, HEADLINE_SCENARIO, year) for one in (ADDED, OF_STATE, NET)
    )
    factor, word = choose_scale(added, state, net)
    taxes = {
        words: figures.find("new_revenue", HEADLINE_SCENARIO, year, one)
        for one, words in {
            "direct_tax": _("comes back: direct taxes"),
            "contributions": _("comes back: contributions"),
            "indirect_tax": _("comes back: indirect taxes"),
        }.items()
    }
    unit = _("PPP dollars a year")
    rows = list(_list_rows(added, state, net, taxes, factor))
    axis = f"{unit}, {word}" if word else unit
    drawn = draw_points("", rows, sizes.inner, sizes, axis=axis)
    table = take_rows(
        run, (ADDED, OF_STATE, "new_revenue", NET), scenarios=[HEADLINE_SCENARIO], year=year
    )
    described = _(
        "Bars from the added cost down: what others pay, what is left to the State, what comes "
        "back to it by kind of tax, and its net cost."
    )
    notes = [
        _(
            "Pale bars are taken off what stands above them. Bars are headlines, which need not "
            "add up. Line: 95 % interval."
        )
    ]
    said = (_say_left(run, added, state, net), described)
    return frame_run("gross-to-net", said, drawn, table, run, notes, sizes)


def _list_rows(
    added: Figure, state: Figure, net: Figure, taxes: dict[str, Figure], factor: float
) -> Iterator[PointRow]:
    """List the bars: sums from 0, and what is taken off from where the last bar ended."""
    palette = shipped_palette()
    dark, light = palette.sharers["State"], palette.lines.equality

    def draw_sum(name: str, figure: Figure) -> PointRow:
        point = Point(*figure.times(1 / factor).ends, print_figure(figure, factor), dark, "square")
        return PointRow(name, [point], is_bold=True)

    def take_off(name: str, level: float, amount: float, mark: str) -> PointRow:
        text = f"{mark}−{print_bare(amount)}" if amount >= 0 else f"{mark}+{print_bare(-amount)}"
        end = level - amount
        return PointRow(
            name, [Point(end, None, None, text, light, "square", start=level, opacity=0.6)]
        )

    yield draw_sum(_("added cost, all payers"), added)
    whole, own = (one.value or 0.0 for one in (added, state))
    yield take_off(_("paid by others than the State"), whole / factor, (whole - own) / factor,
                   added.mark)  # fmt: skip
    yield draw_sum(_("added cost to the State"), state)
    level = own / factor
    for words, figure in taxes.items():
        amount = (figure.value or 0.0) / factor
        yield take_off(words, level, amount, figure.mark)
        level -= amount
    yield draw_sum(_("net cost to the State"), net)


def _say_left(run: CountryRun, added: Figure, state: Figure, net: Figure) -> str:
    """Say what is added, what of it the State pays, and what is left of that."""
    return _(
        "{country}, {year}, {case}: of an added cost of PPP $ {added} the State pays {state}; "
        "after the taxes that come back {net} is left",
        country=country_of(run),
        year=run.projection.years[-1],
        case=name_case(HEADLINE_SCENARIO),
        added=print_scaled(added),
        state=print_scaled(state),
        net=print_scaled(net),
    )
