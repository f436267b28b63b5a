"""Law in practice and opinions of its enforcement, as a terminal and a file show them."""

from __future__ import annotations

import csv
import io

from rich.console import Console

from carepact.data.countries.law import read_practice
from carepact.data.countries.opinions import read_opinions
from carepact.report.practice import print_opinion, show_opinions, show_practice
from carepact.report.review import show_review
from carepact.studies.country_profile import profile_country
from carepact.studies.review import review_law

HEADING = "Perceived enforcement (opinion of experts, no verdict)"


def shown(code: str) -> str:
    """Return what a terminal shows of a country's law in practice."""
    stream = io.StringIO()
    console = Console(file=stream, width=160)
    for part in (*show_practice(read_practice(code)), *show_opinions(read_opinions(code))):
        console.print(part)
    return stream.getvalue()


def test_opinions_stand_under_a_heading_of_their_own_that_says_that_they_are_no_verdict() -> None:
    said = shown("KEN")
    assert HEADING in said
    assert "no law to enforce" in said
    assert "no requirement is judged by it" in " ".join(said.split())
    assert said.index("Law in practice") < said.index(HEADING)
    assert "age of a full pension, women" in said


def test_too_few_experts_are_said_and_a_country_without_any_shows_nothing() -> None:
    few = [one for one in read_opinions("AND") + read_opinions("ATG") if one.unanswered]
    assert all(print_opinion(one) for one in few)
    assert shown("CUB") == ""


def test_the_review_shows_opinions_below_its_verdicts_and_its_file_holds_none() -> None:
    found = review_law("KEN")
    stream = io.StringIO()
    Console(file=stream, width=160).print(show_review(found))
    said = stream.getvalue()
    assert said.rindex("Sustainable Development") < said.index(HEADING) < said.index("Notes")
    rows = found.to_polars()
    assert "opinion" not in set(rows["status"].drop_nulls())


def test_the_profile_s_file_holds_opinions_with_a_status_of_their_own() -> None:
    rows = list(csv.DictReader(io.StringIO(profile_country("KEN").to_polars().write_csv())))
    opinions = {r["indicator"]: r for r in rows if r["topic"] == "perceived enforcement"}
    assert len(opinions) == 8
    assert {row["status"] for row in opinions.values()} == {"opinion"}
    assert opinions["enforced_leave_mothers"]["value"] == "2.76"
    assert opinions["enforced_benefits_mothers"]["text"] == "no law"
    practice = {r["indicator"]: r for r in rows if r["topic"] == "law in practice"}
    assert practice["pension_age_men"]["value"] == "60.0"
    assert practice["childcare_registry"]["text"] in ("yes", "no")
