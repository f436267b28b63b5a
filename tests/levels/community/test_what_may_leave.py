"""What leaves of a network gives no figure on few persons away, however it is subtracted."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from scipy.optimize import linprog
from tests.cases.community.centres import CENTRE, HEADINGS, ROWS, write_centre, write_network
from tests.levels.community.networks import make_network, open_made

from carepact.core.disclosure.rules import DEFAULT_MINIMUM, DEFAULT_PERCENT
from carepact.levels.community.centre import GIVERS, GROUPS, Centre, Sums
from carepact.levels.community.release import count_persons
from carepact.levels.community.tally import Tally
from carepact.report.centre.files import CentreTelling
from carepact.studies.centre import answer_centre
from carepact.studies.centre_file.opening import open_any
from carepact.studies.one_centre.answer import CentreAnswer

NAMES = [one.name for one in GIVERS]


def rows_that_leave(answer: CentreAnswer) -> tuple[np.ndarray, np.ndarray]:
    """Collect what the tables tell of hours: sums over centres and givers, and their values.

    Rounding only takes from what is told: what must stay open must so without.
    """
    answer, centres = replace(answer, rounds=False), answer.centres
    size = len(centres) * len(NAMES)
    factors, values = [], []
    figures = answer.to_polars().filter(figure="hours_given", may_leave=True)
    for group, value in figures.select("of", "value").iter_rows():
        row = np.zeros((len(centres), len(NAMES)))
        row[:, [NAMES.index(one) for one in GROUPS[group]]] = 1
        factors.append(row.ravel())
        values.append(value)
    told = answer.by_centre().filter(figure="hours_given", hidden=False)
    for name, value in told.select("centre", "value").iter_rows():
        row = np.zeros((len(centres), len(NAMES)))
        row[[one.name for one in centres].index(name)] = 1
        factors.append(row.ravel())
        values.append(value)
    return np.array(factors).reshape(-1, size), np.array(values)


def bound(answer: CentreAnswer, wanted: np.ndarray) -> tuple[float, float]:
    """Work out how small and how large a sum can be, from what leaves alone."""
    factors, values = rows_that_leave(answer)
    ends = []
    for sign in (1, -1):
        found = linprog(sign * wanted, A_eq=factors, b_eq=values, bounds=(0, None))
        ends.append(sign * found.fun if found.status == 0 else np.inf)
    return ends[0], ends[1]


def list_unsafe(centres: tuple[Centre, ...]) -> list[tuple[np.ndarray, float]]:
    """List sums on few persons: groups of the network, all of a centre, one cell."""
    found = []
    minutes = np.array(
        [[one.sums.given(name).units / 60 for name in NAMES] for one in centres], dtype=float
    )
    persons = np.array([[count_persons(one.sums, name) for name in NAMES] for one in centres])
    masks = []
    for held in GROUPS.values():
        mask = np.zeros_like(minutes)
        mask[:, [NAMES.index(one) for one in held]] = 1
        masks.append(mask)
    for place in range(len(centres)):
        mask = np.zeros_like(minutes)
        mask[place] = 1
        masks.append(mask)
        for cell in range(len(NAMES)):
            one = np.zeros_like(minutes)
            one[place, cell] = 1
            masks.append(one)
    for mask in masks:
        count = int((persons * mask).sum())
        if 0 < count < DEFAULT_MINIMUM:
            found.append((mask.ravel(), float((minutes * mask).sum())))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_no_sum_on_few_persons_can_be_worked_out(seed: int) -> None:
    size = 2 + seed % 4
    centres = make_network(size, seed)
    if seed % 2:  # a centre of few persons in all
        tallies = dict(centres[0].sums.tallies)
        for name, count in zip(NAMES, (1, 0, 2, 0), strict=True):
            tallies[f"persons {name}"] = Tally.of(count)
            tallies[f"minutes {name}"] = Tally.of(600 * count)
        centres[0] = replace(centres[0], sums=Sums(1, tallies))
    answer = answer_centre(open_made(centres))
    unsafe = list_unsafe(answer.centres)
    assert unsafe, "the network has cells on few persons"
    for wanted, truth in unsafe:
        low, high = bound(answer, wanted)
        assert low <= truth * (1 - DEFAULT_PERCENT / 100) + 1e-6
        assert high >= truth * (1 + DEFAULT_PERCENT / 100) - 1e-6


def test_men_who_are_few_are_hidden_and_nothing_tells_them_apart(tmp_path: Path) -> None:
    text = CENTRE.replace("men_volunteer: 6", "men_volunteer: 2")
    opened = open_any(write_centre(tmp_path / "a", text))
    answer = answer_centre(opened)
    assert answer.hides("men_volunteer")
    assert answer.hides("men")
    sheet = CentreTelling(answer).lay_out(tmp_path)[tmp_path / "sheet.html"].decode()
    plain = re.sub(r"<[^>]+>", " ", sheet)
    assert " 22 " not in plain, "hours of men stand nowhere on the sheet for the town"
    assert "330" not in plain, "nor what they are worth"


def test_persons_that_nobody_counted_are_taken_to_be_few(tmp_path: Path) -> None:
    text = re.sub(r"people: .*\n", "", CENTRE)
    answer = answer_centre(open_any(write_centre(tmp_path, text)))
    assert set(answer.release.whole.groups) >= {"women_paid", "men_volunteer", "all"}
    assert not answer.settings, "nor is a package made of them"


def test_few_who_found_work_are_not_told_and_none_is(tmp_path: Path) -> None:
    answer = answer_centre(open_any(write_centre(tmp_path / "a")))
    assert answer.hides("count found_work")
    none = tuple(row.rsplit(",", 1)[0] + ",0" for row in ROWS)
    assert not answer_centre(open_any(write_centre(tmp_path / "b", rows=none))).hides(
        "count found_work"
    )


def test_what_hides_stands_in_no_file_of_a_network(tmp_path: Path) -> None:
    centres = make_network(4, seed=5)
    answer = answer_centre(open_made(centres))
    figures = answer.to_polars().filter(pl.col("may_leave").not_())
    assert figures.height
    assert figures["value"].null_count() == figures.height
    assert figures["at_least"].null_count() == figures.height
    hidden = [
        answer.sums.given(one).units
        for one in answer.release.whole.groups
        if answer.sums.given(one).units
    ]
    text = b"\n".join(
        content
        for path, content in CentreTelling(answer).lay_out(tmp_path).items()
        if path.name != "manifest.json"
    ).decode("utf-8", "replace")
    for units in hidden:
        for written in (f"{units}.", f"{units / 60:,.1f}".replace(",", " "), repr(units / 60)):
            assert not re.search(rf"(?<![\d.]){re.escape(written)}(?!\d)", text)


def test_no_output_names_a_person_or_reads_a_note(tmp_path: Path) -> None:
    rows = tuple(f"{row},thanks to Zoraida Quill" for row in ROWS)
    file = write_centre(tmp_path / "a", rows=rows, headings=f"{HEADINGS},note")
    for content in CentreTelling(answer_centre(open_any(file))).lay_out(tmp_path).values():
        assert b"Zoraida" not in content


def test_costs_that_are_the_pay_of_few_hide_with_it(tmp_path: Path) -> None:
    text = CENTRE.replace("women_paid: 5", "women_paid: 1")
    pay = ("2026-01-31,income,fees,1200.07", "2026-01-31,cost,wages,1111.13",
           "2026-02-28,cost,rent,50")  # fmt: skip
    answer = answer_centre(open_any(write_centre(tmp_path / "a", text, money=pay)))
    assert answer.hides("cost")
    sheet = CentreTelling(answer).lay_out(tmp_path)[tmp_path / "sheet.html"].decode()
    assert "1\u00a0161" not in sheet
    assert "Spent: ··" in sheet
    rent = (*pay[:2], "2026-02-28,cost,rent,500")
    assert not answer_centre(open_any(write_centre(tmp_path / "b", text, money=rent))).hides("cost")


def test_costs_of_a_centre_are_not_told_by_those_of_the_others(tmp_path: Path) -> None:
    few = CENTRE.replace("women_paid: 5", "women_paid: 1")
    pay = ("2026-01-31,income,fees,1200", "2026-01-31,cost,wages,1111.13")
    write_centre(tmp_path / "a", few, money=pay)
    for name in "bc":
        write_centre(tmp_path / name, CENTRE.replace("Ours", name))
    answer = answer_centre(open_any(write_network(tmp_path, "a", "b", "c")))
    costs = answer.by_centre().filter(figure="cost")
    assert dict(costs.select("centre", "hidden").iter_rows())["Ours"]
    money = answer.money().filter(figure="cost")
    assert answer.hides("cost") == money["may_leave"].not_().all()
    shown = costs["hidden"].sum() + int(answer.hides("cost"))
    assert shown >= 2, "one hidden alone is the sum less the others"


@pytest.mark.parametrize(
    ("people", "visible"),
    [
        ((1, 0, 3, 0), set()),
        ((2, 0, 3, 0), set()),  # of five in all the two could not be five
        ((3, 0, 5, 0), {"all", "women"}),
        ((6, 0, 7, 0), set(GROUPS)),
        ((0, 0, 9, 5), set(GROUPS)),
    ],
)
def test_groups_of_five_persons_and_more_are_told(
    people: tuple[int, ...], visible: set[str]
) -> None:
    [centre] = make_network(1, seed=4)
    tallies = dict(centre.sums.tallies)
    for name, count in zip(NAMES, people, strict=True):
        tallies[f"persons {name}"] = Tally.of(count)
        tallies[f"minutes {name}"] = Tally.of(6_000 * count)
    one = replace(centre, sums=Sums(1, tallies))
    hidden = answer_centre(open_made([one])).release.whole.groups
    nobody = {name for name in GROUPS if not one.sums.given(name).units}
    assert set(GROUPS) - hidden - nobody == visible - nobody


def test_of_many_centres_families_are_told_of_each_and_who_found_work_of_all() -> None:
    answer = answer_centre(open_made(make_network(120, seed=6)))
    table = answer.by_centre()
    assert table.filter(figure="count_found_work")["hidden"].all()
    assert not table.filter(figure="count_reached")["hidden"].all()
    few = answer_centre(open_made(make_network(20, seed=6))).by_centre()
    assert not few.filter(figure="count_found_work")["hidden"].all()


def test_where_costs_hide_nothing_else_tells_them(tmp_path: Path) -> None:
    few = CENTRE.replace("women_paid: 5", "women_paid: 1")
    pay = ("2026-01-31,income,fees,1200", "2026-01-31,cost,wages,1111.13")
    for name in "ab":
        write_centre(tmp_path / name, few.replace("Ours", name), money=pay)
    answer = answer_centre(open_any(write_network(tmp_path, "a", "b")))
    assert answer.hides("cost")
    assert answer.money().filter(figure="cost")["value"].null_count() == 7
    assert answer.to_polars().filter(pl.col("figure").is_in(["money_cost", "full_cost"]))[
        "value"
    ].null_count() == 6  # fmt: skip
    for content in CentreTelling(answer).lay_out(tmp_path).values():
        assert b"2222.26" not in content
        assert b"1111.13" not in content
