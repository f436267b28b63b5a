"""Laws that two assessors hold to: swapped they mirror, in another order they are the same."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases.quality.assessments import FIRST, FOLLOW_UPS, PLAN, SECOND, write_quality

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.quality.agreement import Pair, compare_assessors, find_kappa
from carepact.levels.quality.catalogue import (
    STEPS,
    all_criteria,
    kind_titles,
    list_areas,
    read_areas,
    read_sources,
)
from carepact.levels.quality.standing import Answer, Assessor, count_areas, settle
from carepact.levels.quality.voices import Voices, list_counts
from carepact.studies.quality import answer_quality
from carepact.studies.quality_file.opening import open_quality

SAID = (*STEPS, "does_not_apply", "")
PAIRS = st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from(STEPS)), max_size=30)
AREAS = list_areas("home_visits", 1)


def fill(said: Sequence[str], role: str) -> Assessor:
    """Fill a sheet in, criterion by criterion."""
    names = [one.id for area in AREAS for one in area.criteria]
    answers = {
        name: Answer(said=step, evidence="Seen" if step else "")  # type: ignore[arg-type]
        for name, step in zip(names, said, strict=False)
    }
    return Assessor(role, answers=answers)


SHEETS = st.lists(st.sampled_from(SAID), min_size=34, max_size=34)


@given(SHEETS, SHEETS)
@settings(max_examples=60, deadline=None)
def test_swapping_the_assessors_mirrors_their_table_and_changes_nothing_else(
    first: list[str], second: list[str]
) -> None:
    one, other = fill(first, "a"), fill(second, "b")
    straight, swapped = (settle(AREAS, pair, {}) for pair in ((one, other), (other, one)))
    found, mirrored = compare_assessors(straight), compare_assessors(swapped)
    assert found is not None
    assert mirrored is not None
    assert (np.array(found.table) == np.array(mirrored.table).T).all()
    assert found.no_kappa == mirrored.no_kappa
    if found.kappa and mirrored.kappa:
        assert found.kappa.value == pytest.approx(mirrored.kappa.value, abs=1e-12)
    assert [one.criterion.id for one in found.to_discuss] == [
        one.criterion.id for one in mirrored.to_discuss
    ]
    assert count_areas(AREAS, straight) == count_areas(AREAS, swapped)


@given(SHEETS)
@settings(max_examples=30, deadline=None)
def test_no_criterion_is_lost_or_counted_twice(said: list[str]) -> None:
    areas = count_areas(AREAS, settle(AREAS, [fill(said, "a")], {}))
    assert sum(sum(one.counts.values()) for one in areas) == 34
    assert sum(one.count("not_answered") for one in areas) == said.count("")
    assert sum(one.count("not_yet") for one in areas) == said.count("not_yet")


@given(PAIRS, st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_the_order_of_criteria_changes_no_kappa(pairs: list[Pair], source: random.Random) -> None:
    mixed = [*pairs]
    source.shuffle(mixed)
    found, other = find_kappa(pairs), find_kappa(mixed)
    assert found[1] == other[1]
    if found[0] and other[0]:
        assert found[0].value == pytest.approx(other[0].value, abs=1e-12)


@given(PAIRS)
@settings(max_examples=80, deadline=None)
def test_kappa_is_what_the_table_of_weights_gives(pairs: list[Pair]) -> None:
    kappa, why = find_kappa(pairs)
    assert (kappa is None) == (why is not None)
    if kappa is None:
        return
    # Cohen's form: 1 less observed weights over those of the margins.
    seen = np.zeros((4, 4))
    for one, other in pairs:
        seen[STEPS.index(one), STEPS.index(other)] += 1 / len(pairs)
    weights = np.abs(np.subtract.outer(np.arange(4), np.arange(4))) / 3
    by_chance = np.outer(seen.sum(axis=1), seen.sum(axis=0))
    assert kappa.value == pytest.approx(1 - (weights * seen).sum() / (weights * by_chance).sum())
    assert kappa.value <= 1
    assert kappa.lower is None or (-1 <= kappa.lower <= kappa.value <= (kappa.upper or 0) <= 1)


@given(st.lists(st.sampled_from(STEPS), min_size=10, max_size=34))
@settings(max_examples=30, deadline=None)
def test_kappa_of_two_who_always_agree_is_one(said: list[str]) -> None:
    kappa, why = find_kappa([(one, one) for one in said])  # type: ignore[misc]
    if len(set(said)) == 1:
        assert (kappa, why) == (None, "one_step")
    else:
        assert kappa is not None
        assert kappa.value == 1


@given(st.tuples(*[st.integers(0, 30)] * 3))
@settings(max_examples=60, deadline=None)
def test_no_count_of_few_leaves_and_none_can_be_subtracted(counts: tuple[int, int, int]) -> None:
    answers = dict(zip(("yes", "partly", "no"), counts, strict=True))
    rule = DisclosureRule()
    told = [*list_counts(Voices("reach-open", "mothers", "Q", sum(counts), answers), rule)]
    parts = {one.answer: one for one in told if one.answer in answers}
    hidden = [one.count for one in parts.values() if not one.may_leave]
    assert not any(rule.is_few(one.count) and one.may_leave for one in told)
    all_told = next(one for one in told if one.answer == "all").may_leave
    if all_told and hidden:
        assert len(hidden) > 1
        assert not 0 < sum(hidden) < rule.minimum
    if max(counts) == sum(counts) > 0:
        assert len(hidden) == 3, "everybody's answer would be known"


def test_every_criterion_has_its_source_and_each_kind_its_criteria() -> None:
    sources = read_sources()
    asked = all_criteria()
    assert 30 <= len(asked) <= 36
    assert sum(len(area.criteria) for area in read_areas()) == len(asked)
    assert {name for one in asked.values() for name in one.sources} == sources.keys()
    for kind in kind_titles():
        assert len(list_areas(kind, 1)) == len(read_areas())
    assert {one.checked for one in sources.values()} == {"found", "not found", "ours"}


def test_a_catalogue_before_the_first_asks_nothing() -> None:
    assert list_areas("home_visits", 0) == ()
    assert {one.worded for one in all_criteria().values()} == {1}


def test_each_step_looks_different() -> None:
    for one in all_criteria().values():
        assert len({one.looks(step) for step in STEPS}) == len(STEPS)


def test_rows_in_another_order_tell_the_same(tmp_path: Path) -> None:
    straight = answer_quality(open_quality(write_quality(tmp_path / "a")))
    turned = answer_quality(
        open_quality(
            write_quality(
                tmp_path / "b",
                first=FIRST[::-1],
                second=SECOND[::-1],
                plan=PLAN[::-1],
                follow_ups=FOLLOW_UPS[::-1],
            )
        )
    )
    assert turned.to_polars().equals(straight.to_polars())
    assert turned.plan_table().equals(straight.plan_table())
    assert turned.agreement_table().equals(straight.agreement_table())
