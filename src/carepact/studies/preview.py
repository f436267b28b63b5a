"""One country and one package in few draws: what moves with a slider."""

from __future__ import annotations

from dataclasses import replace

from carepact.core.draws import Sampler
from carepact.studies.country import carry_country
from carepact.studies.country_projection import read_study_country
from carepact.studies.one_country.run import CountryRun
from carepact.studies.study_file.model import CountryStudy
from carepact.studies.unread_evidence import refuse_unread


def preview_country(study: CountryStudy, draws: int) -> CountryRun:
    """Carry one country's package through few draws; no books until somebody asks for them.

    Parameters
    ----------
    study : CountryStudy
        As for `run_country`.
    draws : int
        Draws of the preview; no more than those of the study.
    """
    sampler = study.sampler
    few = Sampler(sampler.seed, min(draws, sampler.draws), sampler.given)
    told = replace(study, sampler=few)
    read = read_study_country(told)
    refuse_unread(told, read)
    return carry_country(told, read)
