"""A centre or a network: who gives, who pays, whom it reaches, and what the State would pay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.messages import _
from carepact.data.countries.reading import read_country
from carepact.levels.community.books import post
from carepact.levels.community.centre import Centre, add_centres, value_hours
from carepact.levels.community.comparing import compare
from carepact.levels.community.national import list_settings
from carepact.levels.community.release import choose_release
from carepact.levels.community.work import may_tell_work
from carepact.studies.care_account import ignore_progress
from carepact.studies.centre_file.opened import OF_COUNTRY, OpenedCentre, OpenedNetwork
from carepact.studies.one_centre.answer import CentreAnswer
from carepact.studies.one_centre.averages import CentreAverages, find_averages


def answer_centre(
    opened: OpenedNetwork, on_progress: Callable[[str], None] = ignore_progress
) -> CentreAnswer:
    """Tell a centre or a network what it gives, to whom, and who pays.

    Parameters
    ----------
    opened : OpenedNetwork
        What its files tell.
    on_progress : callable, optional
        Told what is being done.

    Raises
    ------
    CareError
        If its books do not agree with its log.
    """
    on_progress(_("reading the country"))
    first = opened.centres[0]
    country = read_country(first.centre.country, first.own_facts)
    averages = find_averages(country, first.centre.currency, first.centre.last.year)
    on_progress(_("adding up"))
    centres = tuple(_value(one, averages) for one in opened.centres)
    sums = add_centres(centres)
    rule = DisclosureRule()
    release = choose_release(centres, sums, rule)
    tells_work = may_tell_work(sums, rule) and "all" not in release.whole.groups
    parts = release.whole.parts
    # A centre keeps its own books to itself; those of a network go from hand to hand.
    own = not opened.is_network
    return CentreAnswer(
        name=opened.name or first.centre.name,
        is_network=opened.is_network,
        country=country,
        centres=centres,
        sums=sums,
        averages=averages,
        public_service=compare(sums, averages.market),
        release=release,
        may_tell_work=tells_work,
        books=post(
            sums,
            first.centre.currency,
            release.whole.own_parts if own else parts,
            tells_wages=own or "paid" not in release.whole.groups,
            tells_costs=own or "cost" not in release.whole.counts,
            tells_children=own or "time children" not in release.whole.counts,
            tells_work=sums.tells_work and (own or tells_work),
        ),
        settings=list_settings(sums, averages.families, averages.market, release.whole)
        if averages.families
        else (),
        sources=tuple(dict.fromkeys(one for each in opened.centres for one in each.sources)),
        months_without_money=sum(one.months_without_money for one in opened.centres),
    )


def _value(opened: OpenedCentre, averages: CentreAverages) -> Centre:
    """Value a centre's hours: as it tells, else at its country's average."""
    hour = opened.own_hour
    if hour is not None and hour.contributions == OF_COUNTRY:
        hour = replace(hour, contributions=averages.contributions, has_average_contributions=True)
    return value_hours(opened.centre, averages.hour if hour is None else hour)
