"""A country is found by its code, or by its name in English, French or Spanish."""

from __future__ import annotations

import pytest

from carepact.core.errors import ParameterError
from carepact.data.countries.country_names import fold
from carepact.data.countries.country_search import find_country
from carepact.data.countries.facts import known_countries


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ken", "KEN"),
        ("Kenia", "KEN"),
        ("España", "ESP"),
        ("espana", "ESP"),
        ("États-Unis", "USA"),
        ("Etats Unis", "USA"),
        ("Côte d’Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("Corea del Sur", "KOR"),
    ],
)
def test_a_country_is_found_by_its_name(name: str, code: str) -> None:
    assert find_country(name) == code


def test_every_country_is_found_by_the_name_that_is_printed() -> None:
    for code, row in known_countries().items():
        assert find_country(row["name"]) == code


def test_accents_capitals_and_marks_do_not_count() -> None:
    assert fold("  Côte d’Ivoire ") == "cote d ivoire"


def test_a_name_of_another_language_is_refused_with_the_mend() -> None:
    with pytest.raises(ParameterError, match="Write three letters"):
        find_country("Deutschland")
