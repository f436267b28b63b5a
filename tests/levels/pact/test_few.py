"""A figure of few persons: nothing that is computed of a pact tells which of them it is."""

from __future__ import annotations

import pytest
from tests.levels.pact.pacts import PACT, five_partners

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.pact.few import is_few
from carepact.levels.pact.following import PromiseState, follow_pact
from carepact.levels.pact.pact import Pact
from carepact.levels.pact.scenarios import course_as_seen

MINIMUM = DisclosureRule().minimum
OF_FEW = range(1, MINIMUM)


def with_groups(value: object, target: int = 40, unit: str = "fathers", baseline: int = 0) -> Pact:
    """Return the pact with fathers counted as persons, and one figure of them in 2028."""
    text = PACT.replace(
        "indicator: {words: Fathers who begin, unit: share, baseline: 0, target: 0.1}",
        f"indicator: {{words: Fathers who begin, unit: {unit}, baseline: {baseline}, "
        f"target: {target}}}",
    )
    text = text.replace(
        "groups, year: 2027, value: 0.025", f"groups, year: 2027, value: {baseline}"
    )
    return five_partners(
        text.replace(
            "{commitment: groups, year: 2028}",
            f"{{commitment: groups, year: 2028, value: {value}, low: 0, high: 9, source: Report}}",
        )
    )


def groups(pact: Pact, until: int = 2029) -> PromiseState:
    """Follow the promise of the fathers' network."""
    return follow_pact(pact, until)[-1]


def test_what_is_kept_of_a_figure_of_few_is_the_same_for_all_of_them() -> None:
    first, *others = [with_groups(value) for value in OF_FEW]
    assert [one.actuals for one in others] == [first.actuals] * (MINIMUM - 2)
    [hidden] = [one for one in first.actuals if one.fewer_than is not None]
    assert (hidden.value, hidden.low, hidden.high, hidden.fewer_than) == (None, None, None, MINIMUM)
    assert first.last_seen == 2029


@pytest.mark.parametrize(("value", "unit"), [(0, "fathers"), (MINIMUM, "fathers"), (3, "share"),
                                             (3, "for ten thousand families")])  # fmt: skip
def test_nobody_enough_persons_and_other_units_are_told(value: int, unit: str) -> None:
    told = with_groups(value, unit=unit).seen("groups")[2028]
    assert (told.value, told.low, told.high, told.fewer_than) == (value, 0, 9, None)


@pytest.mark.parametrize("unit", ["persons", " Personas ", "mères", "niñas y niños", "households"])
def test_people_are_people_in_three_languages(unit: str) -> None:
    assert is_few(1, unit)
    assert not is_few(0, unit)


def test_a_status_is_told_only_where_every_such_figure_has_it() -> None:
    # Of 40 fathers a half, 20, is owed by 2028: one to four are 0.025 to 0.1 of it, all late.
    state = groups(with_groups(2))
    assert [one.status for one in state.years] == ["late", "late", "unknown"]
    assert state.years[1].seen is None
    assert state.years[1].hidden == (1 / 40, 4 / 40)
    # Of 6 fathers 3 are owed: one is late, four are kept, so nothing is said.
    assert [one.status for one in groups(with_groups(4, target=6)).years][1] == "unknown"
    # From 20 fathers to 30: one to four are all behind where it began.
    assert [one.status for one in groups(with_groups(4, 30, baseline=20)).years][1] == "broken"
    # From 20 down to 6: 13 are owed, and one to four are all further.
    falls = groups(with_groups(4, 6, baseline=20))
    assert falls.years[1].status == "kept"
    assert falls.years[1].hidden == (16 / 14, 19 / 14)


def test_what_a_gap_is_computed_of_rests_on_the_two_ends() -> None:
    state = groups(with_groups(3), until=2028)
    best, worst = (course_as_seen(state, end, 2030) for end in ("kept", "undone"))
    assert best == {2026: 0, 2027: 0, 2028: 0.1, 2029: 0.1, 2030: 0.1}
    assert worst == {2026: 0, 2027: 0, 2028: 0.025, 2029: 0.025, 2030: 0.025}
