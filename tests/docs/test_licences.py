"""The page of licences, the wheel and the citation name the same terms."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml
from scripts.bill_of_materials import list_terms

from carepact.data.countries.dictionary import (
    SHIPPED_TERMS,
    folder_of,
    read_datasets,
    read_indicators,
)

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "src" / "carepact" / "data" / "countries" / "licences.md"
OF_WHEEL = {
    "CC BY 4.0": "CC-BY-4.0",
    "CC BY 3.0 IGO": "CC-BY-3.0-IGO",
    "CC BY-SA 3.0 IGO": "CC-BY-SA-3.0-IGO",
    "UN open data terms, attribution": "LicenseRef-UN-data-terms",
    "UN data terms: free to copy and distribute, with citation": "LicenseRef-UN-data-terms",
    "reuse with attribution (Commission Decision 2011/833/EU)": "LicenseRef-Eurostat-reuse",
    "facts of public record": "",
    "facts of law": "",
    "public domain": "",
    "CC BY 4.0, ILOSTAT; medians computed here": "CC-BY-4.0",
    "Open Government Licence; computed here": "OGL-UK-3.0",
    "free with citation; computed here": "",
}
"""Terms of data and their names in the wheel; facts, and what is computed here, are nobody's."""
SHIPPED = sorted({one.licence for one in read_datasets().values() if one.terms in SHIPPED_TERMS})


def project() -> dict[str, object]:
    """Read what the wheel says of itself."""
    with (ROOT / "pyproject.toml").open("rb") as stream:
        found: dict[str, object] = tomllib.load(stream)["project"]
    return found


@pytest.mark.parametrize("licence", SHIPPED)
def test_the_terms_of_each_table_stand_on_the_page_in_the_wheel_and_in_the_citation(
    licence: str,
) -> None:
    assert f"| {licence} |" in PAGE.read_text("utf-8")
    named = OF_WHEEL[licence]
    parts = str(project()["license"]).split(" AND ")
    assert not named or named in parts
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    if licence.startswith("CC "):
        assert licence in citation["message"]
    assert citation["license"] == parts[0] == "Apache-2.0"
    assert "data/countries/licences.md" in citation["message"]


def test_the_wheel_brings_the_pages_of_terms_with_it() -> None:
    files = project()["license-files"]
    assert isinstance(files, list)
    assert str(PAGE.relative_to(ROOT)) in files
    assert all((ROOT / name).is_file() for name in files)


def test_every_indicator_that_ships_has_its_table_and_terms_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    for indicator in read_indicators().values():
        dataset, folder = read_datasets()[indicator.dataset], folder_of(indicator)
        if folder is not None:
            line = f"| `{folder}/{indicator.topic}.csv` | {dataset.publisher} | {dataset.licence} |"
            assert line in page, indicator.name


def test_the_reading_of_the_oecd_s_policy_is_written_down() -> None:
    page = PAGE.read_text("utf-8")
    assert "open access policy" in page
    assert "since July 2024 is CC BY 4.0, earlier content is under like terms" in page


def test_the_terms_that_rows_of_any_table_name_stand_in_the_wheel() -> None:
    parts = {*str(project()["license"]).split(" AND "), ""}
    tables = list_terms()
    assert "data/wages/wage_ratios.csv" in tables
    assert {OF_WHEEL[one] for terms in tables.values() for one in terms} <= parts
