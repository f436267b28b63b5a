"""All papers that a carer hands on: as files of HTML and a workbook, and printed as PDF."""

from __future__ import annotations

from carepact.report.printing import print_page
from carepact.report.skills.dossier import write_dossier
from carepact.report.skills.matrix import write_matrix
from carepact.report.skills.shown import keep_shown, list_open_skills
from carepact.report.skills.statement import write_statement
from carepact.studies.one_carer.answer import CarerAnswer


def lay_out_papers(found: CarerAnswer) -> dict[str, bytes]:
    """Lay out the statement, the dossier and the employer's matrix.

    Parameters
    ----------
    found : CarerAnswer
        With all that was told; what the holder keeps to herself stands in none of them.

    Returns
    -------
    dict of str to bytes
        File name to content, the same for the same answer and language; no statement where
        every skill that is shown tells of somebody's health.

    Raises
    ------
    ParameterError
        If no skill is shown, or what is shown holds a name of `never_say`. All faults are listed.
    """
    papers = {"dossier.html": write_dossier(found), "matrix.xlsx": write_matrix(found)}
    if _has_statement(found):
        papers["statement.html"] = write_statement(found)
    return papers


def print_papers(found: CarerAnswer) -> dict[str, bytes]:
    """Print the statement and the dossier as PDF, from the same pages.

    Parameters
    ----------
    found : CarerAnswer
        As for `lay_out_papers`.

    Returns
    -------
    dict of str to bytes
        File name to content, the same for the same answer, language and fonts of the machine.

    Raises
    ------
    ParameterError
        As `lay_out_papers`; or if the library that prints is not installed.
    """
    papers = {"dossier.pdf": print_page(write_dossier(found))}
    if _has_statement(found):
        papers["statement.pdf"] = print_page(write_statement(found))
    return papers


def _has_statement(found: CarerAnswer) -> bool:
    """Tell whether a skill is left for a statement, without what tells of somebody's health."""
    return bool(list_open_skills(keep_shown(found, with_health=False)))
