"""Compare our estimates with published figures: gap and verdict, a line a figure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import polars as pl

from carepact.core.messages import say
from carepact.core.provenance import Source, make_manifest
from carepact.core.units import MINUTES_PER_HOUR, time_per_minute
from carepact.data.timeuse.published import PublishedFigure
from carepact.measure.care_time import CareTime
from carepact.measure.table_requests import (
    Question,
    faithful_question,
    question_of,
    rejected_question,
)

Verdict = Literal[
    "equal",
    "within tolerance",
    "differs",
    "inside the interval",
    "inside the rejected interval too",
    "outside the interval",
    "not estimated",
]

Labels = tuple[tuple[str, str], ...]


class Estimate(NamedTuple):
    """One of our figures. [min/day]"""

    value: float
    standard_error: float
    lower: float
    upper: float
    n: int

    def scaled(self, factor: float) -> Estimate:
        """Return the same figure in another unit."""
        value, standard_error, lower, upper, n = self
        return Estimate(value * factor, standard_error * factor, lower * factor, upper * factor, n)


Cells = Mapping[tuple[str, Labels], Estimate]
"""Our figures of one table, by activity and labels. [min/day]"""


@dataclass(frozen=True)
class Comparison:
    """A published figure beside ours. Numbers are in the unit of the published one."""

    figure: PublishedFigure
    verdict: Verdict
    simultaneity: str
    """Rule for simultaneous activities that ours stands on."""
    ours: float | None = None
    """Our figure, rounded as the rule of comparison says."""
    gap: float | None = None
    """Ours less the published one."""
    estimate: Estimate | None = None
    """Our figure before rounding, with its error."""
    rejected: Estimate | None = None
    """Our figure under the rule that must not reach the published one."""
    faithful_icatus: float | None = None
    """What ICATUS gives where the published definition departs from it."""

    @property
    def agrees(self) -> bool:
        """Tell whether the two agree by the figure's own rule."""
        return self.verdict in {"equal", "within tolerance", "inside the interval"}

    @property
    def unrounded_gap_minutes(self) -> float | None:
        """Our figure before rounding less the published one. [min/day]"""
        if self.estimate is None:
            return None
        return (self.estimate.value - self.figure.published) / time_per_minute(self.figure.unit)


@dataclass(frozen=True)
class Validation:
    """Published figures beside ours, a line a figure."""

    title: str
    comparisons: tuple[Comparison, ...]
    method: str
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    settings: dict[str, object]
    seed: int | None
    synthetic: bool = False

    @property
    def agrees(self) -> bool:
        """Tell whether every figure agrees by its own rule."""
        return all(comparison.agrees for comparison in self.comparisons)

    def to_polars(self) -> pl.DataFrame:
        """Return the lines as a table.

        Returns
        -------
        pl.DataFrame
            `id`, `cell`, `activity`, `statistic`, `unit`, `published`, `ours`, `gap`,
            `verdict`; our unrounded `value` with `standard_error`, `lower`, `upper`, `n`
            and its gap in minutes; `faithful_icatus`; bounds under the rejected rule;
            `compared_by`, `rule`, `source`, `note`, `method`.
        """
        lines = [_line(comparison) for comparison in self.comparisons]
        table = pl.DataFrame(lines, schema_overrides={"n": pl.Int64}, infer_schema_length=None)
        numbers = table.with_columns(pl.col(pl.Null).cast(pl.Float64))
        return numbers.with_columns(pl.col(pl.Float64).fill_nan(None), method=pl.lit(self.method))

    def manifest(self) -> dict[str, object]:
        """Describe how this comparison came to be: versions, hashes, settings, seed."""
        return make_manifest(self.sources, self.settings, self.seed, list(self.notes))

    def __repr__(self) -> str:
        """Show the lines and what they stand on."""
        return f"Validation: {self.title}\n{self.to_polars()}\n{self.method}"


def compare_figures(
    figures: Sequence[PublishedFigure],
    estimates: Mapping[Question, CareTime],
    among: Sequence[PublishedFigure],
    title: str,
) -> Validation:
    """Set published figures beside ours.

    Parameters
    ----------
    figures : sequence of PublishedFigure
        Figures to compare.
    estimates : mapping of Question to CareTime
        Our tables for the questions of `list_questions`.
    among : sequence of PublishedFigure
        All figures published from the survey, so that those left out are counted.
    title : str
        Name of the survey.

    Returns
    -------
    Validation
        A comparison a figure, in the order given.
    """
    cells = {question: _cells(table) for question, table in estimates.items()}
    rules = {question: table.rule for question, table in estimates.items()}
    comparisons = tuple(_compare(figure, cells, rules) for figure in figures)
    tables = list(estimates.values())
    first = tables[0]
    origins = {figure.source: Source(figure.source, figure.licence) for figure in figures}
    return Validation(
        title=title,
        comparisons=comparisons,
        method=first.method,
        sources=(*first.sources, *origins.values()),
        notes=_notes(figures, tables, among),
        settings={
            "figures": [figure.id for figure in figures],
            "tables": [table.settings for table in tables],
        },
        seed=first.seed,
        synthetic=first.synthetic,
    )


def _notes(
    figures: Sequence[PublishedFigure],
    tables: Sequence[CareTime],
    among: Sequence[PublishedFigure],
) -> tuple[str, ...]:
    """Say what is left out, what stands beside, and what holds for every table."""
    notes = []
    if len(figures) < len(among):
        notes.append(
            say(
                "{compared} of {known} published figures are compared; the others are of years "
                "that these diaries do not hold.",
                compared=len(figures),
                known=len(among),
            )
        )
    if any(figure.faithful_groups for figure in figures):
        notes.append(
            say(
                "Faithful ICATUS: divisions 3 and 4 of ICATUS 2016, shown where the published "
                "definition departs from them."
            )
        )
    shared = [note for note in tables[0].notes if all(note in table.notes for table in tables)]
    return (*notes, *shared)


def _cells(table: CareTime) -> Cells:
    """Take the figures that are released, by activity and labels. [min/day]"""
    columns = table.domain
    known = table.to_polars().filter(pl.col("value").is_not_null())
    rows = known.with_columns(pl.col(pl.Float64).fill_null(math.nan))
    return {
        (row["activity"], tuple((column, str(row[column])) for column in columns)): Estimate(
            *(row[name] for name in Estimate._fields)
        )
        for row in rows.iter_rows(named=True)
    }


def _compare(
    figure: PublishedFigure, cells: Mapping[Question, Cells], rules: Mapping[Question, str]
) -> Comparison:
    """Set one published figure beside ours."""
    question = question_of(figure)
    estimate = _find(figure, question, cells)
    if estimate is None:
        return Comparison(figure, "not estimated", rules[question])
    parts = [cells[question][part, figure.cell].value for part in figure.parts]
    compared = _rounded(figure, estimate.value, parts)
    rejected = _find(figure, rejected_question(figure), cells)
    faithful = _find(figure, faithful_question(figure), cells)
    return Comparison(
        figure,
        _judge(figure, compared, estimate, rejected),
        rules[question],
        ours=compared,
        gap=round(compared - figure.published, figure.decimals),
        estimate=estimate,
        rejected=rejected,
        faithful_icatus=faithful.value if faithful else None,
    )


def _find(
    figure: PublishedFigure, question: Question | None, cells: Mapping[Question, Cells]
) -> Estimate | None:
    """Look our figure up in one table, in the published unit."""
    found = cells[question].get((figure.activity, figure.cell)) if question else None
    return found.scaled(time_per_minute(figure.unit)) if found else None


def _line(comparison: Comparison) -> dict[str, object]:
    """Lay one comparison out as a row of the table."""
    figure, estimate, rejected = comparison.figure, comparison.estimate, comparison.rejected
    return {
        "id": figure.id,
        "cell": " ".join(label for _column, label in figure.cell),
        "activity": figure.activity,
        "statistic": figure.statistic,
        "unit": figure.unit,
        "published": figure.published,
        "ours": comparison.ours,
        "gap": comparison.gap,
        "verdict": comparison.verdict,
        **(estimate._asdict() if estimate else dict.fromkeys(Estimate._fields)),
        "unrounded_gap_minutes": comparison.unrounded_gap_minutes,
        "faithful_icatus": comparison.faithful_icatus,
        "rejected_lower": rejected.lower if rejected else None,
        "rejected_upper": rejected.upper if rejected else None,
        "compared_by": figure.rule,
        "rule": comparison.simultaneity,
        "source": figure.source,
        "note": figure.note,
    }


def _rounded(figure: PublishedFigure, value: float, parts: Sequence[float]) -> float:
    """Round our figure as the publisher rounded, `parts` in [min/day]."""
    if figure.rule == "interval":
        return value
    if figure.rule == "sum of rounded parts":
        hours = sum(round(part / MINUTES_PER_HOUR, figure.parts_decimals) for part in parts)
        value = hours * MINUTES_PER_HOUR * time_per_minute(figure.unit)
    return round(value, figure.decimals)


def _judge(
    figure: PublishedFigure, compared: float, estimate: Estimate, rejected: Estimate | None
) -> Verdict:
    """Say whether a figure agrees, by its own rule."""
    if figure.rule == "interval":
        if math.isnan(estimate.lower):
            return "not estimated"
        if not estimate.lower <= figure.published <= estimate.upper:
            return "outside the interval"
        if rejected and rejected.lower <= figure.published <= rejected.upper:
            return "inside the rejected interval too"
        return "inside the interval"
    gap, printed_to = abs(compared - figure.published), 0.5 * 10**-figure.decimals
    if gap < printed_to:
        return "equal"
    return "within tolerance" if gap <= figure.tolerance + printed_to else "differs"
