"""Who pays, who provides care, and who receives it: three columns, before and after."""

from __future__ import annotations

from functools import partial

import polars as pl

from carepact.core.digits import count_decimals
from carepact.core.headline import bound_draws
from carepact.core.messages import _
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.country.framing import frame_run
from carepact.report.figures.flow import Block, Flow, draw_flow
from carepact.report.figures.look import Look
from carepact.report.figures.panels import head_panel, lay_panels, put_below
from carepact.report.figures.picture import WIDE, Picture, Sizes
from carepact.report.palette import shipped_palette
from carepact.report.run.picture import country_of
from carepact.report.run.words import in_words_of_run, name_case
from carepact.report.scales import PERCENT, print_bare, print_rounded
from carepact.simulate.care_shares import PROVIDER_KINDS
from carepact.simulate.instrument_traits import list_staffed
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW, PROVIDERS
from carepact.studies.one_country.run import CountryRun

NOBODY = "nobody"
SHARER_OF = {"general_budget": "State", "social_security": "State"}
"""Whose money that of a payer is, where it has another name."""


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
    tables = {law: _take(run, law) for law in (PRESENT_LAW, HEADLINE_SCENARIO)}
    titles = {PRESENT_LAW: _("Present law"), HEADLINE_SCENARIO: _("With the package")}
    body = lay_panels(
        [partial(_draw_law, titles[law], hours, sizes) for law, hours in tables.items()], sizes
    )
    described = _(
        "Two flow diagrams, present law above the package: who pays at the left, who provides "
        "care in the middle, who receives it at the right; bands are as wide as the hours."
    )
    note = _(
        "Hours of care a year. Hours of services stand with who pays "
        "for services, by their shares of the money."
    )
    table = pl.concat(hours.with_columns(scenario=pl.lit(law), year=pl.lit(year))
                      for law, hours in tables.items())  # fmt: skip
    said = (_say_shift(run, tables), described)
    return frame_run("care-flow", said, body, table, run, [note], sizes)


def _take(run: CountryRun, scenario: str) -> pl.DataFrame:
    """Take hours by payer, provider group and recipient: the headline of the draws."""
    values = run.last_year
    hours = values["care_hours"].sel(scenario=scenario)
    hours = hours.transpose("provider", "recipient", "draw")
    givers = [str(one) for one in hours["provider"].to_numpy()]
    recipients = [str(one) for one in hours["recipient"].to_numpy()]
    payers = _share_payers(run, scenario)
    rows = []
    for group, (sex, paid) in PROVIDER_KINDS.items():
        own = [givers.index(one.name) for one in PROVIDERS if (one.sex, one.paid) == (sex, paid)]
        given = bound_draws(hours.to_numpy()[own].sum(axis=0).T).value
        rows += [
            {"payer": payer, "provider": group, "recipient": recipient, "hours": share * amount}
            for recipient, amount in zip(recipients, given.tolist(), strict=True)
            for payer, share in (payers if paid else {NOBODY: 1.0}).items()
        ]
    return pl.DataFrame(rows)


def _share_payers(run: CountryRun, scenario: str) -> dict[str, float]:
    """Share the money for services among those who pay it."""
    staffed = [name for name, _staffing in list_staffed()]
    money = run.last_year["cost_by_payer"].sel(scenario=scenario)
    money = money.sel(instrument=staffed).transpose("draw", "instrument", "payer")
    paid = bound_draws(money.to_numpy().sum(axis=1)).value.tolist()
    whole = sum(paid) or 1.0
    shares: dict[str, float] = {}
    for payer, amount in zip(map(str, money["payer"].to_numpy()), paid, strict=True):
        sharer = SHARER_OF.get(payer, payer)
        shares[sharer] = shares.get(sharer, 0.0) + amount / whole
    return shares


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
    (less_before, less_after), (more_before, more_after) = (
        _print_pair(before[one], after[one]) for one in (least, most)
    )
    return _(
        "{country}, {year}, {case}: of 100 hours of care {less_after} instead of {less_before} "
        "come from {less}, and {more_after} instead of {more_before} from {more}",
        country=country_of(run),
        year=run.projection.years[-1],
        case=name_case(HEADLINE_SCENARIO),
        less=in_words_of_run(least),
        less_before=less_before,
        less_after=less_after,
        more=in_words_of_run(most),
        more_before=more_before,
        more_after=more_after,
    )


def _print_pair(before: float, after: float) -> tuple[str, str]:
    """Print two shares so exactly that they differ, by one digit more at most."""
    decimals = count_decimals([before, after])
    if round(before, decimals) == round(after, decimals):
        decimals += 1
    return print_rounded(before, decimals), print_rounded(after, decimals)


def _draw_law(title: str, hours: pl.DataFrame, sizes: Sizes, width: float) -> Canvas:
    """Draw the flows under one law."""
    head = Canvas(width)
    head.height = head_panel(head, title, sizes)
    palette = shipped_palette()
    whole = float(hours["hours"].sum()) or 1.0
    lines = palette.lines
    colours = {**palette.providers, **palette.payers, **palette.sharers, NOBODY: lines.frame}
    hours = hours.filter(pl.col("hours") >= Look.flow_least * whole)
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
