"""Print a page as PDF on this machine: nothing is fetched, and no day of printing is noted."""

from __future__ import annotations

import contextlib
import importlib
import io
from types import ModuleType

from carepact.core.errors import ParameterError
from carepact.core.messages import _

STANDARD = "pdf/ua-1"
"""Tagged, so that it can be read aloud (ISO 14289-1)."""


def print_page(page: bytes) -> bytes:
    """Print a page of HTML as PDF.

    Parameters
    ----------
    page : bytes
        One file of HTML that asks for nothing outside.

    Returns
    -------
    bytes
        The PDF, the same for the same page and fonts of the machine.

    Raises
    ------
    ParameterError
        If WeasyPrint or what it needs of the system is not installed.
    RuntimeError
        If the page asks for something outside.
    """
    weasyprint = require_printer()
    # No protocol is allowed; one that is tried ends the printing, instead of leaving a gap.
    nowhere = weasyprint.urls.URLFetcher(allowed_protocols=(), fail_on_errors=True)
    document = weasyprint.HTML(string=page.decode(), url_fetcher=nowhere)
    try:
        return bytes(document.write_pdf(pdf_variant=STANDARD))
    except weasyprint.urls.FatalURLFetchingError as error:
        raise RuntimeError("a page to print asks for something outside") from error


def require_printer() -> ModuleType:
    """Return WeasyPrint, or say how to get it.

    Raises
    ------
    ParameterError
        If the library, or a library of the system that it calls, is not installed.
    """
    said = io.StringIO()  # it prints advice of its own when Pango is missing
    try:
        with contextlib.redirect_stdout(said):
            return importlib.import_module("weasyprint")
    except ImportError as error:
        raise ParameterError(
            _(
                "Printing as PDF needs the library WeasyPrint. Install it with: "
                "pip install 'carepact[pdf]'. The pages of HTML print from any browser."
            )
        ) from error
    except OSError as error:
        raise ParameterError(
            _(
                "Printing as PDF needs Pango and HarfBuzz, which this machine does not have. On "
                "Debian: apt-get install {packages}. The pages of HTML print from any browser.",
                packages="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core",
            )
        ) from error
