"""Law in practice and how experts see it enforced, as a terminal and a file show them."""

from __future__ import annotations

import csv
import io

from rich.console import Console

from carepact.data.countries.law import read_enforcement, read_practice
from carepact.report.practice import show_enforcement, show_practice
from carepact.studies.country_profile import profile_country
from carepact.studies.review import review_law

HEADING = "Perceived enforcement (opinion of experts, no verdict)"


def shown(code: str) -> str:
    """Return what a terminal shows of a country's law in practice."""
    stream = io.StringIO()
    console = Console(file=stream, width=160)
    for part in (*show_practice(read_practice(code)), *show_enforcement(read_enforcement(code))):
        console.print(part)
    return stream.getvalue()


def test_enforcement_stands_under_a_heading_of_its_own_that_says_that_it_is_no_verdict() -> None:
    said = shown("KEN")
    assert HEADING in said
    assert "no requirement is judged by it" in " ".join(said.split())
    assert said.index("Law in practice") < said.index(HEADING)
    assert "age of a full pension, women" in said
    assert shown("CUB") == ""


def test_where_no_law_exists_there_is_nothing_to_enforce() -> None:
    names = {one.name for one in read_enforcement("KEN")}
    assert "enforced_leave_mothers" in names
    assert "enforced_benefits_mothers" not in names  # the employer pays


def test_no_requirement_is_judged_by_an_opinion() -> None:
    for finding in review_law("KEN").reviews[0].findings:
        assert not any(
            one.provision.startswith("enforced_") for one in finding.requirement.judged_by
        )


def test_the_profile_s_file_holds_opinions_with_a_status_of_their_own() -> None:
    rows = list(csv.DictReader(io.StringIO(profile_country("KEN").to_polars().write_csv())))
    opinions = {r["indicator"]: r for r in rows if r["topic"] == "perceived enforcement"}
    assert {row["status"] for row in opinions.values()} == {"opinion"}
    assert opinions["enforced_leave_mothers"]["value"] == "3.0"
    practice = {r["indicator"]: r for r in rows if r["topic"] == "law in practice"}
    assert practice["pension_age_men"]["value"] == "60.0"
    assert practice["childcare_registry"]["text"] in ("yes", "no")
