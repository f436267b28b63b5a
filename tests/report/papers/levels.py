"""Reports of levels that tests look at, each answered once, and what may stand in them."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

from tests.report.employer.answers import answer_example
from tests.report.families import FAMILIES
from tests.report.pact.answers import checked, monitored, simulated

from carepact.core.speaking import use_language
from carepact.report.centre.files import CentreTelling
from carepact.report.centre.sheet import write_sheet as write_centre
from carepact.report.employer.files import EmployerTelling
from carepact.report.family.files import FamilyTelling
from carepact.report.level_paper.files import write_level_paper
from carepact.report.pact.files import (
    PactCheckTelling,
    PactMonitoringTelling,
    PactSimulationTelling,
)
from carepact.report.pact.public import (
    write_check_sheet,
    write_monitoring_sheet,
    write_simulation_sheet,
)
from carepact.report.paper.document import Document
from carepact.report.paper.html import write_html
from carepact.report.programme.files import ProgrammeTelling
from carepact.report.programme.sheet import write_sheet as write_programme
from carepact.report.quality.files import QualityTelling
from carepact.report.quality.sheet import write_sheet as write_quality
from carepact.report.screen import open_screen
from carepact.report.telling import Telling
from carepact.studies.centre import answer_centre
from carepact.studies.centre_file.opening import open_any
from carepact.studies.family import answer_family
from carepact.studies.programme import answer_programme
from carepact.studies.programme_file.opening import open_programme
from carepact.studies.quality import answer_quality
from carepact.studies.quality_file.opening import open_quality

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
KINDS = ("check", "monitor", "employer", "centre", "network", "programme", "quality", "family")
NUMBER = re.compile(r"\d+(?:[ ,]\d{3})*(?:\.\d+)?")


@functools.cache
def telling(kind: str) -> Telling[Any]:
    """Answer an example of a kind."""
    made: dict[str, Callable[[], Telling[Any]]] = {
        "check": lambda: PactCheckTelling(checked()),
        "simulate": lambda: PactSimulationTelling(simulated()),
        "monitor": lambda: PactMonitoringTelling(monitored()),
        "employer": lambda: EmployerTelling(answer_example()),
        "centre": lambda: _of_centre("hill/centre.yaml"),
        "network": lambda: _of_centre("network.yaml"),
        "programme": lambda: ProgrammeTelling(
            answer_programme(open_programme(EXAMPLES / "programme" / "programme.yaml"))
        ),
        "quality": lambda: QualityTelling(
            answer_quality(open_quality(EXAMPLES / "quality" / "quality.yaml"))
        ),
        "family": lambda: FamilyTelling(answer_family(FAMILIES["two in France"])),
    }
    with use_language("en"):
        return made[kind]()


def _of_centre(file: str) -> CentreTelling:
    """Answer a centre or a network of the examples."""
    return CentreTelling(answer_centre(open_any(EXAMPLES / "centre" / file)))


@functools.cache
def write(kind: str, language: str = "en") -> Document:
    """Write a report once."""
    with use_language(language):
        return write_level_paper(telling(kind).found)


@functools.cache
def page(kind: str, language: str = "en") -> str:
    """Write a report as HTML once."""
    with use_language(language):
        return write_html(write(kind, language)).decode()


def sheet(kind: str) -> str:
    """Give the text of the page that a level hands on."""
    writers: dict[str, Any] = {
        "check": write_check_sheet,
        "simulate": write_simulation_sheet,
        "monitor": write_monitoring_sheet,
        "centre": write_centre,
        "network": write_centre,
        "programme": write_programme,
        "quality": write_quality,
    }
    with use_language("en"):
        held = writers[kind](telling(kind).found).decode()
    body = held.partition("<body>")[2]
    return unescape(re.sub(r"<[^>]+>", " ", body))


def screens(kind: str) -> str:
    """Give the text of both screens."""
    text = io.StringIO()
    with use_language("en"):
        console = open_screen(text, 400, plain=True)
        console.print(telling(kind).show())
        console.print(telling(kind).show_full())
    return text.getvalue()


def numbers(text: str) -> set[str]:
    """List the numbers of a text as they are written."""
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    return {one.replace(" ", "").replace(",", "") for one in NUMBER.findall(plain)}


def headlines(kind: str) -> str:
    """Give the figures that a pact is told by at one glance."""
    held = telling(kind)
    listed: tuple[tuple[str, str], ...] = getattr(held, "list_headlines", tuple)()
    return " ".join(value for _words, value in listed)
