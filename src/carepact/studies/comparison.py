"""Several packages of one country side by side, from the same draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import polars as pl

from carepact.core.messages import _
from carepact.policy.package_files import open_package
from carepact.policy.study import CountryStudy
from carepact.studies.care_account import say_nothing
from carepact.studies.country import CountryRun, answer_country


@dataclass(frozen=True)
class Comparison:
    """Runs of one country that differ in their package alone."""

    runs: tuple[CountryRun, ...]

    @property
    def figures(self) -> pl.DataFrame:
        """Put the figures of every run into one table."""
        return pl.concat([run.figures for run in self.runs])


def compare_packages(
    study: CountryStudy, packages: Sequence[str], tell: Callable[[str], None] = say_nothing
) -> Comparison:
    """Carry one country through several packages with the same seed."""
    opened = [open_package(name) for name in packages]
    runs = []
    for package in opened:
        tell(_("simulating {package}", package=package.package))
        runs.append(answer_country(replace(study, package=package)))
    return Comparison(tuple(runs))
