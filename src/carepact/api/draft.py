"""Drafts of files that users edit: a package, a study, a survey's mapping."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.report.formats import write_files
from carepact.report.run.files import make_folder


@dataclass(frozen=True)
class Draft:
    """The text of a file to be edited, and the schema that editors check it by."""

    title: str
    text: str = field(repr=False)
    schema_name: str = field(repr=False)
    """Name of the schema's file, which stands beside the draft."""
    schema: str = field(repr=False)
    beside: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Further files by name, which must not be there yet."""

    def save(self, path: str | Path) -> list[Path]:
        """Write the draft and its schema.

        Parameters
        ----------
        path : str or Path
            The file, which must not be there yet.

        Returns
        -------
        list of Path
            The files written.

        Raises
        ------
        CareError
            If the file is there already, or the folder cannot be written to.
        """
        place = Path(path)
        drafted = {place: self.text.encode()}
        drafted |= {place.with_name(name): content for name, content in self.beside.items()}
        new = list(drafted)
        for one in new:
            if one.exists():
                raise ParameterError(_("{file}: exists already. Name another file.", file=one.name))
        drafted[place.with_name(self.schema_name)] = self.schema.encode()
        make_folder(place.parent)
        return write_files(drafted, new=new)

    def _repr_html_(self) -> str:
        """Show the text in a notebook."""
        return f"<strong>{escape(self.title)}</strong><pre>{escape(self.text)}</pre>"
