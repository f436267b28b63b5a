"""What two fathers earn, worked out from everything that a folder holds: it must stay open.

The attacker knows every colleague's sex, care and hours, the rates and the law, and runs carepact
on firms of his own to learn what each figure makes of one person's pay. Nobody's pay is below 0.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import linprog
from tests.levels.employer.firms import FULL_TIME, GROUPS, MAN, WEEKS, WOMAN, Line, make_staff

from carepact.levels.employer.staff import CARE
from carepact.report.employer.files import EmployerTelling
from carepact.studies.employer import answer_employer
from carepact.studies.employer_file.opening import Employer

Array = NDArray[np.float64]
GIVEN = {"backup_days": 3.0, "carer_days": 5.0, "flexible_share": 0.5, "recognition_cost": 0.001}
HOURLY = 12.0
"""Pay of an hour in the attacker's own firms, below what the law caps in Spain. [EUR]"""
OPEN = 0.1
"""How far a sum must stay open, of itself: the rule's p per cent."""
FIRMS = {
    "two fathers who work half the hours": [
        Line(12, WOMAN, 14.0, "none"), Line(10, WOMAN, 11.0, "none"),
        Line(9, WOMAN, 13.0, "young-child"), Line(10, MAN, 17.0, "none"),
        Line(10, MAN, 15.0, "none"), Line(4, MAN, 16.0, "young-child"),
        Line(4, MAN, 15.0, "young-child"), Line(1, MAN, 22.0, "young-child", 20.0),
        Line(1, MAN, 19.0, "young-child", 20.0),
    ],
    "two men among many of whom nothing is told": [
        Line(10, WOMAN, 14.0), Line(10, WOMAN, 11.0), Line(10, WOMAN, 17.0),
        Line(1, MAN, 22.0), Line(1, MAN, 19.0),
    ],
    "two fathers who also have a relative": [
        Line(20, WOMAN, 14.0, "none"), Line(9, WOMAN, 13.0, "young-child"),
        Line(12, MAN, 15.0, "none"), Line(9, MAN, 16.0, "young-child"),
        Line(8, WOMAN, 12.0, "relative"), Line(7, MAN, 14.0, "relative"),
        Line(1, MAN, 22.0, "both"), Line(1, MAN, 19.0, "both"),
    ],
    "no other fathers": [
        Line(20, WOMAN, 14.0, "none"), Line(9, WOMAN, 13.0, "young-child"),
        Line(12, MAN, 15.0, "none"), Line(1, MAN, 22.0, "young-child"),
        Line(1, MAN, 19.0, "young-child"),
    ],
}  # fmt: skip
"""The last two lines of each are the two."""


@cache
def folder(lines: tuple[Line, ...]) -> Mapping[str, str]:
    """Return the text of every file that is written for a firm, by name."""
    employer = Employer("A", "ESP", date(2028, 1, 31), "EUR", make_staff(lines), GIVEN)
    # Rounding only takes from what is told: it must hold without.
    answer = replace(answer_employer(employer, draws=20), rounds=False)
    files = EmployerTelling(answer).lay_out(Path("ours"))
    return {
        path.name: held.decode("utf-8-sig") for path, held in files.items() if path.suffix != ".png"
    }


def amounts(lines: Sequence[Line]) -> dict[str, float]:
    """Read what a firm's books move, in money, by cause."""
    found: dict[str, float] = {}
    for row in csv.DictReader(io.StringIO(folder(tuple(lines)).get("flows.csv", ""))):
        if row["commodity"] == "EUR":
            found[row["instrument"]] = found.get(row["instrument"], 0.0) + float(row["amount"])
    return found


@cache
def of_pay(sex: int, care: str) -> Mapping[str, float]:
    """Learn from a firm of a hundred alike which part of yearly pay each amount is."""
    own = amounts([Line(100, sex, HOURLY, care)])
    return {cause: found / (100 * HOURLY * FULL_TIME * WEEKS) for cause, found in own.items()}


def equations(lines: Sequence[Line]) -> tuple[Array, Array, Array]:
    """Write all that is told as sums of single persons' yearly pay; return what is true too."""
    alone = [one for one in lines for _person in range(one.persons)]
    truth = np.array([one.hourly * one.hours * WEEKS for one in alone])
    rows, values = [], []
    for row in csv.DictReader(io.StringIO(folder(tuple(lines))["pay.csv"])):
        if row["figure"] == "mean" and row["value"]:
            sexes, care = GROUPS[row["group"]]
            held = np.array([one.sex in sexes and one.care in care for one in alone])
            rows.append(held / np.array([one.hours * WEEKS for one in alone]))
            values.append(float(row["value"]) * held.sum())
    for cause, amount in amounts(lines).items():
        rows.append(np.array([of_pay(one.sex, one.care).get(cause, 0.0) for one in alone]))
        values.append(amount)
    return np.array(rows).reshape(-1, len(alone)), np.array(values), truth


def bound(rows: Array, values: Array, wanted: Array, known: Mapping[int, float]) -> Array:
    """Return the least and the most that a sum of pay can be, for who knows some of it."""
    scale = rows.max(axis=1, keepdims=True)
    bounds = [(known[at], known[at]) if at in known else (0.0, None) for at in range(wanted.size)]
    ends = []
    for sign in (1, -1):
        found = linprog(sign * wanted, A_eq=rows / scale, b_eq=values / scale[:, 0], bounds=bounds)
        assert found.status in (0, 3)
        ends.append(np.inf if found.status == 3 else sign * found.fun)
    return np.array(ends)


@pytest.mark.parametrize("firm", FIRMS)
def test_the_pay_of_two_stays_open_beside_all_that_is_told(firm: str) -> None:
    lines = FIRMS[firm]
    rows, values, truth = equations(lines)
    # What the attacker writes down is what is so: else the attack proves nothing.
    assert len(values) > 1
    np.testing.assert_allclose(rows @ truth, values, rtol=1e-6)
    first, second = np.eye(truth.size)[-2:]
    for wanted, known in ((first + second, {}), (first, {truth.size - 1: float(truth[-1])})):
        low, high = bound(rows, values, wanted, known)
        assert low < (1 - OPEN) * (wanted @ truth) or (1 + OPEN) * (wanted @ truth) < high


@pytest.mark.parametrize("firm", FIRMS)
def test_how_few_they_are_follows_from_nothing(firm: str) -> None:
    # Of women and of men so many are expected to care as the rates say: a figure on both
    # together tells either, beside how many they are.
    lines = FIRMS[firm]
    carers = list(csv.DictReader(io.StringIO(folder(tuple(lines))["carers.csv"])))
    told = {(row["sex"], row["care"], row["known"]): row["persons"] for row in carers}
    number = sum(one.persons for one in lines if one.sex == MAN and not one.care)
    is_hidden = not told["men", "", "not told"]
    assert is_hidden == (0 < number < 5)
    for sex in ("men", "all"):
        assert {told.get((sex, care, "expected")) for care in ("young child", "nobody")} <= (
            {""} if is_hidden else {None}
        )
    assert not any(
        row["commodity"] == "hours" and is_hidden
        for row in csv.DictReader(io.StringIO(folder(tuple(lines))["flows.csv"]))
    )


@pytest.mark.parametrize("firm", FIRMS)
def test_nobodys_pay_stands_anywhere(firm: str) -> None:
    lines = FIRMS[firm]
    for name, text in folder(tuple(lines)).items():
        numbers = {float(one) for one in re.findall(r"[0-9]+\.?[0-9]*", text.replace(" ", ""))}
        for one in lines[-2:]:
            yearly = one.hourly * one.hours * WEEKS
            assert not numbers & {yearly, yearly / 12}, name
            assert not re.search(rf"\b{one.hourly:.2f}\b", text), name


def test_kinds_of_care_are_all_attacked() -> None:
    assert {one.care for lines in FIRMS.values() for one in lines} >= set(CARE) | {""}
