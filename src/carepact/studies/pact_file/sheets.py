"""Read the sheet of what was seen of a pact: a row a promise and year."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path

from carepact.core.messages import _
from carepact.data.sheets.form import Form, read_form
from carepact.data.sheets.reading import SheetRow, read_sheet
from carepact.levels.pact.pact import Actual
from carepact.studies.pact_file.figures import spell


@cache
def actual_form() -> Form:
    """Return the form of what was seen."""
    return read_form("actual", resources.files(__package__).joinpath("actual.csv"))


def read_actual(path: Path) -> tuple[list[tuple[str, Actual]], list[str]]:
    """Read what was seen of a pact.

    Parameters
    ----------
    path : Path
        XLSX or CSV.

    Returns
    -------
    list of (str, Actual), list of str
        Each figure with the place of its row, and the faults of the sheet.
    """
    sheet = read_sheet(path, actual_form())
    faults = list(sheet.faults)
    if not sheet.rows and not faults:
        faults.append(_("the sheet holds no row. Write one for each commitment and year."))
    return [
        (row.place, _make(row))
        for row in sheet.rows
        if row.text("commitment") and row.whole("year")
    ], faults


def _make(row: SheetRow) -> Actual:
    """Make a figure of its row."""
    return Actual(
        commitment=spell(row.text("commitment")),
        year=row.whole("year") or 0,
        value=_number(row.number("value")),
        low=_number(row.number("low")),
        high=_number(row.number("high")),
        source=row.text("source").strip(),
        note=row.text("note").strip(),
    )


def _number(found: Decimal | None) -> float | None:
    """Return a number of the sheet; None where none is told."""
    return None if found is None else float(found)
