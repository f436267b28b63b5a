"""The law applied to a country: every instrument, in the order in which one feeds the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.policy.instrument import INSTRUMENT_NAMES, InstrumentName
from carepact.policy.instruments import (
    breastfeeding_breaks,
    carers_leave,
    childcare,
    community_centres,
    employer_measures,
    fathers_programmes,
    long_term_care,
    maternity_leave,
    parental_leave,
    paternity_leave,
    time_saving_infrastructure,
)
from carepact.policy.outcome import Outcome
from carepact.policy.rule_arguments import LawValues, make_terms
from carepact.population import columns_of_country as rows
from carepact.population.country_inputs import CountryInputs
from carepact.population.leave_taken import lay_breaks, lay_firms, sum_leave

Settings = Mapping[str, FloatArray]


ENOUGH = np.array(np.inf)
"""As many places as anyone needs: nothing is built. [places]"""


@dataclass(frozen=True)
class Places:
    """Places that exist, by the rows of their instrument."""

    childcare: FloatArray
    """Shape (1 + draws, year, 6): by single age. [places]"""
    residential: FloatArray
    """Shape (1 + draws, year, rows): as `rows.count_needing` lays them out. [places]"""


def apply_law(
    inputs: CountryInputs, values: LawValues, standing: Places | None = None
) -> dict[InstrumentName, Outcome]:
    """Apply all instruments to a country.

    Parameters
    ----------
    inputs : CountryInputs
        The country along draws and years.
    values : mapping of instrument to mapping of parameter to FloatArray
        As `expand` lays them out.
    standing : Places, optional
        Places that exist; when omitted what the law provides exists, and nothing is built.

    Returns
    -------
    dict of InstrumentName to Outcome
        Shape (1 + draws, year, rows) each: leaves by sex, wage decile and sector (maternity
        women, paternity men alone), breaks by sector and leave, childcare by single age,
        long-term care by sex, age group and level, centres and programmes of fathers by
        years since (one row, six rows), employers by sex and decile, infrastructure by sex.
        [money in PPP dollars of 2021 a year]
    """
    market = rows.lay_market(inputs)
    parents = rows.lay_parents(inputs)
    mothers, fathers = rows.select_sex(parents, 0), rows.select_sex(parents, 1)
    found: dict[InstrumentName, Outcome] = {
        "maternity_leave": maternity_leave.compute(
            mothers, make_terms(maternity_leave.Terms, values["maternity_leave"])
        ),
        "paternity_leave": paternity_leave.compute(
            fathers, make_terms(paternity_leave.Terms, values["paternity_leave"])
        ),
        "parental_leave": parental_leave.compute(
            parents, make_terms(parental_leave.Terms, values["parental_leave"])
        ),
        "carers_leave": carers_leave.compute(
            rows.lay_carers(inputs), make_terms(carers_leave.Terms, values["carers_leave"])
        ),
    }
    taken = sum_leave(
        inputs, found["maternity_leave"], found["paternity_leave"], found["parental_leave"]
    )
    families = rows.count_families(inputs)
    found["breastfeeding_breaks"] = breastfeeding_breaks.compute(
        lay_breaks(inputs, mothers, taken),
        make_terms(breastfeeding_breaks.Terms, values["breastfeeding_breaks"]),
    )
    found["childcare"] = childcare.compute(
        childcare.Columns(
            children=rows.count_children(inputs),
            age=rows.CHILD_AGES,
            on_leave_share=taken.share_at_home,
            leave_months=taken.months_at_home,
            places_now=ENOUGH if standing is None else standing.childcare,
            family_income=rows.family_income(inputs),
            market=market,
        ),
        make_terms(childcare.Terms, values["childcare"]),
    )
    persons, prevalence, level = rows.count_needing(inputs)
    found["long_term_care"] = long_term_care.compute(
        long_term_care.Columns(
            persons=persons,
            need_share=prevalence,
            need_level=level,
            places_now=ENOUGH if standing is None else standing.residential,
            market=market,
        ),
        make_terms(long_term_care.Terms, values["long_term_care"]),
    )
    found["community_centres"] = community_centres.compute(
        community_centres.Columns(families=families, market=market),
        make_terms(community_centres.Terms, values["community_centres"]),
    )
    found["fathers_programmes"] = _apply_programmes(inputs, values["fathers_programmes"])
    found["employer_measures"] = employer_measures.compute(
        lay_firms(inputs, taken),
        make_terms(employer_measures.Terms, values["employer_measures"]),
    )
    found["time_saving_infrastructure"] = time_saving_infrastructure.compute(
        time_saving_infrastructure.Columns(
            persons=rows.share_infrastructure_lack(inputs), sex=np.arange(2)
        ),
        make_terms(time_saving_infrastructure.Terms, values["time_saving_infrastructure"]),
        make_terms(
            time_saving_infrastructure.Effect,
            rows.draw_effects(inputs, "time_saving_infrastructure"),
        ),
    )
    return {name: found[name] for name in INSTRUMENT_NAMES}


def _apply_programmes(inputs: CountryInputs, settings: Settings) -> Outcome:
    """Apply programmes to fathers by years since they took part, as covered in that year."""
    since = rows.CHILD_AGES
    begun = np.maximum(np.arange(len(inputs.years))[:, None] - since, 0)
    fathers = rows.count_parents(inputs)[..., 1]
    coverage = settings["coverage"][..., 0]
    coverage = np.broadcast_to(coverage, (coverage.shape[0], len(inputs.years)))[:, begun]
    outcome = fathers_programmes.compute(
        fathers_programmes.Columns(fathers=fathers[:, begun], years_since=since.astype(float)),
        make_terms(fathers_programmes.Terms, {**settings, "coverage": coverage}),
        make_terms(fathers_programmes.Effect, rows.draw_effects(inputs, "fathers_programmes")),
    )
    return replace(outcome, reached=np.where(since < 1, outcome.reached, 0.0))
