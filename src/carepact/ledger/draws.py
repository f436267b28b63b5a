"""Choose the whole draws that are posted: no quantile is, since quantiles do not add."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import xarray as xr

from carepact.core.uncertainty import CONFIDENCE
from carepact.policy.instrument import STATE_PAYERS
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW, Variables, place
from carepact.simulate.state_account import StateAccount


class BookDraw(StrEnum):
    """A whole draw that is posted: it adds up, as medians do not."""

    CENTRAL_RUN = "central run"
    """Every input at its own value."""
    LOW = "low net cost"
    """By what it costs the State on balance over all years: near the 2.5 point of the draws."""
    MEDIAN = "median net cost"
    HIGH = "high net cost"
    """Near the 97.5 point."""


def net_of_state(values: xr.Dataset) -> xr.DataArray:
    """Compute what a run costs the State beyond present law, shape (scenario, draw, year).

    Parameters
    ----------
    values : xr.Dataset
        The variables of a path.

    Returns
    -------
    xr.DataArray, shape (scenario, draw, year)
        `StateAccount.net`: cost_by_payer by the general budget and social security, less the same
        under present law, less revenue received, less benefits saved. [money a year]
    """
    order = ("scenario", "draw", "year")
    coords = {name: values.coords[name].variable for name in order}
    return xr.DataArray(settle_state(values.variables), coords)


def settle_state(values: Variables) -> xr.Variable:
    """Compute the same of variables without labels."""
    state = [place("payer", payer) for payer in STATE_PAYERS]
    gross = values["cost_by_payer"].isel(payer=state).sum(["instrument", "payer"])
    revenue = values["received"].sum(["earner", "receipt"])
    law = place("scenario", PRESENT_LAW)
    parts = (gross, gross[[law]], revenue, values["saved"])
    return gross.copy(data=StateAccount(*(part.to_numpy() for part in parts)).net)


def choose_draws(values: xr.Dataset) -> dict[str, int]:
    """Choose the central run and three whole draws by their cumulative net cost to the State.

    Parameters
    ----------
    values : xr.Dataset
        The variables of a path.

    Returns
    -------
    dict of str to int
        `central run` is 0; `low net cost`, `median net cost` and `high net cost` are the draws
        nearest the 2.5, 50 and 97.5 points of cumulative net cost under `demand`. The central
        run alone where there is no draw.
    """
    demand = place("scenario", HEADLINE_SCENARIO)
    settled = ("cost_by_payer", "received", "saved")
    runs = {name: values.variables[name][: demand + 1] for name in settled}
    total = settle_state(runs)[demand].sum("year").to_numpy()[1:]
    if not total.size:
        return {BookDraw.CENTRAL_RUN.value: 0}
    tail = (1 - CONFIDENCE) / 2
    points = {BookDraw.LOW: tail, BookDraw.MEDIAN: 0.5, BookDraw.HIGH: 1 - tail}
    aims = np.quantile(total, list(points.values()))
    nearest = {
        name.value: 1 + int(np.argmin(np.abs(total - aim)))
        for name, aim in zip(points, aims, strict=True)
    }
    return {BookDraw.CENTRAL_RUN.value: 0, **nearest}
