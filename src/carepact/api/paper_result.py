"""A result that writes the report on itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from carepact.api.result import Table_co, ToldResult
from carepact.core import voice
from carepact.report.formats import check_place, write_files
from carepact.report.level_paper.files import lay_out_level_paper
from carepact.report.paper.writing import check_ending


@dataclass(frozen=True, repr=False)
class PaperResult(ToldResult[Table_co]):
    """An answer to somebody of which there is a report."""

    def write_paper(self, place: str | Path) -> list[Path]:
        """Write the report: what `carepact report` writes of the file; few persons are hidden.

        Parameters
        ----------
        place : str or Path
            Its file: `.html`, `.docx`, or `.pdf` (needs the extra `carepact[pdf]`).

        Returns
        -------
        list of Path
            The report, and its manifest beside it.

        Raises
        ------
        CareError
            If it cannot be written there.
        """
        path = Path(place)
        with voice.name_options(output="place"):
            check_place(path)
            check_ending(path)
        return write_files(lay_out_level_paper(self.found, path))
