"""Check an answer as received."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rich.console import RenderableType

from carepact.api.result import Glance, TableResult
from carepact.report.verification import say_verdict, show_verification
from carepact.studies.received.found import Verification
from carepact.studies.verification import verify_answer


@dataclass(frozen=True, repr=False)
class VerifiedAnswer(TableResult[Verification]):
    """Every file of an answer, and what it is found to be.

    Columns of `figures`: `file`, `found` (`matches`, `changed`, `missing`, `not listed`,
    `no whole manifest`, `does not hold`), `place` (which check does not hold), `bytes` and
    `sha256` as the manifest lists them.
    """

    keys = ("file", "found", "place")
    file = "verification"

    @property
    def is_whole(self) -> bool:
        """Whether every file is as it was written, and the books hold."""
        return self.found.is_whole

    def glance(self) -> Glance:
        """Tell whether it is whole."""
        return Glance(say_verdict(self.found))

    def _page(self) -> RenderableType:
        """Lay out what `carepact verify` shows."""
        return show_verification(self.found)


def verify_result(path: str | Path) -> VerifiedAnswer:
    """Check an answer as received: its files against its manifest, its books against their checks.

    Parameters
    ----------
    path : str or Path
        Folder that `save` or `-o` wrote, or a file with its manifest beside it.

    Returns
    -------
    VerifiedAnswer
        `is_whole`, and what each file is found to be.

    Raises
    ------
    CareError
        If there is no such file or folder.

    Examples
    --------
    >>> import carepact
    >>> saved = carepact.list_packages().save("packages.csv")
    >>> carepact.verify_result("packages.csv").is_whole
    True
    """
    return VerifiedAnswer(verify_answer(Path(path)))
