"""Cost, who pays, what comes back, hours and fairness: the parts of a report with figures."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from carepact.core.messages import _, word
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.report.country_paper.layout import PaperLayout
from carepact.report.country_paper.pictures import draw
from carepact.report.headlines import say_sums
from carepact.report.paper.document import Block, Cell, Heading, Paragraph, Table, key_of
from carepact.report.paper.screen_parts import take_over, take_table
from carepact.report.run.crisis import say_crisis, show_crisis
from carepact.report.run.figures import Figures
from carepact.report.run.file_names import RunFile
from carepact.report.run.page import (
    compare_closures,
    explain_closures,
    show_payers,
    show_providers,
    show_sharers,
)
from carepact.report.run.questions import (
    compare_jobs,
    is_compared,
    say_deciles,
    say_jobs_bought,
    say_prices,
    say_revenue,
    say_staff,
)
from carepact.report.run.sentences import (
    say_cost,
    say_exchange,
    say_hours,
    say_jobs,
    say_other_jobs,
    say_payers,
    say_state,
    say_time,
)
from carepact.report.run.spending import show_spending
from carepact.report.run.words import (
    Figure,
    choose_scale,
    in_words_of_run,
    name_shares,
    print_figure,
    print_percent,
    print_scaled,
)
from carepact.report.words import in_words
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW, PROVIDERS, SEXES
from carepact.studies.one_country.findings import CountryFindings


def tell_crisis(found: CountryFindings) -> Iterator[Block]:
    """Tell what a crisis changes, under present law and with the package."""
    yield Heading(_("The crisis"))
    yield Paragraph(say_crisis(found.run))
    yield from draw(found, RunFile.CRISIS)
    yield take_table(show_crisis(found.run), _("What the crisis changes"))


def tell_cost(found: CountryFindings) -> Iterator[Block]:
    """Tell what a package costs: in three cases, by part of the package, by year."""
    run = found.run
    figures, year = Figures.of(run), run.projection.years[-1]
    yield Heading(_("What it costs"))
    yield Paragraph(say_cost(run, figures, year))
    yield from draw(found, RunFile.COST_BY_YEAR, RunFile.COST_BY_INSTRUMENT)
    yield take_table(compare_closures(figures, year), _("Three cases"))
    yield Paragraph(explain_closures(), look="small")
    yield _tabulate_instruments(figures, year)
    yield Paragraph(say_sums(run.projection.draws), look="small")
    yield _tabulate_years(found, figures)
    yield Paragraph(" ".join(filter(None, [say_prices(figures, year), say_exchange(run)])))


def _tabulate_instruments(figures: Figures, year: int) -> Table:
    """Lay out what each part of the package costs, and what of that is new."""
    names = ("gross_cost_by_instrument", "additional_cost_by_instrument")
    rows = {
        name: [figures.find(one, HEADLINE_SCENARIO, year, name) for one in names]
        for name in shipped_instruments()
    }
    kept = {name: row for name, row in rows.items() if any(any(one.ends) for one in row)}
    factor, scale = choose_scale(*(one for row in kept.values() for one in row))
    unit = _("{letters} PPP dollars", letters=scale).strip()
    return Table(
        _("Cost by part of the package in {year}, {unit}", year=year, unit=unit),
        (_("part of the package"), _("whole cost"), _("of which new")),
        tuple(
            (
                Cell(word(shipped_instruments()[name].title)),
                *(
                    Cell(print_figure(one, factor), key=key_of(v, HEADLINE_SCENARIO, year, name))
                    for v, one in zip(names, row, strict=True)
                ),
            )
            for name, row in kept.items()
        ),
        (False, True, True),
    )


def _tabulate_years(found: CountryFindings, figures: Figures) -> Table:
    """Lay out the main lines by year."""
    years = found.run.projection.years
    round_years = (year for year in years if year % PaperLayout().years_apart == 0)
    shown = sorted({years[0], *round_years, years[-1]})
    lines = ("additional_cost_over_gdp", "state_net_cost_over_gdp")
    return Table(
        _("By year, all posts filled"),
        (_("year"), *(name_shares()[line] for line in lines)),
        tuple(
            (
                Cell(str(year)),
                *(
                    Cell(
                        print_percent(figures.find(line, HEADLINE_SCENARIO, year)),
                        key=key_of(line, HEADLINE_SCENARIO, year),
                    )
                    for line in lines
                ),
            )
            for year in shown
        ),
        (False, True, True),
    )


def tell_payers(found: CountryFindings) -> Iterator[Block]:
    """Tell who pays, and what public budgets hold today."""
    run = found.run
    figures, year = Figures.of(run), run.projection.years[-1]
    yield Heading(_("Who pays"))
    yield Paragraph(say_payers(figures, year, 6))
    yield Paragraph(say_state(run, figures, year))
    yield from draw(found, RunFile.WHO_PROVIDES_AND_PAYS)
    yield take_table(show_payers(figures, year), _("Cost of care policy by payer"))
    yield take_table(show_sharers(run, figures, year), _("Full cost of care, unpaid hours valued"))
    yield Paragraph(say_revenue(figures, year))
    yield Heading(_("Public spending today"), 3)
    yield from take_over(show_spending(run, figures), _("Observed and modelled"))


def tell_returns(found: CountryFindings) -> Iterator[Block]:
    """Tell what comes back: jobs, revenue, value added, care beside construction."""
    run = found.run
    figures, year = Figures.of(run), run.projection.years[-1]
    yield Heading(_("What comes back"))
    yield Paragraph(say_jobs(figures, year))
    yield Paragraph(say_other_jobs(figures, year))
    yield from draw(found, RunFile.GROSS_TO_NET, RunFile.JOBS)
    if is_compared(figures, year):
        yield take_table(compare_jobs(figures, year), _("Care beside construction"))
    yield Paragraph(say_jobs_bought(figures, year))
    yield Paragraph(say_staff(figures))


def tell_hours(found: CountryFindings) -> Iterator[Block]:
    """Tell whose hours change; where hours are imputed, ranges alone."""
    run = found.run
    figures, year = Figures.of(run), run.projection.years[-1]
    yield Heading(_("Who gains time"))
    yield Paragraph(say_time(run, figures, year))
    if told := say_hours(run, figures, year):
        yield Paragraph(told)
    yield from draw(found, RunFile.HOURS_MOVED, RunFile.CARE_FLOW)
    yield _tabulate_hours(figures, year)
    yield take_table(show_providers(figures, year), _("Who provides care and housework"))


def _tabulate_hours(figures: Figures, year: int) -> Table:
    """Lay out whose hours of care change; a range where hours are imputed."""
    rows = {
        one.name: figures.find("hours_moved", HEADLINE_SCENARIO, year, one.name, one.sex)
        for one in PROVIDERS
    }
    sexes = {one.name: one.sex for one in PROVIDERS}
    return Table(
        _("Hours of care and housework in {year}, change through the package", year=year),
        (_("who"), _("hours a year")),
        tuple(
            (
                Cell(in_words_of_run(name)),
                Cell(
                    print_scaled(one),
                    key=key_of("hours_moved", HEADLINE_SCENARIO, year, name, sexes[name]),
                ),
            )
            for name, one in rows.items()
            if any(one.ends)
        ),
        (False, True),
    )


def tell_fairness(found: CountryFindings) -> Iterator[Block]:
    """Tell how women and men stand, and rich and poor."""
    figures, year = Figures.of(found.run), found.run.projection.years[-1]
    yield Heading(_("Fairness"))
    yield Paragraph(say_deciles(figures, year))
    yield from draw(found, RunFile.PROFILE)
    yield _tabulate_gaps(figures, year)
    yield _tabulate_deciles(found.run.figures, figures, year)


def name_gaps() -> dict[str, str]:
    """Name what tells women and men apart."""
    return {
        "women_share_of_unpaid_hours": _("women’s share of unpaid hours"),
        "women_share_within_families": _("women’s share of what families give"),
        "employment_gap": _("employment gap, men less women"),
        "earnings_gap": _("earnings gap, women to men"),
        "care_pay_to_mean_wage": _("hourly pay in care, % of mean hourly pay"),
    }


def _tabulate_gaps(figures: Figures, year: int) -> Table:
    """Lay out gaps between women and men under present law and with the package."""
    runs = (PRESENT_LAW, HEADLINE_SCENARIO)
    rows: list[tuple[Cell, ...]] = [
        (
            Cell(words),
            *(
                Cell(print_percent(figures.find(name, one, year)), key=key_of(name, one, year))
                for one in runs
            ),
        )
        for name, words in name_gaps().items()
    ]
    rows += [
        (
            Cell(_("employment rate: {whom}", whom=in_words(sex))),
            *(
                Cell(
                    print_percent(figures.find("employment_rate", one, year, sex=sex)),
                    key=key_of("employment_rate", one, year, sex=sex),
                )
                for one in runs
            ),
        )
        for sex in SEXES
    ]
    return Table(
        _("Women and men in {year}", year=year),
        (_("measure"), _("present law"), _("package")),
        tuple(rows),
        (False, True, True),
    )


def _tabulate_deciles(rows: pl.DataFrame, figures: Figures, year: int) -> Table:
    """Lay out what each tenth of wages gains or loses on balance."""
    name = "decile_net_over_earnings"
    tenths = rows.filter(pl.col("variable") == name)["label"].unique(maintain_order=True)

    def find(label: str) -> Figure:
        return figures.find(name, HEADLINE_SCENARIO, year, label)

    return Table(
        _("Benefits and services less fees and new taxes in {year}, of labour income", year=year),
        (_("tenth of wages, the lowest first"), _("on balance")),
        tuple(
            (Cell(label), Cell(print_percent(find(label)),
                               key=key_of(name, HEADLINE_SCENARIO, year, label)))
            for label in tenths
        ),
        (False, True),
    )  # fmt: skip
