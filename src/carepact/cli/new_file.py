"""Write a new file that somebody goes on to edit, where none stands yet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from carepact.cli.called import name_of_call
from carepact.cli.log import tell
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.text_files import exists, is_folder


def tell_next(called: str, output: Path, workbook: str = "") -> None:
    """Say to edit a new file, and to fill in the workbook that it names, before a command."""
    command = f"{name_of_call()} {called} {output}"
    if not workbook:
        tell(_("Next: edit it, then: {command}", command=command))
        return
    tell(
        _(
            "Next: fill in {workbook} and edit {file}, then: {command}",
            workbook=workbook,
            file=output.name,
            command=command,
        )
    )


def find_place_fault(output: Path) -> str:
    """Word why no new file can be written at a place; empty where one can."""
    if exists(output) or output.is_symlink():
        return _("{file}: exists already. Name another file.", file=output.name)
    if not is_folder(output.absolute().parent):
        return _(
            "{file}: there is no folder {folder}. Make it first, or name another.",
            file=output,
            folder=output.parent,
        )
    return ""


def write_new(
    output: Path,
    text: str,
    schema_name: str = "",
    schema: str = "",
    beside: Mapping[str, bytes] = MappingProxyType({}),
) -> None:
    """Write a new file, and beside it the schema that editors check it by, and further new files.

    Raises
    ------
    CareError
        If there is such a file already, or it cannot be written; then nothing is.
    """
    from carepact.report.formats import write_files

    drafted = {output: text.encode()}
    drafted |= {output.with_name(name): content for name, content in beside.items()}
    new = list(drafted)
    faults = [fault for fault in map(find_place_fault, new) if fault]
    if faults:
        raise ParameterError("\n".join(dict.fromkeys(faults)))
    if schema:
        drafted[output.with_name(schema_name)] = schema.encode()
    for written in write_files(drafted, new=new):
        tell(_("Wrote {file}", file=written))
