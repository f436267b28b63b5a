"""One trial: draw a survey and a command, look at what leaves, and judge what an attacker has.

The judge knows the persons. A sum is protected where one to four persons contribute to it,
or where all but the two largest contributors hold less than a tenth of the largest.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import polars as pl
from tests.disclosure.attack import (
    DAY,
    Array,
    Counts,
    Public,
    Range,
    System,
    add_day,
    find_exact,
    find_told_to_insiders,
    independent,
    read_equations,
)
from tests.disclosure.surveys import (
    BANDS,
    CODES,
    GROUPINGS,
    OCCUPATIONS,
    Survey,
    draw_survey,
    write_groups,
    write_wages,
)

from carepact import estimate_care_time
from carepact.core.errors import CareError
from carepact.studies.valuation.by_keywords import value_care_time
from carepact.value.prices import Valuation

MINIMUM, PERCENT = 5, 10.0
ROOM = 0.5
"""Part of what everybody leaves open that a command must leave open, if less than a tenth."""
SLACK = 1e-5
"""Part of a figure that is the solver's tolerance."""
STATISTICS = (
    "mean_minutes_per_day", "participation_share", "participants_mean_minutes_per_day",
    "total_hours_per_year",
)  # fmt: skip
PRICED = ("apart", "nested", "crossing")
"""Groupings of unpaid work alone."""
ROUTINE = ("cook", "clean")
"""Work that the hybrid method prices as a generalist's."""


@dataclass(frozen=True)
class Command:
    """What is asked of a survey."""

    by: tuple[str, ...]
    grouping: str
    margins: bool
    statistics: tuple[str, ...]
    compare: str | None
    with_pay: bool
    valuations: tuple[Valuation, ...]
    """Methods of value; none for a table of minutes."""
    rate: float | None
    """Employer's contributions. [share of the wage]"""


@dataclass
class Verdict:
    """What an attacker has of one survey."""

    counted: Counter[str] = field(default_factory=Counter)
    leaks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Truth:
    """What the office knows of a table. `L` lines."""

    survey: Survey
    command: Command
    cells: pl.DataFrame
    cell: np.typing.NDArray[np.int64]
    """Cell of each day, shape (n,)."""
    lines: np.typing.NDArray[np.bool_]
    """Which cells each line holds, shape (L, C)."""
    minutes: Array
    """Minutes of each day and part of activities, shape (n, A). [min/day]"""
    members: Array
    """1 where an activity holds a part, shape (A, K)."""
    prices: dict[tuple[str, str], Array]

    @property
    def activities(self) -> tuple[str, ...]:
        """Name the activities."""
        return tuple(GROUPINGS[self.command.grouping])

    def sums(self, values: Array) -> Array:
        """Add up weighted values by cell, shape (C, columns)."""
        weighted = values * self.survey.weight[:, None]
        found = np.zeros((self.cells.height, values.shape[1]))
        np.add.at(found, self.cell, weighted)
        return found

    def by_person(self, values: Array) -> Array:
        """Add up weighted values by person, shape (persons, columns)."""
        person = self.survey.person
        found = np.zeros((int(person.max()) + 1, values.shape[1]))
        np.add.at(found, person, values * self.survey.weight[:, None])
        return found

    def persons(self, line: np.typing.NDArray[np.bool_]) -> int:
        """Count the persons of a line."""
        inside = line[self.cell] & (self.survey.weight > 0)
        return int(np.unique(self.survey.person[inside]).size)


def draw_command(draw: np.random.Generator, *, with_age: bool) -> Command:
    """Draw what is asked for."""
    valued = bool(draw.random() < 0.35)
    groupings = [name for name in GROUPINGS if not valued or name in PRICED]
    methods: list[tuple[Valuation, ...]] = [
        ("generalist", "specialist", "hybrid"),
        ("specialist", "opportunity-cost"),
        ("generalist", "hybrid"),
    ]
    fixed = bool(draw.random() < 0.5)
    statistics = [name for name in STATISTICS if draw.random() < 0.6]
    return Command(
        by=("sex", "region", "age_group") if with_age else ("sex", "region"),
        grouping=groupings[int(draw.integers(len(groupings)))],
        margins=bool(draw.random() < 0.75),
        statistics=tuple(statistics) or STATISTICS[:1],
        compare=[None, None, "gap", "share"][int(draw.integers(4))] if not valued else None,
        with_pay=bool(draw.random() < 0.3) and not valued,
        valuations=methods[int(draw.integers(3))] if valued else (),
        rate=0.1 if fixed else None,
    )


def try_survey(seed: int, folder: Path) -> Verdict:
    """Draw a survey and a command, run it, and attack what leaves."""
    draw = np.random.default_rng(seed)
    ages = [(40,), (20, 40), (20, 40, 70)][int(draw.integers(3))]
    command = draw_command(draw, with_age=len(ages) > 1)
    paid = "opportunity-cost" in command.valuations
    survey = draw_survey(draw, ages=ages, everybody_paid=paid)
    verdict = Verdict()
    if survey.days.height < 20 or survey.days.filter(pl.col("w") > 0)["sex"].n_unique() < 2:
        return verdict
    wages = {code: round(float(draw.lognormal(3, 0.5)), 2) for code in OCCUPATIONS.values()}
    wages |= {"generalist": 11.5, "5": 14.0, "8": 15.0, "9": 9.0}
    try:
        printed = run(survey, command, wages, folder)
    except CareError:
        verdict.counted["refused"] += 1
        return verdict
    truth = know(survey, command, wages)
    verdict.counted["surveys"] += 1
    plain = printed.filter(pl.col("statistic") != "mean_amount")
    entries = plain.filter(pl.col("reliability") != "undefined")
    verdict.counted["figures"] += entries.height
    verdict.counted["hidden"] += int((entries["reliability"] == "hidden").sum())
    judge_minutes(plain, truth, verdict)
    judge_counts(printed, truth, verdict)
    if command.with_pay:
        judge_pay(printed, truth, verdict)
    if paid:
        judge_own_value(plain, truth, verdict)
    verdict.leaks[:] = [f"seed {seed}: {leak}" for leak in verdict.leaks]
    return verdict


def run(survey: Survey, command: Command, wages: dict[str, float], folder: Path) -> pl.DataFrame:
    """Run the command, and return what it prints."""
    diaries = survey.write(folder)
    groups = write_groups(folder, command.grouping)
    if command.valuations:
        return value_care_time(
            diaries,
            write_wages(folder, wages, command.rate),
            command.valuations,
            command.by,
            groups,
            age_bands=BANDS,
            margins=command.margins,
            employer_contributions=command.rate,
        ).to_polars()
    return estimate_care_time(
        diaries,
        command.by,
        groups,
        age_bands=BANDS,
        statistics=command.statistics,
        margins=command.margins,
        gap="sex" if command.compare == "gap" else None,
        share="sex" if command.compare == "share" else None,
        amounts=["hourly_wage"] if command.with_pay else (),
    ).to_polars()


def know(survey: Survey, command: Command, wages: dict[str, float]) -> Truth:
    """Lay out what the office knows."""
    frame = survey.days.with_columns(
        sex=pl.col("sex").replace_strict({1: "men", 2: "women"}, return_dtype=pl.String),
        age_group=pl.when(pl.col("age") < BANDS[1])
        .then(pl.lit("15-29"))
        .when(pl.col("age") < BANDS[2])
        .then(pl.lit("30-59"))
        .otherwise(pl.lit("60+")),
    )
    cells = frame.select(command.by).unique(maintain_order=True)
    cell = frame.join(cells.with_row_index("_c"), on=command.by, how="left", maintain_order="left")
    lines = [np.eye(cells.height, dtype=bool)]
    if command.margins:
        for kept in itertools.chain.from_iterable(
            itertools.combinations(command.by, size) for size in range(len(command.by))
        ):
            labels = cells.select(kept).rows() if kept else [()] * cells.height
            lines.append(np.array([[one == label for one in labels] for label in set(labels)]))
    prices = _prices(command, wages)
    held = np.array([[code in group for group in GROUPINGS[command.grouping].values()]
                     for code in CODES], dtype=float)  # fmt: skip
    marks = np.hstack([held, *(price[:, None] for price in prices.values())])
    used = held.any(axis=1) | (not command.valuations)  # what is left of the day can be told too
    _parts, first, part = np.unique(marks[used], axis=0, return_index=True, return_inverse=True)
    of_code = np.array([survey.minutes([code]) for code in CODES]).T[:, used]
    return Truth(
        survey, command, cells,
        cell=cell["_c"].to_numpy().astype(np.int64),
        lines=np.concatenate(lines),
        minutes=of_code @ np.eye(first.size)[part.ravel()],
        members=held[used][first],
        prices={key: price[used][first] for key, price in prices.items()},
    )  # fmt: skip


def _prices(command: Command, wages: dict[str, float]) -> dict[tuple[str, str], Array]:
    """Price an hour of each code by method and basis, shape (codes,)."""
    found: dict[tuple[str, str], Array] = {}
    for method in command.valuations:
        if method == "opportunity-cost":
            continue
        hourly = []
        for code, place in CODES.items():
            general = method == "generalist" or (method == "hybrid" and code in ROUTINE)
            own = wages.get(OCCUPATIONS.get(place, ""), 0.0)
            hourly.append(wages["generalist"] if general else own)
        found[method, "net"] = np.array(hourly)
        if command.rate is not None:
            found[method, "gross"] = np.array(hourly) * (1 + command.rate)
    return found


def know_publicly(truth: Truth, nobody: np.typing.NDArray[np.bool_]) -> Public:
    """Lay out what everybody knows."""
    return Public(
        cells=truth.cells,
        weight=truth.sums(np.ones((truth.cell.size, 1)))[:, 0],
        members=truth.members,
        activities=truth.activities,
        nobody=nobody,
        fills_a_day=not truth.command.valuations,
        prices=truth.prices,
    )


def protected_sums(truth: Truth, values: Array, members: Array) -> tuple[Array, Array]:
    """List the sums that are protected, as factors of cells and parts, and what they are.

    Returns
    -------
    tuple of arrays, shapes (sums, C, A) and (sums,)
    """
    wanted = np.hstack([members, np.eye(members.shape[0])])
    everybody = [*truth.lines, *np.eye(truth.cells.height, dtype=bool)]
    mass = truth.sums(values)
    found: dict[bytes, tuple[Array, float]] = {}
    for line in everybody:
        inside = line[truth.cell]
        held = -np.sort(-truth.by_person(values * inside[:, None] @ wanted), axis=0)
        total, largest = held.sum(axis=0), held[:2].sum(axis=0)
        few = (held > 0).sum(axis=0) < MINIMUM
        near = total - largest < PERCENT / 100 * held[0] - 1e-9 * total
        for k in np.flatnonzero((total > 0) & (few | near)):
            factor = np.where(mass > 0, np.outer(line, wanted[:, k]), 0.0)
            found.setdefault(factor.tobytes(), (factor, float(total[k])))
    factors = [factor for factor, _total in found.values()]
    return np.array(factors).reshape(-1, *mass.shape), np.array([t for _f, t in found.values()])


def judge_minutes(printed: pl.DataFrame, truth: Truth, verdict: Verdict) -> None:
    """Attack the minutes, and the sums of them at public prices."""
    mass = truth.sums(truth.minutes)
    public = know_publicly(truth, mass == 0)
    system = add_day(*read_equations(printed, public), public)
    sums, sizes = protected_sums(truth, truth.minutes, truth.members)
    day = DAY * public.weight
    touched = (sums > 0).any(axis=2)
    fixed = np.zeros_like(touched)
    if public.fills_a_day:
        fixed = touched & ((sums > 0) | (mass == 0)).all(axis=2)
    least, most = fixed @ day, touched @ day
    _judge(system, (sums, sizes), (least, most), "minutes", verdict)
    _judge_insiders(system, truth, sums[most - least > SLACK * sizes], verdict)


def judge_own_value(printed: pl.DataFrame, truth: Truth, verdict: Verdict) -> None:
    """Attack the value of minutes at own pay."""
    pay = truth.survey.days["pay"].to_numpy().astype(np.float64)
    values = truth.minutes * pay[:, None]
    one = np.ones(truth.members.shape[0])
    public = know_publicly(truth, truth.sums(values) == 0)
    rate = truth.command.rate or 0.0
    public.prices.clear()  # type: ignore[attr-defined]
    public.prices.update(  # type: ignore[attr-defined]
        {("opportunity-cost", "net"): one, ("opportunity-cost", "gross"): one * (1 + rate)}
    )
    own = printed.filter(
        (pl.col("valuation") == "opportunity-cost") & (pl.col("statistic") != "value_per_hour")
    )
    _judge_open(own, public, truth, values, "own value", verdict)


def judge_pay(printed: pl.DataFrame, truth: Truth, verdict: Verdict) -> None:
    """Attack the sums of pay among those who state it."""
    pay = truth.survey.days["pay"].cast(pl.Float64)
    states = pay.is_not_null().to_numpy().astype(np.float64)[:, None]
    values = pay.fill_null(0.0).to_numpy()[:, None]
    public = Public(
        cells=truth.cells,
        weight=truth.sums(states)[:, 0],
        members=np.ones((1, 1)),
        activities=("hourly_wage",),
        nobody=truth.sums(values) == 0,
        fills_a_day=False,
    )
    amounts = printed.filter(pl.col("statistic") == "mean_amount").with_columns(
        statistic=pl.lit("mean_minutes_per_day")
    )
    _judge_open(amounts, public, truth, values, "pay", verdict)


def _judge_open(
    printed: pl.DataFrame, public: Public, truth: Truth, values: Array, name: str, verdict: Verdict
) -> None:
    """Attack sums of which everybody knows only that they are not below zero."""
    factors, told = read_equations(printed, public)
    mass = truth.sums(values)
    upper = np.where(mass > 0, 20 * mass.max(), 0.0).ravel()
    factors[:, upper == 0] = 0.0
    system = independent(factors, told, np.zeros(upper.size), upper)
    sums, sizes = protected_sums(truth, values, public.members)
    nothing = np.zeros(sizes.size)
    _judge(system, (sums, sizes), (nothing, nothing + np.inf), name, verdict)


def _judge(
    system: System,
    protected: tuple[Array, Array],
    known: tuple[Array, Array],
    name: str,
    verdict: Verdict,
) -> None:
    """Count protected sums that are exact, or bounded nearer than is declared."""
    sums, sizes = protected
    if not sizes.size:
        return
    flat = np.zeros((sizes.size, system.lower.size))
    flat[:, : sums[0].size] = sums.reshape(sizes.size, -1)
    exact = find_exact(system, flat)
    ranges = Range(system)
    for wanted, size, told, least, most in zip(flat, sizes, exact, *known, strict=True):
        if most - least <= SLACK * size:
            verdict.counted["known to everybody"] += 1
            continue
        verdict.counted[f"protected {name}"] += 1
        share = PERCENT / 100 * size
        down = size - min(share, ROOM * (size - least))
        up = size + min(share, ROOM * (most - size))
        low, high = ranges.reaches(wanted, down, up)
        if told:
            verdict.leaks.append(f"{name}: {size:g} is told exactly")
        elif low > down + SLACK * size or high < up - SLACK * size:
            verdict.leaks.append(f"{name}: {size:g} is within {low:g} and {high:g}")


def _is_whole_days(truth: Truth, factors: Array) -> bool:
    """Tell whether a sum holds all that its cells do, which is the day that everybody knows."""
    mass = truth.sums(truth.minutes)
    return all(
        len(set(factors[cell][mass[cell] > 0].tolist())) == 1
        for cell in np.flatnonzero(factors.any(axis=1))
    )


def _judge_insiders(system: System, truth: Truth, sums: Array, verdict: Verdict) -> None:
    """Find what somebody alone in a cell learns exactly of others, fewer than five with him."""
    if not len(sums):
        return
    flat = np.zeros((len(sums), system.lower.size))
    flat[:, : sums[0].size] = sums.reshape(len(sums), -1)
    cells, parts = truth.cells.height, truth.members.shape[0]
    for cell in range(cells):
        if truth.persons(np.arange(cells) == cell) != 1:
            continue
        verdict.counted["insiders"] += 1
        mine = [cell * parts + k for k in range(parts)]
        for at in np.flatnonzero(find_told_to_insiders(system, mine, flat)):
            others = sums[at].copy()
            others[cell] = 0.0
            held = (truth.minutes * others[truth.cell]).sum(axis=1, keepdims=True)
            persons = int((truth.by_person(held) > 0).sum())
            if 0 < persons < MINIMUM - 1 and not _is_whole_days(truth, others):
                verdict.leaks.append(f"minutes: somebody alone learns a sum of {persons} others")


def judge_counts(printed: pl.DataFrame, truth: Truth, verdict: Verdict) -> None:
    """Attack the numbers of persons, of participants, and of those who state their pay."""
    cells, activities = truth.cells.height, truth.activities
    pay = truth.survey.days["pay"].is_not_null().to_numpy().astype(np.float64)[:, None]
    of_activities = truth.minutes @ truth.members
    kinds = np.hstack([np.ones((truth.cell.size, 1)), of_activities, pay])
    counts = np.array(
        [
            (truth.by_person(kinds * (truth.cell == c)[:, None]) > 0).sum(axis=0)
            for c in range(cells)
        ],
        dtype=float,
    )
    width = kinds.shape[1]
    factors, told = [], []
    public = know_publicly(truth, counts[:, 1:-1] == 0)
    for row in printed.filter(pl.col("n").is_not_null()).iter_rows(named=True):
        statistic = str(row["statistic"])
        if statistic.startswith(("gap", "share_of_total")):
            continue
        at = 0
        if statistic == "participants_mean_minutes_per_day":
            at = 1 + activities.index(row["activity"])
        if statistic == "mean_amount":
            at = width - 1
        factors.append(np.outer(public.line(row), np.eye(width)[at]).ravel())
        told.append(float(row["n"]))
    truth_now = counts.ravel()
    lower: Array = np.zeros(counts.shape)
    lower[:, 0] = counts[:, 0] > 0  # a printed line has somebody; who takes part is not known
    lower = lower.ravel()
    upper = np.full(truth_now.size, 1e4)
    system = independent(
        np.array(factors).reshape(-1, truth_now.size), np.array(told), lower, upper
    )
    solver = Counts(system, truth_now, _orders(cells, truth.members))
    takes = [0]
    if "participants_mean_minutes_per_day" in printed["statistic"].to_list():
        takes += range(1, width - 1)
    if truth.command.with_pay:
        takes.append(width - 1)
    for line, at in itertools.product(truth.lines, takes):
        size = float(line @ counts[:, at])
        if 0 < size < MINIMUM:
            verdict.counted["protected counts"] += 1
            wanted = np.outer(line, np.eye(width)[at]).ravel()
            if solver.is_single(wanted):
                verdict.leaks.append(f"count {at} of line {line.astype(int)}: {size:g} is told")


def _orders(cells: int, members: Array) -> Array:
    """Write that no activity has more participants than its cell, its whole, or its parts."""
    activities = members.shape[1]
    width = activities + 2
    rules = [np.eye(width)[k + 1] - np.eye(width)[0] for k in range(activities + 1)]
    for a, b in itertools.permutations(range(activities), 2):
        if (members[:, a] <= members[:, b]).all():
            rules.append(np.eye(width)[a + 1] - np.eye(width)[b + 1])
    for whole in range(activities):
        parts = [
            k
            for k in range(activities)
            if k != whole and (members[:, k] <= members[:, whole]).all()
        ]
        if parts and (members[:, parts].sum(axis=1) >= members[:, whole]).all():
            rules.append(
                np.eye(width)[whole + 1] - np.eye(width)[[k + 1 for k in parts]].sum(axis=0)
            )
    return np.kron(np.eye(cells), np.array(rules))
