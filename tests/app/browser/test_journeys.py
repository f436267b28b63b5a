"""Twelve ways through the app, each walked in a real browser."""

import re

from playwright.sync_api import Page, expect
from tests.app.browser.conftest import NARROW, Visitor

KENYA = "/en/simulation?country=KEN&until=2030&draws=60"
YOUNG = "#percent-childcare-coverage-ages_0_2"


def await_full(page: Page) -> None:
    """Wait until all simulations are shown."""
    expect(page.locator('.answer[data-full="yes"]')).to_be_visible()


def net_cost(page: Page) -> str:
    """Read the State's net cost."""
    return page.locator(".figures li strong").nth(1).inner_text()


def test_a_slider_moves_the_chart_and_the_address_holds_it(visitor: Visitor) -> None:
    page = visitor.open(KENYA)
    await_full(page)
    before, drawn = net_cost(page), page.locator("figure svg").first.inner_html()
    page.locator(f'input[type="range"][data-for="{YOUNG[1:]}"]').fill("90")
    expect(page.locator(YOUNG)).to_have_value("90")
    page.wait_for_url(re.compile(r"set\.childcare\.coverage\.ages_0_2=0\.9(&|$)"))
    await_full(page)
    assert net_cost(page) != before
    assert page.locator("figure svg").first.inner_html() != drawn
    told = net_cost(page)
    other = visitor.open(page.url.removeprefix(visitor.at))  # a link is a result
    await_full(other)
    assert net_cost(other) == told
    assert other.locator(YOUNG).input_value() == "90"


def test_without_script_the_form_leads_to_the_same_answer(visitor: Visitor) -> None:
    page = visitor.open(KENYA, script=False)
    page.locator(YOUNG).fill("90")
    page.get_by_role("button", name="Show", exact=True).click()
    assert re.search(r"set\.childcare\.coverage\.ages_0_2=0\.9(&|$)", page.url)
    assert page.url.count("set.") == 1
    page.get_by_role("link", name="Show all simulations").click()
    await_full(page)
    told = net_cost(page)
    with_script = visitor.open(page.url.removeprefix(visitor.at).replace("&full=yes", ""))
    await_full(with_script)
    assert net_cost(with_script) == told


def test_the_way_back_leads_to_what_was_set_before(visitor: Visitor) -> None:
    page = visitor.open(KENYA, width=NARROW)
    await_full(page)
    before = net_cost(page)
    page.locator(YOUNG).fill("10")
    page.wait_for_url(re.compile("ages_0_2=0.1"))
    await_full(page)
    assert net_cost(page) != before
    page.go_back()
    expect(page.locator(YOUNG)).to_have_value("50")
    await_full(page)
    assert net_cost(page) == before
