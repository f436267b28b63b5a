"""Write a document as one file of HTML: no script, nothing fetched, pictures within."""

from __future__ import annotations

from markupsafe import Markup

from carepact.core.messages import _
from carepact.report.figures.picture import Picture
from carepact.report.holding import hold_together
from carepact.report.paper.document import Document
from carepact.report.paper.fitting import fit_texts
from carepact.report.templates import fill_page


def write_html(document: Document, *, for_print: bool = False) -> bytes:
    """Write a document as one file of HTML, which a browser shows and prints.

    Parameters
    ----------
    document : Document
        What it says.
    for_print : bool
        Whether it is printed here, on paper alone: what paper does not show is left out.
    """
    contents = document.contents if document.kind == "report" else []
    return fill_page(
        "paper",
        "paper.html.j2",
        {
            "lang": document.language,
            "kind": document.kind,
            "title": document.title,
            "subtitle": document.subtitle,
            "source": document.source,
            "contents": contents,
            "contents_title": _("Contents"),
            "figures_title": _("Figures of this picture"),
            "blocks": [(type(one).__name__, one) for one in document.blocks],
            "drawing": _draw,
            "for_print": for_print,
        },
        _hold,
        is_tight=True,
    )


def _draw(picture: Picture) -> Markup:
    """Return the drawing of a picture, its texts as long as they were laid out."""
    return Markup(fit_texts(picture.svg))  # noqa: S704 - every text in it is escaped by the canvas


def _hold(text: str) -> str:
    """Hold figures together in a text; a drawing stays as it is."""
    return text if isinstance(text, Markup) else hold_together(text)
