"""The counts by group, by hand on a small world, and against the reviews themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carepact.core.errors import ParameterError
from carepact.data.countries.facts import known_countries
from carepact.data.countries.reading import read_country
from carepact.policy.standard_files import shipped_standards
from carepact.review.finding import Finding
from carepact.review.judging import Verdict
from carepact.review.law_review import LawReview
from carepact.review.review import Review
from carepact.review.summary import WORLD, LawSummary, choose_grouping, summarise
from carepact.studies.review import summarise_every_law

SMALL_WORLD: dict[str, tuple[str, str, tuple[Verdict, Verdict, Verdict]]] = {
    # Five countries: region, income group, verdicts on the first three requirements.
    "KEN": ("Africa", "Low income", ("not", "partly", "unknown")),
    "GHA": ("Africa", "Low income", ("not", "met", "unknown")),
    "PRT": ("Europe", "High income", ("met", "partly", "unknown")),
    "NOR": ("Europe", "High income", ("partly", "not", "unknown")),
    "AND": ("", "", ("unknown", "not", "unknown")),
}


def small_world() -> LawReview:
    """Make the small world."""
    standard = shipped_standards()[0]
    reviews = []
    for code, (region, income, verdicts) in SMALL_WORLD.items():
        country = replace(read_country(code), region=region, income_group=income)
        findings = tuple(
            Finding(standard, requirement, verdict)
            for requirement, verdict in zip(standard.requirements, verdicts, strict=False)
        )
        reviews.append(Review(country, findings))
    return LawReview(tuple(reviews), (standard,))


def counts_of(found: LawSummary, place: int, group: str) -> tuple[int, ...]:
    """Return the countries that meet, partly meet, do not meet, and are unknown."""
    tally = found.tallies[place]
    return tuple(tally.count(group, verdict) for verdict in ("met", "partly", "not", "unknown"))


def test_what_most_do_not_meet_comes_first_and_of_as_many_what_most_meet_partly() -> None:
    # Not met by two countries each: the second requirement is partly met by two, the first by one.
    found = summarise(small_world(), "region")
    names = [tally.requirement.requirement for tally in found.tallies]
    asked = [one.requirement for one in shipped_standards()[0].requirements]
    assert names == [asked[1], asked[0], asked[2]]


def test_verdicts_are_counted_by_region_as_by_hand() -> None:
    found = summarise(small_world(), "region")
    assert found.groups == (WORLD, "Africa", "Europe", "not classified")
    assert counts_of(found, 1, WORLD) == (1, 1, 2, 1)
    assert counts_of(found, 1, "Africa") == (0, 0, 2, 0)
    assert counts_of(found, 1, "Europe") == (1, 1, 0, 0)
    assert counts_of(found, 1, "not classified") == (0, 0, 0, 1)
    assert found.tallies[1].share(WORLD, "not") == pytest.approx(2 / 5)
    assert found.tallies[1].share("Africa", "not") == 1


def test_income_groups_stand_from_the_lowest() -> None:
    found = summarise(small_world(), "income")
    assert found.groups == (WORLD, "Low income", "High income", "not classified")
    assert counts_of(found, 0, "Low income") == (1, 1, 0, 0)


def test_a_requirement_that_is_unknown_of_every_country_is_counted_and_not_told() -> None:
    found = summarise(small_world(), "region")
    assert len(found.tallies) == 3
    assert len(found.told) == 2
    assert counts_of(found, 2, WORLD) == (0, 0, 0, 5)


def test_the_table_has_a_row_a_requirement_and_group_with_its_shares() -> None:
    table = summarise(small_world(), "region").to_polars()
    assert table.height == 3 * 4
    row = table.row(4, named=True)
    assert (row["group"], row["countries"], row["not_met"], row["not_met_share"]) == (
        "world", 5, 2, 0.4,
    )  # fmt: skip


@pytest.mark.parametrize("by", ["region", "income"])
def test_the_groups_of_every_requirement_sum_to_all_countries(by: str) -> None:
    found = summarise_every_law(choose_grouping(by))
    for tally in found.tallies:
        groups = [group for group in found.groups if group != WORLD]
        assert sum(tally.counts[group].total() for group in groups) == len(known_countries())
        for verdict in ("met", "partly", "not", "unknown", "reported"):
            told = sum(tally.count(group, verdict) for group in groups)
            assert told == tally.count(WORLD, verdict)


def test_ratifications_are_counted_as_the_register_has_them() -> None:
    """UN Minimum Set of Gender Indicators 2021: C177 ratified by 11, C175 by 18; 193 members."""
    found = summarise_every_law("region")
    for name, ratified in (("ilo-c177", 11), ("ilo-c175", 18)):
        tally = next(
            one
            for one in found.tallies
            if (one.standard.standard, one.requirement.requirement) == (name, "ratified")
        )
        assert tally.count(WORLD, "met") == ratified
        assert tally.count(WORLD, "not") == 193 - ratified
        assert tally.count(WORLD, "unknown") == len(known_countries()) - 193


def test_other_groups_are_refused() -> None:
    with pytest.raises(ParameterError, match="Write region or income"):
        choose_grouping("continent")
