"""No row of facts or law ships of an unknown country or unit, or without a source."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from scripts.compile.facts import lay_out, sort_topics
from scripts.compile.law import check_lines
from scripts.compile.world import Row, World

import carepact
from carepact.core.errors import DataError
from carepact.data.countries.dictionary import (
    SHIPPED_TERMS,
    read_datasets,
    read_indicators,
    read_shipped,
)
from carepact.data.countries.facts import known_countries, read_fact_tables, sort_rows
from carepact.data.countries.law import read_provision_kinds
from carepact.data.countries.row_checks import find_fact_faults, find_law_faults

ROOT = Path(__file__).resolve().parents[3]


def row_of(country: str, indicator: str, unit: str, source: str) -> dict[str, str]:
    """Make a row of a table of facts, of one year and value."""
    return {
        "country": country, "indicator": indicator, "year": "2023", "value": "31", "unit": unit,
        "source": source,
    }  # fmt: skip


def world_of(*rows: Row) -> World:
    """Make a world that knows one country."""
    return World(read_indicators(), read_datasets(), {"KEN": {}}, list(rows))


@pytest.mark.parametrize("table", read_fact_tables())
def test_every_row_of_facts_that_ships_is_of_a_known_country_and_unit_with_a_source(
    table: str,
) -> None:
    rows = read_fact_tables()[table]
    assert rows
    assert list(find_fact_faults(rows, known_countries())) == []


def test_every_row_of_law_that_ships_is_of_a_known_country_and_provision_with_a_source() -> None:
    known = (known_countries(), read_provision_kinds())
    for name in ("law.csv", "confirmed.csv"):
        rows = read_shipped("law", name)
        assert rows
        faults = list(find_law_faults(rows, *known))
        # A confirmation is no law of its own: it holds no day.
        assert [one for one in faults if "is no day" not in one] == []
        assert not faults or name == "confirmed.csv"


@pytest.mark.parametrize("name", ["corrections.csv", "of_parts.csv"])
def test_figures_of_parts_and_their_mends_are_of_known_countries_with_a_source(name: str) -> None:
    rows = read_shipped("law", name)
    assert rows
    dated = name == "corrections.csv"
    assert list(find_fact_faults(rows, known_countries(), dated=dated)) == []


def test_figures_that_were_rejected_are_in_the_unit_of_the_dictionary() -> None:
    rows = read_shipped("rejected.csv")
    countries = {row["country"] for row in rows}
    assert list(find_fact_faults(rows, countries, dated=False)) == []


@pytest.mark.parametrize("name", ["groups.csv", "law/parts.csv"])
def test_lists_of_countries_name_known_ones(name: str) -> None:
    rows = read_shipped(*name.split("/"))
    assert {row["country"] for row in rows} <= set(known_countries())


def test_every_fault_of_every_table_is_told_at_once_with_its_place_and_its_mend() -> None:
    tables = {
        "facts/childcare.csv": [
            row_of("KEN", "ptr_preprimary", "pupils per teacher", "Ministry"),
            row_of("KEM", "ptr_preprimary", "pupils per teacher", "Ministry"),
            row_of("KEN", "ger_preprimary", "share", "Ministry"),
        ],
        "facts/work.csv": [
            row_of("KEN", "informal_t", "% of employment", " "),
            row_of("UGA", "informal_tt", "% of employment", "Survey"),
        ],
    }
    with pytest.raises(DataError) as caught:
        sort_rows(tables, ["KEN", "UGA"])
    said = str(caught.value).splitlines()
    assert said[0] == "data/countries: 4 faults."
    for line, words in zip(
        said[1:],
        (
            "facts/childcare.csv: line 3: country 'KEM' is not known. Did you mean 'KEN'?",
            "facts/childcare.csv: line 4: ger_preprimary is in 'share'. Convert to '% of children'",
            "facts/work.csv: line 2: there is no source. Name where it comes from.",
            "facts/work.csv: line 3: there is no indicator 'informal_tt'. Did you mean 'informal_t",
        ),
        strict=True,
    ):
        assert words in line


def test_facts_are_not_compiled_with_a_row_of_an_unknown_country_or_without_source() -> None:
    world = world_of(
        Row("KEN", "ptr_preprimary", 2023, "31", "Ministry"),
        Row("KEM", "ptr_preprimary", 2023, "31", "Ministry"),
        Row("KEN", "ger_preprimary", 2023, "70", ""),
    )
    with pytest.raises(DataError) as caught:
        sort_topics(world, SHIPPED_TERMS)
    said = str(caught.value)
    assert said.startswith("tables to be written: 2 faults.")
    assert "country 'KEM' is not known" in said
    assert "there is no source" in said


def test_facts_without_fault_are_laid_out_by_table() -> None:
    row = Row("KEN", "ptr_preprimary", 2023, "31", "Ministry")
    world = world_of(row)
    assert list(sort_topics(world, SHIPPED_TERMS).values()) == [[lay_out(world, row)]]


def test_law_is_not_compiled_with_an_unknown_country_or_provision_or_without_source() -> None:
    name = next(iter(read_provision_kinds()))
    days = ["by 2025-10-01", "2026-11-28"]
    end = ["", "", "2025", "World Bank", "CC BY 4.0", "observed", *days]
    unsourced = ["", "", "2025", "", "CC BY 4.0", "observed", *days]
    lines = [
        ["KEN", name, "yes", *end],
        ["KEM", name, "yes", *end],
        ["KEN", f"{name}s", "yes", *end],
        ["UGA", name, "yes", *unsourced],
        ["UGA", name, "yes", *end[:-2], "2025", "yesterday"],
    ]
    with pytest.raises(DataError) as caught:
        check_lines(lines)
    said = str(caught.value).splitlines()
    assert said[0] == "tables to be written: 5 faults."
    assert "law.csv: line 3: country 'KEM' is not known." in said[1]
    assert f"law.csv: line 4: there is no provision '{name}s'. Did you mean '{name}'?" in said[2]
    assert said[3].endswith("law.csv: line 5: there is no source. Name where it comes from.")
    assert "law.csv: line 6: in_force_from '2025' is no day. Write YYYY-MM-DD" in said[4]
    assert "law.csv: line 6: checked_on 'yesterday' is no day." in said[5]


def test_a_row_of_an_unknown_country_ends_in_a_declared_error(tmp_path: Path) -> None:
    package = Path(carepact.__file__).parent
    shutil.copytree(package, tmp_path / "carepact")
    table = tmp_path / "carepact" / "data" / "countries" / "facts" / "work.csv"
    text = table.read_text("utf-8")
    last = text.count("\n") + 1
    row = text.splitlines()[1].replace("ABW", "ZZZ", 1)
    table.write_text(f"{text}{row}\n", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "carepact", "country", "KEN"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(tmp_path), "CAREPACT_LANGUAGE": "en"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode != 0
    assert "Traceback" not in ended.stderr
    assert f"facts/work.csv: line {last}: country 'ZZZ' is not known." in ended.stderr
