"""Countries of which the tests of papers write: one run each, shared by all of them."""

from __future__ import annotations

import functools
from typing import Any

import carepact
from carepact.core.speaking import use_language
from carepact.report.country_paper.papers import write_country_paper
from carepact.report.paper.document import Document, PaperKind
from carepact.report.paper.html import write_html
from carepact.studies.country_findings import add_findings
from carepact.studies.one_country.findings import CountryFindings

YEAR = 2030
DRAWS = 30
"""Enough for a median; the papers say that such intervals are rough."""


@functools.cache
def simulate(code: str) -> carepact.CountryResult:
    """Simulate a country once."""
    return carepact.simulate_country(code, "universal-care", until=YEAR, draws=DRAWS)


@functools.cache
def find(code: str) -> CountryFindings:
    """Set needs and law of a country beside its run, once."""
    return add_findings(simulate(code).found)


@functools.cache
def write(code: str, kind: PaperKind, language: str = "en") -> Document:
    """Write a paper once."""
    with use_language(language):
        return write_country_paper(find(code), kind)


@functools.cache
def page(code: str, kind: PaperKind, language: str = "en") -> str:
    """Write a paper as HTML once."""
    with use_language(language):
        return write_html(write(code, kind, language)).decode()


@functools.cache
def answer(code: str) -> dict[str, Any]:
    """Give the answer of a run as its JSON has it."""
    return dict(simulate(code).answer)
