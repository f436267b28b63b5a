"""Who receives care in a country, and who there is to give it."""

from __future__ import annotations

import numpy as np
import xarray as xr

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.needs.balance import Balance
from carepact.population.country_inputs import CountryInputs
from carepact.simulate.care_hours import ADULTS, HOUSEHOLDS, Recipients
from carepact.simulate.instrument_traits import place_recipients
from carepact.simulate.projection import RECIPIENTS


def count_recipients(inputs: CountryInputs, balance: Balance) -> Recipients:
    """Count who receives care, and what hours each group calls for.

    Parameters
    ----------
    inputs : CountryInputs
        The country, along draws and years.
    balance : Balance
        What care its people need, by the same draws.
    """
    needed = balance.groups["needed"].sel(year=list(inputs.years))
    children = inputs.children(len(LABELS["child age"]))[0]
    group = place_recipients("by age of child", children.shape[-1])
    return Recipients(
        weights=_call_for(needed, inputs.need),
        young_children=np.stack(
            [children[:, group == one].sum(axis=-1) for one in np.unique(group)]
        ),
        adults=inputs.adults()[0].T,
        providers=_share_roles(inputs),
    )


def _call_for(needed: xr.DataArray, more: FloatArray) -> FloatArray:
    """Take the hours that each group calls for; those of adults move with their need."""
    called: FloatArray = (
        needed.sel(group=list(RECIPIENTS[:HOUSEHOLDS])).transpose("group", ...).to_numpy()
    )
    if (more == 1).all():
        return called
    called = called.copy()
    called[ADULTS] = called[ADULTS] * more
    return called


def _share_roles(inputs: CountryInputs) -> FloatArray:
    """Part adults of each sex into parents, grandparents and others, shape (2, 3). [share]"""
    counted = inputs.cells.collapse("sex", "role").transpose("sex", "role")
    roles = {"women": ("mother", "grandparent", "other"), "men": ("father", "grandparent", "other")}
    heads = np.stack([counted.sel(sex=sex, role=list(of)).to_numpy() for sex, of in roles.items()])
    shares: FloatArray = heads / heads.sum(axis=1, keepdims=True)
    return shares
