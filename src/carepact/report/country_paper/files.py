"""The files of a paper on a country: the paper, and its manifest beside it."""

from __future__ import annotations

from pathlib import Path

from carepact.report.country_paper.basis import describe
from carepact.report.country_paper.papers import write_country_paper
from carepact.report.formats import close_files
from carepact.report.paper.document import PaperKind
from carepact.report.paper.writing import write_paper
from carepact.studies.one_country.findings import CountryFindings


def lay_out_paper(found: CountryFindings, kind: PaperKind, output: Path) -> dict[Path, bytes]:
    """Lay a paper out with its manifest; nothing is written yet.

    Returns
    -------
    dict of Path to bytes
        What to write where.
    """
    paper = write_paper(write_country_paper(found, kind), output)
    return close_files({output: paper}, describe(found), output)
