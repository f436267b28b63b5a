"""Work, earnings, revenue and value added that follow from care, run by run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carepact.core.draws import draw_parameter
from carepact.data.countries.facts import BASE_YEAR
from carepact.measure.country_hours import EVIDENCE_DAY, draw_evidence
from carepact.policy.evidence_file import shipped_evidence
from carepact.policy.ground import Ground
from carepact.policy.instrument import InstrumentName
from carepact.simulate.combinations import PAYEES, Totals
from carepact.simulate.employment import enter_work
from carepact.simulate.movement import draw_effect

FloatArray = NDArray[np.float64]
WHO = ("f", "m")
SECTOR_OF: dict[InstrumentName, str] = {
    "childcare": "education",
    "long_term_care": "care",
    "community_centres": "care",
    "fathers_programmes": "care",
}
"""Sector whose output an instrument buys; the others pay persons or buy of all sectors."""
WOMEN, MEN = 0, 1
STAFF = PAYEES.index("staff")


@dataclass(frozen=True)
class Work:
    """Persons in work and what they earn; runs first, draws and years last."""

    adults: FloatArray
    """Shape (sexes, 1, years). [persons]"""
    employed: FloatArray
    """Shape (runs, sexes, draws, years). [persons]"""
    care_jobs: FloatArray
    """Care jobs beyond present law, shape (runs, sexes, draws, years). [persons]"""
    mothers: FloatArray
    """Mothers who take up work, shape (runs, draws, years). [persons]"""
    care_pay: FloatArray
    """Pay of care staff beyond present law, shape (runs, draws, years). [money a year]"""
    mothers_pay: FloatArray
    """Pay of those mothers, shape (runs, draws, years). [money a year]"""
    wage: FloatArray
    """Mean wage, shape (runs, sexes, draws, years). [money a year]"""


def draw_employment(name: str, ground: Ground) -> FloatArray:
    """Draw a value of the evidence on employment, shape (1 + draws, 1)."""
    parameter = shipped_evidence("employment").effects[name]
    return draw_parameter(
        parameter, f"employment.{name}", EVIDENCE_DAY, ground.seed, ground.draws
    )[:, None]


def count_employed(ground: Ground) -> tuple[FloatArray, FloatArray]:
    """Count adults and those employed under present law, shape (sexes, draws or 1, years)."""
    adults = np.moveaxis(ground.adults(), -1, 0)
    rates = np.stack([ground.number(f"emp_rate_15p_{who}")[..., 0] for who in WHO])
    return adults, adults * rates


def count_hireable(ground: Ground) -> FloatArray:
    """Count who could be hired into care beside the employed, shape (sexes, draws, years)."""
    adults, employed = count_employed(ground)
    hireable: FloatArray = (adults - employed) * draw_employment("hiring_pool", ground)
    return hireable


def follow_work(ground: Ground, totals: Mapping[InstrumentName, Totals]) -> Work:
    r"""Reckon who works more, and what they earn.

    Notes
    -----
    Care jobs and mothers entering are disjoint. The mean wage of a sex is
    :math:`(E_0 w_0 + \Delta W) / (E_0 + \Delta E)`, care pay divided by sex as care jobs are.
    """
    adults, employed = count_employed(ground)
    heads = draw_evidence("heads_per_job", ground.seed, ground.draws)[:, None]
    staff = sum(one.staff for one in totals.values()) * heads
    jobs = staff - staff[:1]
    paid = sum(one.paid[:, STAFF] for one in totals.values())
    care_pay = paid - paid[:1]
    covered = totals["childcare"].reached
    mothers = enter_work(
        np.maximum(covered - covered[:1], 0.0),
        draw_effect("childcare", "employment_gain", ground.seed, ground.draws),
        jobs[:, WOMEN],
        draw_employment("mothers_in_care_jobs", ground),
        count_hireable(ground)[WOMEN],
    )
    wages = np.stack([ground.earnings(who)[..., 0] for who in WHO])
    mothers_pay = mothers * wages[WOMEN] * draw_employment("relative_pay", ground)
    after = employed + jobs
    total = employed * wages + _divide(care_pay, jobs)
    after[:, WOMEN] += mothers
    total[:, WOMEN] += mothers_pay
    return Work(adults, after, jobs, mothers, care_pay, mothers_pay, total / after)


def _divide(pay: FloatArray, jobs: FloatArray) -> FloatArray:
    """Divide pay by sex as jobs are, shape (runs, sexes, draws, years)."""
    total = jobs.sum(axis=1, keepdims=True)
    women = np.where(total != 0, jobs / np.where(total != 0, total, 1.0), 1 / jobs.shape[1])
    divided: FloatArray = women * pay[:, None]
    return divided


def sum_output(totals: Mapping[InstrumentName, Totals], sector: str) -> FloatArray:
    """Add up what is bought of a sector beyond present law, shape (runs, draws, years)."""
    bought = sum(totals[name].cost for name, of in SECTOR_OF.items() if of == sector)
    more: FloatArray = bought - bought[:1]
    return more


def project_gdp(ground: Ground, employed: FloatArray, growth: float) -> FloatArray:
    r"""Project GDP on the declared path, shape (draws, years). [PPP dollars of 2021 a year]

    Notes
    -----
    :math:`y N_0 \, (E_t / E_0) (1 + g)^{t - b}`: income a head times the people of the first
    year, moved by employment under present law, and by growth of GDP per worker from the base
    year b on.
    """
    a_head = ground.number("gdp_pc_ppp2021")[..., 0]
    at_work = employed.sum(axis=0)
    grown = (1 + growth) ** (np.array(ground.years) - BASE_YEAR)
    gdp: FloatArray = a_head * ground.persons[0].sum() * at_work / at_work[:, :1] * grown
    return gdp
