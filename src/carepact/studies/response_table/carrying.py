"""Many packages of a country at a time, every input at its middle: a draw carries a package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import OneAtATime
from carepact.core.parameter_tables import AXES, LABELS
from carepact.law.years import expand
from carepact.policy.package import Edit, Package
from carepact.policy.rules.arguments import LawValues
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.simulate.enrolment import cover_those_not_on_leave
from carepact.simulate.growth_paths import draw_paths
from carepact.simulate.projection import Projection, place
from carepact.simulate.work import count_hireable, count_mothers, draw_employment
from carepact.simulate.years import simulate_laws
from carepact.studies.country_projection import start_country
from carepact.studies.one_country.facts import StartingPoint, StudyCountry
from carepact.studies.response_table.knobs import Setting
from carepact.studies.response_table.mothers import Room
from carepact.studies.study_file.model import CountryStudy


@dataclass(frozen=True)
class Carrier:
    """A country that is ready to carry packages, as many at a time as it has draws."""

    start: StartingPoint
    law: LawValues
    """Present law year by year, as `years.expand` lays it out."""
    shares: FloatArray
    """How much of a package is in force, shape (years,). [share]"""

    middle: ClassVar[int] = 1
    """The first draw: index 0 is the point, which may lie elsewhere where spreads are skewed."""

    @classmethod
    def of(
        cls,
        study: CountryStudy,
        read: StudyCountry,
        at_a_time: int,
        apart: tuple[str, ...] = (),
    ) -> Carrier:
        """Start a country with every input at its middle.

        Parameters
        ----------
        study, read
            The country, its horizon, and the package whose phase-in is taken.
        at_a_time : int
            Packages that are carried together. [packages]
        apart : tuple of str
            Inputs that the second draw has at their lower end, the third at their upper one.
        """
        groups = (apart,) if apart else ()
        sampler = OneAtATime(0, at_a_time, study.sampler.given, groups)
        start = start_country(read, study.until, draw_paths(study.paths, sampler), sampler)
        today = cover_those_not_on_leave(start.inputs, start.law)
        years = start.inputs.years
        shares = study.package.phase_in.share_of(np.asarray(years, dtype=np.int64))
        return cls(start, expand(today, None, years), shares)

    @property
    def years(self) -> list[int]:
        """List the years."""
        return list(self.start.inputs.years)

    @property
    def law_of_last_year(self) -> LawValues:
        """Present law of the last year, every input at its middle, arrays of shape (labels,)."""
        return {
            name: {key: value[self.middle, -1] for key, value in values.items()}
            for name, values in self.law.items()
        }

    def carry(self, settings: tuple[Setting, ...], packages: FloatArray) -> Projection:
        """Carry packages, one a draw; the last of them fills the draws that are left.

        Parameters
        ----------
        settings : tuple of Setting
            The knobs.
        packages : FloatArray, shape (packages, knobs)
            Where each knob stands in each package, at most as many as there are draws.
        """
        draws = self.start.inputs.draws
        missing = draws - len(packages)
        filled = np.concatenate([packages, np.repeat(packages[-1:], missing, axis=0)])
        start = self.start
        return simulate_laws(
            start.inputs, start.hours, start.balance, start.law,
            (self.law, self._move(settings, filled)), start.paths, "moved",
        )  # fmt: skip

    def _move(self, settings: tuple[Setting, ...], packages: FloatArray) -> LawValues:
        """Lay out the law of every package year by year, each in its own draw."""
        moved = {name: dict(values) for name, values in self.law.items()}
        for number, setting in enumerate(settings):
            for place_ in setting.knob.places:
                instrument, parameter = place_
                before = self.law[instrument][parameter]
                columns = setting.knob.find_columns(place_)
                known = moved[instrument][parameter]
                shape = (known.shape[0], len(self.years), known.shape[-1])
                after = np.broadcast_to(known, shape).copy()
                law = np.broadcast_to(before, shape)[self.middle :, :, columns]
                aims = setting.knob.aim(packages[:, number], law[0, -1], setting.law, setting.high)
                share = self.shares[None, :, None]
                after[self.middle :, :, columns] = law + share * (aims[:, None] - law)
                moved[instrument][parameter] = after
        return moved

    @property
    def room(self) -> Room:
        """What limits mothers who take up work, arrays of shape (years,)."""
        inputs = self.start.inputs
        mothers = count_mothers(inputs)
        women = place("sex", "women")
        shape = (1 + inputs.draws, len(inputs.years))
        at = {
            "in_work": mothers.in_work,
            "without": mothers.without,
            "room": count_hireable(inputs)[women],
            "shared": draw_employment("mothers_in_care_jobs", inputs),
        }
        return Room(
            **{name: np.broadcast_to(one, shape)[self.middle].copy() for name, one in at.items()}
        )


def start_package(package: Package, settings: tuple[Setting, ...], law: LawValues) -> Package:
    """Reduce a package to what the knobs say of it, as a package of its own.

    What is raised keeps what is better in present law, and labels of no knob stay as they are.
    """
    targets: dict[tuple[str, str], FloatArray] = {}
    for setting in settings:
        for parameter, found in setting.find_targets(setting.start, law).items():
            known = targets.get(parameter, found)
            targets[parameter] = np.where(np.isnan(found), known, found)
    edits = tuple(
        _write_edit(parameter, found, law, package.title) for parameter, found in targets.items()
    )
    return package.model_copy(update={"package": f"{package.package}-moved", "edits": edits})


def _write_edit(place_: tuple[str, str], found: FloatArray, law: LawValues, source: str) -> Edit:
    """Write the edit of one parameter; its labels rise together, or are set."""
    instrument, parameter = place_
    of = shipped_instrument(instrument).parameters[parameter]
    now = np.atleast_1d(law[instrument][parameter])
    rises = not (found < now).any()
    whole = np.where(np.isnan(found), of.range[0] if rises else now, found)
    axes = AXES[of.type]
    target = (
        {label: float(one) for label, one in zip(LABELS[axes[0]], whole, strict=True)}
        if axes
        else float(whole[0])
    )
    return Edit(
        instrument=instrument, parameter=parameter, target=target,
        aim="at least" if rises else "set", source=source,
    )  # fmt: skip
