"""What leaves of a programme tells of no few fathers, however it is added and subtracted."""

from __future__ import annotations

import itertools
import re
from fractions import Fraction

import numpy as np
import polars as pl
import pytest
from tests.levels.programme.made import make_father, make_programme

from carepact.core.disclosure.rules import DEFAULT_MINIMUM, DisclosureRule
from carepact.levels.programme.records import (
    PARTS,
    TELLERS,
    Cost,
    Group,
    Leaders,
    Programme,
    Teller,
)
from carepact.levels.programme.release import Release, choose_release
from carepact.report.programme.sheet import write_sheet
from carepact.report.programme.study_part import write_study
from carepact.studies.one_programme.answer import ProgrammeAnswer
from carepact.studies.programme import answer_programme

RULE = DisclosureRule()


def draw_programme(seed: int) -> Programme:
    """Draw a programme: some leave, some are lost, some mothers tell, there may be others."""
    random = np.random.default_rng(seed)
    fathers = []
    for place in range(int(random.integers(3, 30))):
        is_other = place and seed % 3 == 0 and random.random() < 0.4
        group: Group = "comparison" if is_other else "programme"
        changes = [float(one) for one in random.normal(200, 150, 3).round()]
        told = [
            changes[0] if random.random() < 0.85 else None,
            changes[1] / 2 if random.random() < 0.8 else None,
            -changes[2] / 4 if random.random() < 0.8 else None,
        ]
        stayed = bool(random.random() < 0.8)
        fathers.append(
            make_father(*told, group=group, completed=stayed, sessions=int(random.integers(0, 13)))
        )
    return make_programme(fathers)


def list_public(programme: Programme, release: Release, teller: Teller) -> list[list[bool]]:
    """List the sets of fathers whose sums leave, or follow from a ratio that does."""
    twice = [one.change(teller, "both") is not None for one in programme.fathers]
    inside = [one.group == "programme" for one in programme.fathers]
    sums = {
        "told": [a and b for a, b in zip(twice, inside, strict=True)],
        "others": [a and not b for a, b in zip(twice, inside, strict=True)],
        "stayed": [
            a and b and one.completed
            for a, b, one in zip(twice, inside, programme.fathers, strict=True)
        ],
    }
    tells = {
        name: not release.hides(teller, name, "both")  # type: ignore[arg-type]
        for name in sums
    }
    pairs = {"discount": ("father", "mother_of_him"),
             "freeing": ("mother_of_him", "mother_of_herself")}  # fmt: skip
    for ratio, both in pairs.items():
        if teller in both and ratio not in release.ratios and ratio not in release.in_tenths:
            sums[ratio] = [
                b and all(one.change(who, "both") is not None for who in both)  # type: ignore[arg-type]
                for b, one in zip(inside, programme.fathers, strict=True)
            ]
            tells[ratio] = True
    return [mask for name, mask in sums.items() if tells[name] and any(mask)]


def find_few(masks: list[list[bool]]) -> list[tuple[int, ...]]:
    """Find sets of fewer than five fathers whose sum follows from those of the masks."""
    if not masks:
        return []
    patterns, cell = np.unique(np.array(masks, dtype=float), axis=1, return_inverse=True)
    persons = np.bincount(np.ravel(cell))
    cells = [one for one in range(patterns.shape[1]) if patterns[:, one].any()]
    found = []
    for size in range(1, len(cells) + 1):
        for union in itertools.combinations(cells, size):
            if sum(persons[list(union)]) >= DEFAULT_MINIMUM:
                continue
            wanted = np.isin(np.arange(patterns.shape[1]), union).astype(float)
            solved = np.linalg.lstsq(patterns.T, wanted, rcond=None)[0]
            if np.allclose(patterns.T @ solved, wanted):
                found.append(union)
    return found


SEEDS = [seed if seed < 8 else pytest.param(seed, marks=pytest.mark.campaign)
         for seed in range(200)]  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_no_sum_of_few_fathers_follows_from_what_leaves(seed: int) -> None:
    programme = draw_programme(seed)
    release = choose_release(programme, RULE)
    for teller in TELLERS:
        assert not find_few(list_public(programme, release, teller))
    counts = {
        "stayed": sum(one.completed for one in programme.began),
        "left": sum(not one.completed for one in programme.began),
    }
    for name, count in counts.items():
        assert not 0 < count < DEFAULT_MINIMUM or name in release.counts
        assert not 0 < count < DEFAULT_MINIMUM or "stayed" in release.counts


def test_the_attack_finds_what_is_told_too_much() -> None:
    told = [True] * 12
    assert find_few([told, [True] * 9 + [False] * 3])
    assert find_few([[True] * 4 + [False] * 8])
    assert not find_few([told, [True] * 7 + [False] * 5])


def answer_of(size: int, left: int = 0, **others: object) -> ProgrammeAnswer:
    """Answer a programme of a size, of whom the last leave."""
    fathers = [
        make_father(60.0 * (place % 5 + 1), 30, -15, completed=place < size - left)
        for place in range(size)
    ]
    return answer_programme(make_programme(fathers, **others))  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [1, 2, 4])
def test_a_programme_of_fewer_than_five_tells_the_town_nothing_of_them(size: int) -> None:
    answer = answer_of(size)
    sheet = re.sub(r"<style>.*?</style>", "", write_sheet(answer).decode(), flags=re.DOTALL)
    body = sheet.partition("<body>")[2]
    assert "Fathers who began: ··." in body
    cells = re.findall(r'<td class="n">(.*?)</td>', body)
    assert cells
    assert set(cells) <= {"··", ""}
    assert write_study(answer) == b""
    figures = answer.to_polars().filter(pl.col("unit").is_in(["hours a week", "share", "persons"]))
    assert not figures["may_leave"].any()


def test_five_are_told_and_who_left_hides_with_who_stayed() -> None:
    five = answer_of(5)
    assert "5 fathers began. Stayed to the end: 5, 100 %" in write_sheet(five).decode().replace(
        "\N{NO-BREAK SPACE}", " "
    )
    twelve = answer_of(12, left=3)
    assert twelve.release.counts == {"stayed", "left"}
    assert twelve.release.hides("father", "stayed", "both")
    assert not twelve.release.hides("father", "told", "both")
    sheet = write_sheet(twelve).decode()
    assert "Stayed to the end: ··." in sheet
    ten = answer_of(15, left=5)
    assert not ten.release.counts
    assert not ten.release.hides("father", "stayed", "both")


def test_costs_that_are_pay_of_two_hide_and_who_bore_them_does_not() -> None:
    fathers = [make_father(60.0 * (place % 5 + 1)) for place in range(8)]
    programme = make_programme(fathers)
    pay = Cost("leaders", "municipality", 100_000)
    rooms = Cost("rooms", "donors", 5_000)
    for leaders, costs, hides in (
        (Leaders(paid=2), (pay, rooms), True),
        (Leaders(), (pay, rooms), True),
        (Leaders(paid=5), (pay, rooms), False),
        (Leaders(paid=2), (pay, Cost("rooms", "donors", 10_001)), False),
    ):
        changed = Programme(**{**programme.__dict__, "leaders": leaders, "costs": costs})
        answer = answer_programme(changed)
        assert answer.release.costs is hides
        sheet = write_sheet(answer).decode()
        assert ("··: the town" in sheet) is hides
        assert ("cost:" in write_study(answer).decode()) is not hides


def test_a_ratio_over_other_couples_leaves_in_tenths() -> None:
    fathers = [make_father(60.0 * (place % 5 + 4), 30.0 * (place % 4 + 4) if place < 10 else None)
               for place in range(12)]  # fmt: skip
    answer = answer_programme(make_programme(fathers))
    assert answer.release.in_tenths == {"discount"}
    value = answer.discount.value
    assert value is not None
    assert abs(value * 10 - round(value * 10)) > 1e-6
    study = write_study(answer).decode()
    [told] = re.findall(r"self_report_discount:\n    value: (\S+)", study)
    assert float(told) == round(value, 1)
    same = answer_programme(make_programme(fathers[:10]))
    assert not same.release.in_tenths


def test_a_sum_that_is_nearly_one_fathers_hides() -> None:
    little = [make_father(5, base=Fraction(1)) for _place in range(7)]
    alike = choose_release(make_programme(little), RULE)
    assert not alike.hides("father", "told", "both")
    # 8 x 2 + 7 x 5 + 4000 minutes after: without the largest and the next 42, under 10 % of it.
    one = choose_release(make_programme([*little, make_father(4000, base=Fraction(1))]), RULE)
    assert all(one.hides("father", "told", part) for part in PARTS)


@pytest.mark.parametrize(("couples", "hides"), [(4, True), (5, False)])
def test_a_ratio_is_of_five_couples_or_more(couples: int, *, hides: bool) -> None:
    fathers = [
        make_father(60.0 * (place % 3 + 2), 30.0 * (place % 3 + 2) if place < couples else None)
        for place in range(12)
    ]
    release = choose_release(make_programme(fathers), RULE)
    assert ("discount" in release.ratios) is hides


@pytest.mark.parametrize(("others", "is_told"), [((60, 90), True), ((700, 800), False)])
def test_tenths_that_leave_the_others_too_little_open_are_not_told(
    others: tuple[int, ...], *, is_told: bool
) -> None:
    # Ten couples: 600 minutes, of which mothers tell 300; tenths leave 600 x 0.05 / 0.5 = 60
    # minutes open. The others' 150 are safe by 10 %, their 1500 are not.
    fathers = [make_father(20 * (place % 5 + 1), 10 * (place % 5 + 1)) for place in range(10)]
    fathers += [make_father(one) for one in others]
    release = choose_release(make_programme(fathers), RULE)
    assert ("discount" in release.in_tenths) is is_told
    assert ("discount" in release.ratios) is not is_told
