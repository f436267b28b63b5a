"""Put a result into files: the table, its manifest, and what else is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from carepact.core import voice
from carepact.core.errors import ParameterError
from carepact.core.figures import FigureTable
from carepact.core.messages import _
from carepact.measure.design_sketch import DesignSketch
from carepact.report.descriptor import describe_package
from carepact.report.formats import choose_format, close_files, render
from carepact.report.sdmx import DEFAULT_STRUCTURE, read_structure, write_sdmx_csv
from carepact.report.snippets import write_r_snippet, write_stata_snippet
from carepact.report.workbook import make_workbook


@dataclass(frozen=True)
class Extras:
    """What goes beside the table."""

    descriptor: bool = False
    snippets: bool = False
    structure: str = DEFAULT_STRUCTURE
    contributions: bool = False


def choose_output(wanted: str | None, output: Path | None, extras: Extras) -> str:
    """Choose the format, and refuse extras that have no file to stand beside.

    Raises
    ------
    ParameterError
        If the format is unknown, or an extra is asked for without a file.
    """
    chosen = choose_format(wanted, output, {"xlsx": ".xlsx", "sdmx-csv": ""})
    asked = [
        voice.option(extra)
        for extra, on in (
            ("descriptor", extras.descriptor),
            ("snippets", extras.snippets),
            ("contributions", extras.contributions),
        )
        if on
    ]
    if asked and output is None:
        message = _(
            "{options}: goes beside a file. Name one with {output}.",
            options=", ".join(asked),
            output=voice.option("output"),
        )
        raise ParameterError(message)
    if extras.descriptor and chosen != "csv":
        message = _(
            "{option}: describes a CSV file. Add {format}.",
            option=voice.option("descriptor"),
            format=voice.given("format", "csv"),
        )
        raise ParameterError(message)
    return chosen


def render_result(result: FigureTable, chosen: str, structure: str = DEFAULT_STRUCTURE) -> bytes:
    """Turn a result into the bytes of one file, the same for the same input."""
    if chosen == "xlsx":
        return make_workbook(result)
    if chosen == "sdmx-csv":
        return write_sdmx_csv(result, read_structure(structure))
    return render(result.to_polars(), result.manifest(), chosen)


def lay_out_files(
    result: FigureTable,
    chosen: str,
    output: Path,
    extras: Extras,
    design: DesignSketch | None = None,
    further: Mapping[Path, bytes] = MappingProxyType({}),
) -> dict[Path, bytes]:
    """Lay out every file of a result: table, descriptor, snippets, further ones, manifest.

    Returns
    -------
    dict of Path to bytes
        What to write where; nothing is written yet.
    """
    table = render_result(result, chosen, extras.structure)
    files = {output: table}
    if extras.descriptor:
        content = describe_package(result, output.name, table)
        files[output.with_name("datapackage.json")] = content
    if design is not None:
        weights = output.with_name(output.stem + ".replicates.csv")
        files[weights] = design.replicates.write_csv().encode()
        do_file, script = (output.with_name(f"{output.stem}.design.{e}") for e in ("do", "R"))
        files[do_file] = write_stata_snippet(design, weights.name)
        files[script] = write_r_snippet(design, weights.name)
    return close_files({**files, **further}, result.manifest(), output)
