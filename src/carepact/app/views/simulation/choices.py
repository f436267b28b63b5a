"""What can be chosen about a simulation: country, package, crisis."""

from __future__ import annotations

from typing import NamedTuple

from carepact.app.forms import Choice
from carepact.app.views.country_choice import choose_country
from carepact.app.views.simulation.asked import Asked
from carepact.core.messages import _, word
from carepact.data.crises.crisis import shipped_crises
from carepact.policy.package_files import SHIPPED, shipped_package
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument


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
