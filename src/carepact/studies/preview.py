"""One country and one package in few draws: what moves with a slider."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from carepact.core.draws import Sampler
from carepact.studies.country import carry_country, make_run
from carepact.studies.country_projection import read_study_country, simulate_country
from carepact.studies.one_country.facts import StartingPoint
from carepact.studies.one_country.run import CountryRun
from carepact.studies.study_file.model import CountryStudy
from carepact.studies.unread_evidence import refuse_unread


class Preview(NamedTuple):
    """A run of few draws, and what it starts from."""

    run: CountryRun
    start: StartingPoint


def preview_country(study: CountryStudy, draws: int, begun: StartingPoint | None = None) -> Preview:
    """Carry one country's package through few draws; no books until somebody asks for them.

    Parameters
    ----------
    study : CountryStudy
        As for `run_country`.
    draws : int
        Draws of the preview; no more than those of the study.
    begun : StartingPoint, optional
        Where another preview started that differs in its package alone.
    """
    sampler = study.sampler
    few = Sampler(sampler.seed, min(draws, sampler.draws), sampler.given)
    told = replace(study, sampler=few)
    read = read_study_country(told)
    refuse_unread(told, read)
    simulated = simulate_country(told, read, few, begun)
    assert simulated.start is not None  # noqa: S101 - every simulation of a study tells it
    return Preview(make_run(told, read, simulated), simulated.start)


def show_country(study: CountryStudy) -> CountryRun:
    """Carry one country's package through all draws, and keep what pictures and papers read.

    It takes a hundredth of the memory of the whole run. Its books cannot be posted any more.
    """
    read = read_study_country(study)
    refuse_unread(study, read)
    return carry_country(study, read).condense()
