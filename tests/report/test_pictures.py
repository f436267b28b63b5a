"""Every picture finds something, says where it comes from, and keeps its words in its frame."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

import pytest

from carepact.core.speaking import use_language
from carepact.report.backcast.chart import draw_backcast
from carepact.report.charts import pictures_of
from carepact.report.comparison_chart import draw_comparison
from carepact.report.holding import HELD
from carepact.report.needs.charts import draw_country
from carepact.report.review.chart import draw_summary
from carepact.report.run.charts import draw_cost_by_year
from carepact.report.run.crisis import draw_crisis
from carepact.report.run.influences import draw_what_matters
from carepact.report.run.jobs_chart import draw_jobs
from carepact.report.run.shares_chart import draw_who_provides_and_pays
from carepact.report.wrapping import measure_text
from carepact.review.summary import LawSummary
from carepact.studies.backcast import run_backcast
from carepact.studies.comparison import Comparison, compare_packages
from carepact.studies.country import run_country
from carepact.studies.country_profile import profile_country
from carepact.studies.one_country.run import CountryRun
from carepact.studies.review import summarise_every_law
from carepact.studies.study_file.opening import open_study
from carepact.validate.back_cast.back_cast import BackCast

pytestmark = pytest.mark.long

SVG = "{http://www.w3.org/2000/svg}"
FEW = {"package": "co-responsibility", "draws": 20, "until": 2030}


@cache
def kenya() -> CountryRun:
    return run_country(open_study("KEN", {**FEW, "shocks": ["pandemic:2028"]}))


@cache
def senegal() -> CountryRun:
    return run_country(open_study("SEN", FEW))


@cache
def packages() -> Comparison:
    study = open_study("KEN", {"draws": 20, "until": 2028})
    return compare_packages(study, ["ilo-floor", "universal-care"])


@cache
def laws() -> LawSummary:
    return summarise_every_law("region")


@cache
def past() -> BackCast:
    return run_backcast(None)


PICTURES: dict[str, Callable[[], Any]] = {
    "cost by year": lambda: draw_cost_by_year(kenya()),
    "who provides and pays": lambda: draw_who_provides_and_pays(kenya()),
    "who pays the money": lambda: draw_who_provides_and_pays(senegal()),
    "what matters most": lambda: draw_what_matters(kenya()),
    "jobs": lambda: draw_jobs([kenya()]),
    "jobs of two countries": lambda: draw_jobs([kenya(), senegal()]),
    "crisis": lambda: draw_crisis(kenya()),
    "packages": lambda: draw_comparison(packages()),
    "country": lambda: draw_country(profile_country("KEN", None, None)),
    "review": lambda: draw_summary(laws()),
    "back-cast": lambda: draw_backcast(past()),
}


class Line(NamedTuple):
    """One line of text and where it stands. [pixels]"""

    text: str
    left: float
    right: float
    up: float
    size: float
    bold: bool


@cache
def draw_both(picture: str, language: str) -> dict[str, bytes]:
    """Draw a picture in a language, in English as PNG too."""
    with use_language(language):
        return pictures_of(PICTURES[picture](), [".svg", ".png"] if language == "en" else [".svg"])


def draw(picture: str, language: str) -> str:
    """Draw a picture in a language, as SVG."""
    return draw_both(picture, language)[".svg"].decode()


def read_lines(drawn: str) -> Iterator[Line]:
    """Read every line of text of a picture with its place."""
    yield from _walk(ET.fromstring(drawn), 0.0, 0.0)  # noqa: S314 - our own picture


def _walk(element: ET.Element, x: float, y: float) -> Iterator[Line]:
    """Walk down the groups, and add up how far they are moved."""
    moved = re.match(r"translate\(([-\d.e]+),([-\d.e]+)\)", element.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    if element.tag == f"{SVG}text" and "rotate" not in element.get("transform", ""):
        size = float(element.get("font-size", "11px").removesuffix("px"))
        bold = element.get("font-weight") == "bold"
        spans = list(element.iter(f"{SVG}tspan")) or [element]
        for text in filter(None, ("".join(one.itertext()) for one in spans)):
            width = measure_text(text, size, bold=bold)
            left = x - {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor", ""), 0.0) * width
            yield Line(text, left, left + width, y, size, bold)
    for child in element:
        yield from _walk(child, x, y)


every_picture = pytest.mark.parametrize("picture", PICTURES)
every_language = pytest.mark.parametrize(
    "language", ["en", "fr", pytest.param("es", marks=pytest.mark.campaign)]
)
"""Spanish pictures are drawn in the campaign: their words are no longer than the French."""


@every_picture
@every_language
def test_the_title_comes_first_and_holds_a_figure(picture: str, language: str) -> None:
    lines = list(read_lines(draw(picture, language)))
    largest = max(line.size for line in lines)
    title = " ".join(line.text for line in lines if line.size == largest)
    assert re.search(r"\d", title.replace("2030", "")), title
    assert min(lines, key=lambda line: line.up).size == largest


@every_picture
@every_language
def test_the_foot_is_small_and_names_the_source(picture: str, language: str) -> None:
    lines = list(read_lines(draw(picture, language)))
    foot = " ".join(line.text for line in lines if line.size == 10)
    assert re.search(f"(Source|Fuente){HELD}?: ", foot), foot
    assert "carepact 0" in foot.replace(HELD, " ")
    assert "manifest" not in foot
    lowest = max(lines, key=lambda line: line.up)
    assert lowest.size == 10


@every_picture
@every_language
def test_no_key_and_no_hyphen_for_a_minus_is_drawn(picture: str, language: str) -> None:
    for line in read_lines(draw(picture, language)):
        assert not re.search(r"[a-z]_[a-z]", line.text), line.text
        assert not re.search(r"(^|[^\w])-\d", line.text), line.text
        assert "NaN" not in line.text
        assert line.text not in {"demand", "additional", "supply"}


@every_picture
@every_language
def test_no_line_ends_between_a_number_and_its_unit(picture: str, language: str) -> None:
    for line in read_lines(draw(picture, language)):
        assert not re.match(r"[%)]|to \d|à \d+\)", line.text), line.text
        assert not re.search(r"[≈(]$", line.text), line.text


@every_picture
@every_language
def test_every_word_stands_within_the_frame(picture: str, language: str) -> None:
    drawn = draw(picture, language)
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn)
    assert found
    width, height = float(found[1]), float(found[2])
    for line in read_lines(drawn):
        about = 0.04 * (line.right - line.left)  # widths are measured about
        assert line.left > 2 - about, line
        assert line.right < width + about, line
        assert 0 < line.up < height - 2, line


@every_picture
def test_languages_do_not_mix_in_title_and_foot(picture: str) -> None:
    for language, foreign in (("fr", "en"), ("es", "en"), ("fr", "es")):
        mine, theirs = (
            {
                line.text
                for line in read_lines(draw(picture, one))
                if line.size >= 12 and " " in line.text
            }
            for one in (language, foreign)
        )
        assert not mine & theirs, mine & theirs


@every_picture
def test_every_picture_becomes_a_png(picture: str) -> None:
    assert draw_both(picture, "en")[".png"].startswith(b"\x89PNG")
