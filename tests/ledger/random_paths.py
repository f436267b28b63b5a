"""Random paths that balance, and the smallest of paths for arithmetic by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from carepact.simulate.projection import DIMENSIONS, PRESENT_LAW, SCENARIOS, VARIABLES, Projection

FloatArray = NDArray[np.float64]


def make_path(
    changes: Mapping[str, FloatArray | float],
    draws: int = 0,
    years: tuple[int, ...] = (2030,),
) -> Projection:
    """Make a projection of zeros but for some variables, shapes as in `VARIABLES`."""
    coordinates: dict[str, list[str] | list[int]] = {
        name: list(labels) for name, labels in DIMENSIONS.items()
    }
    coordinates |= {"draw": list(range(draws + 1)), "year": list(years)}
    arrays = {}
    for name, variable in VARIABLES.items():
        dims = (*variable.dimensions, "draw", "year")
        shape = tuple(len(coordinates[dim]) for dim in dims)
        usual = 0.5 if name == "labour_share" else 0.0
        arrays[name] = (dims, np.broadcast_to(changes.get(name, usual), shape).astype(float))
    return Projection("XKX", "a package", xr.Dataset(arrays, coordinates), (), seed=1)


def change(
    projection: Projection, variable: str, where: Mapping[str, object], amount: float
) -> Projection:
    """Set a variable of a projection to an amount at some labels."""
    values = projection.values.copy(deep=True)
    values[variable].loc[dict(where)] = amount
    return replace(projection, values=values)


def _close(
    beyond: FloatArray, back: FloatArray, amounts: dict[str, FloatArray], lost: FloatArray
) -> dict[str, FloatArray]:
    """Let every payer's money be somebody's: employers, communities, who finances the State."""
    payer, earner = DIMENSIONS["payer"].index, DIMENSIONS["earner"].index
    both, leave = earner("employers and communities"), earner("on leave")
    wages, profits = amounts["labour_cost"], amounts["profits"]
    profits[:, both] = -beyond[:, payer("employers")] - wages[:, both]
    amounts["transfers"][:, both] = -beyond[:, payer("communities")]
    profits[:, leave] = -(wages[:, leave] + lost)
    state = beyond[:, payer("general_budget")] + beyond[:, payer("social_security")]
    tax = 0.3 * np.abs(state)
    cut = 0.1 * np.abs(state)
    parts = {"tax": tax, "reallocation": cut, "debt": state - back - tax - cut}
    financed = np.stack([parts[str(one)] for one in DIMENSIONS["financing"]], axis=1)
    return {**amounts, "financed": financed, "output_lost": lost}


def add_value(paid: FloatArray, wages: FloatArray, outlay: FloatArray) -> FloatArray:
    """Let services add what they pay, and suppliers what they earn, within what is bought."""
    payee = DIMENSIONS["payee"].index
    beyond = paid.sum(axis=1) - paid.sum(axis=1)[:1]
    direct = beyond[:, [payee("staff"), payee("social_security"), payee("buildings")]].sum(axis=1)
    bought = paid[:, :, payee("suppliers")]
    more = np.maximum(bought - bought[:1], 0.0).sum(axis=1) + outlay
    wages[:] = 0.4 * more
    return np.stack([direct, 0.7 * more, 0 * more], axis=1)


def make_random_path(
    rng: np.random.Generator, draws: int = 3, years: tuple[int, ...] = (2030, 2031)
) -> Projection:
    """Make a projection whose accounts must balance, with payers, hours and needs of any size."""
    tail = (draws + 1, len(years))
    size = {name: len(labels) for name, labels in DIMENSIONS.items()}

    def spread(*names: str, scale: float = 1e9) -> FloatArray:
        """Draw positive amounts over several magnitudes, a third of them nothing."""
        shape = (*(size[name] for name in names), *tail)
        amounts: FloatArray = scale * rng.lognormal(0, 2, shape) * (rng.random(shape) < 2 / 3)
        return amounts

    paid = spread("scenario", "instrument", "payee")
    cost = paid.sum(axis=2, keepdims=True)
    parts = rng.dirichlet(np.full(size["payer"], 0.7), (*cost.shape[:2], *tail))
    cost_by_payer = np.moveaxis(parts, -1, 2) * cost
    care = spread("scenario", "provider", "recipient", scale=1e6)
    unmet, surplus = (spread("scenario", "recipient", scale=1e6) for _side in range(2))
    reform = np.array([run != PRESENT_LAW for run in SCENARIOS], dtype=float)
    given = care.sum(axis=(1, 2)).max(axis=0)
    beyond = cost_by_payer.sum(axis=1)
    beyond = (beyond - beyond[:1]) * reform[:, None, None, None]
    received = spread("scenario", "earner", "receipt") * reform[:, None, None, None, None]
    saved = spread("scenario") * reform[:, None, None]
    amounts = {
        name: spread("scenario", "earner") * reform[:, None, None, None]
        for name in ("labour_cost", "profits", "transfers", "spent")
    }
    lost = spread("scenario") * reform[:, None, None]
    outlay = spread("scenario") * reform[:, None, None]
    chain = DIMENSIONS["earner"].index("supply chain")
    added = add_value(paid, amounts["labour_cost"][:, chain], outlay)
    amounts["profits"][:, chain] = 0.75 * amounts["labour_cost"][:, chain]
    earned = _close(beyond, received.sum(axis=(1, 2)) + saved, amounts, lost)
    return make_path(
        {
            **earned,
            "paid": paid,
            "cost_by_payer": cost_by_payer,
            "care_hours": care,
            "unmet": unmet,
            "surplus_hours": surplus,
            "need": care.sum(axis=1) + unmet - surplus,
            "attended": spread("scenario", "recipient", scale=1e6),
            "supervision": spread("scenario", "provider", scale=1e6),
            "leave_hours": spread("scenario", "sex", scale=1e4),
            "leave_care": spread("scenario", "sex", scale=3e3),
            "received": received,
            "saved": saved,
            "outlay": outlay,
            "value_added": added,
            "labour_share": np.full(tail, 0.5),
            "adults": np.broadcast_to(given / 8766, (size["sex"], *tail)),
            "employed": 1 + spread("scenario", "sex", scale=1e3),
            "wage": 1 + spread("scenario", "sex", scale=1e4),
            "hour_value": 10 * rng.random(tail),
        },
        draws,
        years,
    )
