"""carepact: care work in numbers that people can negotiate with.

The whole product in one import: read a country, simulate a care package, review law, measure
and value unpaid care. Names are imported when first used, so that `import carepact` costs next
to nothing.

Examples
--------
>>> import carepact
>>> kenya = carepact.read_country("KEN")
>>> list(kenya.charts)
['people-and-needs']
"""

from __future__ import annotations

from functools import cache
from importlib import import_module, metadata, resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carepact.api.badges import (
        VerifiedBadges,
        attach_endorsements,
        endorse_badge,
        make_key,
        sign_badges,
        verify_badges,
    )
    from carepact.api.centre import CentreFigures, draft_centre, read_centre, read_network
    from carepact.api.chart import Chart
    from carepact.api.comparison import PackageComparison, compare_packages
    from carepact.api.countries import (
        CountryFacts,
        CountryList,
        Needs,
        list_countries,
        read_country,
        read_needs,
    )
    from carepact.api.draft import Draft
    from carepact.api.employer import (
        BadgeDecisions,
        EmployerFigures,
        accept_badges,
        draft_employer,
        read_employer,
    )
    from carepact.api.employer_drafts import draft_charter, draft_recognition_policy
    from carepact.api.every_country import CountryResults, simulate_countries
    from carepact.api.evidence import Crises, Evidence, list_crises, list_evidence
    from carepact.api.family import FamilyRights, draft_family, read_family_rights
    from carepact.api.law import (
        LawChanges,
        LawReview,
        VerdictCounts,
        count_verdicts,
        list_law_changes,
        review_all_laws,
        review_law,
    )
    from carepact.api.options import Agenda, Options, list_options
    from carepact.api.packages import (
        PackageDifference,
        PackageEdits,
        PackageResult,
        diff_packages,
        draft_package,
        list_packages,
        read_package,
    )
    from carepact.api.pact import (
        check_pact,
        compare_pacts,
        draft_pact,
        monitor_pact,
        simulate_pact,
    )
    from carepact.api.pact_results import PactChanges, PactGaps, PactOutcome, PactStanding
    from carepact.api.programme import ProgrammeFigures, draft_programme, read_programme
    from carepact.api.quality import QualityFigures, draft_quality, read_quality
    from carepact.api.result import Result
    from carepact.api.simulation import CountryResult, simulate_country
    from carepact.api.site import SiteResult, write_site
    from carepact.api.skills import (
        CareActivities,
        CarerSkills,
        Jobs,
        Skills,
        draft_account,
        list_care_activities,
        list_jobs,
        list_skills,
        read_skills,
    )
    from carepact.api.study import draft_study, read_study
    from carepact.api.survey import (
        CareTimeFigures,
        CareValueFigures,
        measure_care_time,
        value_care_time,
    )
    from carepact.api.surveys import SurveyList, check_survey, draft_mapping, list_surveys
    from carepact.api.validation import (
        ReconciledTotals,
        SpendingComparison,
        SurveyValidation,
        compare_with_spending,
        reconcile,
        validate_survey,
    )
    from carepact.api.verification import VerifiedAnswer, verify_result
    from carepact.core.errors import CareError
    from carepact.core.speaking import use_language
    from carepact.data.timeuse import read_diaries
    from carepact.levels.family.members import Family, OwnWeek, Parent, Relative
    from carepact.measure import CareTime, estimate_care_time
    from carepact.measure.replicate_files import read_replicate_file
    from carepact.recognise.account import Account, Care, Diary, Example, Step
    from carepact.value import CareValue

    __version__: str

__all__ = [
    "Account",
    "Agenda",
    "BadgeDecisions",
    "Care",
    "CareActivities",
    "CareError",
    "CareTime",
    "CareTimeFigures",
    "CareValue",
    "CareValueFigures",
    "CarerSkills",
    "CentreFigures",
    "Chart",
    "CountryFacts",
    "CountryList",
    "CountryResult",
    "CountryResults",
    "Crises",
    "Diary",
    "Draft",
    "EmployerFigures",
    "Evidence",
    "Example",
    "Family",
    "FamilyRights",
    "Jobs",
    "LawChanges",
    "LawReview",
    "Needs",
    "Options",
    "OwnWeek",
    "PackageComparison",
    "PackageDifference",
    "PackageEdits",
    "PackageResult",
    "PactChanges",
    "PactGaps",
    "PactOutcome",
    "PactStanding",
    "Parent",
    "ProgrammeFigures",
    "QualityFigures",
    "ReconciledTotals",
    "Relative",
    "Result",
    "SiteResult",
    "Skills",
    "SpendingComparison",
    "Step",
    "SurveyList",
    "SurveyValidation",
    "VerdictCounts",
    "VerifiedAnswer",
    "VerifiedBadges",
    "__version__",
    "accept_badges",
    "attach_endorsements",
    "check_pact",
    "check_survey",
    "compare_packages",
    "compare_pacts",
    "compare_with_spending",
    "count_verdicts",
    "diff_packages",
    "draft_account",
    "draft_centre",
    "draft_charter",
    "draft_employer",
    "draft_family",
    "draft_mapping",
    "draft_package",
    "draft_pact",
    "draft_programme",
    "draft_quality",
    "draft_recognition_policy",
    "draft_study",
    "endorse_badge",
    "estimate_care_time",
    "list_care_activities",
    "list_countries",
    "list_crises",
    "list_evidence",
    "list_jobs",
    "list_law_changes",
    "list_options",
    "list_packages",
    "list_skills",
    "list_surveys",
    "make_key",
    "measure_care_time",
    "monitor_pact",
    "read_centre",
    "read_country",
    "read_diaries",
    "read_employer",
    "read_family_rights",
    "read_needs",
    "read_network",
    "read_package",
    "read_programme",
    "read_quality",
    "read_replicate_file",
    "read_skills",
    "read_study",
    "reconcile",
    "review_all_laws",
    "review_law",
    "sign_badges",
    "simulate_countries",
    "simulate_country",
    "simulate_pact",
    "use_language",
    "validate_survey",
    "value_care_time",
    "verify_badges",
    "verify_result",
    "write_site",
]


def __getattr__(name: str) -> object:
    """Import a public name from its room."""
    if name == "__version__":
        return metadata.version("carepact")
    if name not in _find_homes():
        message = f"module 'carepact' has no attribute '{name}'"
        raise AttributeError(message)
    return getattr(import_module(_find_homes()[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)


@cache
def _find_homes() -> dict[str, str]:
    """Read in which room each public name lives."""
    text = resources.files(__name__).joinpath("homes.csv").read_text("utf-8")
    return dict(line.split(",") for line in text.splitlines()[1:])
