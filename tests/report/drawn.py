"""Pictures that tests look at, drawn once: of runs of several countries, and of all else."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from tests.report.employer.test_prices_of_ours import PRICES
from tests.report.employer.test_prices_of_ours import answer as answer_of_firm
from tests.report.families import answer
from tests.report.pact.answers import monitored

import carepact
from carepact.core.speaking import use_language
from carepact.data.countries.reading import read_countries
from carepact.report.figures.back_cast import draw_backcast
from carepact.report.figures.care_time import draw_care_time
from carepact.report.figures.care_value import draw_care_value
from carepact.report.figures.country.comparison import draw_comparison
from carepact.report.figures.country.jobs import draw_jobs
from carepact.report.figures.country.shares import draw_who_provides_and_pays
from carepact.report.figures.law import draw_law
from carepact.report.figures.measures import draw_measures
from carepact.report.figures.people import draw_country
from carepact.report.figures.picture import NARROW, WIDE, Picture, Sizes
from carepact.report.figures.standing import draw_standing
from carepact.report.figures.timeline import draw_timeline
from carepact.report.figures.verdicts import draw_summary
from carepact.report.figures.world import draw_world, take_indicator
from carepact.report.run.pictures import list_pictures
from carepact.report.wrapping import measure_text
from carepact.studies.backcast import run_backcast
from carepact.studies.comparison import Comparison, compare_packages
from carepact.studies.country import run_country
from carepact.studies.country_profile import profile_country
from carepact.studies.one_country.run import CountryRun
from carepact.studies.review import review_law, summarise_every_law
from carepact.studies.study_file.opening import open_study

SVG = "{http://www.w3.org/2000/svg}"
FEW = {"package": "co-responsibility", "draws": 20, "until": 2030}
WIDTHS = {"wide": WIDE, "narrow": NARROW}
WAGES = """\
occupation,hourly_wage,standard_error,employer_contribution_rate,currency,source
generalist,4.0,0.2,0.2,pesos,made up
"""
TARGET = {"women": 0.4, "men": 0.3, "employers": 0.1, "State": 0.2}


@cache
def run(country: str) -> CountryRun:
    """Simulate a country through a pandemic, beside a declared profile."""
    told = {**FEW, "shocks": ["pandemic:2028"], "target": TARGET}
    return run_country(open_study(country, told))


@cache
def packages() -> Comparison:
    """Compare two packages."""
    study = open_study("KEN", {"draws": 20, "until": 2028})
    return compare_packages(study, ["ilo-floor", "universal-care"])


def write_wages() -> Path:
    """Write wages of the year of the made-up diaries into a folder of their own."""
    path = Path(mkdtemp()) / "wages.csv"
    path.write_text(WAGES)
    return path


OF_RUNS = (
    "cost-by-year", "who-provides-and-pays", "what-matters-most", "cost-by-instrument",
    "gross-to-net", "hours-moved", "care-flow", "co-responsibility-profile", "crisis",
    "jobs-beside-construction",
)  # fmt: skip
"""Pictures of a run of which all figures are known."""
OTHERS: dict[str, Callable[[Sizes], Picture]] = {
    "who pays the money": lambda sizes: draw_who_provides_and_pays(run("SEN"), sizes),
    "jobs of two countries": lambda sizes: draw_jobs([run("KEN"), run("SEN")], sizes),
    "packages": lambda sizes: draw_comparison(packages(), sizes),
    "country": lambda sizes: draw_country(profile_country("KEN", None, None), sizes),
    "review": lambda sizes: draw_summary(summarise_every_law("region"), sizes),
    "law": lambda sizes: draw_law(review_law("KEN"), sizes),
    "world": lambda sizes: draw_world(
        take_indicator(read_countries().values(), "mat_leave_weeks_2017"), sizes
    ),
    "back-cast": lambda sizes: draw_backcast(run_backcast(None), sizes),
    "timeline": lambda sizes: draw_timeline(answer("two in France"), sizes),
    "timeline of two laws": lambda sizes: draw_timeline(answer("two mothers in Sweden"), sizes),
    "measures": lambda sizes: draw_measures(answer_of_firm(PRICES), sizes),
    "standing": lambda sizes: draw_standing(monitored(), sizes),
    "care time": lambda sizes: draw_care_time(
        carepact.measure_care_time("synthetic", "sex", "sdg-5.4.1").found, sizes=sizes
    ),
    "care value": lambda sizes: draw_care_value(
        carepact.value_care_time("synthetic", write_wages(), "generalist", "sex").found, sizes
    ),
}
"""Pictures that are no part of one run."""


@cache
def draw(picture: str, language: str, width: str = "wide", country: str = "KEN") -> Picture:
    """Draw a picture in a language."""
    with use_language(language):
        if picture in OTHERS:
            return OTHERS[picture](WIDTHS[width])
        return list_pictures(run(country))[picture](sizes=WIDTHS[width])


class Line(NamedTuple):
    """One line of text and where it stands. [pixels]"""

    text: str
    left: float
    right: float
    up: float
    size: float
    bold: bool


def read_lines(drawn: str) -> Iterator[Line]:
    """Read every line of text of a picture with its place."""
    yield from _walk(ET.fromstring(drawn), 0.0, 0.0)  # noqa: S314 - our own picture


def _walk(element: ET.Element, x: float, y: float) -> Iterator[Line]:
    """Walk down the groups, and add up how far they are moved."""
    moved = re.fullmatch(r"translate\(([-\d.]+),([-\d.]+)\)", element.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    if element.tag == f"{SVG}text":
        size, text = float(element.get("font-size", "")), "".join(element.itertext())
        bold = element.get("font-weight") == "bold"
        width = measure_text(text, size, bold=bold)
        shift = {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor", ""), 0.0) * width
        left = x + float(element.get("x", "")) - shift
        yield Line(text, left, left + width, y + float(element.get("y", "")), size, bold)
    for child in element:
        yield from _walk(child, x, y)
