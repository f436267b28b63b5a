"""A pact of five partners as it is told: checked, simulated, followed; each made once."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from typing import Any, Literal

from tests.levels.pact.pacts import PACT

from carepact.core.speaking import use_language
from carepact.levels.pact.pact import Pact
from carepact.report.pact.files import (
    PactCheckTelling,
    PactMonitoringTelling,
    PactSimulationTelling,
)
from carepact.report.screen import open_screen
from carepact.report.telling import Telling
from carepact.simulate.result_grade import ResultGrade
from carepact.studies.one_pact.answer import PactCheck, PactMonitoring, PactSimulation
from carepact.studies.one_pact.effects import leave_out_headlines
from carepact.studies.pact import check_pact, monitor_pact, simulate_pact
from carepact.studies.pact_file.opening import parse_pact

DRAWS, UNTIL, FACTOR = 12, 2031, {"": 1.0, "million": 1e6, "billion": 1e9, "trillion": 1e12}
TOLD = {"draws": DRAWS, "until": UNTIL, "seed": 7}
Face = Literal["check", "simulate", "monitor"]
FACES: tuple[Face, ...] = ("check", "simulate", "monitor")


def pact() -> Pact:
    """Read the pact."""
    return parse_pact(PACT, "pact.yaml").pact


@cache
def checked() -> PactCheck:
    """Check it."""
    return check_pact(pact())


@cache
def simulated() -> PactSimulation:
    """Simulate it, with a third kept and a crisis."""
    return simulate_pact(
        parse_pact(PACT, "pact.yaml"), {**TOLD, "shocks": ["pandemic:2028"]}, 1 / 3
    )


@cache
def monitored() -> PactMonitoring:
    """Follow it until 2029."""
    return monitor_pact(parse_pact(PACT, "pact.yaml"), TOLD, None)


@cache
def telling(face: Face) -> PactCheckTelling | PactSimulationTelling | PactMonitoringTelling:
    """Tell it."""
    if face == "check":
        return PactCheckTelling(checked())
    if face == "simulate":
        return PactSimulationTelling(simulated())
    return PactMonitoringTelling(monitored())


def without_hours(grade: ResultGrade) -> ResultGrade:
    """Grade it as a country whose unpaid hours nobody observed."""
    return replace(grade, hours="D")


def withheld(face: Face) -> Telling[Any]:
    """Tell it of a country whose unpaid hours nobody observed."""
    if face == "simulate":
        found = simulated()
        grade = without_hours(found.grade)
        return PactSimulationTelling(
            replace(
                found,
                grade=grade,
                levels=leave_out_headlines(found.levels, grade),
                brings=leave_out_headlines(found.brings, grade),
            )
        )
    followed = monitored()
    assert followed.gap is not None
    grade = without_hours(followed.gap.grade)
    costs = leave_out_headlines(followed.gap.costs, grade)
    return PactMonitoringTelling(
        replace(followed, gap=replace(followed.gap, grade=grade, costs=costs))
    )


def print_page(
    told: Telling[Any], language: str = "en", width: int = 100, *, full: bool = False
) -> str:
    """Print a page on a screen of some columns."""
    page = io.StringIO()
    with use_language(language):
        shown = told.show_full() if full else told.show()
        open_screen(page, width, plain=True).print(shown)
    return page.getvalue()


def read_amount(text: str) -> tuple[float, float] | None:
    """Read an amount as it is printed, with half of its last digit; None of a range alone."""
    plain = text.replace("\u00a0", " ").removeprefix("≈ ")
    if plain == "no change":
        return 0.0, 0.0
    if small := re.match(
        r"0 \(([\d.]+) to .*?(million|billion|trillion)?(?: less| more)?\)", plain
    ):
        decimals = len(small[1].partition(".")[2])
        return 0.0, 0.5 * 10.0**-decimals * FACTOR[small[2] or ""]
    found = re.match(
        r"([\d .]*\d)(?: (million|billion|trillion))?(?: (more|less))?(?= \(|$)", plain
    )
    if found is None:
        return None
    digits, scale, side = found.groups()
    written = digits.replace(" ", "")
    decimals = len(written.partition(".")[2])
    zeros = len(written) - len(written.rstrip("0")) if not decimals else 0
    half = 0.5 * 10.0 ** (zeros - decimals) * FACTOR[scale or ""]
    return float(written) * FACTOR[scale or ""] * (-1 if side == "less" else 1), half
