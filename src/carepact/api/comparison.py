"""Several packages of one country side by side, from the same draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import xarray as xr
from rich.console import RenderableType

from carepact.api.chart import Charts
from carepact.api.result import Glance, Result, save_folder
from carepact.api.simulation import CountryResult, say_how_sure, tell_headlines
from carepact.api.told import EvidenceValue, Number, open_told
from carepact.measure.request import list_words
from carepact.report.comparison import (
    head_of_comparison,
    lay_out_comparison,
    show_comparison,
)
from carepact.report.figures.country.comparison import draw_comparison
from carepact.report.run.files import manifest_of
from carepact.report.words import put_under
from carepact.studies.comparison import Comparison
from carepact.studies.comparison import compare_packages as compare

USUAL = ("ilo-floor", "universal-care", "co-responsibility")


@dataclass(frozen=True, repr=False)
class PackageComparison(Result[Comparison]):
    """What several packages do to one country, from the same draws.

    Columns of `figures` as in `CountryResult`; `package` tells them apart.
    """

    @property
    def figures(self) -> pl.DataFrame:
        """The figures of every package, one below the other."""
        return self.found.figures

    @property
    def runs(self) -> dict[str, CountryResult]:
        """The result of each package by its name."""
        return {run.projection.package: CountryResult(run) for run in self.found.runs}

    @property
    def charts(self) -> Charts:
        """The packages side by side."""
        return Charts({"packages-side-by-side": partial(draw_comparison, self.found)})

    def manifest(self) -> dict[str, Any]:
        """Describe how each run came to be, by package."""
        return {run.projection.package: manifest_of(run) for run in self.found.runs}

    def to_xarray(self, variable: str | None = None) -> xr.Dataset | xr.DataArray:  # type: ignore[override]
        """Return the figures as arrays; the first dimension is `package`.

        Parameters
        ----------
        variable : str, optional
            As in `CountryResult.to_xarray`, which tells the other dimensions.
        """
        arrays: list[Any] = [one.to_xarray(variable) for one in self.runs.values()]
        named = xr.DataArray(list(self.runs), dims="package", name="package")
        joined: xr.Dataset | xr.DataArray = xr.concat(arrays, named, join="outer")
        return joined

    def glance(self) -> Glance:
        """Tell the extra cost of each package in the last year."""
        first = self.found.runs[0]
        lines = tuple(
            (put_under(run.projection.package, words), told)
            for run in self.found.runs
            for words, told in [list(tell_headlines(run))[1]]
        )
        return Glance(head_of_comparison(self.found), lines, (say_how_sure(first),))

    def save(self, folder: str | Path) -> list[Path]:
        """Write figures, picture and manifests, as `carepact compare -o` does.

        Parameters
        ----------
        folder : str or Path
            Made where it is not there.

        Returns
        -------
        list of Path
            The files written.

        Raises
        ------
        CareError
            If the folder cannot be written to.
        """
        return save_folder(lay_out_comparison(self.found, Path(folder)), Path(folder))

    def _page(self) -> RenderableType:
        """Lay out what `carepact compare` shows."""
        return show_comparison(self.found)


def compare_packages(  # noqa: PLR0913 - as many choices as the command has
    country: str | Path,
    packages: str | Path | Sequence[str | Path] = USUAL,
    *,
    set: Mapping[str, Number] | None = None,  # noqa: A002 - the command's word
    evidence: Mapping[str, EvidenceValue] | None = None,
    shocks: Mapping[str, int] | None = None,
    until: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
    own_facts: str | Path | None = None,
) -> PackageComparison:
    """Put several packages of one country side by side, from the same draws.

    Parameters
    ----------
    country : str or Path
        Country, by its ISO 3166-1 alpha-3 code or its name; or a study's file.
    packages : sequence of str or Path
        Packages that ship, or their files.
    set, evidence, shocks, until, draws, seed, own_facts
        As in `simulate_country`, the same for every package.

    Returns
    -------
    PackageComparison
        Figures of every package, a picture, and each run by name.

    Raises
    ------
    CareError
        With all faults at once, if a package cannot be opened or stands twice.

    Examples
    --------
    >>> import carepact
    >>> both = carepact.compare_packages(
    ...     "KEN", ["ilo-floor", "universal-care"], until=2026, draws=2
    ... )
    >>> list(both.runs)
    ['ilo-floor', 'universal-care']
    """
    changes = {
        "until": until,
        "draws": draws,
        "seed": seed,
        "own_facts": own_facts,
        "shocks": shocks,
    }
    listed: Any = [packages] if isinstance(packages, Path) else packages
    if not isinstance(listed, str) and isinstance(listed, Iterable):
        listed = [str(one) if isinstance(one, Path) else one for one in listed]
    names = list_words(listed, "packages")
    return PackageComparison(compare(open_told(country, changes, set, evidence), names))
