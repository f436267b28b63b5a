"""What `app.py` does in the browser: moves a slider, opens a page by a slow line, counts bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from playwright.async_api import Browser, CDPSession, Page

LATENCY, RATE = 0.4, 256_000 / 8
"""Of the slow line. [s], [bytes/s]"""
PATIENCE = 60_000
"""Anything that is waited for comes within that, on a machine at work. [ms]"""
# From the event of a slider to the frame after the one in which another drawing stands.
MOVE = """([path, value]) => new Promise((found, lost) => {
  const place = document.getElementById("answer");
  const range = path ? document.querySelector(`[data-for="${path}"]`)
                     : document.querySelector("input[type=range]");
  const drawing = () => (place.querySelector("svg") || { outerHTML: "" }).outerHTML;
  const before = drawing();
  const begin = performance.now();
  const timer = setTimeout(() => lost(new Error("no other chart")), 60000);
  const watch = new MutationObserver(() => {
    const answer = place.querySelector(".answer");
    if (!drawing() || drawing() === before || (answer && answer.dataset.full === "yes")) return;
    watch.disconnect();
    clearTimeout(timer);
    requestAnimationFrame(() => requestAnimationFrame(() => found(performance.now() - begin)));
  });
  watch.observe(place, { childList: true, subtree: true });
  range.step = "any"; // so that every value is another one
  range.value = value;
  range.dispatchEvent(new Event("input", { bubbles: true }));
})"""
# When the first chart of a page has been painted, from the beginning of its navigation.
FIRST = """(() => {
  let chart = 0;
  const painted = () => performance.getEntriesByName("first-contentful-paint")[0];
  const look = () => {
    if (!chart && document.querySelector("main svg, #answer svg") && painted()) {
      chart = 1;
      requestAnimationFrame(() => requestAnimationFrame(() => {
        window.firstChart = performance.now();
      }));
    } else if (!chart) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""

WAIT = """() => new Promise((found) => {
  const look = () => (window.firstChart ? found(window.firstChart) : setTimeout(look, 20));
  look();
})"""


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
        context.set_default_timeout(PATIENCE)
        page = await context.new_page()
        line = await context.new_cdp_session(page)
        await line.send("Network.enable")
        visitor = cls(page, line)
        line.on("Network.loadingFinished", visitor._count)
        await page.add_init_script(FIRST)
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
        chart = await self.page.evaluate(WAIT)
        return Opened(chart / 1000, self.sent, self.files)

    async def move(self, value: float, path: str = "") -> float:
        """Move a slider; return how long it takes until another chart is painted. [s]"""
        return float(await self.page.evaluate(MOVE, [path, str(value)])) / 1000

    async def rest(self) -> None:
        """Wait until the whole run stands there."""
        await self.page.locator("#answer:not([aria-busy]) .answer[data-full=yes]").wait_for()

    async def leave(self) -> None:
        """Close the page and forget its cache."""
        await self.page.context.close()

    def _count(self, told: dict[str, float]) -> None:
        self.sent += int(told["encodedDataLength"])
        self.files += 1
