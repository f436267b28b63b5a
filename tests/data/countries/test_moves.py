"""A figure that moves by many points between two releases is looked up, or does not pass."""

from __future__ import annotations

from dataclasses import replace

import pytest
from scripts.compile.enrolment import Renewal, choose_other, refuse_moves, settle
from scripts.compile.moves import Move, read_moves
from scripts.compile.world import Row, World

from carepact.core.errors import DataError
from carepact.data.countries.dictionary import read_datasets, read_indicators
from carepact.data.countries.figure_rules import figure_rules
from carepact.data.countries.reading import read_country

KEY = ("KEN", "ner_preprimary")
SERIES = {2018: "52", 2021: "74", 2022: "75"}
EXPLAINED = Move(*KEY, (2016, 50.0), (2022, 75.0), "explained", "newer", None, "", "why", "who")


def renewal(before: float | None, move: Move | None = None, **series: str) -> Renewal:
    """Make a figure of a newer release, 75 in 2022, with the older one and what was looked up."""
    years = SERIES | {int(year[1:]): value for year, value in series.items()}
    row = Row(*KEY, 2022, years[2022], "newer release")
    older = None if before is None else Row(*KEY, 2016, str(before), "older release")
    return Renewal(row, older, years, move)


def settled(one: Renewal) -> tuple[Row | None, World]:
    """Settle one figure in a world of its own."""
    world = World(read_indicators(), read_datasets(), {"KEN": {}})
    return settle(world, one), world


def test_a_large_move_that_is_in_no_table_is_refused_with_both_figures() -> None:
    with pytest.raises(DataError, match=r"KEN, ner_preprimary: 50 in 2016 and 75 in 2022"):
        refuse_moves([renewal(50)], {})


def test_a_large_last_step_of_a_series_is_refused_although_the_releases_agree() -> None:
    with pytest.raises(DataError, match=r"54 in 2021 and 75 in 2022"):
        refuse_moves([renewal(75, y2021="54")], {})


def test_a_move_below_the_limit_or_in_the_table_passes() -> None:
    assert figure_rules().move_to_explain.value == 20
    refuse_moves([renewal(56)], {})
    refuse_moves([renewal(50, EXPLAINED)], {KEY: EXPLAINED})


def test_a_row_of_another_release_or_of_no_figure_is_refused() -> None:
    old = replace(EXPLAINED, newer=(2021, 75.0))
    with pytest.raises(DataError, match=r"the release has 75 in 2022. Look again"):
        refuse_moves([renewal(50, old)], {KEY: old})
    with pytest.raises(DataError, match=r"no such figure. Take the row out"):
        refuse_moves([], {KEY: EXPLAINED})
    torn = replace(EXPLAINED, verdict="rejected")
    with pytest.raises(DataError, match=r"'newer' does not stand where the move is rejected"):
        refuse_moves([renewal(50, torn)], {KEY: torn})
    bare = replace(EXPLAINED, source="")
    with pytest.raises(DataError, match="no reason or no source"):
        refuse_moves([renewal(50, bare)], {KEY: bare})


def test_an_explained_figure_stands_and_an_unexplained_one_says_so() -> None:
    row, _world = settled(renewal(50, EXPLAINED))
    assert row is not None
    assert (row.value, row.source) == ("75", "newer release")
    row, _world = settled(renewal(50, replace(EXPLAINED, verdict="unexplained")))
    assert row is not None
    assert row.source.endswith("50 in 2016, a move that nothing read explains")


@pytest.mark.parametrize(
    ("stands", "year", "value", "expected"),
    [
        ("older", None, "", ("50", 2016, "older release")),
        ("earlier", 2021, "", ("74", 2021, "newer release")),
        ("other", 2023, "61", ("61", 2023, "who")),
        ("neither", None, "", None),
    ],
)
def test_a_rejected_figure_is_listed_and_another_or_none_stands(
    stands: str, year: int | None, value: str, expected: tuple[str, int, str] | None
) -> None:
    move = replace(EXPLAINED, verdict="rejected", stands_year=year, stands_value=value)
    move = replace(move, stands=stands)  # type: ignore[arg-type]
    one = renewal(50, move)
    row, world = settled(one)
    assert row == choose_other(one, move)
    found = None if row is None else (row.value, row.year, row.source)
    assert found == expected
    listed = [(line[3], line[6]) for line in world.rejected]
    assert ("75", "why") in listed
    assert (("50", "why") in listed) == (stands == "neither")


def test_what_ships_is_what_the_table_of_moves_says() -> None:
    moves = read_moves()
    assert len(moves) == 54
    pakistan, bangladesh = (read_country(code).fact("ner_preprimary") for code in ("PAK", "BGD"))
    assert pakistan is not None
    assert (pakistan.value, pakistan.year) == (33.85, 2024)
    assert bangladesh is not None
    assert bangladesh.status == "imputed"
    for (code, name), move in moves.items():
        fact = read_country(code).fact(name)
        assert fact is not None, (code, name)
        stays = fact.value == pytest.approx(move.newer[1], rel=1e-4)
        assert stays == (move.verdict != "rejected"), (code, name)
