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
    "another name": (
        "name: The mothers' union",
        "name: The union",
        ("another name", "mothers", "The mothers' union", "The union"),
    ),
    "another kind": (
        "{code: centres, kind: centre,",
        "{code: centres, kind: community,",
        ("another kind", "centres", "centre", "community"),
    ),
    "another option": (
        "    option: fathers-programmes\n",
        "",
        ("another option", "groups", "fathers-programmes", ""),
    ),
    "another clause": (
        "    words: Ten centres for ten thousand families.\n",
        "    words: Ten centres for ten thousand families.\n    clause: 7\n",
        ("another clause", "centres", "", "7"),
    ),
    "another title": (
        "title: A pact of five partners",
        "title: Ours",
        ("another title", "all", "A pact of five partners", "Ours"),
    ),
    "another country": ("country: KEN", "country: UGA", ("another country", "all", "KEN", "UGA")),
    "left out": (
        "commitments:\n",
        "left_out: {donor: None pays}\ncommitments:\n",
        ("left out", "donor", "", "None pays"),
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


def test_how_a_figure_is_meant_is_compared_too() -> None:
    set_now = PACT.replace("aim: at least", "aim: set", 1)
    (found,) = compare_pacts(five_partners(), five_partners(set_now))
    assert (found.kind, found.of) == ("another change", "leave")
    payers = "maternity_leave.payers = social_security 1"
    assert found.before == f"maternity_leave.weeks = 18 (at least); {payers}"
    assert found.after == f"maternity_leave.weeks = 18 (set); {payers}"


def test_a_withdrawal_that_is_taken_back_or_moved_is_told() -> None:
    gone, later = (
        PACT.replace("    due: 2029\n", f"    due: 2029\n    withdrawn: {year}\n")
        for year in (2027, 2028)
    )
    for old, new, before, after in ((gone, PACT, "2027", ""), (gone, later, "2027", "2028")):
        (found,) = compare_pacts(five_partners(old), five_partners(new))
        assert (found.kind, found.before, found.after) == ("withdrawn", before, after)


def test_a_later_day_does_not_hide_another_way() -> None:
    new = PACT.replace("    due: 2028\n", "    due: 2031\n    way: linear\n")
    found = compare_pacts(five_partners(), five_partners(new))
    assert [(one.kind, one.before, one.after) for one in found] == [
        ("later", "2028", "2031"),
        ("another way", "2026, -", "2026, linear"),
    ]


def test_a_figure_that_shall_rise_where_it_was_to_fall_is_less() -> None:
    fall = PACT.replace("baseline: 5, target: 45", "baseline: 50, target: 10")
    rise = PACT.replace("baseline: 5, target: 45", "baseline: 50, target: 60")
    (found,) = compare_pacts(five_partners(fall), five_partners(rise))
    assert (found.kind, found.before, found.after) == ("less", "10", "60")
    (back,) = compare_pacts(five_partners(rise), five_partners(fall))
    assert (back.kind, back.before, back.after) == ("less", "60", "10")


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
