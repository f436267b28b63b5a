"""Several packages of one country side by side, from the same draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import polars as pl

from carepact.core import voice
from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _
from carepact.policy.package import Package
from carepact.policy.package_files import open_package
from carepact.policy.settings import apply_settings
from carepact.studies.care_account import ignore_progress
from carepact.studies.country import answer_country
from carepact.studies.one_country.run import CountryRun
from carepact.studies.study_file.country_checks import indent_faults
from carepact.studies.study_file.model import CountryStudy
from carepact.studies.unread_evidence import find_unread, raise_unread


@dataclass(frozen=True)
class Comparison:
    """Runs of one country that differ in their package alone."""

    runs: tuple[CountryRun, ...]

    @property
    def figures(self) -> pl.DataFrame:
        """Put the figures of every run into one table."""
        return pl.concat([run.figures for run in self.runs])


def compare_packages(
    study: CountryStudy,
    packages: Sequence[str],
    on_progress: Callable[[str], None] = ignore_progress,
) -> Comparison:
    """Carry one country through several packages with the same seed and settings.

    Raises
    ------
    ParameterError
        With all faults at once, if a package cannot be opened or stands twice, or none is named;
        if evidence is set that no run reads.
    """
    opened = [apply_settings(one, study.edits) for one in _open_all(packages)]
    studies = [replace(study, package=package) for package in opened]
    _refuse_unread_by_all(studies)
    runs = []
    for one in studies:
        on_progress(_("simulating {package}", package=one.package.package))
        runs.append(answer_country(one))
    return Comparison(tuple(runs))


def _refuse_unread_by_all(studies: Sequence[CountryStudy]) -> None:
    """Refuse evidence that is set and that no package's run reads."""
    unread = [find_unread(one) for one in studies]
    in_all = [place for place in unread[0] if all(place in one for one in unread[1:])]
    raise_unread(in_all, studies[0])


def _open_all(names: Sequence[str]) -> list[Package]:
    """Open every package, or raise all their faults."""
    opened = []
    with Faults(ParameterError, voice.option("packages")) as faults:
        if not names:
            faults.add(_("no package is named. Name at least one."))
        for name in dict.fromkeys(one for one in names if list(names).count(one) > 1):
            faults.add(_("{name} stands twice. Name each package once.", name=name))
        for name in names:
            try:
                opened.append(open_package(name))
            except ParameterError as error:
                faults.add(indent_faults(error))
    return opened
