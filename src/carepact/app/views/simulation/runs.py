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
from carepact.studies.one_country.facts import StartingPoint
from carepact.studies.one_country.levers import Lever, set_levers
from carepact.studies.one_country.run import CountryRun
from carepact.studies.preview import Preview, preview_country, show_country
from carepact.studies.study_file.model import CountryStudy

KEPT_PREVIEWS, KEPT_STARTS, KEPT_RUNS = 1, 8, 4
"""What a worker keeps: previews, some 20 MB each; where they start, 2; whole runs, some 10."""


@dataclass(frozen=True)
class Carried:
    """A preview, with the study that it answers."""

    study: CountryStudy
    preview: Preview

    @property
    def run(self) -> CountryRun:
        """Return the run of few draws."""
        return self.preview.run

    def set_levers(
        self, sliders: Sequence[Slider], package: Package | None = None
    ) -> tuple[Lever, ...]:
        """Find where sliders stand in the last year, with its package or with another."""
        return set_levers(
            self.preview.start, package or self.study.package, self.study.until, sliders
        )


@cache
def _previews() -> Kept[Carried]:
    return Kept(KEPT_PREVIEWS)


@cache
def _starts() -> Kept[StartingPoint]:
    """Where the last previews started, by ground: visitors of several countries take turns."""
    return Kept(KEPT_STARTS)


@cache
def _runs() -> Kept[CountryRun]:
    return Kept(KEPT_RUNS)


def carry_out(asked: Asked, on_progress: Progress, package: str = "") -> CountryRun:
    """Carry a simulation out, in as many draws as its address asks for.

    Parameters
    ----------
    asked : Asked
        What is asked for.
    on_progress : callable
        Told what is being done.
    package : str
        Package in the place of the one that is asked for, as it ships.
    """

    def make() -> CountryRun:
        on_progress(_("simulating year by year"))
        return show_country(asked.open(package))

    return _runs().find((*asked.key, package), make)


def preview(asked: Asked, told: Told) -> Carried:
    """Carry a simulation out in the few draws of a preview, from where the last one started."""

    def make() -> Carried:
        study, begun = asked.open(), _starts().get(asked.ground)
        found = preview_country(study, int(told.limits["preview_draws"]), begun)
        _starts().find(asked.ground, lambda: found.start)
        return Carried(study, found)

    return _previews().find(asked.key, make)


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
