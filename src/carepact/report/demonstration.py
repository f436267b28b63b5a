"""What the demonstration leaves in its folder, and what to read of it first."""

from __future__ import annotations

from pathlib import Path

from carepact.core import voice
from carepact.core.messages import _
from carepact.ledger.draws import BookDraw
from carepact.ledger.export import name_journal
from carepact.report.run.file_names import RunFile
from carepact.simulate.projection import HEADLINE_SCENARIO
from carepact.studies.one_country.run import CountryRun


def say_what_to_read(folder: Path) -> list[tuple[str, str]]:
    """Name the files to read first, in order, each with what it tells."""
    return [
        (
            str(folder / RunFile.ANSWER),
            _("all tables, then the answer; answer.xlsx holds the figures"),
        ),
        (
            str(folder / f"{RunFile.WHO_PROVIDES_AND_PAYS}.svg"),
            _("who gives care and who pays, before and after"),
        ),
        (
            str(folder / f"{RunFile.COST_BY_YEAR}.svg"),
            _("cost, and net cost to the State, year by year"),
        ),
        (
            str(folder / f"{RunFile.WHAT_MATTERS_MOST}.svg"),
            _("the assumptions that move the result most"),
        ),
        (
            str(folder / RunFile.LEDGER / name_journal(HEADLINE_SCENARIO, BookDraw.MEDIAN)),
            _("the books: every hour and every dollar, from whom and to whom"),
        ),
        (str(folder / RunFile.MANIFEST), _("every figure behind it, with its source")),
    ]


def say_what_next(run: CountryRun) -> list[str]:
    """Name commands to go on with, as they are typed here."""
    return [
        voice.command("country", run.projection.country),
        voice.command("compare", run.projection.country),
        voice.command("run", "SEN"),
        voice.command("measure", "synthetic", by="role", groups="motherhood"),
    ]
