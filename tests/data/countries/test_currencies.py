"""Which money a country uses, by the Common Locale Data Repository that Babel carries."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from babel.core import get_global
from babel.numbers import get_territory_currencies
from scripts.compile.own_money import CHANGES
from scripts.compile.raw_facts import read_codes

from carepact.data.countries.currencies import currencies_of, known_currencies
from carepact.data.countries.facts import known_countries
from carepact.data.countries.reading import read_country

FACTOR = "lcu_per_ppp2021"


@pytest.mark.parametrize(
    ("country", "codes"),
    [
        ("KEN", ("KES",)),
        ("HRV", ("EUR",)),
        ("IND", ("INR",)),
        ("PAN", ("PAB", "USD")),
        ("LSO", ("LSL", "ZAR")),
    ],
)
def test_a_country_s_money_is_what_is_legal_tender_in_the_base_year(
    country: str, codes: tuple[str, ...]
) -> None:
    """Croatia took the euro in 2023; the US dollar is tender in Panama beside the balboa, the
    rand in Lesotho beside the loti."""
    assert currencies_of(country) == codes


def test_a_country_that_the_repository_does_not_know_has_no_listed_money() -> None:
    assert currencies_of("XKX") == ()


def test_many_currencies_are_known_and_none_that_is_gone() -> None:
    assert len(known_currencies()) > 140
    assert {"USD", "XOF", "KES"} <= known_currencies()
    assert "DEM" not in known_currencies()


def test_every_factor_is_in_the_money_of_today() -> None:
    """Where tender in the factor's year was another one, the factor was carried over."""
    with CHANGES.open(encoding="utf-8") as stream:
        changes = {row["country"]: row for row in csv.DictReader(stream)}
    derived = 0
    for code in known_countries():
        fact = read_country(code).fact(FACTOR)
        if fact is None:
            assert code not in changes or not changes[code]["per_today"]
            continue
        derived += 1
        tender = [
            get_territory_currencies(one, date(fact.year, 7, 1))
            for one in get_global("territory_aliases").get(code, [])[:1]
        ]
        if tender and not {*tender[0]} & {*currencies_of(code)}:
            assert changes[code]["kept_in"] in tender[0]
            assert changes[code]["today"] == currencies_of(code)[0]
    assert derived == 168


@pytest.mark.parametrize(
    ("country", "factor"),
    [
        ("HRV", 0.39584),  # 2.98242 kuna / 7.5345
        ("SLE", 1.54985),  # 1549.85 old leones / 1000
        ("STP", 7.805),  # 7805 old dobras / 1000
    ],
)
def test_a_factor_in_money_that_is_gone_is_carried_over(country: str, factor: float) -> None:
    fact = read_country(country).fact(FACTOR)
    assert fact is not None
    assert fact.number == pytest.approx(factor, rel=1e-3)


@pytest.mark.parametrize("country", ["LBR", "SOM", "ZWE"])
def test_a_country_whose_accounts_are_in_dollars_has_no_factor(country: str) -> None:
    assert read_country(country).fact(FACTOR) is None


@pytest.mark.shared
def test_factors_agree_with_hourly_earnings_in_own_money(shared_data: Path) -> None:
    """Another source of amounts in own money: hourly earnings of the same countries.

    Earnings an hour in own money x 40 hours x 52 / 12 over monthly earnings in PPP dollars is
    the factor, but for years and hours that differ: within twice for nine of ten countries,
    and never 5 times, as money that was renamed or is a dollar would be.
    """
    iso_of = read_codes(shared_data / "macro")
    path = shared_data / "macro" / "labour" / "sdg_hourly_earnings_by_occupation_lcu.csv"
    hourly: dict[str, dict[int, float]] = defaultdict(dict)
    with path.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            code = iso_of.get(row["geo_area"])
            if code and (row["sex"], row["type_of_occupation"]) == ("bothsex", "isco08"):
                hourly[code][int(row["year"])] = float(row["sl_emp_aearn"])
    ratios = {}
    for code, by_year in hourly.items():
        country = read_country(code) if code in known_countries() else None
        fact, earnings = (
            (country.fact(FACTOR), country.fact("earn_month_ppp_t")) if country else (None, None)
        )
        if fact is None or earnings is None or earnings.status != "observed":
            continue
        year = min(by_year, key=lambda one: abs(one - fact.year))
        ratios[code] = by_year[year] * 40 * 52 / 12 / earnings.number / fact.number
    off = np.abs(np.log(list(ratios.values())))
    assert len(ratios) > 40
    assert np.mean(off < np.log(2)) > 0.9
    assert off.max() < np.log(5)
