"""Income groups: by these evidence differs where no fact of the country is known."""

from __future__ import annotations

import functools

import numpy as np

from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.facts import Country, known_countries
from carepact.data.countries.reading import read_country

INCOME = "gni_pc_ppp"


@functools.cache
def _names_of_groups() -> dict[str, str]:
    """Return the World Bank's name of each income group."""
    return {label: f"{label.capitalize()} income" for label in LABELS["income group"]}


def find_group(country: Country) -> str | None:
    """Return a country's income group, or that nearest in national income; None without either."""
    for label, name in _names_of_groups().items():
        if country.income_group == name:
            return label
    income = country.fact(INCOME)
    if income is None:
        return None
    means = _incomes_by_group()
    return min(means, key=lambda label: abs(means[label] - float(np.log(income.number))))


def group_income(country: Country) -> str:
    """Return a country's income group; that nearest in national income where it has none.

    Raises
    ------
    ParameterError
        If national income is not known either.
    """
    found = find_group(country)
    if found is None:
        raise ParameterError(
            _(
                "{country}: neither its income group nor its national income per head was read "
                "anywhere, and evidence is chosen by them. Give {indicator} in a file of own "
                "facts.",
                country=country.name,
                indicator=INCOME,
            )
        )
    return found


@functools.cache
def _incomes_by_group() -> dict[str, float]:
    """Average the logarithm of national income per head by income group."""
    found: dict[str, list[float]] = {label: [] for label in _names_of_groups()}
    names = {name: label for label, name in _names_of_groups().items()}
    for code, row in known_countries().items():
        fact = read_country(code).fact(INCOME)
        if fact is not None and row["income_group"] in names:
            found[names[row["income_group"]]].append(float(np.log(fact.number)))
    return {label: float(np.mean(values)) for label, values in found.items()}
