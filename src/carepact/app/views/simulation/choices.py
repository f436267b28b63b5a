"""What can be chosen about a simulation: country, package, crisis."""

from __future__ import annotations

from typing import NamedTuple

from carepact.app.views.simulation.asked import Asked
from carepact.core.messages import _, word
from carepact.data.countries.country_names import name_country
from carepact.data.countries.facts import known_countries
from carepact.data.crises.crisis import shipped_crises
from carepact.policy.package_files import SHIPPED, shipped_package
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument


class Choice(NamedTuple):
    """One thing that can be chosen."""

    value: str
    words: str
    is_chosen: bool


class Choices(NamedTuple):
    """Everything that can be chosen in a list."""

    countries: list[Choice]
    packages: list[Choice]
    others: list[Choice]
    crises: list[Choice]
    instruments: list[Choice]
    begins: str
    """First year of the crisis."""


def list_choices(asked: Asked) -> Choices:
    """List what can be chosen, in the reader's language."""
    crisis, _colon, begins = (asked.crises[0] if asked.crises else "").partition(":")
    packages = {name: word(shipped_package(name).title) for name in SHIPPED}
    crises = {name: word(one.title) for name, one in shipped_crises().items()}
    return Choices(
        countries=choose_country(asked.country),
        packages=[Choice(name, title, name == asked.package) for name, title in packages.items()],
        others=[Choice(name, title, name == asked.other) for name, title in packages.items()],
        crises=[Choice("", _("none"), not crisis)]
        + [Choice(name, title, name == crisis) for name, title in crises.items()],
        instruments=[
            Choice(name, word(shipped_instrument(name).title), name == asked.opened)
            for name in instrument_names()
        ],
        begins=begins,
    )


def choose_country(chosen: str = "") -> list[Choice]:
    """List every country by its name in the reader's language."""
    named = {code: name_country(code) for code in known_countries()}
    return [
        Choice(code, name, code == chosen)
        for code, name in sorted(named.items(), key=lambda item: _fold(item[1]))
    ]


def _fold(name: str) -> str:
    """Fold a name for the order of a list: accents do not part letters."""
    import unicodedata  # noqa: PLC0415 - only lists of countries need it

    return "".join(one for one in unicodedata.normalize("NFKD", name.casefold()) if one.isalnum())
