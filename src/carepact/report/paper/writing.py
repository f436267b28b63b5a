"""Write a paper into the kind of file that its name tells."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from carepact.core import voice
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _
from carepact.report.formats import check_place
from carepact.report.paper.document import Document, PaperKind
from carepact.report.paper.docx import write_docx
from carepact.report.paper.html import write_html
from carepact.report.printing import print_page, require_printer

ENDINGS = (".html", ".pdf", ".docx")


def check_paper(kind: str, output: Path) -> PaperKind:
    """Refuse what cannot be written, before anything is simulated for it.

    Parameters
    ----------
    kind : str
        Which paper is asked for.
    output : Path
        Its file.

    Raises
    ------
    ParameterError
        If there is no such paper, the ending tells no kind of file, a report is asked for as
        DOCX, the file cannot stand there, or what prints a PDF is missing.
    """
    known = get_args(PaperKind)
    if kind not in known:
        raise ParameterError(
            _("{given}: there is no such paper.", given=voice.given("kind", kind))
            + nearest(kind, known)
            + " "
            + _("Papers: {listed}.", listed=", ".join(known))
        )
    check_place(output)
    ending = check_ending(output)
    if kind == "report" and ending == ".docx":
        raise ParameterError(
            _(
                "{given}: a report is too long to be edited, and is written as .html and .pdf "
                "alone. Ask for a brief or a submission with {option}.",
                given=voice.given("output", output.name),
                option=voice.option("kind"),
            )
        )
    return next(one for one in known if one == kind)


def check_ending(output: Path) -> str:
    """Return the ending of a paper's file; refuse one that tells no kind, or has no printer.

    Raises
    ------
    ParameterError
        If it cannot be written as its ending tells.
    """
    ending = output.suffix.lower()
    if ending not in ENDINGS:
        raise ParameterError(
            _(
                "{given}: the ending tells no format. Use {endings}.",
                endings=", ".join(ENDINGS),
                given=voice.given("output", output.name),
            )
        )
    if ending == ".pdf":
        require_printer()
    return ending


def write_paper(document: Document, output: Path) -> bytes:
    """Write a document as the ending of its file tells.

    Returns
    -------
    bytes
        The same for the same document; of a PDF, for the same fonts of the machine.
    """
    ending = output.suffix.lower()
    if ending == ".docx":
        return write_docx(document)
    if ending == ".pdf":
        return print_page(write_html(document, for_print=True))
    return write_html(document)
