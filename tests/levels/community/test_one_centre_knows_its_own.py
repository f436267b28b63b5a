"""A coordinator subtracts her own figures from those of the network: few of others stay open."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import linprog
from tests.levels.community.networks import make_network, open_made
from tests.levels.community.test_what_may_leave import NAMES, rows_that_leave

from carepact.core.disclosure.rules import DEFAULT_MINIMUM, DEFAULT_PERCENT
from carepact.levels.community.centre import GROUPS, Centre, Sums
from carepact.levels.community.release import PERSONS_COUNTED, count_persons
from carepact.levels.community.tally import Tally
from carepact.studies.centre import answer_centre
from carepact.studies.one_centre.answer import CentreAnswer

Array = NDArray[np.float64]


def set_counts(centre: Centre, **counts: int) -> Centre:
    """Return a centre with other counts; of a giver also with hours for as many."""
    tallies = dict(centre.sums.tallies)
    for name, count in counts.items():
        if name in NAMES:
            tallies[f"persons {name}"] = Tally.of(count)
            tallies[f"minutes {name}"] = Tally.of(600 * count)
        else:
            tallies[f"count {name}"] = Tally.of(count)
    return Centre(centre.name, centre.country, centre.first, centre.last, centre.currency,
                  Sums(1, tallies), centre.hour)  # fmt: skip


def find_told_hours(answer: CentreAnswer) -> list[tuple[int, float, float, float]]:
    """List hours of few that a centre works out of the others: which, truth, least, most."""
    centres = answer.centres
    minutes = np.array(
        [[one.sums.given(name).units / 60 for name in NAMES] for one in centres], dtype=float
    )
    persons = np.array([[count_persons(one.sums, name) for name in NAMES] for one in centres])
    factors, values = rows_that_leave(answer)
    found = []
    for own in range(len(centres)):
        others = [at for at in range(len(centres)) if at != own]
        asked = [np.ix_([at], range(len(NAMES))) for at in others]
        asked += [np.ix_(others, [NAMES.index(one) for one in held]) for held in GROUPS.values()]
        bounds = [(m, m) if cell // len(NAMES) == own else (0, None)
                  for cell, m in enumerate(minutes.ravel())]  # fmt: skip
        for at in asked:
            mask = np.zeros_like(minutes)
            mask[at] = 1
            truth = float((mask * minutes).sum())
            if not 0 < (mask * persons).sum() < DEFAULT_MINIMUM or not truth:
                continue
            low, high = _bound(mask.ravel(), factors, values, bounds)
            near = DEFAULT_PERCENT / 100 * truth - 1e-6
            if low > truth - near or high < truth + near:
                found.append((own, truth, low, high))
    return found


def _bound(
    wanted: Array, factors: Array, values: Array, bounds: list[tuple[float, float | None]]
) -> tuple[float, float]:
    """Work out how small and how large a sum can be."""
    ends = []
    for sign in (1, -1):
        found = linprog(sign * wanted, A_eq=factors, b_eq=values, bounds=bounds)
        ends.append(sign * found.fun if found.status == 0 else np.inf)
    return ends[0], ends[1]


def find_told_counts(answer: CentreAnswer) -> list[tuple[str, int, int]]:
    """List counts of few that a centre works out: which, whose, and the most that it can be."""
    found = []
    for name in PERSONS_COUNTED:
        key = f"count {name}"
        values = [one.sums.tallies[key].units for one in answer.centres]
        hidden = [key in one.counts for one in answer.release.by_centre]
        if answer.hides(key):
            continue
        for own in range(len(values)):
            left = [at for at in range(len(values)) if at != own and hidden[at] and values[at]]
            if 0 < sum(values) - values[own] < DEFAULT_MINIMUM:
                found.append((name, own, sum(values) - values[own]))
            for at in left:
                most = values[at] + sum(values[k] - 1 for k in left if k != at)
                if values[at] < DEFAULT_MINIMUM and most < max(DEFAULT_MINIMUM, values[at] + 2):
                    found.append((name, at, most))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_no_centre_works_out_few_of_another(seed: int) -> None:
    centres = make_network(2 + seed % 4, seed)
    draw = np.random.default_rng(seed)
    small = {name: int(draw.integers(0, 5)) for name in (*NAMES, *PERSONS_COUNTED)}
    centres[0] = set_counts(centres[0], **small)
    answer = answer_centre(open_made(centres))
    assert find_told_hours(answer) == []
    assert find_told_counts(answer) == []


def test_of_three_two_hidden_are_not_enough() -> None:
    # 3, 6 and 30 found work. The first hides, and one beside it for the sum's sake: if that were
    # the second alone, the second would subtract her six and the thirty that are told.
    centres = [
        set_counts(one, found_work=found, women_volunteer=50)
        for one, found in zip(make_network(3, seed=1), (3, 6, 30), strict=True)
    ]
    release = answer_centre(open_made(centres)).release
    hidden = ["count found_work" in one.counts for one in release.by_centre]
    assert hidden[0]
    assert all(hidden) or "count found_work" in release.whole.counts


def test_a_sum_hides_that_is_one_centres_own_and_two_more() -> None:
    centres = [
        set_counts(one, found_work=found, women_volunteer=50)
        for one, found in zip(make_network(2, seed=1), (20, 2), strict=True)
    ]
    assert "count found_work" in answer_centre(open_made(centres)).release.whole.counts
    many = [set_counts(centres[0], found_work=20), set_counts(centres[1], found_work=7)]
    assert "count found_work" not in answer_centre(open_made(many)).release.whole.counts


def test_all_volunteers_but_one_who_found_work_are_not_told() -> None:
    [drawn] = make_network(1, seed=2)
    centre = set_counts(drawn, women_paid=6, men_paid=6)
    nearly = set_counts(centre, women_volunteer=12, men_volunteer=0, found_work=11)
    some = set_counts(centre, women_volunteer=12, men_volunteer=0, found_work=6)
    assert answer_centre(open_made([nearly])).hides("count found_work")
    assert not answer_centre(open_made([some])).hides("count found_work")


def test_the_search_finds_what_is_told() -> None:
    # So the tests above can fail: a network as it would leave if no centre knew its own.
    centres = [
        set_counts(one, found_work=found, women_volunteer=50)
        for one, found in zip(make_network(3, seed=1), (3, 6, 30), strict=True)
    ]
    answer = answer_centre(open_made(centres))
    told = ("count found_work",)
    by_centre = answer.release.by_centre
    last = by_centre[2].counts.difference(told)
    object.__setattr__(by_centre[2], "counts", last)
    object.__setattr__(answer.release.whole, "counts", answer.release.whole.counts.difference(told))
    assert find_told_counts(answer) == [("found_work", 0, 3)]
