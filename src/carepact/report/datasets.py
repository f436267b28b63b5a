"""Name the publications that figures come from."""

from __future__ import annotations

from carepact.core.messages import data_text
from carepact.data.countries.dictionary import read_datasets


def name_dataset(name: str) -> str:
    """Name a data set by its publication, without the way by which it came.

    Parameters
    ----------
    name : str
        Of `datasets.csv`, e.g. `wpp`.

    Examples
    --------
    >>> name_dataset("wpp")
    'United Nations, World Population Prospects 2024'
    """
    return data_text("publisher", read_datasets()[name].publication)
