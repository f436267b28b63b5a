"""Read the American Time Use Survey in the publisher's raw comma files.

The files of one release stand in one folder: respondents and activities, with the
roster or the CPS file for sex and age. The roster tells own children, the who file the
kin in care for other households, the CPS file the background, the replicate weight
file the variance; each one that is missing is named in a notice.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from carepact.core.messages import say
from carepact.core.notices import Remarks
from carepact.core.provenance import Source, hash_file
from carepact.data.timeuse.atus.codebook import replicate_names
from carepact.data.timeuse.atus.company import add_company, kinds_of_company
from carepact.data.timeuse.atus.design import (
    COLUMN_UNITS,
    add_design_columns,
    check_match,
    check_strangers,
    check_years,
    describe_design,
    locate_activities,
)
from carepact.data.timeuse.atus.raw.activities import (
    check_full_days,
    mark_kin,
    read_activities,
    read_who,
)
from carepact.data.timeuse.atus.raw.files import find_files
from carepact.data.timeuse.atus.raw.persons import (
    add_persons,
    compare_own_child,
    read_cps_persons,
    read_respondents,
    read_roster,
)
from carepact.data.timeuse.atus.raw.weights import (
    WeightRule,
    choose_weight,
    read_replicates,
)
from carepact.data.timeuse.atus.rules import atus_rules
from carepact.data.timeuse.diaries import Diaries, check_diaries, sum_recorded


def read_atus_raw(path: Path, years: tuple[int, ...] | None) -> Diaries:
    """Read one release of the publisher's files.

    Parameters
    ----------
    path : Path
        Folder of the release, or one of its files.
    years : tuple of int, optional
        Years to keep; all when None, but for 2020 beside other years. [calendar years]

    Raises
    ------
    DataError
        If required files are missing or ambiguous (all are listed), a column is
        missing, files do not match each other, or a diary does not hold 1,440 minutes.
    ParameterError
        If the years asked for have no common weight.
    """
    files = find_files(
        path,
        ("atusresp", "atusact", "atusrost|atuscps"),
        ("atusrost", "atuscps", "atuswho", "atuswgts", "atuswgtspan"),
    )
    everyone, word_notices = read_respondents(files["atusresp"])
    respondents, rule = _weigh(everyone, years, files["atusresp"].name)
    respondents, person_notices = _add_persons(respondents, everyone, files)
    located, activity_notices = _add_activities(respondents, everyone, files)
    codes, rows = _index_codes(located)
    recorded = sum_recorded(rows["row"], rows["minutes"], rows["simultaneous"], respondents.height)
    respondents = add_design_columns(respondents.with_columns(recorded))
    check_diaries(respondents, files["atusresp"].name)
    check_full_days(recorded, respondents["respondent"], files["atusact"].name)
    replicates, replicate_file = read_replicates(
        files, rule, respondents["respondent"], everyone["respondent"]
    )
    used = [file for kind, file in files.items() if not kind.startswith("atuswgts")]
    return Diaries(
        survey="atus-raw",
        title=say("American Time Use Survey, the publisher's files"),
        respondents=respondents,
        activities=rows,
        codes=codes,
        crosswalk="atus",
        weight_unit=rule.unit,
        simultaneity="none",
        design=describe_design(replicates),
        parents="own children" if "atusrost" in files else "a child in the household",
        sources=tuple(
            Source(
                "U.S. Bureau of Labor Statistics, American Time Use Survey",
                "public domain",
                file.name,
                hash_file(file),
            )
            for file in (*used, *([replicate_file] if replicate_file else []))
        ),
        remarks=(
            rule.notice,
            *word_notices,
            *person_notices,
            *activity_notices,
            *_replicate_notice(replicate_file, rule),
        ),
        column_units=COLUMN_UNITS | {"secondary_childcare_minutes": "minutes a day"},
    )


def _weigh(
    everyone: pl.DataFrame, years: tuple[int, ...] | None, file: str
) -> tuple[pl.DataFrame, WeightRule]:
    """Keep the years asked for, with the weight that holds for them."""
    check_match(everyone, everyone, file)
    in_file = sorted(everyone["year"].drop_nulls().unique().to_list())
    check_years(years or (), in_file, file)
    rule = choose_weight(everyone.columns, in_file, years, file)
    kept = everyone.filter(pl.col("year").is_in(rule.years))
    weight = pl.col(rule.column).alias("weight")
    return kept.with_columns(weight).drop(list(replicate_names()), strict=False), rule


def _add_persons(
    respondents: pl.DataFrame, everyone: pl.DataFrame, files: dict[str, Path]
) -> tuple[pl.DataFrame, Remarks]:
    """Add what the roster and the CPS file tell, and notices."""
    roster, cps = None, None
    notices: Remarks = ()
    if "atusrost" in files:
        roster = read_roster(files["atusrost"])
        check_strangers(
            roster["respondent"],
            everyone["respondent"],
            files["atusrost"].name,
            files["atusresp"].name,
        )
    else:
        notices = (
            say(
                "There is no roster file: own children and grandchildren are not known, and "
                "sex and age are those of the CPS, two to five months before the diary."
            ),
        )
    if "atuscps" in files:
        cps, cps_notices = read_cps_persons(files["atuscps"])
        notices += cps_notices + _income_notice(respondents, cps)
    else:
        notices += (
            say(
                "There is no CPS file: region, state, education, race, marital status, tenure "
                "and family income are not known."
            ),
        )
    joined = add_persons(respondents, roster, cps, files)
    joined, differences = compare_own_child(joined)
    return joined, notices + differences


def _income_notice(respondents: pl.DataFrame, cps: pl.DataFrame) -> tuple[str, ...]:
    """Say that the highest family incomes of early diaries are not told apart."""
    first = atus_rules().first_year_with_high_incomes
    early = int(respondents["year"].min() or 0) < first  # type: ignore[arg-type]
    if not early or "family_income" not in cps.columns:
        return ()
    return (
        say(
            "Family income asked before October 2003 ends at 75,000 US$ and more; these stand "
            "as 75000-99999."
        ),
    )


def _add_activities(
    respondents: pl.DataFrame, everyone: pl.DataFrame, files: dict[str, Path]
) -> tuple[pl.DataFrame, Remarks]:
    """Read the episodes of the respondents, with the kin marked where the file tells."""
    path = files["atusact"]
    episodes, notices = read_activities(path)
    check_strangers(
        episodes["respondent"], everyone["respondent"], path.name, files["atusresp"].name
    )
    located = locate_activities(respondents, episodes, path.name)
    if "atuswho" not in files:
        absent = say(
            "There is no who file: care for other households stands as a line of its own, "
            "family or not unknown."
        )
        return located, (*notices, absent)
    who = read_who(files["atuswho"])
    check_strangers(
        who["respondent"], everyone["respondent"], files["atuswho"].name, files["atusresp"].name
    )
    marked, kin_notices = mark_kin(add_company(located, who), who)
    return marked, notices + kin_notices


def _index_codes(located: pl.DataFrame) -> tuple[tuple[str, ...], pl.DataFrame]:
    """Turn episodes into the standard rows of activities."""
    names = located["activity_code"].unique().sort()
    index = pl.DataFrame({"activity_code": names}).with_row_index("code")
    told = ("secondary_childcare_minutes", *kinds_of_company())
    extra = [c for c in told if c in located.columns]
    rows = located.join(index, on="activity_code", how="left", maintain_order="left").select(
        "row",
        "code",
        "minutes",
        pl.lit(1, dtype=pl.Int8).alias("simultaneous"),
        pl.lit(value=True).alias("main"),
        pl.col("number").cast(pl.Int32),
        *extra,
    )
    return tuple(names.to_list()), rows


def _replicate_notice(file: Path | None, rule: WeightRule) -> tuple[str, ...]:
    """Say that replicates have to be built."""
    if file:
        return ()
    return (
        say(
            "There is no file with the publisher's replicates of {weight}: the errors are "
            "approximate, from replicates built here.",
            weight=rule.column,
        ),
    )
