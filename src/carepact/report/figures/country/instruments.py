"""What each instrument costs year by year with a package, all payers."""

from __future__ import annotations

import polars as pl

from carepact.core.messages import _, word
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.report.figures.areas import Area, draw_areas
from carepact.report.figures.country.framing import frame_run, take_rows
from carepact.report.figures.picture import WIDE, Picture, Sizes
from carepact.report.palette import shipped_palette
from carepact.report.run.figures import Figures
from carepact.report.run.picture import country_of
from carepact.report.run.words import choose_scale, name_case, print_scaled
from carepact.report.scales import print_bare
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW
from carepact.studies.one_country.run import CountryRun


def draw_cost_by_instrument(run: CountryRun, sizes: Sizes = WIDE) -> Picture:
    """Draw the cost of each instrument by year as areas, those that cost little together.

    Parameters
    ----------
    run : CountryRun
        The answer.
    sizes : Sizes
        Of the picture.
    """
    years = [int(year) for year in run.projection.years]
    rows = take_rows(run, ["gross_cost_by_instrument"], scenarios=[HEADLINE_SCENARIO])
    costs = {
        str(name): group.sort("year")["value"].fill_null(0.0).to_list()
        for (name,), group in rows.group_by("label", maintain_order=True)
    }
    law = take_rows(run, ["gross_cost"], scenarios=[PRESENT_LAW])
    upper = law.sort("year")["value"].fill_null(0.0).to_list()
    figures = Figures.of(run)
    factor, scale = choose_scale(figures.find("gross_cost", HEADLINE_SCENARIO, years[-1]))
    areas = _list_areas(costs, factor)
    title = _("Cost of care, all payers, PPP dollars")
    drawn = draw_areas(
        f"{title}, {scale}" if scale else title, years, areas, [one / factor for one in upper],
        sizes.inner, sizes,
    )  # fmt: skip
    described = _("Areas by year, one an instrument, one upon the other, and a dashed line.")
    notes = [
        _("Dashed: all instruments under present law. Areas are headlines, which need not add up.")
    ]
    said = (_say_largest(run, costs), described)
    table = pl.concat([rows, law])
    return frame_run("cost-by-instrument", said, drawn, table, run, notes, sizes)


def _list_areas(costs: dict[str, list[float]], factor: float) -> list[Area]:
    """List the areas, the largest at the ground; what finds no colour of its own is others."""
    order = sorted((name for name in costs if costs[name][-1] > 0), key=lambda one: -costs[one][-1])
    colours = list(shipped_palette().instruments)
    named = order if len(order) <= len(colours) else order[: len(colours) - 1]
    shown = [(_name(name), costs[name]) for name in named]
    rest = [costs[name] for name in costs if name not in named]
    if rest and any(map(sum, rest)):
        shown.append((_("others"), [sum(of_year) for of_year in zip(*rest, strict=True)]))
    return [
        Area(f"{name} {print_bare(values[-1] / factor)}", colour, [one / factor for one in values])
        for (name, values), colour in zip(shown, colours, strict=False)
    ]


def _name(instrument: str) -> str:
    """Name an instrument by its title."""
    return word(shipped_instrument(instrument).title)


def _say_largest(run: CountryRun, costs: dict[str, list[float]]) -> str:
    """Say which instrument costs most, and how much it does."""
    year = run.projection.years[-1]
    most = max(costs, key=lambda one: costs[one][-1])
    figures = Figures.of(run)
    return _(
        "{country}, {year}, {case}: of care that costs PPP $ {whole}, {instrument} costs {most}",
        country=country_of(run),
        year=year,
        case=name_case(HEADLINE_SCENARIO),
        instrument=_name(most),
        most=print_scaled(figures.find("gross_cost_by_instrument", HEADLINE_SCENARIO, year, most)),
        whole=print_scaled(figures.find("gross_cost", HEADLINE_SCENARIO, year)),
    )
