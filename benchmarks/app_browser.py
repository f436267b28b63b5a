"""What `app.py` does in the browser: moves a slider, opens a page by a slow line, counts bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from playwright.async_api import Browser, CDPSession, Page

LATENCY, RATE = 0.4, 256_000 / 8
"""Of the slow line. [s], [bytes/s]"""


class Opened(NamedTuple):
    """What a first visit took."""

    chart: float
    """Until the first chart was painted. [s]"""
    sent: int
    """Of all files of the page, headers included. [bytes]"""
    files: int


@dataclass
class Visitor:
    """A user with a browser of an empty cache."""

    page: Page
    line: CDPSession
    sent: int = 0
    files: int = 0

    @classmethod
    async def enter(cls, browser: Browser) -> Visitor:
        """Come with an empty cache."""
        context = await browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(60_000)  # a machine at work is slow
        page = await context.new_page()
        line = await context.new_cdp_session(page)
        await line.send("Network.enable")
        visitor = cls(page, line)
        line.on("Network.loadingFinished", visitor._count)
        await page.add_init_script(path=Path(__file__).with_name("app_measure.js"))
        return visitor

    async def slow_down(self) -> None:
        """Sit at the end of a slow line from now on."""
        await self.line.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": 1000 * LATENCY,
                "downloadThroughput": RATE,
                "uploadThroughput": RATE,
            },
        )

    async def open(self, address: str) -> Opened:
        """Open a page, until its first chart is painted and its files are there."""
        self.sent, self.files = 0, 0
        await self.page.goto(address, wait_until="load")
        chart = await self.page.evaluate("measure.first")
        return Opened(chart / 1000, self.sent, self.files)

    async def move(self, value: float, path: str = "") -> float:
        """Move a slider; return how long it takes until another chart is painted. [s]"""
        return float(await self.page.evaluate("measure.move", [path, str(value)])) / 1000

    async def rest(self) -> None:
        """Wait until the whole run stands there."""
        await self.page.locator("#answer:not([aria-busy]) .answer[data-full=yes]").wait_for()

    async def leave(self) -> None:
        """Close the page and forget its cache."""
        await self.page.context.close()

    def _count(self, told: dict[str, float]) -> None:
        self.sent += int(told["encodedDataLength"])
        self.files += 1
