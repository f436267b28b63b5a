"""The facts of a country that the rules of policy stand on."""

from __future__ import annotations

from functools import cache

from carepact.data.countries.cells import LEAST_TO_MEDIAN, list_cell_facts

WORDS = ("leave_who_pays",)
MOTHERS_BENEFIT = "socprot_cov_mothers_with_newborns"
"""It bounds informal work where that is imputed."""
OPTIONAL_FACTS = (
    MOTHERS_BENEFIT,
    "enrol_eced",
    "teachers_eced",
    "mat_replacement_rate",
    "oecd_mat_weeks",
    "oecd_mat_rate",
    "oecd_parental_mother_weeks",
    "oecd_parental_mother_rate",
    "oecd_pat_weeks",
    "oecd_pat_rate",
    "oecd_father_parental_weeks",
    "oecd_father_parental_rate",
    "mat_flat_part",
    "pat_flat_part",
    "parental_own_flat_part",
    "parental_shared_flat_part",
    "carers_leave_days",
    "parental_months",
    "parental_own_months",
    "breastfeeding_minutes",
    "ner_eced",
    "ner_preprimary",
    "childcare_under_3",
    "childcare_from_3",
    "ltc_coverage",
    LEAST_TO_MEDIAN,
    "employer_contribution_rate",
    "gov_revenue_gdp",
    "marginal_wedge_low_earner",
    "vat_effective",
    "tax_income_gdp",
    "social_contributions_gdp",
    "tax_goods_services_gdp",
)
"""Indicators that are used where they are known."""


@cache
def needed_facts() -> tuple[str, ...]:
    """List the indicators without which rules cannot be applied to a country."""
    return (
        "births",
        *list_cell_facts(),
        "self_employed_f",
        "self_employed_m",
        "hours_week",
        "earn_month_ppp_f",
        "earn_month_ppp_m",
        "labour_income_share",
        "leave_mother_paid_days",
        "leave_father_paid_days",
        *WORDS,
        "wage_ratio_professionals",
        "wage_ratio_service_care_sales",
        "wage_ratio_elementary",
        "gdp_pc_ppp2021",
        "ger_eced",
        "ger_preprimary",
        "ptr_preprimary",
        "private_share_preprimary",
        "female_teachers_preprimary",
        "entry_age_preprimary",
        "duration_preprimary",
    )
