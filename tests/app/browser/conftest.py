"""A real server and a real browser: Debian's Chromium, no request to anybody else."""

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, expect, sync_playwright

WIDE, NARROW = 1280, 320
PATIENCE = 60_000
"""Anything that is waited for comes within that, on a machine at work. [milliseconds]"""
STARTS_WITHIN = 60
"""A server answers after so long at most, on a machine at work. [seconds]"""


@dataclass
class Visitor:
    """A browser with a page, which notes every request that would have left this machine."""

    at: str
    """Address of the server."""
    browser: Browser
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(
        self, path: str = "/", width: int = WIDE, *, script: bool = True, settled: bool = False
    ) -> Page:
        """Open a page in a context of its own; settled when nothing is asked any more."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            locale="en-GB",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        context.route("**/*", self._let_pass)
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._note)
        page.goto(self.at + path)
        if settled:
            page.wait_for_function(SETTLED)
        return page

    def _note(self, said: ConsoleMessage) -> None:
        """Note what a page says to be an error."""
        if said.type == "error":
            self.errors.append(said.text)

    def _let_pass(self, route: Route) -> None:
        """Let a request pass to the server alone; note and stop any other."""
        if route.request.url.startswith((self.at + "/", "data:", "blob:")):
            route.continue_()
        else:
            self.strangers.append(route.request.url)
            route.abort()


SETTLED = """() => document.readyState === 'complete'
  && !document.querySelector('[aria-busy="true"], .answer[data-full="no"], [data-load]')"""
"""Tells that a page has all that it shows."""


def _find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The app as its command starts it; every browser test of a process asks the same one."""
    port = _find_port()
    command = [sys.executable, "-m", "carepact", "app", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603 - our own command
        assert running.stdout is not None
        line = running.stdout.readline()
        assert str(port) in line, line
        yield f"http://127.0.0.1:{port}"
        running.terminate()
        assert running.wait(STARTS_WITHIN) in {0, -signal.SIGTERM}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, by its path: no browser is downloaded.

    It ends with its file: while it runs, no other test of the process can have a loop of events.
    """
    path = shutil.which("chromium")
    assert path is not None, "the browser tests need Chromium: apt-get install chromium"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visitor(server: str, chromium: Browser) -> Iterator[Visitor]:
    """Who visits; at the end no request has left this machine, and no script has failed."""
    one = Visitor(server, chromium)
    yield one
    assert one.strangers == []
    assert one.errors == []
    for context in chromium.contexts:
        context.close()


@pytest.fixture(scope="session")
def shots() -> Path:
    """Folder into which the browser tests lay what they saw."""
    folder = Path("build/screens")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
