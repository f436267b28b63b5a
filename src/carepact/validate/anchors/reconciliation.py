"""Published figures and ours, line by line: what a reconciliation gives."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from carepact.core.provenance import Source, make_manifest
from carepact.core.rows import tabulate
from carepact.data.countries.facts import BASE_YEAR
from carepact.policy.package_files import shipped_package
from carepact.validate.anchors.lines import Line
from carepact.validate.anchors.rows import AnchorRow, list_rows
from carepact.validate.anchors.terms import read_terms


@dataclass(frozen=True)
class Reconciliation:
    """Published figures and ours, line by line."""

    lines: tuple[Line, ...]
    countries: tuple[str, ...]
    """Those that were carried to the last year."""
    best_known: tuple[str, ...]
    """Those of them of which no key figure is imputed."""
    left_out: tuple[str, ...]
    """Those that lack a figure without which rules cannot be applied."""
    draws: int
    sources: tuple[Source, ...] = ()

    @property
    def year(self) -> int:
        """The year that the published figures are of."""
        return read_terms().year

    def to_polars(self) -> pl.DataFrame:
        """Return a row a published figure, group of countries and reason."""
        return tabulate(list_rows(self.lines), AnchorRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the comparison came to be."""
        terms = read_terms()
        settings: dict[str, object] = {
            "package": shipped_package(terms.package).model_dump(mode="json"),
            "base_year": BASE_YEAR, "year": terms.year, "draws": self.draws,
            "countries": list(self.countries), "best_known": list(self.best_known),
            "left_out": list(self.left_out),
        }  # fmt: skip
        return make_manifest(self.sources, settings, terms.seed, [])
