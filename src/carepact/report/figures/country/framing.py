"""What the pictures of a run share: its rows, its small print."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import polars as pl

from carepact.report.figures.canvas import Canvas
from carepact.report.figures.picture import Picture, Sizes, frame
from carepact.report.run.figures import Figures
from carepact.report.run.picture import foot_of
from carepact.studies.one_country.run import CountryRun


def take_rows(
    run: CountryRun,
    variables: Collection[str],
    *,
    scenarios: Collection[str] | None = None,
    year: int | None = None,
) -> pl.DataFrame:
    """Take rows of a run's figures as they are, those that a picture draws.

    Parameters
    ----------
    run : CountryRun
        The answer.
    variables : collection of str
        Of which figures.
    scenarios : collection of str, optional
        Present law and cases; by default all.
    year : int, optional
        By default all.
    """
    found = Figures.of(run)
    rows = pl.concat(map(found.rows_of, variables), rechunk=False)
    chosen = pl.lit(True)  # noqa: FBT003 - what polars calls every row
    if scenarios is not None:
        chosen &= pl.col("scenario").is_in(list(scenarios))
    if year is not None:
        chosen &= pl.col("year") == year
    return rows.filter(chosen)


def frame_run(
    name: str,
    said: tuple[str, str],
    body: Canvas,
    table: pl.DataFrame,
    run: CountryRun,
    notes: Sequence[str],
    sizes: Sizes,
    packages: Sequence[str] = (),
) -> Picture:
    """Head a drawing of a run with its finding, foot it with how to read it and its sources.

    Parameters
    ----------
    name : str
        Of its file.
    said : tuple of two str
        The sentence that it shows, and what is read out in its place.
    body : Canvas
        The drawing.
    table : pl.DataFrame
        What is drawn.
    run : CountryRun
        The answer, or the first of several.
    notes : sequence of str
        How to read it.
    sizes : Sizes
        Of the picture.
    packages : sequence of str
        Names of the packages, where they are several.
    """
    return frame(name, *said, body, table, foot_of(run, notes, packages), sizes)
