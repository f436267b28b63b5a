"""The balance of care of real countries."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from carepact.core.draws import Sampler
from carepact.core.errors import CareError
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.facts import Country, known_countries
from carepact.data.countries.population import list_population, read_population
from carepact.data.countries.reading import read_country
from carepact.data.evidence.reading import shipped_evidence
from carepact.needs.balance import COVERED_CHILDREN, Balance, balance_care, draw_targets
from carepact.needs.childcare_coverage import (
    childcare_policy_gap,
    cover_children,
    find_free_age_by_coverage,
    find_free_age_in_law,
    find_policy_gap,
)
from carepact.needs.figures import list_needs, list_people, share_of_people, sum_hours
from carepact.needs.persons import ADULTS, CHILDREN, GROUPS, OLDER, Ages
from carepact.simulate.projection import RECIPIENTS


def balance_of(code: str, draws: int = 100) -> Balance:
    return balance_care(read_country(code), read_population(code), Sampler(1, draws))


def test_the_policy_gap_of_the_published_check_is_4_19_years() -> None:
    # 4.7 - 6.1 / 12 = 4.7 - 0.5083 = 4.19.
    assert childcare_policy_gap(4.7, 6.1) == pytest.approx(4.19, abs=0.005)


def test_no_gap_is_left_where_leave_lasts_until_the_free_place() -> None:
    assert childcare_policy_gap(1.0, 14.0) == 0


def test_kenya_s_policy_gap_runs_from_both_parents_leave_to_school() -> None:
    found = find_policy_gap(read_country("KEN"))
    # Law: primary from 6, no year of pre-primary free, so school at 6.
    # Leave 90 + 14 = 104 days = 104 x 12 / 365.25 = 3.417 months; 6 - 0.2847 = 5.715.
    assert found.free_age == 6
    assert found.years == pytest.approx(5.715, abs=0.001)
    assert found.status == "observed"


# Entry age of primary less years of free pre-primary in law, as UNESCO has them in September
# 2024; what the rule on coverage said before stands beside it.
BY_LAW = {
    "BRA": (4, 6), "POL": (3, 3), "KOR": (3, 6), "JPN": (3, 6), "MEX": (4, 6), "ARG": (3, 6),
    "FRA": (3, 3), "SWE": (6, 3), "IND": (6, 6), "USA": (5, 6),
}  # fmt: skip


@pytest.mark.parametrize("code", BY_LAW)
def test_the_free_age_is_that_of_the_law_and_that_of_coverage_stands_beside_it(code: str) -> None:
    found = find_policy_gap(read_country(code))
    assert (found.free_age, found.age_by_coverage) == BY_LAW[code]
    assert found.status == "observed"
    assert "UIS SDG release Sept 2024" in found.source


@pytest.mark.shared
def test_the_free_age_in_law_equals_unesco_in_every_country_that_it_tells(
    shared_data: Path,
) -> None:
    folder = shared_data / "macro" / "childcare"
    free, primary = (
        {row[0].upper(): float(row[2]) for row in _read_rows(folder / name)}
        for name in (
            "uis_sdg_2024/years_fc_free_02.csv",
            "uis_free_preprimary_2019/uis_299905.csv",
        )
    )
    known = {
        code: age
        for code in known_countries()
        if (age := find_free_age_in_law(read_country(code))) is not None
    }
    assert len(known) >= 187
    differ = {code for code in known if known[code] != primary[code] - free[code]}
    # By law, each with its source: last year of kindergarten free since 2025 (China), Law
    # 30(I)/2024 in steps (Cyprus), the compulsory year without fee (Czechia), Law 22/2025
    # (Portugal).
    assert differ == {"CHN", "CYP", "CZE", "PRT"}


def _read_rows(path: Path) -> list[list[str]]:
    """Rows of a file in the order of their years, without the heading."""
    with path.open(encoding="utf-8") as stream:
        rows = list(csv.reader(stream))[1:]
    return sorted(rows, key=lambda row: int(row[1]))


def test_a_given_age_takes_the_place_of_the_rule() -> None:
    found = find_policy_gap(read_country("JPN"), 3.0)
    assert found.free_age == 3
    assert found.status == "given"


def test_pre_primary_counts_as_free_where_enrolment_is_general_and_places_are_public() -> None:
    france = read_country("FRA")
    enrolment, private = france.fact("ner_preprimary"), france.fact("private_share_preprimary")
    assert enrolment is not None
    assert private is not None
    assert enrolment.number >= 90
    assert private.number <= 50
    assert find_free_age_by_coverage(france) == 3


def test_the_policy_gap_is_unknown_where_the_age_is() -> None:
    bare = Country("XXX", "", "", {}, ())
    found = find_policy_gap(bare)
    assert found.years is None
    assert found.status == "unknown"


def test_senegal_s_children_are_covered_by_the_enrolment_of_their_age() -> None:
    shares, facts = cover_children(read_country("SEN"), Sampler(1, 20))
    # Pre-primary from 3 to 5: net enrolment 18.726 %; younger children 2.05 %, imputed.
    assert shares[0] == pytest.approx([0.0205] * 3 + [0.187255] * 3, abs=1e-5)
    assert np.ptp(shares[:, 0]) > 0
    assert np.ptp(shares[:, 3]) > 0
    assert [fact is not None and fact.status for fact in facts] == ["imputed"] * 3 + [
        "observed"
    ] * 3


def test_a_gross_rate_is_no_count_of_children_with_a_place_but_bounds_it() -> None:
    # Kenya: gross 76.5 %, net predicted 59.6 %. Zambia: gross 7.6 %, net predicted 8.7 %.
    for code, point, bound in (("KEN", 0.596, 0.765), ("ZMB", 0.076, 0.076)):
        shares, facts = cover_children(read_country(code), Sampler(1, 500))
        assert shares[0, 5] == pytest.approx(point, abs=5e-4)
        assert shares[:, 5].max() == pytest.approx(bound, abs=5e-4)
        assert shares[:, 5].min() < 0.5 * point
        assert facts[5] is not None
        assert facts[5].status == "imputed"
        assert "no more than gross enrolment" in facts[5].source


def test_a_gross_rate_without_a_net_one_is_assumed_in_words_that_say_gross() -> None:
    kenya = read_country("KEN")
    facts = {name: fact for name, fact in kenya.facts.items() if name != "ner_preprimary"}
    shares, found = cover_children(replace(kenya, facts=facts), Sampler(1, 5))
    assert shares[0, 5] == pytest.approx(0.765, abs=5e-4)
    assert shares[:, 5].max() <= 1
    assert found[5] is not None
    assert found[5].status == "assumed"
    assert "gross enrolment" in found[5].source


def test_of_younger_children_an_observed_net_rate_stands_and_a_gross_one_is_never_observed() -> (
    None
):
    found = set()
    for code in set(known_countries()) & set(list_population()):
        country = read_country(code)
        net, gross = country.fact("ner_eced"), country.fact("ger_eced")
        if net is None or gross is None:
            continue
        shown = cover_children(country, Sampler(1, 0))[1][0]
        assert shown is not None
        is_net = net.status == "observed" or gross.status == "imputed"
        assert shown.indicator == (net if is_net else gross).indicator, code
        assert ("read as children with a place" in shown.source) == (not is_net)
        found.add((shown.indicator.name, shown.status))
    assert found == {
        ("ner_eced", "observed"), ("ner_eced", "imputed"), ("ger_eced", "assumed"),
    }  # fmt: skip


def test_the_user_s_own_rate_of_younger_children_comes_before_an_observed_one(
    tmp_path: Path,
) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "country,indicator,year,value,unit,source\nFRA,ger_eced,2024,9,% of children,example\n",
        "utf-8",
    )
    shares, facts = cover_children(read_country("FRA", own), Sampler(1, 0))
    assert shares[0, 0] == pytest.approx(0.09)
    assert facts[0] is not None
    assert facts[0].own


def test_enrolment_is_general_by_an_observed_net_rate_alone() -> None:
    # Sri Lanka: gross 100.8 % (2017), net 35 % (2022); pre-primary at 4 for a year, school at 5.
    assert find_free_age_by_coverage(read_country("LKA")) == 5


def test_the_user_s_own_coverage_comes_before_enrolment_and_assumption(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "country,indicator,year,value,unit,source\n"
        "SEN,childcare_under_3,2024,9,% of children,example\n"
        "SEN,ltc_coverage,2024,30,% of persons with care need,example\n",
        "utf-8",
    )
    country = read_country("SEN", own)

    balance = balance_care(country, read_population("SEN"), Sampler(1, 20))

    assert balance.coverage.children[0, :3] == pytest.approx(0.09)
    assert 0 < np.ptp(balance.coverage.children[:, 0]) < 0.1
    assert balance.coverage.children[0, 3:] == pytest.approx(0.187255, abs=1e-5)
    # Moderate need: 0.3 x 0.5, the existing factor.
    assert balance.coverage.adults[0] == pytest.approx([0.3, 0.15, 0.0])
    for name in (ADULTS, OLDER, "children 0-2"):
        assert balance.coverage.grounds[name].status == "given"
        assert "example" in balance.coverage.grounds[name].source


def test_every_point_lies_among_its_draws() -> None:
    groups = balance_of("SEN", 500).groups.sel(year=2024)
    for name in groups.data_vars:
        point = groups[name].isel(draw=0)
        drawn = groups[name].isel(draw=slice(1, None))
        inside = (drawn.min("draw") <= point * (1 + 1e-9)) & (
            point <= drawn.max("draw") * (1 + 1e-9)
        )
        assert bool((inside | point.isnull()).all()), name


def test_needed_hours_are_received_or_unmet_in_every_group_year_and_draw() -> None:
    groups = balance_of("JPN").groups.sel(group=[*COVERED_CHILDREN, ADULTS, OLDER])
    parts = groups["formal"] + groups["family"] + groups["unmet"]
    assert np.allclose(parts, groups["needed"], rtol=1e-12)
    assert float(groups["family"].min()) >= 0


def test_at_least_170_countries_have_a_balance_and_no_figure_of_it_is_negative() -> None:
    counted = 0
    for code in known_countries():
        if code not in list_population():
            continue
        try:
            balance = balance_of(code, 2)
        except CareError as error:
            assert "file of own facts" in str(error)  # noqa: PT017 - the mend is what counts
            continue
        counted += 1
        assert float(balance.groups.to_array().min()) >= 0
    assert counted >= 170


def test_a_figure_that_stands_on_an_imputed_one_is_imputed() -> None:
    balance = balance_of("JPN")
    status = {(f.group, f.measure): f.status for f in list_needs(balance, [2024])}
    assert status["children 0-2", "gap_persons"] == "imputed"
    assert status["children 3-5", "coverage_now"] == "observed"
    assert status["children 3-5", "persons"] == "projected"
    assert status[OLDER, "persons"] == "assumed"  # one schedule for all, no figure of Japan
    assert status[OLDER, "coverage_now"] == "assumed"
    assert (OLDER, "persons") in status
    assert ("children 6-14", "gap_persons") not in status


def test_a_figure_names_every_source_and_licence_that_it_stands_on() -> None:
    found = {(f.group, f.measure): f for f in list_needs(balance_of("SEN"), [2024])}
    gap = found["children 3-5", "gap_persons"]
    for source in ("World Population Prospects 2024", "UNESCO UIS", "2022/C 484/01"):
        assert source in gap.source
    assert "CC BY-SA 3.0 IGO" in gap.licence
    assert not found["children 3-5", "coverage_wanted"].licence


def test_every_figure_has_a_source_and_an_interval_that_holds_it() -> None:
    for figure in list_needs(balance_of("KEN", 400)):
        assert figure.source
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
            assert figure.low <= figure.value * 1.2
            assert figure.value <= figure.high * 1.2


def test_groups_bear_the_names_of_recipients_in_a_path() -> None:
    assert RECIPIENTS[: len(GROUPS)] == GROUPS


def test_twice_the_people_need_and_lack_twice_as_much() -> None:
    country, people = read_country("KEN"), read_population("KEN")
    once = balance_care(country, people, Sampler(1, 20)).groups
    twice = balance_care(
        country, replace(people, persons=2 * people.persons), Sampler(1, 20)
    ).groups
    for name in once.data_vars:
        assert np.allclose(twice[name], 2 * once[name], rtol=1e-12, equal_nan=True)


def test_more_wanted_coverage_never_narrows_a_gap() -> None:
    country, people = read_country("SEN"), read_population("SEN")
    targets = draw_targets(Sampler(1, 20))
    less = replace(targets, children=targets.children / 2, adults=targets.adults / 2)
    wide = balance_care(country, people, Sampler(1, 20)).groups["gap_staff"]
    narrow = balance_care(country, people, Sampler(1, 20), coverage_wanted=less).groups["gap_staff"]
    assert bool(((wide >= narrow) | wide.isnull()).all())
    assert float(narrow.sum()) < float(wide.sum())


def test_people_by_band_sum_to_the_population_of_the_year() -> None:
    population = read_population("KEN")
    told = sum(f.value for f in list_people(population, [2035]))
    assert told == pytest.approx(float(population.persons.sel(year=2035).sum()))
    assert share_of_people(population, 2035, Ages(0, None)) == pytest.approx(1)


def test_hours_of_children_adults_and_older_persons_sum_to_all_hours() -> None:
    balance = balance_of("KEN")
    # Of 20 draws the central run is told, and what is told of it adds up; medians need not.
    few = balance_of("KEN", draws=20)
    central = sum(series[0] for series in sum_hours(few).values())
    assert np.allclose(central, few.groups["needed"].isel(draw=0).sum("group"))
    told = sum_hours(balance)["children"]
    children = balance.groups["needed"].sel(group=list(CHILDREN)).sum("group")
    assert np.allclose(told[0], children.isel(draw=slice(1, None)).median("draw"))
    assert set(balance.groups["group"].to_numpy()) == set(GROUPS)


@pytest.mark.shared
def test_children_s_hours_are_what_couples_with_one_child_give_it(shared_data: Path) -> None:
    """American Time Use Survey 2003-16, abridged: codes 0301 to 0303, mean by sex of parent."""
    folder = shared_data / "us_atus_2003_2016"
    care = (
        pl.read_parquet(folder / "atusact.parquet")
        .filter(pl.col("tiercode").cast(pl.Int64) // 100 <= 303)
        .filter(pl.col("tiercode").cast(pl.Int64) // 100 >= 301)
        .group_by("tucaseid")
        .agg(pl.col("dur").sum())
    )
    couples = (
        pl.read_parquet(folder / "atusresp.parquet")
        .join(pl.read_parquet(folder / "atuscps.parquet"), on="tucaseid")
        .filter(pl.col("partner_hh").cast(pl.String).is_in(["spouse", "cohabit"]))
        .filter((pl.col("hh_size") == 3) & (pl.col("age") >= 18))
        .join(care, on="tucaseid", how="left")
        .with_columns(pl.col("dur").fill_null(0))
    )
    by_sex = couples.group_by("hh_child_youngest_age", "sex").agg(
        (pl.col("dur") * pl.col("wt")).sum() / pl.col("wt").sum() / 60
    )
    measured = dict(by_sex.group_by("hh_child_youngest_age").agg(pl.col("dur").sum()).iter_rows())
    child = shipped_evidence("care_hours").effects["child"]
    shipped = child.to_array(next(iter(child.values.values())).value)
    for age, hours in zip(LABELS["age to 14"], shipped, strict=True):
        assert hours == pytest.approx(measured[int(age)], abs=0.006)
