"""Who pays, who provides care, and who receives it: three columns, before and after."""

from __future__ import annotations

from functools import partial

import numpy as np
import polars as pl
import xarray as xr

from carepact.core.messages import _
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.country.framing import frame_run
from carepact.report.figures.flow import Block, Flow, draw_flow
from carepact.report.figures.panels import head_panel, lay_panels, put_below
from carepact.report.figures.picture import WIDE, Picture, Sizes
from carepact.report.palette import shipped_palette
from carepact.report.run.picture import country_of
from carepact.report.run.words import in_words_of_run, name_case
from carepact.report.scales import PERCENT, print_bare
from carepact.simulate.instrument_traits import list_staffed
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW, PROVIDERS
from carepact.studies.one_country.run import CountryRun

GROUPS = {
    "women, unpaid": ("women", False),
    "men, unpaid": ("men", False),
    "women in services": ("women", True),
    "men in services": ("men", True),
}
"""Providers as the bars of the run have them: sex, and whether they are paid."""
NOBODY = "nobody"


def draw_care_flow(run: CountryRun, sizes: Sizes = WIDE) -> Picture:
    """Draw who pays, whose hours reach whom, under present law and with the package.

    Parameters
    ----------
    run : CountryRun
        The answer; of imputed hours no such picture is made.
    sizes : Sizes
        Of the picture.

    Notes
    -----
    Hours of services stand with those who pay for services, by their shares of the money; hours
    that nobody pays for stand with nobody.
    """
    year = run.projection.years[-1]
    tables = {law: _take(run, law, year) for law in (PRESENT_LAW, HEADLINE_SCENARIO)}
    titles = {PRESENT_LAW: _("Present law"), HEADLINE_SCENARIO: _("With the package")}
    body = lay_panels(
        [partial(_draw_law, titles[law], hours, sizes) for law, hours in tables.items()], sizes
    )
    described = _(
        "Two flow diagrams, present law above the package: who pays at the left, who provides "
        "care in the middle, who receives it at the right; bands are as wide as the hours."
    )
    note = _(
        "Hours of care a year, median of the simulations. Hours of services stand with who pays "
        "for services, by their shares of the money."
    )
    table = pl.concat(hours.with_columns(scenario=pl.lit(law), year=pl.lit(year))
                      for law, hours in tables.items())  # fmt: skip
    said = (_say_shift(run, tables), described)
    return frame_run("care-flow", said, body, table, run, [note], sizes)


def _take(run: CountryRun, scenario: str, year: int) -> pl.DataFrame:
    """Take hours by payer, provider group and recipient: the median of the draws."""
    values = run.projection.values
    hours = values["care_hours"].sel(scenario=scenario, year=year)
    services = [name for name, _staffing in list_staffed()]
    money = values["cost_by_payer"].sel(scenario=scenario, year=year, instrument=services)
    by_payer = {str(one): _median(money.sum("instrument").sel(payer=one))
                for one in money["payer"].to_numpy()}  # fmt: skip
    whole = sum(by_payer.values()) or 1.0
    rows = []
    for group, (sex, paid) in GROUPS.items():
        names = [one.name for one in PROVIDERS if one.sex == sex and one.paid is paid]
        given = hours.sel(provider=names).sum("provider")
        payers = (
            {one: amount / whole for one, amount in by_payer.items()} if paid else {NOBODY: 1.0}
        )
        for recipient in given["recipient"].to_numpy():
            amount = _median(given.sel(recipient=recipient))
            rows += [
                {"payer": payer, "provider": group, "recipient": str(recipient),
                 "hours": share * amount}
                for payer, share in payers.items()
            ]  # fmt: skip
    return pl.DataFrame(rows)


def _median(amounts: xr.DataArray) -> float:
    """Take the median of the draws, or the central run where there are none."""
    drawn = amounts.to_numpy()
    return float(np.median(drawn[1:] if drawn.size > 1 else drawn))


def _sum_by(hours: pl.DataFrame, column: str) -> dict[str, float]:
    """Sum hours by what a column says, in its order."""
    rows = hours.group_by(column, maintain_order=True).agg(pl.col("hours").sum())
    return dict(rows.iter_rows())


def _say_shift(run: CountryRun, tables: dict[str, pl.DataFrame]) -> str:
    """Say whose share of the hours falls most, and whose rises most."""
    before, after = (
        {one: PERCENT * amount / (sum(given.values()) or 1.0) for one, amount in given.items()}
        for given in (_sum_by(tables[law], "provider") for law in (PRESENT_LAW, HEADLINE_SCENARIO))
    )
    order = sorted(before, key=lambda one: after[one] - before[one])
    least, most = order[0], order[-1]
    return _(
        "{country}, {year}, {case}: of 100 hours of care {less} give {less_after}, and "
        "{less_before} under present law; {more} give {more_after}, and {more_before} under "
        "present law",
        country=country_of(run),
        year=run.projection.years[-1],
        case=name_case(HEADLINE_SCENARIO),
        less=in_words_of_run(least),
        less_before=print_bare(before[least]),
        less_after=print_bare(after[least]),
        more=in_words_of_run(most),
        more_before=print_bare(before[most]),
        more_after=print_bare(after[most]),
    )


def _draw_law(title: str, hours: pl.DataFrame, sizes: Sizes, width: float) -> Canvas:
    """Draw the flows under one law."""
    head = Canvas(width)
    head.height = head_panel(head, title, sizes)
    palette = shipped_palette()
    whole = float(hours["hours"].sum()) or 1.0
    lines = palette.lines
    colours = {**palette.providers, **palette.payers, NOBODY: lines.frame}
    headings = {
        "payer": _("who pays"), "provider": _("who provides"), "recipient": _("who receives")
    }  # fmt: skip
    columns = []
    for column, heading in headings.items():
        blocks = [
            Block(
                f"{column} {code}",
                f"{_name(code)} {print_bare(PERCENT * amount / whole)} %",
                colours.get(code, lines.equality),
            )
            for code, amount in _sum_by(hours, column).items()
        ]
        columns.append((heading, sorted(blocks, key=lambda one: one.code != f"payer {NOBODY}")))
    flows = []
    for source, target in (("payer", "provider"), ("provider", "recipient")):
        summed = hours.group_by(source, target, maintain_order=True).agg(pl.col("hours").sum())
        for first, second, amount in summed.iter_rows():
            share = print_bare(PERCENT * amount / whole)
            label = f"{_name(first)} → {_name(second)}: {share} %"
            flows.append(Flow(f"{source} {first}", f"{target} {second}", amount, label))
    return put_below(head, draw_flow(columns, flows, width, sizes))


def _name(code: str) -> str:
    """Name a payer, provider or recipient."""
    return _("nobody pays") if code == NOBODY else in_words_of_run(code)
