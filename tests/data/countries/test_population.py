"""The shipped population: read, overridden, and held against the UN's own figures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scripts.compile.population import migrants, run, tabulate
from scripts.compile.population_inputs import Inputs, read_inputs
from scripts.compile.population_report import compare, report

from carepact.core.errors import DataError, ParameterError
from carepact.data.countries.ages import AGES
from carepact.data.countries.mortality import Survival
from carepact.data.countries.population import PROJECTED, list_population, read_population
from carepact.data.countries.projection import Course

Projected = tuple[Inputs, Course, list[Survival]]


@pytest.fixture(scope="module")
def projected(shared_data: Path) -> Projected:
    inputs = read_inputs(shared_data)
    return inputs, *run(inputs)


def write_own(path: Path, text: str = "", years: str = "2030,2031") -> Path:
    """Write one person of each sex and age, shaped as the shipped table; `text` comes last."""
    rows = [f"KEN,{sex},{age},1,2" for sex in ("women", "men") for age in AGES]
    path.write_text("\n".join([f"country,sex,age,{years}", *rows, text]).rstrip() + "\n")
    return path


def test_a_country_has_women_and_men_of_every_age_in_every_year() -> None:
    kenya = read_population("ken")

    assert kenya.country == "KEN"
    assert kenya.status == PROJECTED
    assert kenya.persons.dims == ("year", "sex", "age")
    assert kenya.persons.shape == (27, 2, 41)
    assert kenya.persons["year"].values.tolist() == list(range(2024, 2051))
    assert kenya.persons["age"].values.tolist()[23:27] == ["23", "24", "25-29", "30-34"]


def test_a_country_is_found_by_its_name() -> None:
    assert read_population("viet nam").country == "VNM"


def test_two_hundred_countries_are_shipped_without_a_negative_count() -> None:
    countries = [read_population(code) for code in list_population()]

    assert len(countries) == 200
    assert min(float(one.persons.min()) for one in countries) >= 0
    assert all(bool((one.persons.sum(("sex", "age")) > 0).all()) for one in countries)


def test_an_unknown_country_offers_the_nearest() -> None:
    with pytest.raises(ParameterError, match=r"not known\. Did you mean Kenya \(KEN\)\? Write"):
        read_population("Keniya")


def test_a_range_of_ages_is_the_sum_of_its_groups() -> None:
    kenya = read_population("KEN")
    parts = [kenya.between(0, 3), kenya.between(3, 65), kenya.between(65)]

    assert_allclose(sum(parts), kenya.persons.sum("age"))
    assert_allclose(kenya.between(0, 3), kenya.persons.sel(age=["0", "1", "2"]).sum("age"))


def test_a_range_that_cuts_a_group_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"age 67 is no limit of an age group\. Use 65"):
        read_population("KEN").between(67)
    with pytest.raises(ParameterError, match="no age from 65 up to 25"):
        read_population("KEN").between(65, 25)


def test_an_own_file_of_the_same_shape_overrides(tmp_path: Path) -> None:
    own = read_population("Kenya", write_own(tmp_path / "own.csv"))

    # One person of each of 41 ages and 2 sexes in 2030, two in 2031.
    assert own.persons.sum(("sex", "age")).values.tolist() == [82, 164]
    assert own.status == "given by the user"
    assert own.source == "own.csv"


def test_single_ages_of_the_united_nations_are_added_up_into_groups(tmp_path: Path) -> None:
    ages = [*map(str, range(100)), "100+"]
    head = "SortOrder,ISO3_code,Variant,Time,MidPeriod,AgeGrp,PopMale,PopFemale,PopTotal"
    rows = [f"1,KEN,Medium,2030,2030.5,{age},0.5,1.25,1.75" for age in ages]
    other = [f"1,KEN,High,2030,2030.5,{age},9,9,18" for age in ages]
    path = tmp_path / "un.csv"
    path.write_text("\n".join([head, *rows, *other]) + "\n")

    own = read_population("KEN", path).persons.sel(year=2030)

    # Thousands: 0.5 men and 1.25 women at each age, five ages to a group, the High left out.
    assert own.sel(age="7").values.tolist() == [1250, 500]
    assert own.sel(age="95-99").values.tolist() == [6250, 2500]
    assert own.sel(age="100+").values.tolist() == [1250, 500]


def test_every_fault_of_an_own_file_is_listed(tmp_path: Path) -> None:
    faulty = "KEN,girls,3,1,2\nKEN,women,20-30,1,2\nKEN,men,4,-1,many"
    with pytest.raises(DataError) as caught:
        read_population("KEN", write_own(tmp_path / "own.csv", faulty))

    for words in ("own.csv: 4 faults", "sex 'girls' is not known", "age '20-30' is none",
                  "men 4 2030: '-1.0' is no count", "men 4 2031: 'None' is no count"):  # fmt: skip
        assert words in str(caught.value)


@pytest.mark.parametrize(
    ("years", "text", "words"),
    [
        ("2030,2032", "", "the year 2031 is left out"),
        ("2030,2031", "KEN,men,4,1,2", "men 4 2030 stands twice"),
        ("2030,later", "", "column 'later' is no year"),
    ],
)
def test_an_own_file_with_gaps_is_refused(
    tmp_path: Path, years: str, text: str, words: str
) -> None:
    with pytest.raises(DataError, match=words):
        read_population("KEN", write_own(tmp_path / "own.csv", text, years))


def test_an_own_file_without_the_country_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="nothing on 'UGA'"):
        read_population("UGA", write_own(tmp_path / "own.csv"))


def test_an_own_file_that_leaves_out_an_age_is_refused(tmp_path: Path) -> None:
    path = write_own(tmp_path / "own.csv")
    path.write_text(path.read_text().replace("KEN,men,24,1,2\n", ""))

    with pytest.raises(DataError, match="men 24 2030 is left out"):
        read_population("KEN", path)


@pytest.mark.shared
def test_the_shipped_table_is_what_the_script_computes(projected: Projected) -> None:
    inputs, course, _ = projected
    table = tabulate(course)

    assert inputs.codes == list(list_population())
    for place, code in enumerate(inputs.codes):
        assert_array_equal(read_population(code).persons.values, table[:, place])


@pytest.mark.shared
def test_totals_of_2050_are_the_united_nations_within_2_percent(projected: Projected) -> None:
    found = compare(*projected)

    within = int((np.abs(found.totals - 1) <= 0.02).sum())
    assert within >= 175


@pytest.mark.shared
def test_deaths_are_the_united_nations_within_10_percent(projected: Projected) -> None:
    found = compare(*projected)

    last = int((np.abs(found.deaths - 1) <= 0.10).sum())
    every = int((np.abs(found.all_deaths - 1) <= 0.10).sum())
    assert min(last, every) >= 180


@pytest.mark.shared
def test_age_0_is_the_births_that_survive_but_for_infants_who_move(projected: Projected) -> None:
    inputs, course, lived = projected
    found = compare(inputs, course, lived)
    moved = migrants(inputs)[-1, :, :, 0].sum(-1) / 2
    settled = found.infants * (1 - moved / course.persons[-1, :, :, 0].sum(-1))

    outside = [inputs.codes[c] for c in np.flatnonzero(np.abs(found.infants - 1) > 0.02)]
    assert_allclose(settled, 1.0, atol=1e-9)
    # Kuwait's children of 0 to 4 arrive at 13 000 a year: 2.04 % of its infants.
    assert outside == ["KWT"]
    assert found.infants.max() < 1.021


@pytest.mark.shared
def test_the_base_is_the_united_nations_total_of_2024(projected: Projected) -> None:
    inputs, course, _ = projected
    births, deaths = inputs.births[0], inputs.deaths[0]
    change = inputs.net_migrants[0] + births - deaths

    # The middle of 2024 is 31 December 2024 less half of the year's change.
    wanted = inputs.totals[0].sum(-1) - change / 2
    assert_allclose(course.persons[0].sum((-1, -2)), wanted, rtol=2e-4)


@pytest.mark.shared
def test_rescaling_factors_are_printed_and_not_applied(
    projected: Projected, capsys: pytest.CaptureFixture[str]
) -> None:
    inputs, course, lived = projected
    found = compare(inputs, course, lived)

    report(inputs, course, found)

    place = inputs.codes.index("LTU")
    women, men = found.factors[place]
    printed = capsys.readouterr().out
    assert f"{women:.4f} {men:.4f}" in printed
    assert women > 1.02  # shipped as projected: Lithuania's women are short of the UN's
    shipped = read_population("LTU").persons.sel(year=2050, sex="women").sum()
    assert_allclose(shipped, course.persons[-1, place, 0].sum(), atol=21)
    assert pl.Series(printed.splitlines()).str.contains(r"^[A-Z]{3}  ").sum() == 200
