"""Open modules and the example jobs: what they list is a skill of ours, open and reachable."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from carepact.core.shipped import load_yaml
from carepact.data.skills.modules import Module, read_modules

SHIPPED = resources.files("carepact.data.skills")
# What is free to read but not open (no licence, all rights reserved, no derivatives) is no module.
OPEN = {"CC BY", "CC BY 4.0", "CC BY-SA", "CC BY-NC-SA", "CC BY-NC-SA 4.0", "CC BY-NC-SA 3.0 IGO"}
JOBS = ("childcare-worker", "home-care-aide", "team-assistant")


def _read(text: str) -> list[dict[str, str]]:
    """Read a table."""
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="module")
def skills(shared_data: Path) -> dict[str, str]:
    """Return the label of each of the 74 concepts, by address."""
    text = (shared_data / "esco" / "care_skills_esco_1_1_1.csv").read_text("utf-8")
    return {row["uri"]: row["en"] for row in _read(text)}


def _module(code: str) -> Module:
    """Return a module by its code."""
    return next(one for one in read_modules() if one.code == code)


def _job(name: str) -> dict[str, Any]:
    """Read an example job."""
    text = SHIPPED.joinpath("jobs", f"{name}.yaml").read_text("utf-8")
    job: dict[str, Any] = load_yaml(text)
    return job


def test_a_module_is_read_with_all_that_its_row_says() -> None:
    """Saylor's course on a conflict policy: 13 hours, conflicts and negotiating."""
    esco = "http://data.europa.eu/esco/skill/"
    assert _module("conflict-policy") == Module(
        code="conflict-policy",
        title="PRDV230: Create a Workplace Conflict Resolution Policy",
        provider="Saylor Academy",
        language="en",
        url="https://learn.saylor.org/course/view.php?id=452",
        hours=13.0,
        licence="CC BY 4.0",
        uris=(
            f"{esco}96de2e86-e287-41f2-88ab-15a2343afc6f",
            f"{esco}7954861c-86d4-4529-afbb-2c23dab9ac74",
        ),
        checked_on=date(2026, 11, 30),
    )


def test_hours_that_no_provider_states_are_none_and_not_zero() -> None:
    """Many modules came without a statement; none is guessed."""
    assert _module("making-decisions").hours is None
    assert all(one.hours is None or one.hours > 0 for one in read_modules())


def test_every_row_becomes_a_module_in_the_order_of_the_table() -> None:
    """The table is ordered by language, then by code; no code stands twice."""
    rows = _read(SHIPPED.joinpath("modules.csv").read_text("utf-8"))
    order = [(one.language, one.code) for one in read_modules()]
    assert order == [(row["language"], row["module"]) for row in rows]
    assert order == sorted(order, key=lambda one: (("en", "fr", "es").index(one[0]), one[1]))
    assert max(Counter(one.code for one in read_modules()).values()) == 1


@pytest.mark.shared
def test_every_module_teaches_skills_of_the_list_each_named_once(skills: dict[str, str]) -> None:
    """An address outside the 74 would match no gap."""
    for one in read_modules():
        assert one.uris, one.code
        assert set(one.uris) <= set(skills), one.code
        assert len(one.uris) == len(set(one.uris)), one.code


def test_every_module_is_open_and_has_an_address_that_others_do_not_have() -> None:
    """Open licences only, https only, and one row for an address."""
    assert {one.licence for one in read_modules()} <= OPEN
    assert all(one.url.startswith("https://") and " " not in one.url for one in read_modules())
    assert max(Counter(one.url for one in read_modules()).values()) == 1
    assert {one.language for one in read_modules()} == {"en", "fr", "es"}


def test_every_row_says_how_it_was_seen() -> None:
    """A row that cannot say where title, address and licence were seen is not listed."""
    for row in _read(SHIPPED.joinpath("modules.csv").read_text("utf-8")):
        seen = row["source_note"].lower()
        assert "excerpt" in seen or "repository file" in seen, row["module"]
        assert row["title"] == row["title"].strip() != "", row["module"]


def test_each_of_the_nine_is_taught_in_english_by_two_modules_or_more() -> None:
    """The nine by their concepts; French and Spanish reach fewer, which is told, not hidden."""
    reached = _count_by_nine("en")
    assert len(reached) == 9
    assert min(reached.values()) >= 2
    assert {skill for skill, count in _count_by_nine("fr").items() if count} == {
        "solving problems",
        "managing conflicts",
    }
    assert {skill for skill, count in _count_by_nine("es").items() if count} == {
        "solving problems",
        "managing crises",
    }


def _count_by_nine(language: str) -> dict[str, int]:
    """Count the modules of a language that teach each of the nine."""
    path = Path(__file__).parents[3] / "scripts" / "compile" / "skills" / "nine.csv"
    concepts: dict[str, set[str]] = {}
    for row in _read(path.read_text("utf-8")):
        concepts.setdefault(row["skill"], set()).add(row["uri"])
    return {
        skill: sum(
            one.language == language and bool(uris & set(one.uris)) for one in read_modules()
        )
        for skill, uris in concepts.items()
    }


def test_no_other_job_ships() -> None:
    """The three examples, each named in this test."""
    names = sorted(one.name for one in SHIPPED.joinpath("jobs").iterdir())
    assert names == [f"{name}.yaml" for name in JOBS]


@pytest.mark.shared
@pytest.mark.parametrize("name", JOBS)
def test_a_job_asks_for_skills_of_the_list_and_owns_its_choice(
    name: str, skills: dict[str, str]
) -> None:
    """8 to 14 skills, each once, essential before optional; and no claim that ESCO says so."""
    job = _job(name)
    assert list(job) == ["job", "source", "skills"]
    addresses = [one["skill"] for one in job["skills"]]
    assert 8 <= len(addresses) == len(set(addresses)) <= 14
    assert set(addresses) <= set(skills)
    needed = [one["needed"] for one in job["skills"]]
    assert set(needed) == {"essential", "optional"}
    assert needed == sorted(needed)
    assert job["source"].startswith("Own choice, 30 November 2026, ")
    assert "not the list of ESCO" in job["source"]


@pytest.mark.shared
@pytest.mark.parametrize("name", JOBS)
def test_what_a_job_file_writes_beside_an_address_is_its_label(
    name: str, skills: dict[str, str]
) -> None:
    """Who reads the file reads labels; a label beside the wrong address would mislead."""
    lines = SHIPPED.joinpath("jobs", f"{name}.yaml").read_text("utf-8").splitlines()
    told = [line.split("  # ") for line in lines if "needed:" in line]
    assert len(told) == len(_job(name)["skills"])
    for entry, label in told:
        assert skills[entry.split('"')[1]] == label
