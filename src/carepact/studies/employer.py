"""One employer: who of the staff cares, what the law's leave brings, what measures cost."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.draws import Sampler
from carepact.core.messages import _
from carepact.core.run_defaults import RunDefaults
from carepact.data.countries.facts import BASE_DAY
from carepact.data.countries.reading import read_country
from carepact.levels.employer.carers import find_carers
from carepact.levels.employer.decision_log import count_recognition
from carepact.levels.employer.leave import foresee_leave
from carepact.levels.employer.measures import price_measures
from carepact.levels.employer.pay import compare_pay
from carepact.levels.employer.use import measure_use
from carepact.studies.care_account import ignore_progress
from carepact.studies.employer_file.opening import Employer
from carepact.studies.one_employer.answer import EmployerAnswer
from carepact.studies.one_employer.averages import open_country
from carepact.studies.one_employer.firm_law import list_lacking, read_firm_law
from carepact.studies.one_employer.safe import hide_rates, mark_unsafe, open_release, post_books
from carepact.studies.one_employer.standing import follow_firm, hold_against


def answer_employer(
    employer: Employer,
    draws: int = RunDefaults.draws,
    seed: int = RunDefaults.seed,
    on_progress: Callable[[str], None] = ignore_progress,
) -> EmployerAnswer:
    """Tell an employer who of the staff cares, and what law and measures mean for the firm.

    Parameters
    ----------
    employer : Employer
        The firm and its headcount.
    draws, seed : int
        How many draws of evidence follow the point, and where they begin.
    on_progress : callable, optional
        Told what is being done.

    Raises
    ------
    CareError
        If the country is unknown, or a file has faults.
    """
    on_progress(_("reading the law of the country"))
    country, staff = read_country(employer.country, employer.own_facts), employer.staff
    sampler, hours = Sampler(seed, draws), float(np.average(staff.hours, weights=staff.persons))
    around = open_country(country, sampler, employer.currency, hours)
    day = min(employer.counted_on, BASE_DAY)
    law = read_firm_law(country, around, employer.counted_on)
    on_progress(_("applying it to the staff"))
    carers = find_carers(staff, around.rates, sampler)
    leaves, priced = None, None
    lacking = list_lacking(staff, around, law)
    if around.rates is not None and around.market is not None and "pay" not in lacking:
        leaves = foresee_leave(staff, around.rates, law.of_staff, around.market, (sampler, carers))
        if employer.measures:
            priced = price_measures(
                staff, around.rates, employer.measures, law.of_staff, around.market, day, sampler,
                carers,
            )  # fmt: skip
    on_progress(_("hiding what tells of few persons"))
    rule = DisclosureRule()
    pay = compare_pay(staff, rule)
    leaves, priced = mark_unsafe(staff, leaves, priced, rule)
    release = open_release(employer, pay, leaves, priced, rule)
    use = None if employer.use is None else measure_use(employer.use, carers, rule, release.hidden)
    use = use and hide_rates(use, release, has_rates=around.rates is not None)
    return EmployerAnswer(
        employer=employer,
        country=country,
        rates=around.rates,
        carers=carers,
        pay=pay,
        release=release,
        rule=rule,
        leaves=leaves,
        priced=priced,
        use=use,
        gaps=hold_against(employer, country, law.book),
        charter=follow_firm(employer, use, pay, rule),
        recognition=None
        if employer.decisions is None
        else count_recognition(employer.decisions, rule),
        books=post_books(employer, around.rates, leaves, priced, release),
        seed=seed,
        draws=draws,
        lacking=lacking if leaves is None else (),
    )
