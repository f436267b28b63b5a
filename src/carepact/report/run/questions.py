"""Answer what is asked next: revenue, cost a job, construction, deciles, staff, today's prices."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
from rich.console import RenderableType

from carepact.core.messages import Message, _, number, say, word
from carepact.data.countries.facts import BASE_DAY
from carepact.data.countries.prices import find_dollar_prices
from carepact.data.countries.wage_deciles import DECILES
from carepact.data.evidence.reading import shipped_evidence
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.report.prose import Prose
from carepact.report.run.figures import Figures
from carepact.report.run.words import (
    Figure,
    choose_scale,
    print_change,
    print_figure,
    print_percent,
    print_scaled,
)
from carepact.report.scales import PERCENT
from carepact.report.tables import WholeTable
from carepact.report.words import join_parts, lower_first
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW, SEXES
from carepact.studies.one_country.run import CountryRun


def show_questions(run: CountryRun, figures: Figures) -> Iterator[RenderableType]:
    """Answer what is asked next, sentences about a table."""
    year = run.projection.years[-1]
    yield Prose(say_revenue(figures, year))
    for warning in list_warnings(run):
        yield Prose(word(warning), style="bold")
    yield Prose("")
    if is_compared(figures, year):
        yield compare_jobs(figures, year)
    yield Prose(say_jobs_bought(figures, year))
    yield Prose("")
    yield Prose(say_deciles(figures, year))
    yield Prose(say_staff(figures))
    yield Prose(say_prices(figures, year))
    saved = figures.find("benefits_saved", HEADLINE_SCENARIO, year)
    if any(saved.ends):
        yield Prose(_say_saved(saved))


def say_revenue(figures: Figures, year: int) -> str:
    """Say what the State adds and lacks, over public revenue."""
    find = figures.find
    return _(
        "Over public revenue, at its share of GDP today: extra public spending {added}, net cost "
        "to the State {net}.",
        added=print_percent(find("state_additional_cost_over_revenue", HEADLINE_SCENARIO, year)),
        net=print_percent(find("state_net_cost_over_revenue", HEADLINE_SCENARIO, year)),
    )


def list_warnings(run: CountryRun) -> list[Message]:
    """List what a reader has to be warned of."""
    figures, year = Figures.of(run), run.projection.years[-1]
    added = figures.find("state_additional_cost_over_revenue", HEADLINE_SCENARIO, year)
    limit = warning_limit()
    seen = added.value if added.value is not None else added.high
    if seen is None or seen <= limit:
        return []
    return [
        say(
            "Extra public spending is more than {limit} % of public revenue.",
            limit=f"{PERCENT * limit:.0f}",
        )
    ]


def warning_limit() -> float:
    """Return the added cost over public revenue above which a warning is given. [share]"""
    parameter = shipped_evidence("questions").effects["warning_over_revenue"]
    return float(parameter.to_array(parameter.value_at(BASE_DAY)))


def is_compared(figures: Figures, year: int) -> bool:
    """Tell whether construction is set beside care: a net cost and more jobs in every draw."""
    return figures.find("jobs_per_construction_job", HEADLINE_SCENARIO, year).is_known


def find_jobs(figures: Figures, year: int) -> dict[str, list[Figure]]:
    """Find jobs in care and in construction at the same net cost, of each sex and of both."""
    names = ("jobs_with_suppliers", "construction_jobs_with_suppliers")

    def find(end: str, sex: str | None) -> list[Figure]:
        """Find one line of both."""
        return [figures.find(one + end, HEADLINE_SCENARIO, year, sex=sex) for one in names]

    return {sex: find("", sex) for sex in SEXES} | {"both": find("_of_both_sexes", None)}


def compare_jobs(figures: Figures, year: int) -> WholeTable:
    """Put the jobs of care beside those of construction at the same net cost."""
    found = find_jobs(figures, year)
    factor, word = choose_scale(*(one for row in found.values() for one in row))
    unit = f", {word}" if word else ""
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold", box=None)
    table.add_column(_("same net cost, {year}", year=year))
    for heading in (_("care"), _("construction")):
        table.add_column(heading, justify="right")
    lines = {
        "women": _("jobs of women"),
        "men": _("jobs of men"),
        "both": _("jobs, with suppliers"),
    }
    for line, row in found.items():
        table.add_row(lines[line] + unit, *(print_figure(one, factor) for one in row))
    prices = [
        figures.find(name, HEADLINE_SCENARIO, year)
        for name in ("state_net_cost_per_job", "construction_net_cost_per_job")
    ]
    factor, word = choose_scale(*prices)
    unit = _("{letters} PPP dollars", letters=word).strip()
    heading = _("net cost a job, {unit}", unit=unit)
    table.add_row(heading, *(print_figure(one, factor) for one in prices))
    return table


def say_jobs_bought(figures: Figures, year: int) -> str:
    """Say what a job costs, and what construction of the same net cost is."""
    find = figures.find
    if not is_compared(figures, year):
        return _(
            "In some draw the State has no net cost, or care and its suppliers no more jobs: no "
            "cost a job is told, and nothing is set beside construction."
        )
    cost = _(
        "A job in care or at a supplier costs PPP $ {added} a year of all payers' money, and "
        "{net} of the State's on balance; induced jobs and mothers in other work are not counted.",
        added=print_scaled(find("additional_cost_per_job", HEADLINE_SCENARIO, year)),
        net=print_scaled(find("state_net_cost_per_job", HEADLINE_SCENARIO, year)),
    )
    compared = _(
        "Construction for PPP $ {outlay} would leave the State with the same net cost: care has "
        "{times} times its jobs, and {women} times its jobs of women. What builders add, and how "
        "many of them are women, are figures of the country's income group.",
        outlay=print_scaled(find("construction_outlay", HEADLINE_SCENARIO, year)),
        times=print_figure(find("jobs_per_construction_job", HEADLINE_SCENARIO, year)),
        women=print_figure(find("women_jobs_per_construction_job", HEADLINE_SCENARIO, year)),
    )
    return f"{cost} {compared}"


def say_deciles(figures: Figures, year: int) -> str:
    """Say what the lowest and the highest tenth of wages gain or lose on balance."""
    ends = {
        name: print_percent(
            figures.find("decile_net_over_earnings", HEADLINE_SCENARIO, year, str(decile))
        )
        for name, decile in {"low": 1, "middle": DECILES // 2, "high": DECILES}.items()
    }
    return _(
        "By tenths of wages, benefits and services less fees and new taxes, of labour income: "
        "the lowest {low}, the fifth {middle}, the highest {high}. Services are counted alike "
        "for every tenth; families where nobody earns stand in none.",
        **ends,
    )


def say_staff(figures: Figures) -> str:
    """Say in which year most staff has to be found and most places built."""
    peak = find_peak(figures.rows_of("staff_to_find"))
    if peak is None:
        return _("Staff to find and places to build: none.")
    added = [
        f"{words} {print_change(found)}"
        for grade, words in _name_grades().items()
        if any((found := figures.find("staff_added", HEADLINE_SCENARIO, peak, grade)).ends)
    ]
    said = _(
        "Staff to find and train: most in {year}, {staff}, those who leave replaced ({law} under "
        "present law); new: {listed}.",
        year=peak,
        law=print_scaled(figures.find("staff_to_find", PRESENT_LAW, peak)),
        staff=print_scaled(figures.find("staff_to_find", HEADLINE_SCENARIO, peak)),
        listed=join_parts(added) or _("nobody"),
    )
    return " ".join([said, *_say_places(figures)])


def _name_grades() -> dict[str, str]:
    """Name the grades of staff."""
    return {
        "teacher": _("teachers"),
        "assistant": _("assistants"),
        "nurse": _("nurses"),
        "carer": _("care workers"),
    }


def _say_places(figures: Figures) -> Iterator[str]:
    """Say in which year most places of each kind are to be built."""
    places = figures.rows_of("places_to_build")
    for kind in places["label"].unique(maintain_order=True):
        peak = find_peak(places, kind)
        if peak is not None:
            yield _(
                "Places to build ({kind}): most in {year}, {places}.",
                kind=lower_first(word(shipped_instrument(kind).title)),
                year=peak,
                places=print_scaled(figures.find("places_to_build", HEADLINE_SCENARIO, peak, kind)),
            )


def find_peak(rows: pl.DataFrame, label: str | None = None) -> int | None:
    """Find the year in which most is needed, every job filled; None where nothing ever is."""
    found = rows.filter(
        (pl.col("scenario") == HEADLINE_SCENARIO)
        & pl.col("label").eq_missing(pl.lit(label))
        & (pl.col("value") > 0)
    )
    return None if found.is_empty() else int(found.sort("value")["year"][-1])


def say_prices(figures: Figures, year: int) -> str:
    """Say the main lines in prices of today."""
    prices = find_dollar_prices()
    told = {
        name: print_scaled(figures.find(f"{name}_in_prices_of_today", HEADLINE_SCENARIO, year))
        for name in ("gross_cost", "additional_cost", "state_net_cost")
    }
    return _(
        "In prices of {last} (PPP dollars of {first} times {factor}): the package costs PPP $ "
        "{gross_cost}, {additional_cost} of it new; {state_net_cost} is the net cost to the State.",
        last=prices.last,
        first=prices.first,
        factor=number(prices.factor, 3),
        **told,
    )


def _say_saved(saved: Figure) -> str:
    """Say what the study declares that the State no longer pays."""
    return _(
        "Benefits that the State no longer pays to mothers who enter work, as declared: PPP $ "
        "{saved} a year. Families receive as much less.",
        saved=print_scaled(saved),
    )
