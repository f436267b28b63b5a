"""Two versions of a pact: each change by itself, and none where nothing changed."""

from __future__ import annotations

import pytest
from tests.levels.pact.pacts import PACT, five_partners

from carepact.levels.pact.versions import compare_pacts

CHANGES = {
    "a later year": ("    due: 2028\n", "    due: 2031\n", ("later", "places", "2028", "2031")),
    "a sooner year": ("    due: 2029\n", "    due: 2027\n", ("sooner", "voice", "2029", "2027")),
    "more": ("baseline: 5, target: 45", "baseline: 5, target: 50", ("more", "voice", "45", "50")),
    "less": ("baseline: 5, target: 45", "baseline: 5, target: 30", ("less", "voice", "45", "30")),
    "another start": (
        "baseline: 5, target: 45",
        "baseline: 9, target: 45",
        ("another start", "voice", "5", "9"),
    ),
    "another partner": (
        "    partner: mothers\n",
        "    partner: state\n",
        ("another partner", "voice", "mothers", "state"),
    ),
    "another source": (
        "Lists of the councils",
        "The towns' yearbook",
        ("another source", "voice", "Lists of the councils", "The towns' yearbook"),
    ),
    "no day": ("    due: 2029\n", "", ("later", "voice", "2029", "")),
}


def test_the_same_twice() -> None:
    assert compare_pacts(five_partners(), five_partners()) == ()


@pytest.mark.parametrize("name", CHANGES)
def test_one_change(name: str) -> None:
    old, new, expected = CHANGES[name]
    assert PACT.count(old) == 1
    (found,) = compare_pacts(five_partners(), five_partners(PACT.replace(old, new)))
    assert (found.kind, found.of, found.before, found.after) == expected


def test_less_where_the_figure_is_to_fall() -> None:
    fall = PACT.replace("baseline: 5, target: 45", "baseline: 50, target: 10")
    weaker = PACT.replace("baseline: 5, target: 45", "baseline: 50, target: 20")
    (found,) = compare_pacts(five_partners(fall), five_partners(weaker))
    assert (found.kind, found.before, found.after) == ("less", "10", "20")


def test_a_promise_and_its_partner_go_and_another_comes() -> None:
    head, _mark, tail = PACT.partition("  - code: groups\n")
    rest = tail[tail.index("actual:\n") :]
    kept = "\n".join(line for line in rest.splitlines() if "groups" not in line) + "\n"
    without = (head + kept).replace(
        "  - {code: fathers, kind: fathers, name: The fathers' network}\n", ""
    )
    gone = {(one.kind, one.of) for one in compare_pacts(five_partners(), five_partners(without))}
    assert gone == {("partner left", "fathers"), ("promise dropped", "groups")}
    came = {(one.kind, one.of) for one in compare_pacts(five_partners(without), five_partners())}
    assert came == {("partner joined", "fathers"), ("promise added", "groups")}
