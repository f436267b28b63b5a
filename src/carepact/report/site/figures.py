"""The figures of a page: what each is, how it is printed, and what a package begins with."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal, NamedTuple

import numpy as np
import polars as pl

from carepact.core.arrays import FloatArray
from carepact.core.messages import _, number, percent_sign
from carepact.core.parameter_tables import LABELS
from carepact.report.marks import hold_mark
from carepact.report.run.words import in_words_of_run, mark_grade
from carepact.report.scales import PERCENT
from carepact.simulate.projection import HEADLINE_SCENARIO, SEXES
from carepact.studies.response_table.answer import CountryResponses

Kind = Literal["gdp", "share", "count", "hours"]
"""How a figure is printed."""
Key = tuple[str, str]
"""Name and label of a figure, as `ResponseTable.tell` has them."""


class Figure(NamedTuple):
    """A figure of the last year: under present law, with the package, and in its full run."""

    key: Key
    kind: Kind
    words: str
    law: float | None
    """None where all is beyond present law: then it is 0."""
    start: float
    """With every input at its middle."""
    value: float | None
    """Of the full run; None where no headline may be printed."""
    low: float | None
    high: float | None
    mark: str

    @property
    def name(self) -> str:
        """Name it as the page's script does."""
        return ":".join(self.key).rstrip(":")


def print_as(value: float, kind: Kind) -> str:
    """Print a figure with its unit."""
    printed = print_number(value, kind)
    if kind in {"gdp", "share"}:
        return f"{printed}{percent_sign()}"
    return _("{hours} h", hours=printed) if kind == "hours" else printed


def print_number(value: float, kind: Kind) -> str:
    """Print a figure alone: of GDP with two decimals, a count with three digits that count."""
    if kind == "gdp":
        return number(round(PERCENT * value, 2) + 0.0, 2)
    if kind == "share":
        return number(round(PERCENT * value, 1) + 0.0, 1)
    if kind == "hours":
        return number(round(value, 2) + 0.0, 2)
    return number(round_count(value), 0)


def round_count(value: float) -> float:
    """Round a count to three digits that count, and to whole ones. [persons]"""
    size = math.floor(math.log10(abs(value))) if abs(value) >= 1 else 0
    return round(value, min(0, 2 - size)) + 0.0


def list_figures(found: CountryResponses) -> list[Figure]:
    """List the figures of a country's page; those on hours are left out where not quoted."""
    start = tell_start(found)
    law = found.table.law
    beyond = {
        "cost": _("Added cost, all payers, a year"),
        "net_cost": _("Net cost to the State, a year"),
        "comes_back": _("Comes back to the State as revenue, a year"),
    }
    listed: list[tuple[Key, Kind, str, float | None]] = [
        ((name, ""), "gdp", words, None) for name, words in beyond.items()
    ]
    listed += [
        (("paid_by", payer), "gdp", _("Paid by: {payer}", payer=in_words_of_run(payer)), None)
        for payer in LABELS["payer"]
        if np.abs(start["paid_by", payer]).max() > 0 or is_moved(found, ("paid_by", payer))
    ]
    listed += [
        (("care_jobs", sex), "count", words, None)
        for sex, words in zip(
            SEXES, (_("Jobs in care, women"), _("Jobs in care, men")), strict=True
        )
    ]
    listed.append((("mothers_entering", ""), "count", _("Mothers who take up other work"), None))
    listed += [
        (("employment", sex), "share", words, float(law.employed[sex][-1] / law.adults[sex][-1]))
        for sex, words in zip(SEXES, (_("Employed, of women of 15 and over"),
                                      _("Employed, of men of 15 and over")), strict=True)
    ]  # fmt: skip
    women, men = (law.labour_income[sex] for sex in SEXES)
    listed.append(
        (("earnings_gap", ""), "share", _("Women earn less than men, by"), 1 - women / men)
    )
    if found.grade.quotes_hours:
        listed += [
            (("unpaid_hours", sex), "hours", words, law.unpaid_hours[sex])
            for sex, words in zip(SEXES, (_("Unpaid work of a woman, a day"),
                                          _("Unpaid work of a man, a day")), strict=True)
        ]  # fmt: skip
    return [
        Figure(key, kind, words, law_has, float(start[key][0, -1]), *_find(found, key))
        for key, kind, words, law_has in listed
    ]


def tell_start(found: CountryResponses) -> Mapping[Key, FloatArray]:
    """Tell what the table answers to the package that is begun with."""
    return found.table.tell(np.array([[one.start for one in found.settings]]))


def is_moved(found: CountryResponses, key: Key) -> bool:
    """Tell whether a column of the table answers to any knob."""
    at = [number for number, one in enumerate(found.table.columns) if one[:2] == key]
    return bool(np.abs(found.table.added[:, at]).max(initial=0.0) > 0)


def _find(
    found: CountryResponses, key: Key
) -> tuple[float | None, float | None, float | None, str]:
    """Find the median of the full run, its interval and its mark."""
    rows = rows_of(found, key).filter(
        pl.col("year") == found.table.years[-1], pl.col("scenario") == HEADLINE_SCENARIO
    )
    row = rows.row(0, named=True)
    mark = mark_grade(row["grade"])
    if row["undefined_draws"]:
        mark = hold_mark("undefined") + mark
    return row["value"], row["low"], row["high"], mark


def rows_of(found: CountryResponses, key: Key) -> pl.DataFrame:
    """Find the rows of a figure in the full run."""
    name, label = key
    rows = found.figures.filter(pl.col("variable") == name)
    if not label:
        return rows
    column = "sex" if label in SEXES else "label"
    return rows.filter(pl.col(column) == label)
