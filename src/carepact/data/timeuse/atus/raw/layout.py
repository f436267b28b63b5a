"""Columns of the publisher's respondent and CPS files, and the words for their codes."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from carepact.core.errors import DataError, Faults
from carepact.core.messages import _
from carepact.data.timeuse.diaries import list_some

YES, NO = 1, 2
HOURS_VARY = -4
IMPLIED_DECIMALS = 100
"""Earnings are written in cents."""

RESPONDENT_COLUMNS = {
    "TUCASEID": "respondent",
    "TUYEAR": "year",
    "TUMONTH": "month",
    "TUDIARYDATE": "diary_date",
    "TUDIARYDAY": "diary_weekday",
    "TRHOLIDAY": "holiday",
    "TELFS": "labour_status",
    "TRDPFTPT": "full_or_part_time",
    "TEIO1COW": "class_of_worker",
    "TRMJOCC1": "occupation_group",
    "TRMJIND1": "industry_group",
    "TESCHENR": "student",
    "TRERNHLY": "hourly_wage",
    "TRERNWA": "weekly_earnings",
    "TEHRUSLT": "usual_hours_per_week",
    "TEMJOT": "several_jobs",
    "TRSPPRES": "partner",
    "TESPEMPNOT": "partner_works",
    "TRSPFTPT": "partner_full_or_part_time",
    "TRNUMHOU": "household_size",
    "TRHHCHILD": "child_in_household",
    "TRYHHCHILD": "youngest_child_age",
}
"""Columns of the respondent file that every release has, by their standard names."""
RESPONDENT_OPTIONAL = {
    "TTWK": "top_code_mark",
    "TRTCCTOT": "secondary_childcare_minutes",
    "TRCHILDNUM": "children_in_household",
    "TROHHCHILD": "publisher_own_child",
}
CPS_COLUMNS = {
    "TUCASEID": "respondent",
    "TULINENO": "line",
    "PESEX": "cps_sex",
    "PRTAGE": "cps_age",
    "GEREG": "region",
    "GESTFIPS": "state",
    "PEEDUCA": "education",
    "PTDTRACE": "race",
    "PEHSPNON": "hispanic",
    "PEMARITL": "marital_status",
    "HETENURE": "tenure",
}
CPS_OPTIONAL = {
    "PENATVTY": "country_of_birth",
    "PRCITSHP": "citizen",
    "HEFAMINC": "family_income",
    "HUFAMINC": "earlier_family_income",
}

SEX = {1: "men", 2: "women"}
YES_NO = {YES: "yes", NO: "no"}
STRICT_WORDS: dict[str, dict[int, str]] = {
    "labour_status": {
        1: "employed-at work",
        2: "employed-absent",
        3: "unemployed-layoff",
        4: "unemployed-looking",
        5: "not_in_labor_force",
    },
    "partner": {1: "spouse", 2: "unmarried partner", 3: "none"},
    "child_in_household": YES_NO,
    "holiday": {0: "no", 1: "yes"},
}
"""Columns whose every value must be in the publisher's dictionary."""
WORDS: dict[str, dict[int, str]] = {
    "full_or_part_time": {1: "FT", 2: "PT"},
    "class_of_worker": {
        **dict.fromkeys((1, 2, 3), "govt"),
        **dict.fromkeys((4, 5), "private"),
        **dict.fromkeys((6, 7), "self-employed"),
        8: "without_pay",
    },
    "occupation_group": {
        1: "mgmt_biz_finance",
        2: "professional",
        3: "service",
        4: "sales",
        5: "office_admin",
        6: "farming_forestry_fishing",
        7: "construction",
        8: "install_repair_maint",
        9: "production",
        10: "transport",
    },
    "industry_group": {
        1: "agric_forestry_hunting",
        2: "mining",
        3: "construction",
        4: "manuf",
        5: "trade",
        6: "transport_util",
        7: "information",
        8: "finance",
        9: "prof_biz_svcs",
        10: "edu_health_svcs",
        11: "hospitality",
        12: "other",
        13: "public_admin",
    },
    "student": YES_NO,
    "several_jobs": YES_NO,
    "partner_works": YES_NO,
    "partner_full_or_part_time": {1: "FT", 2: "PT"},
}
CPS_WORDS: dict[str, dict[int, str]] = {
    "region": {1: "northeast", 2: "midwest", 3: "south", 4: "west"},
    "education": {
        **dict.fromkeys(range(31, 39), "< hs diploma"),
        39: "hs diploma",
        40: "some college",
        **dict.fromkeys((41, 42), "associate degree"),
        43: "bachelor's degree",
        44: "master's degree",
        45: "prof degree",
        46: "doctoral degree",
    },
    "race": {
        1: "White only",
        2: "Black only",
        4: "Asian only",
        **dict.fromkeys((3, *range(5, 27)), "Other"),
    },
    "hispanic": YES_NO,
    "marital_status": {
        **dict.fromkeys((1, 2), "married"),
        3: "widowed",
        4: "divorced",
        5: "separated",
        6: "never married",
    },
    "tenure": {1: "own", 2: "rent", 3: "occupy without rent"},
    "country_of_birth": {
        57: "US",
        **dict.fromkeys(range(58, 556), "non-US"),
    },
    "citizen": {**dict.fromkeys((1, 2, 3, 4), "yes"), 5: "no"},
    "family_income": {
        1: "< 5000",
        2: "5000-7499",
        3: "7500-9999",
        4: "10000-12499",
        5: "12500-14999",
        6: "15000-19999",
        7: "20000-24999",
        8: "25000-29999",
        9: "30000-34999",
        10: "35000-39999",
        11: "40000-49999",
        12: "50000-59999",
        13: "60000-74999",
        14: "75000-99999",
        15: "100000-149999",
        16: "150000+",
    },
    "state": {
        1: "AL",
        2: "AK",
        4: "AZ",
        5: "AR",
        6: "CA",
        8: "CO",
        9: "CT",
        10: "DE",
        11: "DC",
        12: "FL",
        13: "GA",
        15: "HI",
        16: "ID",
        17: "IL",
        18: "IN",
        19: "IA",
        20: "KS",
        21: "KY",
        22: "LA",
        23: "ME",
        24: "MD",
        25: "MA",
        26: "MI",
        27: "MN",
        28: "MS",
        29: "MO",
        30: "MT",
        31: "NE",
        32: "NV",
        33: "NH",
        34: "NJ",
        35: "NM",
        36: "NY",
        37: "NC",
        38: "ND",
        39: "OH",
        40: "OK",
        41: "OR",
        42: "PA",
        44: "RI",
        45: "SC",
        46: "SD",
        47: "TN",
        48: "TX",
        49: "UT",
        50: "VT",
        51: "VA",
        53: "WA",
        54: "WV",
        55: "WI",
        56: "WY",
    },
}


def put_into_words(
    table: pl.DataFrame, words: Mapping[str, Mapping[int, str]], file: str
) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Replace codes by words; a code without a word is emptied, and a notice says so."""
    notices = []
    for column, known in words.items():
        if column not in table.columns:
            continue
        unknown = _unknown_codes(table[column], known)
        if unknown:
            notices.append(
                _(
                    "{file}: {column} holds codes that the publisher's dictionary does not "
                    "list, left empty: {listed}.",
                    file=file,
                    column=column,
                    listed=list_some(unknown),
                )
            )
        table = table.with_columns(_replace(column, known))
    return table, tuple(notices)


def put_into_words_strictly(
    table: pl.DataFrame, words: Mapping[str, Mapping[int, str]], file: str
) -> pl.DataFrame:
    """Replace codes by words.

    Raises
    ------
    DataError
        If a value is missing or not in the publisher's dictionary.
    """
    with Faults(DataError, file) as faults:
        for column, known in words.items():
            unknown = _unknown_codes(table[column], known)
            missing = table[column].null_count()
            if unknown or missing:
                faults.add(
                    _(
                        "{column} is missing for {missing} respondents and holds codes that "
                        "the publisher's dictionary does not list: {listed}. "
                        "Fetch the file again.",
                        column=column,
                        missing=missing,
                        listed=list_some(unknown) or _("none"),
                    )
                )
    return table.with_columns(_replace(column, known) for column, known in words.items())


def _unknown_codes(column: pl.Series, known: Mapping[int, str]) -> list[object]:
    """List the codes of a column that have no word."""
    values = column.drop_nulls().unique().sort()
    return values.filter(~values.is_in(list(known))).to_list()


def _replace(column: str, known: Mapping[int, str]) -> pl.Expr:
    """Replace the codes of one column by words."""
    return pl.col(column).replace_strict(dict(known), default=None, return_dtype=pl.String)
