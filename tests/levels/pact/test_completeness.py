"""What a pact leaves unnamed, by hand: one thing taken out at a time."""

from __future__ import annotations

import pytest
from tests.levels.pact.pacts import PACT, five_partners

from carepact.levels.pact.completeness import count_aims, find_gaps
from carepact.policy.options import shipped_options
from carepact.policy.shipped_instruments import shipped_instrument


def gaps(text: str = PACT) -> set[tuple[str, str]]:
    """Return kind and place of every gap."""
    return {(gap.kind, gap.of) for gap in find_gaps(five_partners(text))}


WHOLE = {
    ("aim without promise", "reduce"),
    ("what", "voice"),
    ("words alone", "voice"),
}
"""What the pact of five partners leaves unnamed as it stands."""
TAKEN_OUT = {
    "who": ("    partner: firms\n", "", {("who", "places"), ("nothing promised", "firms")}),
    "when": ("    due: 2029\n", "", {("by when", "voice")}),
    "where it stood": ("baseline: 13, ", "", {("where it stood", "leave")}),
    "how much": (", target: 18}", "}", {("how much", "leave")}),
    "the indicator": (
        "    indicator: {words: Weeks in law, unit: weeks, baseline: 13, target: 18}\n",
        "",
        {("indicator", "leave")},
    ),
    "the source": ("    source: Official gazette\n", "", {("source of the figure", "leave")}),
    "who pays": (
        "      maternity_leave.payers.social_security: 1\n",
        "",
        {("who pays", "leave")},
    ),
}


def test_the_whole_pact() -> None:
    assert gaps() == WHOLE


@pytest.mark.parametrize("name", TAKEN_OUT)
def test_one_thing_is_taken_out(name: str) -> None:
    old, new, expected = TAKEN_OUT[name]
    assert PACT.count(old) >= 1
    text = PACT.replace(old, new, 1)
    assert gaps(text) - WHOLE == expected


def test_nobody_signs_for_women() -> None:
    text = PACT.replace("  - {code: mothers, kind: mothers, name: The mothers' union}\n", "")
    text = text.replace("    partner: mothers\n", "")
    assert gaps(text) - WHOLE == {("partner missing", "women"), ("who", "voice")}


def test_a_payer_who_has_not_signed() -> None:
    text = PACT.replace(
        "      fathers_programmes.payers.general_budget: 1\n",
        "      fathers_programmes.payers.general_budget: 0.6\n"
        "      fathers_programmes.payers.donors: 0.4\n",
    )
    assert gaps(text) - WHOLE == {("pays without signing", "donors")}
    signed = text.replace(
        "commitments:\n",
        "  - {code: fund, kind: donor, name: A fund}\ncommitments:\n",
        1,
    )
    assert gaps(signed) - WHOLE == {("nothing promised", "fund")}


def test_whom_a_pact_leaves_out_with_a_reason() -> None:
    text = PACT.replace("  - {code: centres, kind: centre, name: The network of centres}\n", "")
    text = text.replace("    partner: centres\n", "    partner: state\n")
    missing = gaps(text) - WHOLE
    assert missing == {("partner missing", "communities"), ("pays without signing", "communities")}
    excused = "left_out: {centre: None works in the country yet.}\n" + text
    assert gaps(excused) - WHOLE == {("pays without signing", "communities")}


def test_an_option_that_is_not_its_to_do() -> None:
    text = PACT.replace("option: employer-childcare", "option: fathers-programmes")
    assert gaps(text) - WHOLE == {("not its to do", "places")}


def test_aims_by_option_and_by_instrument() -> None:
    aims = count_aims(five_partners())
    assert aims["redistribute"] == ("places", "centres", "groups")
    assert aims["represent"] == ("centres",)
    assert "places" not in aims["reward"]  # its option has one aim, though its instrument has more
    assert aims["reduce"] == ()


MEASURES = {
    one.id: one.costed_by
    for one in shipped_options()
    if "employers" in one.actors
    and one.costed_by is not None
    and one.costed_by.startswith("employer_measures.")
}


@pytest.mark.parametrize("option", MEASURES)
def test_each_measure_of_employers_can_be_promised_by_them(option: str) -> None:
    """Its option is theirs to do, and its setting moves what a simulation computes."""
    instrument, parameter = MEASURES[option].split(".")
    whole = shipped_instrument(instrument).parameters[parameter]
    setting = "payers.employers: 1" if parameter == "payers" else f"{parameter}: {whole.range[0]:g}"
    text = PACT.replace("    option: employer-childcare\n", f"    option: {option}\n")
    start, end = text.index("      employer_measures.place_share"), text.index("    due: 2028\n")
    pact = five_partners(
        f"{text[:start]}      employer_measures.{setting}\n    aim: set\n{text[end:]}"
    )
    (places,) = [one for one in pact.commitments if one.code == "places"]
    assert [edit.place for edit in places.changes] == [("employer_measures", parameter)]
    assert places.can_be_simulated
    assert not {gap.kind for gap in find_gaps(pact) if gap.of == "places" and gap.is_remark}
