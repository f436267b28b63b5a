"""What is known of countries: true to the sources, marked, and checked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from carepact.core.errors import ParameterError
from carepact.data.countries.dictionary import folder_of, read_indicators, read_shipped
from carepact.data.countries.facts import STATUSES, Fact, known_countries, shipped_facts
from carepact.data.countries.grades import Grade, grade_country, read_purposes
from carepact.data.countries.kin import OF_BOTH
from carepact.data.countries.law_dates import read_law_dates
from carepact.data.countries.reading import read_country
from carepact.law.care_coverage import OWN_COVERAGE
from carepact.law.leave_in_weeks import WEEKS_AND_RATES

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[3]
TABLES = ROOT / "src" / "carepact" / "data" / "countries"
OF_OTHER_FILES = {
    "unpaid_day_share_f", "unpaid_day_share_m", "wg_alot_65p", "severe_gali_65p",
    "free_preprimary_years", "compulsory_preprimary_years", "entry_age_primary",
    "ltc_spending_gdp", "ltc_public_spending_gdp", "ner_eced",
    "pupils_preprimary_then", "ptr_preprimary_then", "private_share_preprimary_then",
}  # fmt: skip
"""Observed indicators that the long table does not hold."""
RENEWED = ("UNESCO UIS SDG release Sept 2024", "UNESCO, Education Profiles")
"""Sources of figures that took the place of older ones."""
WEEKS, RATE = (18, "weeks"), (100, "% of earnings")
OWN_LEAVE = [(name, *(RATE if name.endswith("rate") else WEEKS)) for name in WEEKS_AND_RATES]
"""Leave as the user gives it: indicator, figure, unit."""


def every_fact() -> list[tuple[str, Fact]]:
    """List all figures of all countries."""
    return [(c, fact) for c in known_countries() for fact in read_country(c).facts.values()]


def every_compiled_fact() -> list[tuple[str, Fact]]:
    """List all figures of all countries as compiled, before any change of law."""
    return [(c, fact) for c in known_countries() for fact in shipped_facts(c).values()]


def test_170_countries_and_more_have_a_profile() -> None:
    rich = [c for c in known_countries() if len(read_country(c).facts) >= 50]
    assert len(known_countries()) == 219
    assert len(rich) >= 170


@pytest.mark.shared
def test_every_observed_figure_equals_the_source_table(shared_data: Path) -> None:
    path = shared_data / "macro" / "country_facts_long.csv.gz"
    long = pl.read_csv(path, schema_overrides={"value": pl.String})
    source = {(r[0], r[1]): (r[2], r[3], r[4]) for r in long.iter_rows()}
    by_hand = {
        (row["country"], row["indicator"]): (row["value"], int(row["year"]), row["source"])
        for row in read_shipped("by_hand.csv")
    }
    source |= by_hand
    compared = 0
    for code, fact in every_compiled_fact():
        name = fact.indicator.name
        if fact.status != "observed" or name in OF_OTHER_FILES or name.startswith("ratified_"):
            continue
        if fact.source.startswith(RENEWED) and (code, name) not in by_hand:
            continue
        value, year, title = source[code, name]
        if (
            year == 2026 and fact.in_force_from
        ):  # the World Bank's release of 2026 reads the law of 1 October 2025
            year = 2025
        told = read_law_dates().get(name)
        if told is not None and told.place:
            title = f"{title}, {told.place}"
        if fact.indicator.is_text:
            assert (fact.value, fact.year, fact.source) == (value, year, title)
        else:
            assert (fact.value, fact.year, fact.source) == (float(value), year, title)
        compared += 1
    assert compared > 10_000


def test_every_figure_lies_in_its_bounds_and_names_source_and_licence() -> None:
    for code, fact in every_fact():
        assert fact.source, (code, fact.indicator.name)
        assert fact.licence, (code, fact.indicator.name)
        assert fact.status in STATUSES
        if not fact.indicator.is_text:
            assert fact.indicator.lowest <= float(fact.value) <= fact.indicator.highest


def test_an_imputed_figure_lies_in_its_interval_and_says_its_rule() -> None:
    imputed = [fact for _code, fact in every_fact() if fact.status == "imputed"]
    assert len(imputed) > 2_000
    for fact in imputed:
        assert fact.low is not None
        assert fact.high is not None
        assert fact.low <= float(fact.value) <= fact.high
        assert fact.rule.startswith(("regression-conformal", OF_BOTH))
        assert fact.half_width is not None
        assert fact.half_width > 0


def test_draws_of_an_imputed_figure_spread_by_its_interval_and_observed_ones_by_their_error() -> (
    None
):
    normal = np.random.Generator(np.random.Philox(11)).standard_normal(20_000)
    country = read_country("KEN")
    known, imputed = country.fact("ptr_preprimary"), country.fact("ner_preprimary")
    assert known is not None
    assert imputed is not None
    assert imputed.interval is not None
    assert np.std(np.log(known.draw(normal) / known.number)) == pytest.approx(known.error, rel=0.02)
    low, high = imputed.interval
    draws = imputed.draw(normal)
    assert np.mean((draws >= low) & (draws <= high)) == pytest.approx(0.95, abs=0.01)


def test_what_is_observed_or_assumed_bears_no_interval() -> None:
    others = [fact for _code, fact in every_fact() if fact.status != "imputed"]
    assert all(fact.interval is None for fact in others)


def test_law_is_never_imputed() -> None:
    laws = [
        f for _c, f in every_fact() if f.indicator.topic == "leave" or "law" in f.indicator.name
    ]
    assert laws
    assert all(fact.status != "imputed" for fact in laws)


def test_every_rejected_figure_is_listed_with_its_reason_and_ships_nowhere() -> None:
    rows = read_shipped("rejected.csv")
    gone = [row for row in rows if row["verdict"] == "rejected"]
    assert {row["verdict"] for row in rows} == {"rejected", "kept in doubt"}
    assert all(row["reason"] for row in rows)
    # Liberia's earnings are 10.67 times its GDP per employed person; Guyana's a twenty-fifth.
    assert {"LBR", "GUY", "BDI"} <= {r["country"] for r in gone if r["indicator"].startswith("ea")}
    for row in gone:
        fact = read_country(row["country"]).fact(row["indicator"])
        assert fact is None or fact.status != "observed" or fact.value != float(row["value"])


@pytest.mark.parametrize("code", ["AUS", "NOR", "NZL", "PRT", "SWE"])
def test_the_missing_payer_of_leave_is_set_from_the_law_and_marked(code: str) -> None:
    fact = read_country(code).fact("leave_who_pays")
    assert fact is not None
    assert (fact.value, fact.status) == ("Government", "assumed")
    assert "legal basis" in fact.source


def test_one_state_s_leave_does_not_stand_for_the_united_states() -> None:
    days = read_country("USA").fact("leave_mother_paid_days")
    assert days is not None
    assert (days.value, days.status) == (0.0, "assumed")
    assert "Family and Medical Leave Act" in days.source


def test_tables_under_terms_to_be_confirmed_do_not_ship() -> None:
    shipped = {fact.indicator.name for _code, fact in every_fact()}
    kept = {name for name, i in read_indicators().items() if folder_of(i) is None}
    assert {"unpaid_hours_f", "oecd_leave_spend_per_birth_ppp", "min_wage_to_median"} <= kept
    assert not shipped & kept


def test_share_alike_sources_stand_in_a_folder_of_their_own() -> None:
    for name, indicator in read_indicators().items():
        shares_alike = folder_of(indicator) == "share-alike"
        assert shares_alike == (indicator.dataset in ("uis", "uis-2024")), name


def test_an_older_figure_is_aged_and_its_own_year_kept() -> None:
    # Kenya's earnings of 2019 grow as its GDP per head in PPP from 2019 to 2024.
    fact = read_country("KEN").fact("earn_month_ppp_t")
    assert fact is not None
    assert (fact.year, fact.value) == (2019, 322.059)
    assert fact.number == pytest.approx(363.999)
    assert fact.rule == "aged 2019-2024 by gdp-per-head"


def test_own_money_per_ppp_dollar_is_known_of_168_countries() -> None:
    known = [f for _c, f in every_fact() if f.indicator.name == "lcu_per_ppp2021"]
    assert len(known) == 168
    assert {fact.status for fact in known} == {"assumed"}


def test_grades_follow_what_they_stand_on() -> None:
    for code in known_countries():
        country = read_country(code)
        for grade in grade_country(country):
            keys = [
                {fact.status for name in names.split("|") if (fact := country.fact(name))}
                for names in read_purposes()[grade.purpose]["key"]
            ]
            if not all(keys):
                assert grade.letter == "D"
            elif {"imputed"} in keys:
                assert grade.letter == ("D" if grade.purpose == "unpaid work" else "C")
            elif {"assumed"} in keys or grade.purpose == "long-term care":
                assert grade.letter == "C"  # no country's share in care is observed
            else:
                assert grade.letter == ("B" if grade.lacking else "A")


def test_what_is_assumed_for_a_key_figure_is_graded_no_better_than_what_is_imputed() -> None:
    for code in known_countries():
        country, grades = read_country(code), grades_of(code)
        for purpose, parts in read_purposes().items():
            ruled = {one for one in parts.get("key rule", ()) if country.fact(one) is None}
            told = [
                {fact.status for one in names.split("|") if (fact := country.fact(one))}
                for names in parts["key"]
            ]
            if ruled or {"assumed"} in told or {"imputed"} in told:
                assert grades[purpose].letter in {"C", "D"}, (code, purpose)


def grades_of(code: str, own: Path | None = None) -> dict[str, Grade]:
    """Grade a country, by purpose."""
    return {grade.purpose: grade for grade in grade_country(read_country(code, own))}


def test_what_the_model_assumes_keeps_a_country_from_an_a() -> None:
    for code in known_countries():
        grades, absent = grades_of(code), [("long-term care", "ltc_coverage")]
        if read_country(code).fact("oecd_mat_rate") is None:
            absent.append(("leave", "oecd_mat_rate"))
        for purpose, name in absent:
            assert grades[purpose].letter != "A"
            assert grades[purpose].status != "observed"
            assert name in grades[purpose].lacking


def test_leave_is_firm_where_law_and_work_are_observed() -> None:
    firm = {code for code in known_countries() if grades_of(code)["leave"].letter == "A"}
    assert "CHL" in firm
    assert all(read_country(code).fact("oecd_mat_rate") for code in firm)


def test_imputed_enrolment_of_younger_children_makes_childcare_a_c() -> None:
    for code in known_countries():
        rates = [read_country(code).fact(name) for name in ("ner_eced", "ger_eced")]
        if all(fact is not None and fact.status == "imputed" for fact in rates):
            assert grades_of(code)["childcare"].letter in {"C", "D"}


def test_the_user_s_own_figures_raise_what_they_stand_for_and_no_more(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    rates = [f"CHL,{name},2024,{value},{unit},Law" for name, value, unit in OWN_LEAVE]
    lines = [
        "country,indicator,year,value,unit,source",
        *rates,
        "CHL,informal_t,2023,28,% of employment,Survey",
        "CHL,ltc_coverage,2024,30,% of persons with care need,Survey",
        "KEN,childcare_under_3,2024,6,% of children,Ministry",
        "KEN,childcare_from_3,2024,60,% of children,Ministry",
    ]
    own.write_text("\n".join(lines), encoding="utf-8")
    chile = grades_of("CHL", own)
    assert (chile["leave"].letter, chile["leave"].status) == ("A", "observed")
    # Who needs care by age was learnt elsewhere: no figure of Chile stands for that.
    assert chile["long-term care"].letter == "B"
    assert chile["long-term care"].lacking[-1] == "care_need"
    before, after = grades_of("KEN")["childcare"], grades_of("KEN", own)["childcare"]
    assert (before.letter, before.lacking) == ("C", ("ner_eced", "ner_preprimary"))
    assert (after.letter, after.lacking) == ("A", ())


def test_leave_stands_on_what_the_law_reads_and_care_need_on_evidence() -> None:
    assert read_purposes()["leave"]["rule"] == WEEKS_AND_RATES
    assert read_purposes()["long-term care"]["assumed"] == ("care_need",)
    assert read_purposes()["long-term care"]["key rule"] == (OWN_COVERAGE,)


def test_a_country_is_found_by_code_or_name() -> None:
    assert read_country("ken").code == read_country("Kenya").code == "KEN"


def test_an_unknown_country_or_indicator_is_refused_with_the_nearest() -> None:
    with pytest.raises(ParameterError, match=r"country 'Kenja'.*Did you mean Kenya"):
        read_country("Kenja")
    with pytest.raises(ParameterError, match=r"'birth'.*Did you mean 'births'"):
        read_country("KEN").fact("birth")


def compile_facts(shared_data: Path, *words: str) -> str:
    """Run the script that compiles the tables, and return what it prints."""
    ended = subprocess.run(  # noqa: S603 - the project's own script
        [sys.executable, "-m", "scripts.compile.facts", str(shared_data), *words],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.mark.shared
def test_the_tables_are_those_that_the_script_compiles(shared_data: Path, tmp_path: Path) -> None:
    said = compile_facts(shared_data, "--into", str(tmp_path))
    assert "predictions; coverage rejected: none" in said
    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert len(made) == 17
    for name in made:
        is_page = name.name in ("coverage.md", "moves.md")
        kept = ROOT / "docs" / "reference" / name if is_page else TABLES / name
        assert (tmp_path / name).read_bytes() == kept.read_bytes(), name


@pytest.mark.shared
def test_what_does_not_ship_loads_from_the_user_s_file(shared_data: Path, tmp_path: Path) -> None:
    path = tmp_path / "unconfirmed.csv"
    compile_facts(shared_data, "--unconfirmed", str(path))
    country = read_country("FRA", path)
    # OECD, Taxing Wages: a table that does not ship.
    wedge = country.fact("average_wedge")
    assert wedge is not None
    assert (float(wedge.value) > 30, wedge.licence) == (True, "to be confirmed")
    assert country.sources[-1].file == "unconfirmed.csv"
