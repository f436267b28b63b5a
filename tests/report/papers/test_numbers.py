"""Every figure of a paper is a figure of the JSON answer, rounded as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest
from tests.report.papers.countries import YEAR, answer, find, page, write
from tests.report.papers.read_page import Element, read

from carepact.report.paper.document import Paragraph

NUMBER = re.compile(r"[−-]?\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?:\.\d+)?|[−-]?\d+(?:\.\d+)?")
RANGE = rf"(?:\s+to\s+(?:{NUMBER.pattern}))?\s*(million|billion|trillion)"
SCALES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
COUNTRIES = ["KEN", "NER", pytest.param("FRA", marks=pytest.mark.campaign),
             pytest.param("MEX", marks=pytest.mark.campaign)]  # fmt: skip
Key = tuple[str, str, int, str | None, str | None]


def figures_of(code: str) -> dict[Key, dict[str, object]]:
    """Find the figures of the JSON answer by what they are of."""
    return {
        (row["variable"], row["scenario"], row["year"], row["label"], row["sex"]): row
        for row in answer(code)["figures"]
    }


def ends_of(row: dict[str, object]) -> list[float]:
    """List value, low and high of a figure as far as they are printed."""
    ends = [row["value"], row["low"], row["high"]]
    return [float(str(one)) for one in ends if one is not None]


def read_numbers(text: str) -> list[tuple[float, float]]:
    """List the numbers of a text with half of what their last digit is worth."""
    found = []
    scale = 1.0
    for match in NUMBER.finditer(text):
        # The word of a scale stands behind a figure, or behind the second end of a range.
        behind = re.match(RANGE, text[match.end() :])
        between = text[: match.start()].rstrip()
        if behind:
            scale = SCALES[behind[1]]
        elif not between.endswith(("(", "to")):
            scale = 1.0  # an interval has the scale of its figure
        digits = re.sub(r"[\u00a0\u202f ]", "", match[0]).replace("−", "-")
        zeros = len(digits) - len(digits.rstrip("0")) if "." not in digits else 0
        decimals = len(digits.partition(".")[2])
        step = 10.0 ** (zeros if not decimals else -decimals)
        found.append((float(digits) * scale, 0.5000001 * step * scale))
    return found


def assert_told(text: str, expected: Sequence[float]) -> None:
    """Assert that a text tells these numbers, in this order, as it rounds them."""
    told = read_numbers(text)
    assert len(told) == len(expected), (text, expected)
    for (number, half), value in zip(told, expected, strict=True):
        assert abs(number - value) <= half, (text, number, value)


def keyed(root: Element) -> Iterator[tuple[Key, Element]]:
    """List the elements that say which figure they print."""
    for one in root.all("td", "strong"):
        if told := one.attributes.get("data-figure"):
            variable, scenario, year, label, sex = told.split("/")
            yield (variable, scenario, int(year), label or None, sex or None), one


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_named_figure_is_that_of_the_json(code: str) -> None:
    figures, count = figures_of(code), 0
    for kind in ("report", "brief", "submission"):
        for key, element in keyed(read(page(code, kind))):
            row = figures[key]
            caption = element_caption(element)
            scale = next((SCALES[one] for one in SCALES if f"{one} PPP" in caption), 1.0)
            share = 100.0 if str(row["unit"]).startswith("share") else 1.0
            ends = [share * one / scale for one in ends_of(row)] or [0.0]
            if not any(ends):
                ends = [0.0]
            if element.text == "-":
                assert row["value"] is None
                continue
            if "error not known" in element.text:
                ends = ends[:1]
            assert_told(element.text.replace("(error not known)", ""), ends)
            count += 1
    assert count > 70


def element_caption(element: Element) -> str:
    """Give the caption of the table that an element stands in."""
    above: Element | None = element
    while above is not None and above.tag != "table":
        above = above.parent
    return above.all("caption")[0].text if above is not None and above.all("caption") else ""


@pytest.mark.parametrize("kind", ["report", "brief"])
def test_the_sentences_of_the_first_page_tell_the_json(kind: str) -> None:
    figures, told = figures_of("KEN"), tell_parts(kind)

    def ends(name: str, label: str | None = None, by: float = 100.0) -> list[float]:
        return [by * one for one in ends_of(figures[name, "demand", YEAR, label, None])]

    currency = answer("KEN")["currency"]["per_ppp_dollar"]
    gross, more = ends("gross_cost_over_gdp"), ends("additional_cost_over_gdp")
    assert_told(
        told["What it costs."],
        [YEAR, *gross, *more, *ends("gross_cost", by=currency), answer("KEN")["currency"]["year"]],
    )
    assert_told(
        told["Jobs."],
        [
            *ends("jobs_of_both_sexes", "direct", by=1.0),
            *ends("women_share_of_direct_jobs"),
            *ends("mothers_entering_work", by=1.0),
        ],
    )
    payers = sorted(
        (ends("share_of_gross_cost", label) for label in ("general_budget", "social_security",
         "employers", "households")), reverse=True,
    )  # fmt: skip
    public = [
        one
        for name in ("state_additional_cost_over_gdp", "self_funding_of_additional_cost",
                     "state_net_cost_over_gdp")
        for one in ends(name)
    ]  # fmt: skip
    warned = re.sub(r", more than \d+ % of public revenue", "", told["Who pays."])
    assert_told(warned, [*(one for payer in payers[:3] for one in payer), *public])


def test_whose_law_falls_short_is_counted_as_in_the_review() -> None:
    review = find("KEN").law.reviews[0]
    told = tell_parts("brief")["Whose law falls short."]
    for verdict, words in {"not": "not met", "met": "met", "unknown": "unknown"}.items():
        assert f" {review.count(verdict)} {words}" in told  # type: ignore[arg-type]
    (short,) = [one for one in read(page("KEN", "brief")).all("li") if "law falls" in one.text]
    assert short.text.startswith(f"{review.count('not')} (of {len(review.findings)})")


def test_payers_of_the_brief_are_those_of_the_json() -> None:
    (table,) = [
        one
        for one in read(page("KEN", "brief")).all("table")
        if one.all("caption") and one.all("caption")[0].text == "Cost of care policy by payer"
    ]
    figures = figures_of("KEN")
    scale = next(SCALES[one] for one in SCALES if one in table.all("th")[0].text)
    names = {"general budget": "general_budget", "social security": "social_security",
             "employers": "employers", "households": "households"}  # fmt: skip
    rows = table.all("tbody")[0].all("tr")
    assert [row.children[0].text for row in rows] == list(names)
    for row in rows:
        for cell, scenario in zip(row.children[1:], ("present law", "demand"), strict=True):
            key = ("gross_cost_by_payer", scenario, YEAR, names[row.children[0].text], None)
            ends = [one / scale for one in ends_of(figures[key])]
            assert_told(cell.text, ends if any(ends) else [0.0])


def test_where_hours_are_imputed_only_ranges_of_hours_stand() -> None:
    """Niger's hours are estimated: no value stands before an interval of theirs."""
    assert answer("NER")["grade"]["hours"] == "D"
    seen = 0
    for kind in ("report", "brief", "submission"):
        for key, element in keyed(read(page("NER", kind))):
            if key[0] in {"unpaid_hours_moved", "hours_moved", "women_share_of_unpaid_hours"}:
                assert "(" not in element.text, element.text
                seen += 1
    assert seen > 5
    assert "only ranges hold" in tell_parts("brief", "NER")["Who gains time."]
    assert "hours of care women" not in page("NER", "report")


def tell_parts(kind: str, code: str = "KEN") -> dict[str, str]:
    """Give the named paragraphs of the first page."""
    return {
        one.name: one.text
        for one in write(code, kind).blocks
        if isinstance(one, Paragraph) and one.name
    }
