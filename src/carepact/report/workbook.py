"""Write a workbook: read me, assumptions with sources, results, checks."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from carepact.core.figures import FigureTable
from carepact.core.messages import _, word
from carepact.report.sheets import open_book
from carepact.report.words import in_status, in_words
from carepact.value.care_value import CareValue
from carepact.value.equation import WageEquation


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
    """
    stream, rows = io.BytesIO(), result.to_polars()
    with open_book(word(result.title), stream) as book:
        book.write(_("Read me"), [_("what"), _("text")], _read_me(result))
        book.write(_("Assumptions"), *_assumptions(result))
        titled = [{**row, **_titles(row)} for row in rows.iter_rows(named=True)]
        book.write(_("Results"), rows.columns, [tuple(row.values()) for row in titled])
        book.write(_("Checks"), *_checks(result))
    return stream.getvalue()


def _titles(row: Mapping[str, Any]) -> dict[str, str]:
    """Say the titles of a row in the reader's language; its codes stay."""
    return {"activity_title": in_words(row["activity_title"])} if row["activity_title"] else {}


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
         "", in_status("given"), "")
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
            in_status("observed"),
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
