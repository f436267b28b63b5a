"""From diaries to the value of unpaid care: read, count hours, price them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from carepact.core.messages import _, say
from carepact.data.icatus.crosswalk import read_crosswalk
from carepact.data.timeuse import Diaries
from carepact.data.wages.files import read_account_file
from carepact.data.wages.occupations import read_occupations
from carepact.measure.hours import estimate_hours
from carepact.measure.request import Request
from carepact.measure.survey_files import SurveyFiles
from carepact.studies.care_account import ignore_progress, read_survey
from carepact.value import CareValue
from carepact.value.estimate import Survey, value_hours
from carepact.value.prices import choose_valuations
from carepact.value.pricing import Pricing
from carepact.value.wages import WageSource, find_wages, name_file
from carepact.value.worth import Worth


def run_care_value(
    files: SurveyFiles,
    request: Request,
    pricing: Pricing,
    on_progress: Callable[[str], None] = ignore_progress,
) -> CareValue:
    """Carry one survey from its files to the value of unpaid care with its error."""
    choose_valuations(pricing.valuations)
    diaries, replication = read_survey(files, on_progress)
    on_progress(_("pricing the hours"))
    return value_diaries(diaries, replace(request, replication=replication), pricing)


def value_diaries(diaries: Diaries, request: Request, pricing: Pricing) -> CareValue:
    """Count the hours that a request asks for, find their wages, and value them."""
    chosen = choose_valuations(pricing.valuations)
    places, occupations = read_crosswalk(diaries.crosswalk), read_occupations()
    kind_of_code = [occupations.kind_of(places[code]) for code in diaries.codes]
    hours = estimate_hours(diaries, kind_of_code, request)
    found = find_wages(
        hours,
        diaries.respondents,
        WageSource(
            pricing.wages,
            pricing.country,
            pricing.employer_contributions,
            pricing.gdp,
            diaries.survey,
        ),
        chosen,
    )
    inputs, files = None, found.files
    if pricing.account is not None:
        inputs = read_account_file(pricing.account, found.years)
        files = (*files, name_file(pricing.account, say("satellite account")))
    worth = Worth(
        valuations=chosen,
        occupations=occupations,
        currency=found.currency,
        wages=found.wages,
        own=found.own,
        contribution=found.contribution,
        productivity=pricing.productivity,
        gdp=found.gdp,
        account=inputs,
        files=files,
    )
    survey = Survey(diaries.weight_unit, diaries.sources, diaries.remarks, diaries.synthetic)
    return value_hours(hours, worth, survey)
