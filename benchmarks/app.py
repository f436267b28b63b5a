"""Time the app in a real browser, beside a bare page in the same run; weigh its server.

    python benchmarks/app.py
    python benchmarks/app.py --parts one size --moves 40

The bare page has a slider, too; its server works 0.1 s of the processor for each chart and says how
long that took by the clock, so that it is seen how much other work slows this machine. A bar that
is missed by no more than that explains is told as such. Ends with 1 where one is missed by more.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import shutil
import statistics
import sys
from collections.abc import Sequence
from typing import NamedTuple

from playwright.async_api import Browser, async_playwright

from app_browser import LATENCY, RATE, Visitor
from app_served import Served, Watch, serve_app, serve_bare
from app_users import LOOKS, ask_many, live

PARTS = ("one", "line", "size", "eight", "memory")
PAGES = {"first page": "/en/", "simulation": "/en/simulation?country=KEN"}
SLIDER = "set-maternity_leave-weeks"


class Bars:
    """What is demanded."""

    one, eight, line = 0.3, 1.0, 1.5
    """Slider to new chart: median with one user, p95 with eight; first chart, slow line. [s]"""
    memory, size = 450.0, 30.0
    """Of the server [MB]; of a page with all its files [kB]."""
    cold = 1.0
    """The first page of a server that has just started; an aim. [s]"""


class Ways:
    """How it is measured."""

    users, together = 8, 4
    """At sliders; that ask what the memory is weighed after."""
    rest = 12.0
    """After so long without a question a server is at rest. [s]"""
    settles = 1.0
    """From the whole run to the next move: the browser has painted it. [s]"""


class Line(NamedTuple):
    """A line of the table."""

    what: str
    bar: float
    seen: float
    unit: str
    more: str = ""
    fixed: float = 0.0
    """What of it no other work slows: waiting for the line, sizes."""

    def judge(self, slowed: float) -> str:
        """Say whether the bar is met; on a quiet machine it would be where noise explains it."""
        if self.seen <= self.bar:
            return "met"
        quiet = self.fixed + (self.seen - self.fixed) / slowed
        return f"busy: {quiet:.2f} without" if quiet <= self.bar else "MISSED"


class Bench(NamedTuple):
    """What is measured with what."""

    browser: Browser
    app: Served
    bare: Served
    told: argparse.Namespace
    slowed: float = 1.0
    """How many times as slow other work makes this machine."""


async def measure_bare(bench: Bench) -> float:
    """Move the slider of the bare page, with work and without; return how it is slowed."""
    slowed, taken = [], {}
    for work in ("yes", "no"):
        visitor = await Visitor.enter(bench.browser)

        def note(answer: object) -> None:
            told = float(getattr(answer, "headers", {}).get("x-slowed", 0))
            if told:
                slowed.append(told)

        visitor.page.on("response", note)
        await visitor.open(f"{bench.bare.at}/?work={work}")
        taken[work] = [await visitor.move(1 + one) for one in range(bench.told.moves // 2)]
        await visitor.leave()
    for work, seconds in taken.items():
        print(f"  bare page, slider to chart, {'0.1 s of' if work == 'yes' else 'no'} work: "
              f"{tell(seconds)}")  # fmt: skip
    return max(statistics.median(slowed), 1.0)


async def measure_one(bench: Bench) -> list[Line]:
    """Move a slider as one user, without rest and after one."""
    visitor = await Visitor.enter(bench.browser)
    await visitor.open(bench.app.at + PAGES["simulation"])
    await visitor.rest()
    values = [round(14 + 0.1 * one, 1) for one in range(1, 1 + bench.told.moves)]
    first = await visitor.move(values[0], SLIDER)
    drag = [await visitor.move(one, SLIDER) for one in values[1:]]
    rested = []
    for one in range(bench.told.moves // 4):
        await visitor.rest()
        await asyncio.sleep(Ways.settles)
        rested.append(await visitor.move(30 + one, SLIDER))
    await visitor.leave()
    print(f"  first move: {first:.3f} s")
    return [
        Line("slider, one user, dragged: median", Bars.one, statistics.median(drag), "s",
             tell(drag)),
        Line("slider, one user, after a rest: median", Bars.one, statistics.median(rested), "s",
             tell(rested)),
    ]  # fmt: skip


async def measure_line(bench: Bench) -> list[Line]:
    """Visit for the first time at the end of a slow line."""
    lines = []
    for name, at in (
        ("bare page", bench.bare.at + "/"),
        *((name, bench.app.at + path) for name, path in PAGES.items()),
    ):
        seen = []
        for _turn in range(bench.told.turns):
            visitor = await Visitor.enter(bench.browser)
            await visitor.slow_down()
            seen.append(await visitor.open(at))
            await visitor.leave()
        chart = [one.chart for one in seen]
        print(f"  slow line, {name}: {tell(chart)}", flush=True)
        # The page, then the style that it needs; a chart may be painted before all is there.
        waits = min(2 * LATENCY + seen[0].sent / RATE, *chart)
        lines.append(
            Line(f"slow line, {name}: first chart", Bars.line, statistics.median(chart), "s",
                 f"{tell(chart)}", waits)
        )  # fmt: skip
    visitor = await Visitor.enter(bench.browser)
    await visitor.open(bench.app.at + PAGES["simulation"])
    await visitor.rest()
    await visitor.slow_down()
    moved = [await visitor.move(20.5 + one, SLIDER) for one in range(bench.told.turns)]
    await visitor.leave()
    print(f"  slow line, slider to chart: {tell(moved)}")
    return lines


async def measure_size(bench: Bench) -> list[Line]:
    """Count what comes over the line for a page and all its files."""
    lines = []
    for name, path in PAGES.items():
        visitor = await Visitor.enter(bench.browser)
        found = await visitor.open(bench.app.at + path)
        await visitor.leave()
        size = found.sent / 1000
        lines.append(
            Line(f"size, {name}", Bars.size, size, "kB", f"{found.files} files", fixed=size)
        )
    return lines


async def measure_eight(bench: Bench) -> list[Line]:
    """Let eight users move sliders of their own countries, one of them in the browser."""
    visitor = await Visitor.enter(bench.browser)
    await visitor.open(bench.app.at + PAGES["simulation"])
    seconds: list[float] = []
    own: list[float] = []
    moves = bench.told.moves // 3
    others = [
        asyncio.create_task(live(bench.app.at, one, moves, seconds, bench.slowed))
        for one in range(Ways.users - 1)
    ]
    for one in range(moves):
        own.append(await visitor.move(15.5 + one, SLIDER))
        await asyncio.sleep(bench.slowed * LOOKS)
    await asyncio.gather(*others)
    await visitor.leave()
    print(f"  eight users, in the browser: {tell(own)}")
    every = seconds + own
    return [Line("slider, eight users: p95", Bars.eight, percentile(every, 95), "s", tell(every))]


async def measure_memory(bench: Bench) -> list[Line]:
    """Ask many different questions; weigh the server at rest after them."""
    before = bench.app.weigh()
    with Watch(bench.app) as watch:
        answered = await ask_many(bench.app.at, bench.told.questions, Ways.together)
        print(f"  questions: {answered}", flush=True)
    await asyncio.sleep(Ways.rest)
    after = bench.app.weigh()
    for one, held in after.items():
        print(f"  process {one}: {held:.0f} MB (before: {before.get(one, math.nan):.0f})")
    rest = sum(after.values())
    more = f"before {sum(before.values()):.0f}, greatest meanwhile {watch.greatest:.0f}"
    what = f"memory at rest after {bench.told.questions}"
    return [Line(what, Bars.memory, rest, "MB", more, fixed=rest)]


def percentile(seconds: Sequence[float], share: int) -> float:
    """Return a percentile: the smallest value that so many of a hundred do not pass."""
    ordered = sorted(seconds)
    return ordered[math.ceil(share / 100 * len(ordered)) - 1]


def tell(seconds: Sequence[float]) -> str:
    """Tell median, p95 and the greatest of times."""
    middle, high = statistics.median(seconds), percentile(seconds, 95)
    return f"median {middle:.3f}, p95 {high:.3f}, most {max(seconds):.3f} ({len(seconds)})"


async def measure(told: argparse.Namespace, app: Served, bare: Served) -> tuple[list[Line], float]:
    """Measure the parts that are asked for; return their lines, and how others slow the machine."""
    parts = {"one": measure_one, "line": measure_line, "size": measure_size,
             "eight": measure_eight, "memory": measure_memory}  # fmt: skip
    lines, slowed = [], []
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("app.py: there is no 'chromium' on the path. Install it (Debian: chromium).")
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        visitor = await Visitor.enter(browser)
        cold = await visitor.open(app.at + PAGES["simulation"])
        await visitor.rest()
        await visitor.leave()
        print(f"  server answers after {app.started:.2f} s; first chart then {cold.chart:.2f} s "
              f"(aim {Bars.cold:.0f})")  # fmt: skip
        bench = Bench(browser, app, bare, told)
        for part in told.parts:
            slowed.append(await measure_bare(bench))
            lines += await parts[part](bench._replace(slowed=slowed[-1]))
        slowed.append(await measure_bare(bench))
        await browser.close()
    return lines, statistics.median(slowed)


def main() -> int:
    """Print what is seen beside its bar; return whether one is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--moves", type=int, default=24, help="moves of a slider")
    parser.add_argument("--turns", type=int, default=5, help="first visits by the slow line")
    parser.add_argument("--questions", type=int, default=1000, help="before memory is read")
    told = parser.parse_args()
    with serve_bare() as bare, serve_app() as app:
        lines, slowed = asyncio.run(measure(told, app, bare))
    print(f"Other work makes this machine {slowed:.2f} times as slow.\n")
    print(f"{'what':42} {'bar':>7} {'seen':>7}    verdict")
    for one in lines:
        print(f"{one.what:42} {one.bar:7.2f} {one.seen:7.2f} {one.unit:2} {one.judge(slowed)}"
              f"  [{one.more}]")  # fmt: skip
    return any(one.judge(slowed) == "MISSED" for one in lines)


if __name__ == "__main__":
    sys.exit(main())
