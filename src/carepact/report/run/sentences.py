"""Say in sentences what a package does to a country, each figure with its interval."""

from __future__ import annotations

from collections.abc import Mapping

from carepact.core.draws import PREVIEW_DRAWS
from carepact.core.messages import _, number
from carepact.report.headlines import say_headline
from carepact.report.layout import ScreenLayout
from carepact.report.run.words import (
    Figure,
    Figures,
    explain_mark,
    in_words_of_run,
    print_change,
    print_percent,
    print_scaled,
)
from carepact.simulate.projection import DIMENSIONS, HEADLINE_SCENARIO, PROVIDERS
from carepact.simulate.result_grade import ON_IMPUTED_KEY
from carepact.studies.one_country.run import CountryRun


def head_of(run: CountryRun) -> str:
    """Head the answer."""
    path = run.projection
    return _(
        "{country}, package {package}, year {year}",
        country=run.country.name,
        package=path.package,
        year=path.years[-1],
    )


def say_how_to_read(run: CountryRun) -> str:
    """Say what kind of figures these are."""
    said = _(
        "A simulation under stated assumptions. {headline} In brackets: 95 % interval of {count} "
        "draws. Money: PPP dollars of 2021.",
        headline=say_headline(run.projection.draws),
        count=number(run.projection.draws, 0),
    )
    if run.projection.draws < PREVIEW_DRAWS:
        said += " " + _(
            "PREVIEW: fewer than {least} draws, intervals are rough.",
            least=number(PREVIEW_DRAWS, 0),
        )
    if run.changes:
        said += " " + _("Changed by settings: {listed}.", listed=", ".join(run.changes))
    if {run.grade.money, run.grade.hours} & ON_IMPUTED_KEY:
        said += " " + explain_mark()
    return said


def say_cost(run: CountryRun, figures: Figures, year: int) -> str:
    """Say what the package costs a year at the horizon, and beyond present law."""
    gross = figures.find("gross_cost", HEADLINE_SCENARIO, year)
    said = [
        _(
            "In {year} the package costs {share} of GDP a year: PPP $ {money}.",
            year=year,
            share=print_percent(figures.find("gross_cost_over_gdp", HEADLINE_SCENARIO, year)),
            money=print_scaled(gross),
        )
    ]
    if run.currency is not None:
        said.append(
            _(
                "In own money: {code} {money}, in prices of {year} (factor: {status}).",
                money=print_scaled(gross.times(run.currency.per_ppp_dollar)),
                code=run.currency.code,
                year=run.currency.year,
                status=in_words_of_status(run.currency.status),
            )
        )
    more = print_percent(figures.find("additional_cost_over_gdp", HEADLINE_SCENARIO, year))
    said.append(
        _("That is {more} of GDP more than present law, if every job is filled.", more=more)
    )
    return " ".join(said)


def in_words_of_status(status: str) -> str:
    """Say how a factor of money is known."""
    return {"observed": _("given"), "assumed": _("derived")}.get(status, status)


def say_what_comes_back(figures: Figures, year: int) -> str:
    """Say what of the State's added cost comes back, and what is left."""
    find = figures.find
    back = find("comes_back", HEADLINE_SCENARIO, year)
    told = {
        "added": print_percent(find("state_additional_cost_over_gdp", HEADLINE_SCENARIO, year)),
        "money": print_scaled(back),
        "net": print_percent(find("state_net_cost_over_gdp", HEADLINE_SCENARIO, year)),
    }
    share = find("self_funding_of_additional_cost", HEADLINE_SCENARIO, year)
    if back.value is not None and back.value < 0:
        told["money"] = print_scaled(back.times(-1))
        return _(
            "The State adds {added} of GDP, and taxes and contributions fall by PPP $ {money}. "
            "Left for the State: {net} of GDP a year.",
            **told,
        )
    if not share.is_known:
        return _(
            "The State adds {added} of GDP; PPP $ {money} come back in taxes and contributions. "
            "Left for the State: {net} of GDP a year.",
            **told,
        )
    return _(
        "The State adds {added} of GDP; {share} of that comes back in taxes and contributions "
        "(PPP $ {money}). Left for the State: {net} of GDP a year.",
        share=print_percent(share),
        **told,
    )


def say_jobs(figures: Figures, year: int) -> str:
    """Say how many jobs there are, for whom, and how many mothers enter or lose other work."""
    told = {
        effect: print_scaled(figures.find("jobs_of_both_sexes", HEADLINE_SCENARIO, year, effect))
        for effect in DIMENSIONS["effect"]
    }
    share = figures.find("women_share_of_direct_jobs", HEADLINE_SCENARIO, year)
    if not share.is_known:
        said = _(
            "Jobs: {direct} in care and {indirect} at suppliers; apart from these {induced} "
            "induced, net of financing.",
            **told,
        )
    else:
        said = _(
            "Jobs: {direct} in care, {share} of them women's, and {indirect} at suppliers; apart "
            "from these {induced} induced, net of financing.",
            share=print_percent(share),
            **told,
        )
    return f"{said} {_say_mothers(figures, year)}"


def _say_mothers(figures: Figures, year: int) -> str:
    """Say how many mothers enter other work, or lose it as places close or days get shorter."""
    mothers = figures.find("mothers_entering_work", HEADLINE_SCENARIO, year)
    if mothers.value is not None and mothers.value < 0:
        return _("Mothers who lose other work: {mothers}.", mothers=print_scaled(mothers.times(-1)))
    return _("Mothers who enter other work: {mothers}.", mothers=print_scaled(mothers))


def say_hours(run: CountryRun, figures: Figures, year: int) -> str:
    """Say whose hours of care move to whom, or the range alone where hours are imputed."""
    women, men = (
        figures.find("unpaid_hours_moved", HEADLINE_SCENARIO, year, sex=sex)
        for sex in ("women", "men")
    )
    if not run.grade.quotes_hours:
        return _(
            "Hours: imputed for this country, so no headline, only ranges. Unpaid hours of women "
            "change by {women} a year, of men by {men}.",
            women=print_scaled(women),
            men=print_scaled(men),
        )
    fewer, more = _find_movers(figures, year)
    return _(
        "Hours of care a year. Fewer: {fewer}. More: {more}. All unpaid hours of women {women}, "
        "of men {men}.",
        fewer=_name_movers(fewer),
        more=_name_movers(more),
        women=print_change(women),
        men=print_change(men),
    )


def _find_movers(figures: Figures, year: int) -> tuple[dict[str, Figure], dict[str, Figure]]:
    """Find who gives most hours less, and who most hours more, with what changes."""
    moved = {
        provider.name: figures.find(
            "hours_moved", HEADLINE_SCENARIO, year, provider.name, provider.sex
        )
        for provider in PROVIDERS
    }
    most = ScreenLayout().givers
    ordered = sorted(moved, key=lambda name: moved[name].value or 0.0)
    fewer = [name for name in ordered if (moved[name].value or 0.0) < 0][:most]
    more = [name for name in reversed(ordered) if (moved[name].value or 0.0) > 0][:most]
    return {name: moved[name] for name in fewer}, {name: moved[name] for name in more}


def _name_movers(moved: Mapping[str, Figure]) -> str:
    """Name providers with what changes of their hours."""
    told = [f"{in_words_of_run(name)} {print_change(found)}" for name, found in moved.items()]
    return "; ".join(told) or _("nobody")
