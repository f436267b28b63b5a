"""Every page in every language, as wide as a desk's screen and as a telephone's: axe and a look."""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page
from tests.app.browser.conftest import NARROW, WIDE, Visitor
from tests.app.pages import PAGES

from carepact.core.messages import LANGUAGES

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCRIPT = Path(axe_playwright_python.__file__).with_name("axe.min.js")


def find_violations(page: Page) -> list[str]:
    """Ask axe what is wrong; it is let in past the page's own policy by the driver."""
    page.evaluate(SCRIPT.read_text("utf-8"))
    found = page.evaluate(
        "rules => axe.run(document, {resultTypes: ['violations'],"
        " runOnly: {type: 'tag', values: rules}})",
        RULES,
    )
    return [
        f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:150]}"
        for one in found["violations"]
    ]


def sticks_out(page: Page) -> list[str]:
    """List what stands beyond the right edge of the page without a region to scroll in."""
    found: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.querySelectorAll('main *')].filter(one =>
          one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.table, .world'))
        .slice(0, 3).map(one => one.outerHTML.slice(0, 120))"""
    )
    return found


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(name: str, visitor: Visitor, shots: Path) -> None:
    wrong = {}
    for width in (WIDE, NARROW):
        for language in LANGUAGES if width == WIDE else LANGUAGES[:1]:
            page = visitor.open(f"/{language}/{PAGES[name]}", width, settled=True)
            found = find_violations(page) + sticks_out(page)
            if found:
                wrong[width, language] = found
            if language == LANGUAGES[0]:
                page.screenshot(path=shots / f"{name}-{width}.png", full_page=True)
            page.context.close()
    if "fault" in name:  # the browser notes an answer of 422 as an error of its own
        visitor.errors[:] = [one for one in visitor.errors if "422" not in one]
    assert wrong == {}
