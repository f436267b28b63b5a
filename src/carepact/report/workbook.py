"""Write a workbook: read me, assumptions with sources, results, checks."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from carepact.core import voice
from carepact.core.errors import ParameterError
from carepact.core.figures import FigureTable
from carepact.core.messages import _, word
from carepact.value.care_value import CareValue
from carepact.value.equation import WageEquation

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


@dataclass(frozen=True)
class SheetLayout:
    """Sizes of a sheet. [characters]"""

    narrowest_column: int = 9
    widest_column: int = 60
    longest_cell: int = 32_767
    """What one cell can hold."""


def escape_formula(value: object) -> object:
    """Put an apostrophe before a text that a spreadsheet would run as a formula.

    Returns
    -------
    object
        Numbers and other texts as they are; a text that begins with `= + - @` or a
        control sign with an apostrophe before it.
    """
    if not isinstance(value, str):
        return value
    beginnings = ("=", "+", "-", "@", "\t", "\r", "\n")
    return f"'{value}" if value.startswith(beginnings) else value


def make_workbook(result: FigureTable) -> bytes:
    """Turn a result into an XLSX workbook.

    Parameters
    ----------
    result : FigureTable
        Care time or care value; what it holds has been released.

    Returns
    -------
    bytes
        The file, the same for the same result.

    Raises
    ------
    ParameterError
        If the extra `formats` is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra, imported where it is needed
    except ModuleNotFoundError as error:
        message = _(
            "{given}: needs the package xlsxwriter. Install carepact[formats], or use csv.",
            given=voice.given("format", "xlsx"),
        )
        raise ParameterError(message) from error
    stream = io.BytesIO()
    as_text = {"strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, {"in_memory": True, **as_text})
    no_date = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same bytes every time
    book.set_properties({"title": result.title, "created": no_date})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    _write(book, _("Read me"), [_("what"), _("text")], _read_me(result), bold)
    _write(book, _("Assumptions"), *_assumptions(result), bold)
    rows = result.to_polars()
    _write(book, _("Results"), rows.columns, rows.rows(), bold)
    _write(book, _("Checks"), *_checks(result), bold)
    book.close()
    return stream.getvalue()


def _write(
    book: xlsxwriter.Workbook,
    name: str,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    bold: Format,
) -> None:
    """Write one sheet, with a frozen header and columns as wide as their text."""
    sheet: Worksheet = book.add_worksheet(name)
    widths = [len(str(heading)) for heading in header]
    for column, heading in enumerate(header):
        sheet.write_string(0, column, str(escape_formula(heading)), bold)
    for line, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            _write_cell(sheet, line, column, value)
            widths[column] = max(widths[column], len(f"{value}"))
    layout = SheetLayout()
    for column, width in enumerate(widths):
        fitting = min(max(width + 1, layout.narrowest_column), layout.widest_column)
        sheet.set_column(column, column, fitting)
    sheet.freeze_panes(1, 0)


def _write_cell(sheet: Worksheet, line: int, column: int, value: object) -> None:
    """Write one cell: a number, a truth, a text that is no formula, or nothing."""
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, column, value)
    elif isinstance(value, int | float):
        if value == value and abs(value) != float("inf"):  # noqa: PLR0124 - NaN differs from itself
            sheet.write_number(line, column, value)
    else:
        text = str(escape_formula(str(value)))
        sheet.write_string(line, column, text[: SheetLayout().longest_cell])


def _read_me(result: FigureTable) -> list[tuple[str, str]]:
    """Say what the workbook holds, how it was made, and how to read it."""
    lines = [(_("title"), word(result.title))]
    if result.synthetic:
        lines.append((_("warning"), _("SYNTHETIC: these diaries are made up.")))
    lines += [
        (_("standard errors"), word(result.method)),
        (_("simultaneous activities"), result.rule),
        (_("intervals"), _("95 %; lower and upper in the sheet of results")),
        (
            _("hidden figures"),
            _(
                "empty, reliability 'hidden': fewer than {minimum} persons, one of them with "
                "almost all of it, or it would give another figure away",
                minimum=result.disclosure.minimum,
            ),
        ),
        (
            _("apostrophes"),
            _(
                "A text that begins with = + - or @ has an apostrophe before it, so that no "
                "program runs it."
            ),
        ),
    ]
    lines += [(_("note"), word(note)) for note in result.notes]
    for source in dict.fromkeys(result.sources):
        text = f"{word(source.title)} ({source.licence})"
        lines.append((_("source"), f"{text} {source.file} {source.sha256}".strip()))
    return lines


def _assumptions(result: FigureTable) -> tuple[list[str], list[tuple[object, ...]]]:
    """List assumptions with their sources, then the settings of the run."""
    header = [
        _("assumption"), _("value"), _("unit"), _("date"), _("source"), _("licence"), _("status"),
        _("note"), _("standard error"),
    ]  # fmt: skip
    rows: list[tuple[object, ...]] = []
    if isinstance(result, CareValue):
        rows += [_say_all(one.to_dict().values()) for one in result.assumptions]
        rows += [row for one in result.equations for row in _coefficients(one)]
    settings = {name: value for name, value in result.settings.items() if name != "assumptions"}
    rows += [
        (_("setting {name}", name=name), _plain(value), "", "", _("given by the user or default"),
         "", "given", "")
        for name, value in settings.items()
    ]  # fmt: skip
    return header, rows


def _say_all(cells: Iterable[object]) -> tuple[object, ...]:
    """Say what cells hold in the reader's language."""
    return tuple(word(cell) if isinstance(cell, str) else cell for cell in cells)


def _coefficients(equation: WageEquation) -> Iterator[tuple[object, ...]]:
    """List the coefficients of a wage equation as assumptions."""
    for term, coefficient in zip(equation.terms, equation.coefficients[:, 0], strict=True):
        yield (
            _("wage equation {year}: {term}", year=equation.year, term=term),
            float(coefficient),
            _("log hourly wage"),
            str(equation.year),
            _("fitted here"),
            "",
            "observed",
            _(
                "n {n}, R2 {r_squared:.3f}, residual standard error {error:.3f}, smearing "
                "factor {factor:.3f}",
                n=equation.workers,
                r_squared=equation.r_squared,
                error=equation.residual_standard_error,
                factor=float(equation.smearing[0]),
            ),
        )


def _plain(value: Any) -> str | float | int | None:  # noqa: ANN401 - settings hold anything
    """Turn a setting into what one cell can hold."""
    if value is None or isinstance(value, str | float | int):
        return value
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)


def _checks(result: FigureTable) -> tuple[list[str], list[tuple[object, ...]]]:
    """List what must hold and whether it does; sums over everybody are no figures to print."""
    header = [_("check"), _("tolerance"), _("holds")]
    rows: list[tuple[object, ...]] = []
    if isinstance(result, CareValue):
        rows += [(word(c.title), c.tolerance, c.holds) for c in result.checks]
    table = result.to_polars()
    ordered = table.drop_nulls(["lower", "upper", "value"])
    outside = ordered.filter(~ordered["value"].is_between(ordered["lower"], ordered["upper"]))
    rows.append((_("figures outside their own interval"), 0, not outside.height))
    negative = table.filter(table["standard_error"] < 0).height
    rows.append((_("negative standard errors"), 0, negative == 0))
    return header, rows
