"""A country as weighted cells: who its adults are, whom they care for, what they earn."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date

import numpy as np
import xarray as xr

from carepact.core.arrays import FloatArray
from carepact.core.errors import DataError, Faults
from carepact.core.given import NOTHING_GIVEN, GivenEvidence
from carepact.core.messages import _
from carepact.data.countries.ages import AGE_STARTS
from carepact.data.countries.cell_parameters import shipped_cell_parameters
from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.facts import BASE_YEAR, Country
from carepact.data.countries.parenthood import (
    ADULT_AGES,
    CHILD_AGES,
    OLDEST_ADULT,
    YOUNGEST_CHILD,
    spread_births,
    spread_youngest,
)
from carepact.data.countries.population import Population
from carepact.data.countries.wage_deciles import (
    DECILES,
)

GROUP_STARTS = (15, 25, 35, 45, 55, 65, 75, 85)
LABELS_OF: dict[str, tuple[str, ...]] = {
    "sex": ("women", "men"),
    "age_group": ("15-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-84", "85+"),
    "role": ("mother", "father", "grandparent", "other"),
    "partner": ("lone", "with a partner"),
    "youngest_child": YOUNGEST_CHILD,
    "need_at_home": ("none", "person in need"),
    "work": ("formal", "informal", "not employed"),
    "decile": tuple(str(place) for place in range(1, DECILES + 1)),
}
"""Dimensions of cells and their labels, in their order."""
LEAST_TO_MEDIAN = "min_wage_to_median"


@functools.cache
def _margins() -> dict[str, tuple[str, str]]:
    """Return the indicators of each margin, of women and of men."""
    return {row["margin"]: (row["women"], row["men"]) for row in read_shipped("cell_facts.csv")}


def list_cell_facts() -> tuple[str, ...]:
    """List the indicators that cells are weighted by."""
    return tuple(name for pair in _margins().values() for name in pair)


@dataclass(frozen=True)
class Cells:
    """The adults of a country in one year as weighted cells."""

    country: str
    year: int
    persons: xr.DataArray
    """Dims as `LABELS_OF`. [persons]"""

    def collapse(self, *dims: str) -> xr.DataArray:
        """Add up the persons over every dimension but those named, in their order. [persons]"""
        others = [dim for dim in LABELS_OF if dim not in dims]
        return self.persons.sum(others).transpose(*dims)


def make_cells(
    country: Country,
    population: Population,
    year: int = BASE_YEAR,
    persons_in_need: float | None = None,
    given: GivenEvidence = NOTHING_GIVEN,
) -> Cells:
    """Divide a country's adults into weighted cells.

    Parameters
    ----------
    country : Country
        Its facts give employment, informal work and earnings by sex.
    population : Population
        Gives adults by sex and age, and children by age.
    year : int, optional
        Year of the population; the base year when omitted.
    persons_in_need : float, optional
        Persons who need care at home; a share of those of 75 and over when omitted. [persons]
    given : GivenEvidence, optional
        What the user sets of the parameters of cells; they are laid out once for all draws.

    Returns
    -------
    Cells
        Weights that sum to the adults by sex and age, and whose margins equal the facts.

    Raises
    ------
    DataError
        If facts that the weights need are missing: all at once.

    Notes
    -----
    Employment at 25-54 and from 65 on is the labour force less unemployment; the other ages
    share what is left of employment at 15 and over. Role, work and decile are independent
    within sex and age group; work is independent of the decile.
    """
    with Faults(DataError, country.name) as faults:
        faults.extend(
            _("there is no {indicator}. Give it in a file of own facts.", indicator=name)
            for name in list_cell_facts()
            if country.fact(name) is None
        )
    parameters = shipped_cell_parameters()
    day = date(year, 1, 1)
    counted = population.persons.sel(year=year).to_numpy()
    adults = _single_ages(counted)
    families = _share_roles(country, adults, counted, day, given)
    by_group = np.stack(
        [np.add.reduceat(families[s], np.searchsorted(ADULT_AGES, GROUP_STARTS)) for s in (0, 1)]
    )
    if persons_in_need is None:
        old = counted[:, np.array(AGE_STARTS) >= GROUP_STARTS[-2]].sum()
        persons_in_need = parameters.number("need_share_75p", day, given) * float(old)
    near = persons_in_need * parameters.number("carers_per_person", day, given) / adults.sum()
    need = np.array([1 - min(near, 1.0), min(near, 1.0)])
    work = _share_work(country, by_group.sum(axis=(2, 3, 4)))
    cells = np.einsum("sgrpy,n,sgw,d->sgrpynwd", by_group, need, work, np.full(DECILES, 0.1))
    return Cells(
        country=country.code,
        year=year,
        persons=xr.DataArray(
            cells,
            coords={dim: list(labels) for dim, labels in LABELS_OF.items()},
            dims=tuple(LABELS_OF),
            name="persons",
            attrs={
                "unit": "persons",
                "status": "assumed",  # margins are facts; how they cross is assumed
                "source": "carepact, by stated rules from demography (cells.yaml)",
            },
        ),
    )


def spread_births_by_sex(counted: FloatArray, day: date, given: GivenEvidence) -> FloatArray:
    """Compute how many children are born to women and men of an age, for each birth of a country.

    Parameters
    ----------
    counted : FloatArray, shape (2, ages)
        Women and men of the country, by the ages of its population. [persons]
    day : date
        Of the evidence.
    given : GivenEvidence
        What the user sets of it.

    Returns
    -------
    FloatArray, shape (2, 86)
        By sex and single age from 15; of men those who live with the mother. [births a person]
    """
    shipped = shipped_cell_parameters()
    names = ("mother_age", "mother_age_spread", "father_age_gap", "lone_mother_share")
    mothers, spread, gap, lone = (shipped.number(name, day, given) for name in names)
    women, men = _single_ages(counted)
    hers, his = spread_births(women, mothers, spread), spread_births(men, mothers + gap, spread)
    return np.stack([hers, his * (1 - lone)])


def _single_ages(counted: FloatArray) -> FloatArray:
    """Divide groups of five years evenly into single ages of adults, shape (sex, 86)."""
    places = np.searchsorted(AGE_STARTS, ADULT_AGES, side="right") - 1
    widths = np.diff((*AGE_STARTS, OLDEST_ADULT + 1))
    single: FloatArray = (counted / widths)[:, places]
    return single


def _share_roles(
    country: Country, adults: FloatArray, counted: FloatArray, day: date, given: GivenEvidence
) -> FloatArray:
    """Divide adults by role, partner and youngest child, shape (sex, 86, 4, 2, 5)."""
    number = {
        name: shipped_cell_parameters().number(name, day, given)
        for name in shipped_cell_parameters().parameters
    }
    children = counted[:, :CHILD_AGES].sum(axis=0)
    ages = (number["mother_age"], number["mother_age"] + number["father_age_gap"])
    lone = (number["lone_mother_share"], number["lone_father_share"])
    living = (children, children * (1 - lone[0]))
    shape = tuple(len(LABELS_OF[dim]) for dim in ("role", "partner", "youngest_child"))
    persons = np.zeros((2, ADULT_AGES.size, *shape))
    lives = _margins()["life expectancy"]
    others = (1 - number["partnered_share"], number["partnered_share"])
    for sex in (0, 1):
        youngest = spread_youngest(adults[sex], living[sex], ages[sex], number["mother_age_spread"])
        known = adults[sex][:, None] * youngest
        may = (number["grandparent_age"] <= ADULT_AGES) & (_fact(country, lives[sex]) >= ADULT_AGES)
        grand = known[:, 0] * may * number["grandparent_share"]
        for place, share in enumerate((lone[sex], 1 - lone[sex])):
            persons[sex, :, sex, place, 1:] = known[:, 1:] * share
        for place, share in enumerate(others):
            persons[sex, :, 2, place, 0] = grand * share
            persons[sex, :, 3, place, 0] = (known[:, 0] - grand) * share
    return persons


def _share_work(country: Country, adults: FloatArray) -> FloatArray:
    """Share of formal, informal and no work by sex and age group, shape (sex, group, 3)."""
    starts = np.array(GROUP_STARTS)
    prime, old = (starts >= 25) & (starts < 55), starts >= 65  # noqa: PLR2004 - the facts' ages
    shares = []
    for sex in (0, 1):
        share = {margin: _fact(country, pair[sex]) / 100 for margin, pair in _margins().items()}
        rate, in_work = share["employment"], 1 - share["unemployment"]
        rates = np.zeros(starts.size)
        rates[prime] = share["labour force 25-54"] * in_work
        rates[old] = share["labour force 65+"] * in_work
        wanted, rest = rate * adults[sex].sum(), ~(prime | old)
        left = (wanted - rates @ adults[sex]) / adults[sex][rest].sum()
        rates[rest] = np.clip(left, 0.0, 1.0)
        rates = np.minimum(rates * wanted / (rates @ adults[sex]), 1.0)
        informal = share["informal work"]
        shares.append(np.stack([rates * (1 - informal), rates * informal, 1 - rates], axis=-1))
    return np.stack(shares)


def _fact(country: Country, name: str) -> float:
    """Return a figure of the base year, in its own unit."""
    fact = country.fact(name)
    assert fact is not None  # noqa: S101 - checked before
    return fact.number
