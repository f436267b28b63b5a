"""Evidence as it is written: read, or refused with all faults at once."""

from __future__ import annotations

import pytest

from carepact.core.distributions import Triangular
from carepact.core.errors import ParameterError
from carepact.policy.evidence_names import settable_evidence
from carepact.policy.given_evidence import combine_given, read_evidence


def test_a_number_its_spread_and_a_label_are_read() -> None:
    given = read_evidence(
        [
            "employment.gain_of_use_high=0.2",
            "employment.hiring_pool = 0.4 ( 0.2 .. 0.6 )",
            "present_law.public_part_of_long_term_care.upper_middle=0.3",
            "care_need.severe_need.women.85+=0.35",
        ]
    )
    found = {one.place: (one.value, one.distribution) for one in given.numbers}
    assert found == {
        ("employment.gain_of_use_high", ()): (0.2, None),
        ("employment.hiring_pool", ()): (0.4, Triangular(kind="triangular", low=0.2, high=0.6)),
        ("present_law.public_part_of_long_term_care", ("upper middle",)): (0.3, None),
        ("care_need.severe_need", ("women", "85+")): (0.35, None),
    }
    assert {one.source for one in given.numbers} == {"set on the command line"}


def test_a_spread_may_reach_the_limits_of_its_value_themselves() -> None:
    # The gain lies within -1 to 1.
    (given,) = read_evidence(["employment.gain_of_use_high=0.2(-1..1)"]).numbers
    assert given.distribution == Triangular(kind="triangular", low=-1, high=1)


def test_without_a_label_all_labels_are_set_and_a_later_one_wins() -> None:
    given = read_evidence(
        [
            "present_law.public_part_of_long_term_care=0.4",
            "present_law.public_part_of_long_term_care.low=0.1",
        ]
    )
    values = {one.labels[0]: one.value for one in given.numbers}
    assert values == {"high": 0.4, "upper middle": 0.4, "lower middle": 0.4, "low": 0.1}


def test_what_is_told_by_income_group_is_set_for_all_groups_or_for_one() -> None:
    every = read_evidence(["employment.gain_of_use=0.2(0.13..0.27)"])
    former = read_evidence(["childcare.employment_gain=0.2(0.13..0.27)"])
    assert former.names == every.names
    groups = ("high", "upper_middle", "lower_middle", "low")
    assert every.names == tuple(f"employment.gain_of_use_{group}" for group in groups)
    assert {one.value for one in every.numbers} == {0.2}
    one = read_evidence(["employment.gain_of_use.upper_middle=0.2"])
    assert one.names == ("employment.gain_of_use_upper_middle",)
    with pytest.raises(ParameterError, match="'uper' is no label here"):
        read_evidence(["employment.gain_of_use.uper=0.2"])


def test_shares_that_are_set_later_replace_those_set_first() -> None:
    first = read_evidence(
        ["carers_leave.payers.general_budget=0.8", "carers_leave.payers.households=0.2"]
    )
    later = read_evidence(["carers_leave.payers.employers=1"])
    assert [(one.labels, one.value) for one in combine_given(first, later).numbers] == [
        (("employers",), 1.0)
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("childcare.additional_uze=0.1", "Did you mean 'childcare.additional_use'?"),
        ("additional_use=0.1", "Did you mean 'childcare.additional_use'?"),
        ("employment.gain_of_use", "there is no '='. Write name=value."),
        ("employment.gain_of_use=", "'' is no number. Write a number."),
        ("employment.gain_of_use=much", "'much' is no number. Write a number."),
        ("employment.gain_of_use=20%", "'20%' is per cent. Write a share: 20 % is 0.2."),
        ("employment.gain_of_use=7", "7 is outside -1 to 1. Its unit is: share."),
        ("employment.gain_of_use=0.2(0.3..0.5)", "0.2 lies outside 0.3 to 0.5."),
        ("employment.gain_of_use=0.2(0.1-0.5)", "is not understood. Write value(low..high)"),
        ("employment.gain_of_use=0.9(0.1..3)", "reaches from 0.1 to 3, and the value lies"),
        ("present_law.public_part_of_long_term_care.rich=0.1", "'rich' is no label here."),
        ("carers_leave.payers.employers=0.5", "the shares sum to 0.5, not to 1."),
        ("carers_leave.payers.employers=1(0.5..1)", "shares sum to one and have no distribution."),
        ("cells.mother_age=30(25..35)", "is one number for all draws."),
        ("childcare.coverage=0.5", "is law, not evidence. Set what a package asks for by set"),
        ("births=3", "is a fact of a country, not evidence. Give it in a file of own facts"),
        ("care_targets.childcare=1", "is not read by a run"),
        ("care_hours.left_alone.severe=0.2", "is not read by a run"),
    ],
)
def test_each_fault_is_told_with_its_place_and_mend(text: str, said: str) -> None:
    with pytest.raises(ParameterError) as refused:
        read_evidence([text])
    assert said in str(refused.value)
    assert text.partition("=")[0].split(".")[-1] in str(refused.value)


def test_all_faults_come_at_once_each_with_its_place() -> None:
    with pytest.raises(ParameterError) as refused:
        read_evidence(["a.b=1", "revenue.profit_tax=3", "births=2"])
    lines = str(refused.value).splitlines()
    assert lines[0] == "evidence: 3 faults."
    assert [line[:6] for line in lines[1:]] == ["1. a.b", "2. rev", "3. bir"]


def test_every_value_that_can_be_set_has_a_strength_or_is_law() -> None:
    for name, parameter in settable_evidence().items():
        assert parameter.title, name
        assert parameter.range[0] < parameter.range[1]
