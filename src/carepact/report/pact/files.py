"""The files of a pact: text, tables, workbook, public page, books, package, and their manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import polars as pl
from rich.console import RenderableType

from carepact.ledger.export import export_books
from carepact.ledger.ledger import post_projection
from carepact.report.figures.saving import draw_pictures
from carepact.report.figures.standing import draw_standing
from carepact.report.formats import render
from carepact.report.pact.check_page import show_check, show_full_check
from carepact.report.pact.glances import (
    list_check_headlines,
    list_monitoring_headlines,
    list_simulation_headlines,
    list_versions_headlines,
    say_check_title,
    say_monitoring_title,
    say_simulation_title,
    say_versions_title,
)
from carepact.report.pact.monitoring_page import show_full_monitoring, show_monitoring
from carepact.report.pact.package_file import PACKAGE_FILE, write_package
from carepact.report.pact.public import (
    write_check_sheet,
    write_monitoring_sheet,
    write_simulation_sheet,
)
from carepact.report.pact.sheets_of import list_monitoring_sheets, list_simulation_sheets
from carepact.report.pact.simulation_page import show_full_simulation, show_simulation
from carepact.report.pact.versions_page import show_versions
from carepact.report.pact.words import say_pact
from carepact.report.pact.workbook import write_workbook
from carepact.report.run.file_names import RunFile
from carepact.report.telling import Telling
from carepact.simulate.projection import Projection
from carepact.studies.one_pact.answer import (
    PactCheck,
    PactMonitoring,
    PactSimulation,
    PactVersions,
)


class PactOutput(StrEnum):
    """Files of a pact that others name too."""

    UNNAMED = "unnamed.csv"
    PROMISES = "promises.csv"
    AIMS = "aims.csv"
    BRINGS = "brings.csv"
    LEVELS = "levels.csv"
    STARTS = "starts.csv"
    STANDING = "standing.csv"
    COSTS = "costs.csv"
    DIFFERENCES = "differences.csv"
    PAGE = "pact.html"
    """For the public."""
    BOOKS_PROMISED = "books-promised"
    """Folder of the books with the pact kept: journals and checks."""
    BOOKS_SEEN = "books-seen"
    """The same with what was seen of it."""
    PICTURE = "standing"


@dataclass(frozen=True)
class PactCheckTelling(Telling[PactCheck]):
    """How it is told what a pact leaves unnamed."""

    def say_title(self) -> str:
        """Head what is seen at one glance."""
        return say_check_title(self.found)

    def list_headlines(self) -> tuple[tuple[str, str], ...]:
        """List some headline figures: what each is, and the figure."""
        return tuple(list_check_headlines(self.found))

    def show(self) -> RenderableType:
        """Lay out what is missing."""
        return show_check(self.found)

    def show_full(self) -> RenderableType:
        """Lay out all that is missing, with every promise."""
        return show_full_check(self.found)

    def list_tables(self) -> dict[str, pl.DataFrame]:
        """List what is unnamed, the promises, the aims."""
        return _check_tables(self.found)

    def list_pages(self) -> dict[str, bytes]:
        """List the public page."""
        return {PactOutput.PAGE: write_check_sheet(self.found)}


@dataclass(frozen=True)
class PactSimulationTelling(Telling[PactSimulation]):
    """How it is told what a pact brings."""

    def say_title(self) -> str:
        """Head what is seen at one glance."""
        return say_simulation_title(self.found)

    def list_headlines(self) -> tuple[tuple[str, str], ...]:
        """List some headline figures: what each is, and the figure."""
        return tuple(list_simulation_headlines(self.found))

    def show(self) -> RenderableType:
        """Lay out cost, payers and hours, and each promise shortly."""
        return show_simulation(self.found)

    def show_full(self) -> RenderableType:
        """Lay out all, with what if and where promises start from."""
        return show_full_simulation(self.found)

    def render(self, chosen: str) -> str:
        """Turn what the pact brings into text; JSON holds the other tables too."""
        further = {"levels": self.found.levels, "starts": self.found.begins()}
        return _render(super().render(chosen), chosen, further)

    def list_tables(self) -> dict[str, pl.DataFrame]:
        """List what it brings, levels, starting points, and what the check lists."""
        return {
            PactOutput.BRINGS: self.found.brings,
            PactOutput.LEVELS: self.found.levels,
            PactOutput.STARTS: self.found.begins(),
            **_check_tables(self.found.check),
        }

    def list_pages(self) -> dict[str, bytes]:
        """List workbook, public page, books and package."""
        pact = self.found.check.pact
        return {
            RunFile.WORKBOOK: write_workbook(say_pact(pact), list_simulation_sheets(self.found)),
            PactOutput.PAGE: write_simulation_sheet(self.found),
            PACKAGE_FILE: write_package(pact),
            **_write_books(PactOutput.BOOKS_PROMISED, self.found.promised),
        }


@dataclass(frozen=True)
class PactMonitoringTelling(Telling[PactMonitoring]):
    """How it is told whether a pact is kept."""

    def say_title(self) -> str:
        """Head what is seen at one glance."""
        return say_monitoring_title(self.found)

    def list_headlines(self) -> tuple[tuple[str, str], ...]:
        """List some headline figures: what each is, and the figure."""
        return tuple(list_monitoring_headlines(self.found))

    def show(self) -> RenderableType:
        """Lay out how promises stand and what the gap costs."""
        return show_monitoring(self.found)

    def show_full(self) -> RenderableType:
        """Lay out all years with sources, and every gap."""
        return show_full_monitoring(self.found)

    def render(self, chosen: str) -> str:
        """Turn how promises stand into text; JSON holds what the gap costs too."""
        gap = self.found.gap
        return _render(super().render(chosen), chosen, {} if gap is None else {"costs": gap.costs})

    def list_tables(self) -> dict[str, pl.DataFrame]:
        """List how promises stand, what the gap costs, and what the check lists."""
        return {
            PactOutput.STANDING: self.found.to_polars(),
            **({} if self.found.gap is None else {PactOutput.COSTS: self.found.gap.costs}),
            **_check_tables(self.found.check),
        }

    def list_pages(self) -> dict[str, bytes]:
        """List workbook, public page, books as promised and as seen, package, picture."""
        pact = self.found.check.pact
        pictures = {PactOutput.PICTURE.value: draw_standing(self.found)} if self.found.years else {}
        package = {} if self.found.gap is None else {PACKAGE_FILE: write_package(pact)}
        return {
            RunFile.WORKBOOK: write_workbook(say_pact(pact), list_monitoring_sheets(self.found)),
            PactOutput.PAGE: write_monitoring_sheet(self.found),
            **package,
            **_write_gap_books(self.found),
            **draw_pictures(pictures),
        }


@dataclass(frozen=True)
class PactVersionsTelling(Telling[PactVersions]):
    """How it is told what changed from one version of a pact to the next."""

    def say_title(self) -> str:
        """Head what is seen at one glance."""
        return say_versions_title(self.found)

    def list_headlines(self) -> tuple[tuple[str, str], ...]:
        """List some headline figures: what each is, and the figure."""
        return tuple(list_versions_headlines(self.found))

    def show(self) -> RenderableType:
        """Lay out all differences."""
        return show_versions(self.found)

    def show_full(self) -> RenderableType:
        """Lay out all differences."""
        return show_versions(self.found)

    def list_tables(self) -> dict[str, pl.DataFrame]:
        """List the differences."""
        return {PactOutput.DIFFERENCES: self.found.to_polars()}

    def list_pages(self) -> dict[str, bytes]:
        """List nothing else."""
        return {}


def _check_tables(found: PactCheck) -> dict[str, pl.DataFrame]:
    """List what is unnamed, the promises, the aims."""
    return {
        PactOutput.UNNAMED: found.to_polars(),
        PactOutput.PROMISES: found.promises(),
        PactOutput.AIMS: found.served(),
    }


def _render(text: str, chosen: str, further: Mapping[str, pl.DataFrame]) -> str:
    """Put further tables into the text of a format that can hold several."""
    if chosen != "json":
        return text
    held = json.loads(text)
    for name, table in further.items():
        held[name] = json.loads(render(table, {}, "json"))["rows"]
    return json.dumps(held, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _write_gap_books(found: PactMonitoring) -> dict[str, bytes]:
    """Write the books of a country as promised and as seen; none where nothing is simulated."""
    if found.gap is None:
        return {}
    return _write_books(PactOutput.BOOKS_PROMISED, found.gap.promised) | _write_books(
        PactOutput.BOOKS_SEEN, found.gap.seen
    )


def _write_books(folder: str, projection: Projection) -> dict[str, bytes]:
    """Write the books of a run: its journals and its checks."""
    books = export_books(post_projection(projection))
    wanted = ("checks.csv", "trial-balance.csv", "profile.csv")
    return {
        f"{folder}/{name}": held
        for name, held in books.items()
        if name in wanted or name.endswith(".journal")
    }
