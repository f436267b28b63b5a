"""Who provides care, who receives it, and who pays: three columns, before and after."""

from __future__ import annotations

import polars as pl
import xarray as xr

from carepact.core.messages import _
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.flow import Block, Flow, draw_flow
from carepact.report.figures.picture import WIDE, Picture, Sizes, frame
from carepact.report.palette import shipped_palette
from carepact.report.run.picture import country_of, foot_of
from carepact.report.run.words import in_words_of_run
from carepact.report.scales import PERCENT, print_bare
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW, PROVIDERS
from carepact.studies.one_country.run import CountryRun

GROUPS = {
    "women, unpaid": ("women", False),
    "men, unpaid": ("men", False),
    "women in services": ("women", True),
    "men in services": ("men", True),
}
"""Providers as the bars of the run have them: sex, and whether they are paid."""


def draw_care_flow(run: CountryRun, sizes: Sizes = WIDE) -> Picture:
    """Draw whose hours reach whom, under present law and with the package.

    Parameters
    ----------
    run : CountryRun
        The answer; where its hours are imputed nothing is drawn of them.
    sizes : Sizes
        Of the picture.
    """
    year = run.projection.years[-1]
    body, tables = Canvas(sizes.inner), []
    titles = {PRESENT_LAW: _("Present law"), HEADLINE_SCENARIO: _("With the package")}
    gap = 26.0
    width = sizes.inner if sizes.is_narrow else (sizes.inner - gap) / 2
    for place, (scenario, title) in enumerate(titles.items()):
        hours = _take(run, scenario, year)
        tables.append(hours.with_columns(scenario=pl.lit(scenario), year=pl.lit(year)))
        panel = Canvas(width)
        panel.text(0, sizes.panel, title, sizes.panel, bold=True)
        flows = _draw(hours, width, sizes)
        panel.shift(flows, 0, 1.8 * sizes.panel)
        panel.height = 1.8 * sizes.panel + flows.height
        x, y = (0.0, body.height) if sizes.is_narrow else (place * (width + gap), 0.0)
        body.shift(panel, x, y)
        body.height = y + panel.height + (10.0 if sizes.is_narrow else 0.0)
    described = _("Two flow diagrams: who gives care at the left, who receives it at the right.")
    sentence = _("{country}, {year}: whose hours of care reach whom",
                 country=country_of(run), year=year)  # fmt: skip
    return frame("care-flow", sentence, described, body, pl.concat(tables), foot_of(run, []), sizes)


def _take(run: CountryRun, scenario: str, year: int) -> pl.DataFrame:
    """Take hours by provider group and recipient: the median of the draws."""
    hours = run.projection.values["care_hours"].sel(scenario=scenario, year=year)
    rows = []
    for group, (sex, paid) in GROUPS.items():
        names = [one.name for one in PROVIDERS if one.sex == sex and one.paid is paid]
        given = hours.sel(provider=names).sum("provider")
        rows += [
            {"provider": group, "recipient": str(one), "hours": _median(given.sel(recipient=one))}
            for one in given["recipient"].to_numpy()
        ]
    return pl.DataFrame(rows)


def _median(amounts: xr.DataArray) -> float:
    """Take the median of the draws, or the central run where there are none."""
    drawn = amounts.isel(draw=slice(1, None)) if amounts.sizes["draw"] > 1 else amounts
    return float(drawn.median("draw"))


def _draw(hours: pl.DataFrame, width: float, sizes: Sizes) -> Canvas:
    """Draw the flows of one run."""
    palette = shipped_palette()
    whole = float(hours["hours"].sum())

    def share(column: str, name: str) -> str:
        part = float(hours.filter(pl.col(column) == name)["hours"].sum()) / whole
        return f"{in_words_of_run(name)} {print_bare(PERCENT * part)} %"

    givers = [Block(one, share("provider", one), palette.providers[one]) for one in GROUPS]
    takers = [
        Block(one, share("recipient", one), palette.lines.equality)
        for one in hours["recipient"].unique(maintain_order=True)
    ]
    flows = [Flow(row["provider"], row["recipient"], row["hours"]) for row in hours.to_dicts()]
    return draw_flow([givers, takers], flows, width, 1.1 * min(width, 320.0), sizes)
