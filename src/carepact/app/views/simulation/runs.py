"""The runs behind the pages, previews and full ones, the last few kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from carepact.app.kept import Kept
from carepact.app.told import Told
from carepact.app.views.simulation.asked import Asked
from carepact.app.views.view import Progress
from carepact.core.messages import _
from carepact.policy.package import Package
from carepact.policy.package_files import shipped_package
from carepact.policy.sliders import Slider
from carepact.studies.one_country.levers import Lever, set_levers
from carepact.studies.one_country.run import CountryRun
from carepact.studies.preview import preview_country
from carepact.studies.study_file.model import CountryStudy

KEPT_RUNS = 2
"""Runs that a worker keeps; one of 1,000 draws holds some 100 MB."""


@dataclass(frozen=True)
class Carried:
    """A simulation that was carried out, with the study that it answers."""

    study: CountryStudy
    run: CountryRun

    def set_levers(
        self, sliders: Sequence[Slider], package: Package | None = None
    ) -> tuple[Lever, ...]:
        """Find where sliders stand in the last year, with its package or with another."""
        start = self.run.simulated.start
        assert start is not None  # noqa: S101 - every simulation of a study keeps it
        return set_levers(start, package or self.study.package, self.study.until, sliders)


@cache
def _runs() -> Kept[Carried]:
    return Kept(KEPT_RUNS)


def carry_out(asked: Asked, on_progress: Progress, package: str = "") -> Carried:
    """Carry a simulation out, in as many draws as its address asks for; no books.

    Parameters
    ----------
    asked : Asked
        What is asked for.
    on_progress : callable
        Told what is being done.
    package : str
        Package in the place of the one that is asked for, as it ships.
    """

    def make() -> Carried:
        on_progress(_("simulating year by year"))
        study = asked.open(package)
        return Carried(study, preview_country(study, study.sampler.draws))

    return _runs().find((*asked.key, package), make)


def preview(asked: Asked, told: Told, on_progress: Progress) -> Carried:
    """Carry it out in the few draws of a preview."""
    few = min(asked.draws, int(told.limits["preview_draws"]))
    return carry_out(replace(asked, draws=few), on_progress)


def shorten(asked: Asked, carried: Carried, sliders: Sequence[Slider]) -> Asked:
    """Leave out settings that say what the package does anyway: a form sends every field."""
    usual = carried.set_levers(sliders, shipped_package(asked.package))
    same = {
        one.slider.path
        for one in usual
        if one.slider.path in asked.settings
        and abs(float(asked.settings[one.slider.path]) - one.target) <= one.slider.step / 100
    }
    kept = {name: value for name, value in asked.settings.items() if name not in same}
    return replace(asked, settings=kept)
