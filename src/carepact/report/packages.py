"""Show care packages: their list, one with its edits, and what differs between two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polars as pl
from rich.console import Group, RenderableType
from rich.text import Text

from carepact.core.messages import _, say, speak, word
from carepact.core.parameter_tables import Value
from carepact.core.provenance import Source, make_manifest
from carepact.policy.package import Edit, Package, PhaseIn
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.report.prose import Prose
from carepact.report.tables import WholeTable
from carepact.report.values import word_value
from carepact.report.words import in_words as say_label
from carepact.report.words import join_listed, put_under

Row = dict[str, str | int | float]


@dataclass(frozen=True)
class PackageTable:
    """Rows about packages for a file, and the same in words for a terminal."""

    title: str
    rows: tuple[Row, ...]
    schema: dict[str, type[pl.DataType]]
    """Columns of the rows with their types."""
    headings: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    """What the terminal shows, a text a heading."""
    settings: dict[str, object]
    notes: tuple[str, ...] = ()

    def to_polars(self) -> pl.DataFrame:
        """Return the rows as a table."""
        return pl.DataFrame(list(self.rows), schema=self.schema)

    def manifest(self) -> dict[str, object]:
        """Describe how the table came to be."""
        source = Source(title="carepact: instruments and packages", licence="Apache-2.0")
        return make_manifest((source,), self.settings, None, list(self.notes))


def list_packages(packages: Iterable[Package]) -> PackageTable:
    """List packages with their titles, instruments and years."""
    found = tuple(packages)
    schema: dict[str, type[pl.DataType]] = {
        **dict.fromkeys(("package", "title", "purpose", "instruments"), pl.String),
        **dict.fromkeys(("edits", "begins", "ends"), pl.Int64),
    }
    return PackageTable(
        title=say("Care packages"),
        rows=tuple(_row_of(package) for package in found),
        schema=schema,
        headings=(_("package"), _("purpose"), _("instruments"), _("years")),
        lines=tuple(
            (
                package.package,
                f"{word(package.title)}. {word(package.purpose)}",
                join_listed(
                    word(shipped_instrument(one).title) for one in _instruments_of(package)
                ),
                _years(package.phase_in),
            )
            for package in found
        ),
        settings={"command": "packages"},
    )


def _row_of(package: Package) -> Row:
    """Lay out one package."""
    return {
        "package": package.package,
        "title": package.title,
        "purpose": package.purpose,
        "instruments": " ".join(_instruments_of(package)),
        "edits": len(package.edits),
        "begins": package.phase_in.begins,
        "ends": package.phase_in.ends,
    }


def _instruments_of(package: Package) -> list[str]:
    """Name the instruments that a package edits, each once."""
    return list(dict.fromkeys(edit.instrument for edit in package.edits))


def describe_package(package: Package) -> PackageTable:
    """Lay out the edits of one package: in a file, a row a label."""
    return PackageTable(
        title=put_under(package.package, word(package.title)),
        rows=tuple(row for edit in package.edits for row in _rows_of(package, edit)),
        schema={
            "instrument": pl.String,
            "parameter": pl.String,
            "label": pl.String,
            "aim": pl.String,
            "target": pl.Float64,
            "unit": pl.String,
            "begins": pl.Int64,
            "ends": pl.Int64,
            "path": pl.String,
            "source": pl.String,
            "note": pl.String,
        },
        headings=(_("instrument"), _("parameter"), _("target"), _("years"), _("source")),
        lines=tuple(
            (
                word(shipped_instrument(edit.instrument).title),
                _title_of(edit.instrument, edit.parameter),
                _word_target(edit),
                _years(package.phase_of(edit)),
                f"{word(edit.source).rstrip('.')}. {word(edit.note)}".strip(),
            )
            for edit in package.edits
        ),
        settings={"command": "package show", "package": package.model_dump(mode="json")},
        notes=(package.purpose, say("What no edit names stays as present law has it.")),
    )


def compare_packages(first: Package, second: Package) -> PackageTable:
    """Lay out what two packages edit differently, a row a parameter."""
    lines = _list_differences(first, second)
    with speak("en"):  # a file is the same for every reader
        as_data = _list_differences(first, second)
    columns = ("instrument", "parameter", "first", "second")
    return PackageTable(
        title=say("{first} beside {second}", first=first.package, second=second.package),
        rows=tuple(dict(zip(columns, line, strict=True)) for line in as_data),
        schema=dict.fromkeys(columns, pl.String),
        headings=(_("instrument"), _("parameter"), first.package, second.package),
        lines=tuple(
            (word(shipped_instrument(one).title), _title_of(one, parameter), *told)
            for one, parameter, *told in lines
        ),
        settings={"command": "package diff", "packages": [first.package, second.package]},
        notes=() if lines else (say("No difference."),),
    )


def _list_differences(first: Package, second: Package) -> list[tuple[str, ...]]:
    """Tell each parameter that two packages edit differently, in the language of this context."""
    edits = [{edit.place: edit for edit in package.edits} for package in (first, second)]
    lines = []
    for place in dict.fromkeys([*edits[0], *edits[1]]):
        told = [
            _tell(package, of[place]) if place in of else _("present law")
            for package, of in zip((first, second), edits, strict=True)
        ]
        if told[0] != told[1]:
            lines.append((*place, *told))
    return lines


def show_packages(table: PackageTable) -> RenderableType:
    """Lay a table of packages out for rich to print."""
    notes = [Prose(word(note)) for note in table.notes]
    title = Prose(word(table.title), style="bold")
    if not table.lines:
        return Group(title, *notes)
    shown = WholeTable(title=title, title_justify="left", show_lines=True)
    for heading in table.headings:
        shown.add_column(heading)
    for line in table.lines:
        shown.add_row(*map(Text, line))
    return Group(shown, *notes)


def in_words(name: str) -> str:
    """Say a name of the files in the reader's language."""
    return say_label(name.replace("_", " "))


def _title_of(instrument: str, parameter: str) -> str:
    """Say the title of a parameter."""
    return word(shipped_instrument(instrument).parameters[parameter].title)


def _word_target(edit: Edit) -> str:
    """Say in words what an edit aims at: a floor, a ceiling, or the value itself."""
    value = word_value(edit.target, _unit_of(edit))
    return {
        "set": value,
        "at least": _("at least {value}", value=value),
        "at most": _("at most {value}", value=value),
    }[edit.aim]


def _rows_of(package: Package, edit: Edit) -> Iterator[Row]:
    """Lay out one edit, a row a label."""
    phase = package.phase_of(edit)
    for label, target in _labels_of(edit.target):
        yield {
            "instrument": edit.instrument,
            "parameter": edit.parameter,
            "label": label,
            "aim": edit.aim,
            "target": target,
            "unit": _unit_of(edit),
            "begins": phase.begins,
            "ends": phase.ends,
            "path": "listed" if phase.listed else phase.shape,
            "source": edit.source,
            "note": edit.note,
        }


def _labels_of(value: Value, above: str = "") -> Iterator[tuple[str, float]]:
    """List the numbers of a value with their labels; a scalar has none."""
    if not isinstance(value, dict):
        yield above, value
        return
    for label, part in value.items():
        yield from _labels_of(part, f"{above} {label}".strip())


def _tell(package: Package, edit: Edit) -> str:
    """Tell what an edit does and when, in one line."""
    phase = package.phase_of(edit)
    return f"{_word_target(edit)}, {_years(phase)}"


def _years(phase: PhaseIn) -> str:
    """Say when a change comes, and how."""
    told = {"first": phase.begins, "last": phase.ends}
    if phase.listed:
        return _("{first} to {last}, as listed", **told)
    if phase.shape == "linear":
        return _("{first} to {last}, evenly", **told)
    return _("{first} to {last}, gradually", **told)


def _unit_of(edit: Edit) -> str:
    """Name the unit of what is edited."""
    return shipped_instrument(edit.instrument).parameters[edit.parameter].unit
