"""The form of a file of own figures: commas between columns, and the columns that are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from carepact.core.errors import DataError, Faults, nearest
from carepact.core.messages import _
from carepact.core.text_files import is_file


def check_form(path: Path) -> None:
    """Refuse a file without content, and one whose columns semicolons part."""
    if not is_file(path) or path.suffix.lower() not in (".csv", ".txt"):
        return
    with path.open("rb") as stream:
        head = stream.readline()
    if not head.strip():
        raise DataError(
            _("{file}: there is nothing in its first line. Name the columns.", file=path.name)
        )
    if b";" in head and b"," not in head:
        message = _(
            "{file}: its columns are parted by semicolons. Save it with commas between the "
            "columns and a point in numbers.",
            file=path.name,
        )
        raise DataError(message)


def check_columns(
    file: str, present: Sequence[str], needed: Sequence[str], optional: Sequence[str]
) -> None:
    """Note columns that are not there, and those that nobody would read."""
    known = (*needed, *optional)
    with Faults(DataError, file) as faults:
        for column in needed:
            if column not in present:
                faults.add(
                    _("there is no column '{column}'.", column=column)
                    + (nearest(column, present) or " " + _("Add it."))
                )
        for column in present:
            if column not in known:
                unread = [one for one in known if one not in present]
                faults.add(
                    _("column '{column}' is not read.", column=column)
                    + (nearest(column, unread) or " " + _("Take it out."))
                )
