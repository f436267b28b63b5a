"""What the pictures of a country share: colours, sizes, and the heading with the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from carepact.core.draws import PREVIEW_DRAWS
from carepact.core.headline import Headline, choose_headline
from carepact.core.messages import _
from carepact.report.headings import frame_picture, head_picture
from carepact.report.headlines import say_headline
from carepact.report.layout import Layout
from carepact.report.run.told import name_told
from carepact.report.run.words import explain_mark
from carepact.simulate.result_grade import ON_IMPUTED_KEY
from carepact.studies.one_country.run import CountryRun

Chart = Any
"""A chart of Altair, of whatever kind."""


@dataclass(frozen=True)
class RunLayout(Layout):
    """Sizes of the pictures of a run."""

    panel_width: int = 330
    panel_height: int = 260
    bar_height: int = 46
    row_height: int = 36
    """Of a named input. [pixels]"""
    row_characters: int = 46
    """Where the name of an input breaks. [characters]"""
    label_width: int = 380
    room: float = 1.25
    """Length of an axis over that of its longest bar, where figures stand behind it. [ratio]"""
    legend_columns: int = 6
    least_below_zero: float = 0.02
    """A band that reaches less below 0 gets no axis below it. [share of the height]"""
    least_labelled: float = 11
    """Shares below this have no number in their bar. [%]"""


def finish_picture(
    chart: Chart, title: str, run: CountryRun, notes: Sequence[str], packages: Sequence[str] = ()
) -> Chart:
    """Head a picture with its finding, what it is, and where it comes from."""
    layout = RunLayout()
    named = packages or (run.projection.package,)
    heading = head_picture(title, _say_what_it_is(run, notes, named), layout)
    framed: Chart = frame_picture(chart.properties(title=heading), layout)
    return framed.configure_legend(
        orient="top",
        labelFontSize=layout.subtitle_size,
        symbolType="square",
        symbolOpacity=1,
        columns=layout.legend_columns,
        labelLimit=layout.label_width,
    )


def _say_what_it_is(
    run: CountryRun, notes: Sequence[str], packages: Sequence[str]
) -> Iterator[str]:
    """Say what a picture is of, how sure it is, and where it comes from."""
    if run.projection.draws < PREVIEW_DRAWS:
        yield _("PREVIEW: few draws, intervals are rough.")
    yield _(
        "Package: {package}. Simulation, not a forecast. Grade {grade} for money, {hours} "
        "for hours.",
        package=", ".join(packages),
        grade=run.grade.money,
        hours=run.grade.hours,
    )
    yield from notes
    if run.told:
        yield name_told(run.told)
    if choose_headline(run.projection.draws) is Headline.CENTRAL:
        yield say_headline(run.projection.draws)
    if run.projection.parts:
        yield _("Law of {listed} alone.", listed=", ".join(run.projection.parts))
    yield _(
        "Source: carepact, {count} draws, seed {seed}; its facts and their sources: the manifest.",
        count=run.projection.draws,
        seed=run.projection.seed,
    )
    if run.grade.money in ON_IMPUTED_KEY:  # hours of grade D are not drawn
        yield explain_mark()
