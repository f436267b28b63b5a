"""What the demonstration leaves in its folder, and what to read of it first."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from carepact.core.messages import _
from carepact.report.run.files import LEDGER, lay_out_run
from carepact.report.run.page import show_run
from carepact.simulate.projection import HEADLINE_SCENARIO
from carepact.studies.one_country.run import CountryRun

ANSWER = "answer.txt"
"""The answer as the screen shows it."""
WIDTH = 120
"""Width of the answer's lines. [characters]"""


def lay_out_demonstration(run: CountryRun, folder: Path) -> dict[Path, bytes]:
    """Lay out every file of a run and the answer as a text; nothing is written yet."""
    return {folder / ANSWER: write_answer(run)} | lay_out_run(run, folder)


def write_answer(run: CountryRun) -> bytes:
    """Write the answer as the screen shows it."""
    text = io.StringIO()
    Console(file=text, width=WIDTH, highlight=False).print(show_run(run))
    lines = (line.rstrip() for line in text.getvalue().splitlines())
    return ("\n".join(lines) + "\n").encode()


def say_what_to_read(folder: Path) -> list[tuple[str, str]]:
    """Name the files to read first, in order, each with what it tells."""
    return [
        (str(folder / ANSWER), _("the answer above: sentences, then tables, then their grounds")),
        (
            str(folder / "who-provides-and-pays.svg"),
            _("who gives care and who pays, before and after"),
        ),
        (str(folder / "cost-by-year.svg"), _("cost and what is left for the State, year by year")),
        (str(folder / "what-matters-most.svg"), _("the assumptions that move the result most")),
        (
            str(folder / LEDGER / f"{HEADLINE_SCENARIO}-point.journal"),
            _("the books: every hour and every dollar, from whom and to whom"),
        ),
        (str(folder / "manifest.json"), _("every figure that it stands on, with its source")),
    ]


def say_what_next(run: CountryRun) -> list[str]:
    """Name commands to go on with."""
    return [
        f"carepact country {run.projection.country}",
        f"carepact compare {run.projection.country}",
        "carepact run SEN",
        "carepact measure synthetic --by role --groups motherhood",
    ]
