"""Run a country under the packages of a pact: the same country, seed and draws each time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from carepact.core import voice
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.run_defaults import RunDefaults
from carepact.law.law import Law
from carepact.levels.pact.pact import Pact
from carepact.levels.pact.scenarios import list_simulated, promise
from carepact.policy.package import Package
from carepact.simulate.crises import BegunCrisis
from carepact.simulate.growth_paths import draw_paths
from carepact.simulate.projection import Projection
from carepact.studies.country_projection import (
    read_study_country,
    simulate_country,
    start_country,
)
from carepact.studies.one_country.facts import StudyCountry
from carepact.studies.one_country.run import list_settings
from carepact.studies.pact_file.opening import OpenedPact
from carepact.studies.study_file.local_currency import find_local_currency
from carepact.studies.study_file.model import CountryStudy, Currency
from carepact.studies.study_file.opening import open_study
from carepact.studies.unread_evidence import refuse_unread


@dataclass(frozen=True)
class PactRuns:
    """A country, ready to be run under any package of its pact."""

    study: CountryStudy
    """With the pact as promised for its package."""
    read: StudyCountry

    def of(self, package: Package, crises: tuple[BegunCrisis, ...] = ()) -> Projection:
        """Run the country under a package, without the study's crises unless they are given."""
        study = replace(self.study, package=package, crises=crises)
        return simulate_country(study, self.read, study.sampler).projection

    def present_law(self) -> Law:
        """Return the law from which the promises start."""
        sampler = self.study.sampler
        economy = draw_paths(self.study.paths, sampler)
        return start_country(self.read, self.study.until, economy, sampler).law

    @property
    def currency(self) -> Currency | None:
        """Return the money that people there count in; None where it is not known."""
        return self.study.currency or find_local_currency(self.read.country)

    def list_settings(self) -> dict[str, object]:
        """List what the runs are told."""
        economy = draw_paths(self.study.paths, self.study.sampler)
        return list_settings(self.study, float(economy.discount_rate[0]))


def prepare_runs(
    opened: OpenedPact, changes: Mapping[str, object], followed: int | None = None
) -> PactRuns:
    """Open the study of a pact's country.

    Parameters
    ----------
    opened : OpenedPact
        The pact, and the study that it names.
    changes : mapping
        Keys of a study that take the place of its own: `until`, `draws`, `seed`, `shocks`.
    followed : int, optional
        Last year followed, to which a run has to reach.

    Raises
    ------
    ParameterError
        With all faults of the study, if it is one of another country or ends before the last year
        followed, or if no promise of the pact says what changes and when.
    """
    pact = opened.pact
    if not list_simulated(pact):
        raise ParameterError(
            _(
                "{pact}: no commitment says what changes and when, so there is nothing to "
                "simulate. Write changes and due at one of them.",
                pact=pact.name,
            )
        )
    told = dict(changes)
    if told.get("until") is None and opened.study is None:
        told["until"] = max(_last_year(pact), followed or 0)
    study = open_study(str(opened.study or pact.country), told)
    if study.country != pact.country:
        raise ParameterError(
            _(
                "{pact}: the pact is of {country}, and its study is of {other}. Name a study of "
                "the same country.",
                pact=pact.name,
                country=pact.country,
                other=study.country,
            )
        )
    if followed is not None and study.until < followed:
        raise ParameterError(
            _(
                "{pact}: it is followed until {followed}, and its run ends in {until}. Run it "
                "until {followed} or later.",
                pact=pact.name,
                followed=followed,
                until=study.until,
            )
        )
    study = replace(study, package=promise(pact))
    read = read_study_country(study)
    refuse_unread(study, read)
    return PactRuns(study, read)


def _last_year(pact: Pact) -> int:
    """Return the usual last year, or that in which the last promise is due."""
    return max([RunDefaults.until, *(one.course.due for one in pact.commitments if one.course)])


def choose_last_year(pact: Pact, until: int | None) -> int:
    """Return the last year to follow: the one asked for, else the last that has a figure.

    Raises
    ------
    ParameterError
        If neither is told.
    """
    last = pact.last_seen if until is None else until
    if last is None:
        raise ParameterError(
            _(
                "{pact}: nothing is told of what was seen. Write figures under actual, or name a "
                "sheet under actual_sheet.",
                pact=pact.name,
            )
        )
    return last


def choose_part(kept: float | None) -> float:
    """Return the share of every promise that is kept in part: half where none is told.

    Raises
    ------
    ParameterError
        If it is no share.
    """
    if kept is None:
        return 1 / 2
    if not 0 <= kept <= 1:
        raise ParameterError(
            _(
                "{given}: is no share. Write a number from 0 (nothing is kept) to 1 (all is).",
                given=voice.given("kept", kept),
            )
        )
    return kept
