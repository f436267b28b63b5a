"""Which money a country uses, by the Common Locale Data Repository that Babel carries."""

from __future__ import annotations

import pytest

from carepact.data.countries.currencies import currencies_of, known_currencies


@pytest.mark.parametrize(
    ("country", "codes"),
    [("KEN", ("KES",)), ("HRV", ("EUR",)), ("IND", ("INR",)), ("PAN", ("PAB", "USD"))],
)
def test_a_country_s_money_is_what_is_legal_tender_in_the_base_year(
    country: str, codes: tuple[str, ...]
) -> None:
    """Croatia took the euro in 2023; the US dollar is tender in Panama beside the balboa."""
    assert currencies_of(country) == codes


def test_a_country_that_the_repository_does_not_know_has_no_listed_money() -> None:
    assert currencies_of("XKX") == ()


def test_many_currencies_are_known_and_none_that_is_gone() -> None:
    assert len(known_currencies()) > 140
    assert {"USD", "XOF", "KES"} <= known_currencies()
    assert "DEM" not in known_currencies()
