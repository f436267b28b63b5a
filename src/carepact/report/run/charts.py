"""Say what a package costs a country, and how to read its lines by year."""

from __future__ import annotations

from carepact.core.headline import Headline, choose_headline
from carepact.core.messages import _
from carepact.report.run.figures import Figures
from carepact.report.run.picture import (
    country_of,
    print_share,
)
from carepact.report.run.words import (
    name_case,
)
from carepact.simulate.projection import HEADLINE_SCENARIO
from carepact.studies.one_country.run import CountryRun


def say_cost(run: CountryRun) -> str:
    """Say what the package costs more than present law, and what of it the State bears."""
    figures, year = Figures.of(run), run.projection.years[-1]
    return _(
        "{country}, {year}, {case}: care costs {more} of GDP more than under present law; the "
        "net cost to the State is {net} of GDP",
        country=country_of(run),
        year=year,
        case=name_case(HEADLINE_SCENARIO),
        more=print_share(figures.find("additional_cost_over_gdp", HEADLINE_SCENARIO, year)),
        net=print_share(figures.find("state_net_cost_over_gdp", HEADLINE_SCENARIO, year)),
    )


def explain_bands(run: CountryRun) -> str:
    """Say what lines and bands are."""
    said = (
        _("Line: median of the simulations; band: 95 % interval.")
        if choose_headline(run.projection.draws) is Headline.MEDIAN
        else _("Line: central simulation; band: 95 % interval.")
    )
    return f"{said} " + _(
        "All posts filled: every job finds its staff, and all use is new. Some places not new: "
        "part of the use was there before. Staff limited: in addition, care staff grow no faster "
        "than in the past."
    )
