"""Levels of present law beside their second source: by hand, and over all countries by group."""

from __future__ import annotations

import statistics
from collections import defaultdict
from pathlib import Path

import pytest

from carepact.core.draws import Sampler
from carepact.core.errors import CareError
from carepact.data.countries.facts import Country, known_countries
from carepact.data.countries.population import list_population, read_population
from carepact.data.countries.reading import read_country
from carepact.data.input_output.tables import read_input_output
from carepact.population.second_sources import Identity, SecondSource
from carepact.studies.country_profile import profile_country
from carepact.validate.present_levels import compare_present_law

SAMPLER = Sampler(1, 100)
MEDIANS = {
    "Low income": (1.10, 3.06, 0.99, 1.04),
    "Lower middle income": (0.93, 1.33, 0.98, 1.07),
    "Upper middle income": (0.96, 1.91, 0.98, 1.08),
    "High income": (0.86, 1.01, 1.00, 1.02),
}
"""Pupils, spending, services, suppliers, as the page on levels prints them."""
COMPARED = (Identity.ENROLMENT, Identity.SPENDING, Identity.SERVICES, Identity.SUPPLIERS)


def compare(country: Country) -> dict[Identity, SecondSource]:
    """Compare levels of a country by what they are of."""
    levels = compare_present_law(country, read_population(country.code), SAMPLER)
    return {level.identity: level for level in levels}


def test_places_are_net_enrolment_of_the_children_of_pre_primary_beside_pupils_counted() -> None:
    # France: pre-primary from 3, school from 6; everybody of that age times net enrolment.
    country, population = read_country("FRA"), read_population("FRA")
    children = population.persons.sel(year=2024).isel(age=[3, 4, 5]).sum()
    net, pupils = country.fact("ner_preprimary"), country.fact("enrol_preprimary")
    assert net is not None
    assert pupils is not None
    level = compare(country)[Identity.ENROLMENT]
    assert level.ours == pytest.approx(float(children) * net.number / 100 / 1000, rel=1e-9)
    assert level.other == pytest.approx(pupils.number / 1000)
    assert (level.unit, level.status) == ("thousand", "assumed")


def test_value_added_of_suppliers_is_theirs_of_what_services_buy() -> None:
    # Of a unit of cost services pay a to staff and contributions, and buy 1 - a; the table's own
    # share s and whole effect e lie between those of its two sectors that services belong to.
    level = compare(read_country("FRA"))
    table = read_input_output("FRA")
    passed = [
        (float(one.value_added_effect) - float(one.direct_value_added_share))
        / (1 - float(one.direct_value_added_share))
        for one in (table.sectors["education"], table.sectors["care"])
    ]
    bought = 100 - level[Identity.SERVICES].ours
    assert min(passed) < level[Identity.SUPPLIERS].ours / bought < max(passed)
    shares = [float(table.sectors[one].direct_value_added_share) for one in ("education", "care")]
    assert 100 * min(shares) < level[Identity.SERVICES].other < 100 * max(shares)


def test_public_long_term_care_stands_beside_published_spending_and_says_what_that_leaves_out() -> (
    None
):
    france, germany = (compare(read_country(code)) for code in ("FRA", "DEU"))
    both, health = (one[Identity.LONG_TERM_CARE] for one in (france, germany))
    published = read_country("FRA").fact("ltc_public_spending_gdp")
    assert published is not None
    assert (both.other, both.unit, both.status) == (published.number, "% of GDP", "assumed")
    sweden = compare(read_country("SWE"))[Identity.LONG_TERM_CARE]
    assert "solved from: no test" in sweden.ground
    assert "no test" not in both.ground
    assert 0.5 < both.ratio < 2
    assert "no social part" in health.ground
    assert "no social part" not in both.ground
    assert Identity.LONG_TERM_CARE not in compare(read_country("KEN"))


def test_the_wedge_stands_beside_the_tax_on_labour_income_where_the_user_gives_it(
    tmp_path: Path,
) -> None:
    # Mexico as the OECD has it: 7.0 % of GDP over labour's share of it.
    own = tmp_path / "own.csv"
    own.write_text(
        "country,indicator,year,value,unit,source,licence\n"
        "MEX,tax_income_gdp,2024,4.6,% of GDP,OECD,own\n"
        "MEX,social_contributions_gdp,2024,2.4,% of GDP,OECD,own\n"
        "MEX,average_wedge,2024,19.5,% of labour cost,OECD,own\n",
        encoding="utf-8",
    )
    country = read_country("MEX", own)
    share = country.fact("labour_income_share")
    assert share is not None
    level = compare(country)[Identity.LABOUR_TAX]
    assert level.ours == pytest.approx(100 * 7.0 / share.number)
    assert level.other == 19.5
    assert Identity.LABOUR_TAX not in compare(read_country("MEX"))


def test_medians_by_income_group_are_those_of_the_page() -> None:
    found: dict[tuple[str, Identity], list[float]] = defaultdict(list)
    lacking = set()
    for code in set(known_countries()) & set(list_population()):
        country = read_country(code)
        try:
            levels = compare(country)
        except CareError:
            lacking.add(code)
            continue
        for identity, level in levels.items():
            found[country.income_group, identity].append(level.ours / level.other)
    medians = {
        group: tuple(statistics.median(found[group, one]) for one in COMPARED) for group in MEDIANS
    }
    assert medians == {
        group: pytest.approx(printed, abs=0.006) for group, printed in MEDIANS.items()
    }
    assert len(lacking) < 20
    care = {group: found[group, Identity.LONG_TERM_CARE] for group in MEDIANS}
    assert [len(care[group]) for group in MEDIANS] == [0, 0, 8, 39]


def test_a_ratio_on_a_table_of_other_countries_has_an_interval() -> None:
    kenya, france = (compare(read_country(code)) for code in ("KEN", "FRA"))
    for identity in (Identity.SERVICES, Identity.SUPPLIERS):
        imputed, observed = kenya[identity], france[identity]
        assert imputed.low is not None
        assert imputed.high is not None
        assert imputed.low < imputed.ratio < imputed.high
        assert (imputed.status, observed.status) == ("imputed", "assumed")
        assert (observed.low, observed.high) == (None, None)


def test_a_country_that_lacks_figures_of_present_law_says_which_and_keeps_the_rest() -> None:
    profile = profile_country("ABW")
    assert profile.balance is not None
    assert [one.identity for one in profile.levels] == [Identity.WAGES]
    assert "leave_mother_paid_days" in profile.levels_lacking
    assert profile.levels_lacking in profile.manifest()["notes"]  # type: ignore[operator]
