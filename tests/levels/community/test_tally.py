"""A sum of whole units knows what is missing in it."""

from __future__ import annotations

from carepact.levels.community.tally import Tally


def test_one_entry_is_told_or_missing() -> None:
    assert Tally.of(7) == Tally(7, told=1, asked=1)
    assert Tally.of(0).value == 0
    assert Tally.of(None) == Tally(0, told=0, asked=1)
    assert Tally.of(None).value is None


def test_of_some_entries_only_a_least_is_known() -> None:
    found = Tally.at_least(7)
    assert (found.units, found.told, found.asked, found.value) == (7, 0, 1, None)
    assert (found + Tally.of(2)).units == 9
    assert (found + Tally.of(2)).value is None


def test_a_sum_of_nothing_is_no_answer() -> None:
    assert not Tally().is_whole
    assert Tally().value is None
    assert (Tally() + Tally.of(3)).value == 3
