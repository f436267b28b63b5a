"""Who provides care and who pays for it, under present law and with a package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

import polars as pl

from carepact.core.digits import count_decimals
from carepact.core.messages import _, number
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.country.framing import frame_run, take_rows
from carepact.report.figures.legend import Sign, draw_legend
from carepact.report.figures.panels import lay_panels, put_below
from carepact.report.figures.picture import WIDE, Picture, Sizes
from carepact.report.figures.stacks import Part, Stack, draw_stacks
from carepact.report.palette import shipped_palette
from carepact.report.run.figures import Figures
from carepact.report.run.picture import country_of, print_share
from carepact.report.run.words import Figure, in_words_of_run, name_case
from carepact.report.scales import PERCENT
from carepact.simulate.care_shares import PROVIDER_KINDS
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW
from carepact.studies.one_country.run import CountryRun

LAWS = (PRESENT_LAW, HEADLINE_SCENARIO)


class Bars(NamedTuple):
    """Two bars of one variable: its labels with their colours, and its heading."""

    variable: str
    colours: Mapping[str, str]
    title: str


def draw_who_provides_and_pays(run: CountryRun, sizes: Sizes = WIDE) -> Picture:
    """Draw who provides and who pays under present law and under the package, as shares.

    Where the hours are imputed no share of hours is drawn, but who pays the money alone.
    """
    palette = shipped_palette()
    if run.grade.quotes_hours:
        hours = _("Who provides, % of all hours of care")
        cost = _("Who pays, % of the full cost, unpaid hours valued")
        drawn = [
            Bars("share_of_hours_given", palette.providers, hours),
            Bars("share_of_full_cost", palette.sharers, cost),
        ]
        note = _(
            "Full cost: money, and unpaid hours at their replacement value. In brackets: 95 % "
            "interval. Bars are drawn to fill 100 %."
        )
    else:
        money = _("Who pays, % of money")
        drawn = [Bars("share_of_gross_cost", palette.payers, money)]
        note = _(
            "Unpaid hours of this country are estimated from others: no share of hours is drawn. "
            "In brackets: 95 % interval. Bars are drawn to fill 100 %."
        )
    year = run.projection.years[-1]
    table = take_rows(run, [one.variable for one in drawn], scenarios=LAWS, year=year)
    body = lay_panels([partial(_draw_bars, run, bars, sizes) for bars in drawn], sizes)
    described = _(
        "Pairs of bars, present law above the package, parted by who bears a share; below "
        "each pair every share before and after."
    )
    labels = [label for bars in drawn for label in bars.colours]
    table = table.filter(pl.col("label").is_in(labels))
    said = (_say_shares(run), described)
    return frame_run("who-provides-and-pays", said, body, table, run, [note], sizes)


def _say_shares(run: CountryRun) -> str:
    """Say how the women's share of the hours and the State's share of the cost change."""
    figures, year = Figures.of(run), run.projection.years[-1]
    named = {"country": country_of(run), "year": year, "case": name_case(HEADLINE_SCENARIO)}

    def find(variable: str, label: str, sex: str | None = None) -> list[str]:
        return [print_share(figures.find(variable, law, year, label, sex)) for law in LAWS]

    if not run.grade.quotes_hours:
        before, after = find("share_of_gross_cost", "general_budget")
        return _(
            "{country}, {year}, {case}: the general budget pays {after} of the money for care, "
            "and {before} under present law",
            before=before,
            after=after,
            **named,
        )
    given_before, given_after = find("share_of_hours_given", "women, unpaid", "women")
    paid_before, paid_after = find("share_of_full_cost", "State")
    return _(
        "{country}, {year}, {case}: women give {given_after} of all hours of care unpaid, instead "
        "of {given_before}; the State pays {paid_after} of the full cost, instead of {paid_before}",
        given_before=given_before,
        given_after=given_after,
        paid_before=paid_before,
        paid_after=paid_after,
        **named,
    )


def _draw_bars(run: CountryRun, bars: Bars, sizes: Sizes, width: float) -> Canvas:
    """Draw the heading, the two bars, and the list of what changes."""
    figures, year = Figures.of(run), run.projection.years[-1]
    names = {PRESENT_LAW: _("present law"), HEADLINE_SCENARIO: _("with the package")}
    shares = {law: _find_shares(figures, bars.variable, law, year, bars.colours) for law in LAWS}
    stacks = [Stack(names[law], list(_pile_up(shares[law], bars.colours))) for law in LAWS]
    drawn = draw_stacks(bars.title, stacks, width, sizes, whole=PERCENT)
    signs = list(_list_changes(shares, bars.colours))
    return put_below(drawn, draw_legend(signs, width, sizes), 0.4 * sizes.label)


def _list_changes(
    shares: Mapping[str, Mapping[str, Figure]], colours: Mapping[str, str]
) -> Iterator[Sign]:
    """Say of every label what it is under present law and with the package."""
    for label, colour in colours.items():
        before, after = (shares[law][label] for law in LAWS)
        known = [one.value for one in (before, after) if one.value is not None]
        if any(round(one, 1) for one in known):
            change = " → ".join(one.mark + _print_one(one) for one in (before, after))
            yield Sign(_("{who}: {change} %", who=in_words_of_run(label), change=change), colour)


def _print_one(figure: Figure) -> str:
    """Print a share as short as it stays exact: 0.7, 24."""
    if figure.value is None:
        return "?"
    return number(figure.value, min(1, count_decimals([figure.value])))


def _find_shares(
    figures: Figures, variable: str, scenario: str, year: int, labels: Iterable[str]
) -> dict[str, Figure]:
    """Find the share of every label, in per cent."""
    sexes = {label: sex for label, (sex, _paid) in PROVIDER_KINDS.items()}
    return {
        label: figures.find(variable, scenario, year, label, sexes.get(label)).times(PERCENT)
        for label in labels
    }


def _pile_up(shares: Mapping[str, Figure], colours: Mapping[str, str]) -> Iterator[Part]:
    """Let the shares fill a bar together."""
    whole = sum(found.value or 0.0 for found in shares.values()) or PERCENT
    for label, found in shares.items():
        text = _print_short(found)
        name = f"{in_words_of_run(label)} {text}"
        yield Part(PERCENT * (found.value or 0.0) / whole, colours[label], text, name)


def _print_short(figure: Figure) -> str:
    """Print a share and its interval in whole numbers, e.g. `78 (70-80)`."""
    value, low, high = ("" if one is None else number(one, 0) for one in figure.ends)
    return f"{figure.mark}{value} ({low}–{high})"
