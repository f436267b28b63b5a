"""Say in sentences what a package does to a country, each figure with its interval."""

from __future__ import annotations

from collections.abc import Mapping

from carepact.core.messages import _, language, number
from carepact.report.headlines import say_headline, say_preview
from carepact.report.layout import ScreenLayout
from carepact.report.run.figures import Figures
from carepact.report.run.questions import list_warnings, warning_limit
from carepact.report.run.words import (
    Figure,
    explain_mark,
    in_words_of_run,
    part_count,
    part_percent,
    print_change,
    print_percent,
    print_scaled,
    print_share,
)
from carepact.report.words import join_parts
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
    said = [say_headline(run.projection.draws), say_preview(run.projection.draws)]
    if run.changes:
        said.append(_("Changed by settings: {listed}.", listed=", ".join(run.changes)))
    if {run.grade.money, run.grade.hours} & ON_IMPUTED_KEY:
        said.append(explain_mark())
    return " ".join(filter(None, said))


def say_cost(run: CountryRun, figures: Figures, year: int) -> str:
    """Say what the package costs a year at the horizon, and beyond present law."""
    gross = figures.find("gross_cost", HEADLINE_SCENARIO, year)
    share, bounds = part_percent(figures.find("gross_cost_over_gdp", HEADLINE_SCENARIO, year))
    more, more_bounds = part_percent(
        figures.find("additional_cost_over_gdp", HEADLINE_SCENARIO, year)
    )
    said = _(
        "In {year} the package costs {share} of GDP {bounds}, if all posts are filled; that is "
        "{more} of GDP more than present law {more_bounds}.",
        year=year,
        share=share,
        bounds=bounds,
        more=more,
        more_bounds=more_bounds,
    )
    return tidy(said, _say_money(run, gross))


def _say_money(run: CountryRun, gross: Figure) -> str:
    """Say the cost in the money that people there count in, or in PPP dollars."""
    if run.currency is None:
        return _("In PPP dollars of 2021: {money}.", money=print_scaled(gross))
    from babel.numbers import get_currency_name  # noqa: PLC0415 - slow to import

    told = {
        "currency": get_currency_name(run.currency.code, count=10, locale=language()),
        "money": print_scaled(gross.times(run.currency.per_ppp_dollar)),
        "year": run.currency.year,
    }
    return _("In {currency}: {money} at {year} prices.", **told)


def say_payers(figures: Figures, year: int, count: int) -> str:
    """Say which payers, so many, pay most of the cost."""
    found = {
        payer: figures.find("share_of_gross_cost", HEADLINE_SCENARIO, year, payer)
        for payer in DIMENSIONS["payer"]
    }
    most = sorted(found, key=lambda one: found[one].value or 0.0, reverse=True)
    listed = [
        f"{in_words_of_run(payer)} {print_percent(found[payer])}"
        for payer in most[:count]
        if found[payer].value
    ]
    return _("Shares: {listed}.", listed=", ".join(listed)) if listed else ""


def say_state(run: CountryRun, figures: Figures, year: int) -> str:
    """Say what the State spends more, what of that taxes recover, and its net cost."""
    find = figures.find
    added, bounds = part_percent(find("state_additional_cost_over_gdp", HEADLINE_SCENARIO, year))
    net, net_bounds = part_percent(find("state_net_cost_over_gdp", HEADLINE_SCENARIO, year))
    told = {"added": added, "bounds": bounds}
    said = (
        _(
            "Extra public spending is {added} of GDP {bounds}, more than {limit} of public "
            "revenue.",
            limit=print_share(warning_limit()),
            **told,
        )
        if list_warnings(run)
        else _("Extra public spending is {added} of GDP {bounds}.", **told)
    )
    left = _("The net cost to the State is {net} of GDP {bounds}.", net=net, bounds=net_bounds)
    return tidy(said, _say_recovered(figures, year), left)


def _say_recovered(figures: Figures, year: int) -> str:
    """Say what of extra public spending comes back in taxes, or that taxes fall."""
    back = figures.find("comes_back", HEADLINE_SCENARIO, year)
    share = figures.find("self_funding_of_additional_cost", HEADLINE_SCENARIO, year)
    if back.value is not None and back.value < 0:
        money = print_scaled(back.times(-1))
        return _("Taxes and contributions fall by PPP $ {money}.", money=money)
    if not share.is_known:
        return _("Taxes and contributions recover PPP $ {money}.", money=print_scaled(back))
    told, bounds = part_percent(share)
    return _("Taxes and contributions recover {share} of it {bounds}.", share=told, bounds=bounds)


def say_jobs(figures: Figures, year: int) -> str:
    """Say how many jobs there are, for whom, and how many mothers take or lose a job."""
    direct = figures.find("jobs_of_both_sexes", HEADLINE_SCENARIO, year, "direct")
    share = figures.find("women_share_of_direct_jobs", HEADLINE_SCENARIO, year)
    if (direct.value or 0.0) < 0:
        jobs, bounds = part_count(direct.times(-1), "jobs")
        said = _("There would be {jobs} fewer in care {bounds}.", jobs=jobs, bounds=bounds)
        return tidy(said, _say_mothers(figures, year))
    jobs, bounds = part_count(direct, "jobs")
    told = {"jobs": jobs, "bounds": bounds}
    if share.is_known:
        women, women_bounds = part_percent(share)
        said = _(
            "There would be {jobs} more in care {bounds}, {women} held by women {women_bounds}.",
            women=women,
            women_bounds=women_bounds,
            **told,
        )
    else:
        said = _("There would be {jobs} more in care {bounds}.", **told)
    return tidy(said, _say_mothers(figures, year))


def _say_mothers(figures: Figures, year: int) -> str:
    """Say how many mothers take a job, or lose one as places close or days get shorter."""
    found = figures.find("mothers_entering_work", HEADLINE_SCENARIO, year)
    if found.value is not None and found.value < 0:
        mothers, bounds = part_count(found.times(-1), "mothers")
        return _("{mothers} would lose a job {bounds}.", mothers=mothers, bounds=bounds)
    mothers, bounds = part_count(found, "mothers")
    return _("{mothers} would take a job {bounds}.", mothers=mothers, bounds=bounds)


def say_time(run: CountryRun, figures: Figures, year: int) -> str:
    """Say whether women and men gain time, or the ranges alone where hours are imputed."""
    women, men = (
        figures.find("unpaid_hours_moved", HEADLINE_SCENARIO, year, sex=sex)
        for sex in ("women", "men")
    )
    if not run.grade.quotes_hours:
        return _(
            "Hours are estimated for this country, so only ranges hold: unpaid hours change by "
            "{women} a year for women and by {men} for men.",
            women=print_scaled(women),
            men=print_scaled(men),
        )
    said = [_say_unpaid("women", women), _say_unpaid("men", men)]
    mothers = figures.find("hours_moved", HEADLINE_SCENARIO, year, "mothers", "women")
    if mothers.high is not None and mothers.high < 0:
        hours, bounds = part_count(mothers.times(-1), "hours")
        said.insert(1, _("Mothers alone gain {hours} {bounds}.", hours=hours, bounds=bounds))
    return tidy(*said)


def _say_unpaid(sex: str, moved: Figure) -> str:
    """Say how the unpaid hours of a sex change: less, more, or not clearly."""
    falls = moved.high is not None and moved.high < 0
    rises = moved.low is not None and moved.low > 0
    hours, bounds = part_count(moved.times(-1) if falls else moved, "hours")
    told = {"hours": hours, "bounds": bounds}
    if sex == "women":
        if falls:
            return _("Women do {hours} a year less unpaid work {bounds}.", **told)
        if rises:
            return _("Women do {hours} a year more unpaid work {bounds}.", **told)
        return _("For women there is no clear change: {hours} a year {bounds}.", **told)
    if falls:
        return _("Men do {hours} a year less unpaid work {bounds}.", **told)
    if rises:
        return _("Men do {hours} a year more unpaid work {bounds}.", **told)
    return _("For men there is no clear change: {hours} a year {bounds}.", **told)


def say_other_jobs(figures: Figures, year: int) -> str:
    """Say how many jobs there are at suppliers, and elsewhere once the package is paid for."""
    suppliers, induced = (
        figures.find("jobs_of_both_sexes", HEADLINE_SCENARIO, year, effect)
        for effect in ("indirect", "induced")
    )
    return _(
        "Jobs at suppliers: {suppliers}. Separately, the knock-on effect on other jobs, once the "
        "package is paid for: {induced}.",
        suppliers=print_change(suppliers),
        induced=print_change(induced),
    )


def say_exchange(run: CountryRun) -> str:
    """Say how money of the country and PPP dollars are exchanged; nothing without its money."""
    if run.currency is None:
        return ""
    told = {"code": run.currency.code, "factor": number(run.currency.per_ppp_dollar, 2)}
    if run.currency.status == "assumed":
        return _("A PPP dollar of 2021 is {factor} {code}, an estimate.", **told)
    return _("A PPP dollar of 2021 is {factor} {code}.", **told)


def say_hours(run: CountryRun, figures: Figures, year: int) -> str:
    """Say whose hours of care move to whom; nothing where hours are imputed."""
    if not run.grade.quotes_hours:
        return ""
    fewer, more = _find_movers(figures, year)
    return _(
        "Who gives fewer hours of care: {fewer}. Who gives more: {more}.",
        fewer=_name_movers(fewer),
        more=_name_movers(more),
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
    return join_parts(told) or _("nobody")


def tidy(*sentences: str) -> str:
    """Join sentences; a figure without interval leaves no gap behind."""
    return " ".join(" ".join(sentences).split(" ")).replace("  ", " ").replace(" .", ".")
