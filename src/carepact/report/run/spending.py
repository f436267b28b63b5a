"""Show what is observed to be spent today beside what present law is modelled to cost."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from carepact.core.messages import _
from carepact.data.countries.facts import Fact
from carepact.report.marks import MARKS
from carepact.report.prose import Prose
from carepact.report.run.figures import Figures
from carepact.report.run.words import (
    print_percent,
)
from carepact.report.scales import PERCENT, print_bare
from carepact.report.tables import WholeTable
from carepact.simulate.projection import PRESENT_LAW
from carepact.studies.one_country.run import CountryRun
from carepact.validate.spending_today import MODELLED, OBSERVED, find_spending


def show_spending(run: CountryRun, figures: Figures) -> Iterator[RenderableType]:
    """Show public spending as printed and as modelled, and how far the two compare."""
    first, found = run.projection.years[0], find_spending(run.country)
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold", box=None)
    table.add_column(_("the State pays today, of GDP"))
    table.add_column(_("observed"), justify="right")
    table.add_column(_("present law as modelled, {year}", year=first), justify="right")
    for indicator, fact in found.items():
        modelled = figures.find(MODELLED, PRESENT_LAW, first, indicator)
        table.add_row(
            _names()[indicator],
            _print_observed(fact, figures, indicator),
            print_percent(modelled),
        )
    yield table
    yield Prose(" ".join(_explain(found)))


def _names() -> dict[str, str]:
    """Name what is observed, and what of the model stands beside it."""
    return {
        "gov_exp_preprimary_gdp": _("pre-primary; modelled: all childcare"),
        "family_benefits_gdp": _("families; modelled: childcare and leave around births"),
        "old_age_spending_gdp": _("old age; modelled: long-term care"),
        "ltc_public_spending_gdp": _("long-term care, health and social part"),
        "incapacity_spending_gdp": _("incapacity; modelled: long-term care"),
    }


def _print_observed(fact: Fact | None, figures: Figures, indicator: str) -> str:
    """Print a figure of spending with its mark and year, or that nobody observed it."""
    if fact is None:
        return _("not observed")
    found = figures.find(OBSERVED, PRESENT_LAW, fact.year, indicator)
    share = print_bare(PERCENT * (found.value or 0.0))
    return f"{MARKS[fact.status]}{share} % ({fact.year})"


def _explain(found: dict[str, Fact | None]) -> Iterator[str]:
    """Say what the observed figures are and are not."""
    yield _(
        "What is observed stands beside the model and enters no figure; its publisher prints no "
        "error. UNESCO counts pre-primary alone, the model all places before school."
    )
    if {"old_age_spending_gdp", "incapacity_spending_gdp"} & {*found}:
        yield _("Spending on old age and incapacity holds pensions, which are not modelled.")
    if any(fact is not None and fact.status == "assumed" for fact in found.values()):
        yield _("* rests on an assumed figure.")
