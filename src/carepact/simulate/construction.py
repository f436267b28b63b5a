"""The same net cost spent on construction: whom it would employ, and who is not."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.input_output.figures import SectorFigures
from carepact.simulate.jobs import Purchase, compute_supply_chain
from carepact.simulate.projection import SEXES
from carepact.simulate.surroundings import Surroundings


class Builders(NamedTuple):
    """Who works in construction; arrays of shape (1 + draws, 1)."""

    productivity: FloatArray
    """Value added of a worker over that of all workers. [factor]"""
    women_share: FloatArray
    """[share]"""


class Built(NamedTuple):
    """What would be built, and who would build it."""

    outlay: FloatArray
    """What the State would spend, shape (scenarios, draws, years); not a number where the
    reform costs it nothing on balance. [money a year]"""
    jobs: FloatArray
    """Own jobs and those at suppliers by sex, shape (scenarios, 2, sexes, draws, years).
    [persons]"""


def draw_builders(country: DrawnCountry) -> Builders:
    """Draw who works in construction, by the country's income group."""
    return Builders(
        country.assume("construction", "productivity")[..., 0],
        country.assume("construction", "women_share")[..., 0],
    )


def return_of_building(around: Surroundings) -> FloatArray:
    r"""Compute what comes back of a unit spent on construction, before it is financed.

    Returns
    -------
    FloatArray, shape (1 + draws, years or 1)
        Revenue r from those who build, from suppliers, and from those who serve both. [share]

    Notes
    -----
    Value added e is earned as in all the country, taxed and spent; those who serve the spenders
    earn, are taxed and spend in turn: the same circuit as for suppliers of care.
    """
    added = around.table.sectors["construction"].value_added_effect[..., None]
    first = around.use(around.earn(added))
    second = around.use(around.earn(around.serve(first.spent)))
    returned: FloatArray = first.revenue + second.revenue
    return returned


def build_instead(
    lacking: FloatArray, around: Surroundings, builders: Builders, by_sex: FloatArray
) -> Built:
    r"""Spend on construction what leaves the State with the same net cost.

    Parameters
    ----------
    lacking : FloatArray, shape (scenarios, draws, years)
        What the State lacks of the care reform before it is financed, :math:`L`: added cost
        less revenue less benefits saved. [money a year]
    around : Surroundings
        The economy, its rates and propensities.
    builders : Builders
        Who works in construction.
    by_sex : FloatArray, shape (sexes, draws, years)
        Women and men among all the employed, as suppliers' workers are taken to be. [share]

    Notes
    -----
    :math:`x (1 - r) = L`, only where L is above 0. What the State lacks of both is then the
    same, so financing takes the same of both, and their net costs are equal. Own jobs are
    :math:`s x / (p y)` with the sector's own share s of value added, GDP per worker y and the
    productivity p of construction; suppliers add :math:`(e - s) x`.
    """
    # A billionth of GDP is rounding, and no cost.
    some = np.where(lacking > 1e-9 * around.gdp, lacking, np.nan)
    outlay = some / (1 - return_of_building(around))
    own = _own_share(around.table.sectors["construction"])
    direct = outlay * own / (around.gdp_per_worker * builders.productivity)
    bought = [Purchase("construction", outlay * (1 - own), is_output=False)]
    chain = compute_supply_chain(bought, around.table, around.gdp_per_worker, around.labour_cost)
    share = np.broadcast_to(builders.women_share, direct.shape[1:])
    parts = np.stack([share if one == "women" else 1 - share for one in SEXES])
    jobs = np.stack([direct[:, None] * parts, chain.jobs[:, None] * by_sex], axis=1)
    return Built(outlay, jobs)


def _own_share(figures: SectorFigures) -> FloatArray:
    """Take the sector's own share of value added, shape (1 + draws, 1)."""
    return figures.direct_value_added_share[..., None]
