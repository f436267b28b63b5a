"""Countries to choose from by name, and the one that an address names."""

from __future__ import annotations

import unicodedata

from carepact.app.forms import Choice, FormField
from carepact.app.told import Told
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.data.countries.country_names import name_country
from carepact.data.countries.country_search import find_country
from carepact.data.countries.facts import known_countries


def choose_country(chosen: str = "") -> list[Choice]:
    """List every country by its name in the reader's language."""
    named = {code: name_country(code) for code in known_countries()}
    return [
        Choice(code, name, code == chosen)
        for code, name in sorted(named.items(), key=lambda item: _fold(item[1]))
    ]


def read_chosen(told: Told) -> str:
    """Read the country that an address names, by code or name.

    Raises
    ------
    ParameterError
        If it names none, or none that is known.
    """
    country = told.one("country")
    if not country:
        raise ParameterError(_("country: none is named. Choose one, for example country=KEN."))
    return find_country(country)


def country_field(chosen: str, otherwise: str = "") -> FormField:
    """Ask for a country by name; where none need be named, say what holds then."""
    every = [Choice("", otherwise, not chosen)] if otherwise else []
    return FormField("country", _("Country"), "select", chosen, (*every, *choose_country(chosen)))


def _fold(name: str) -> str:
    """Fold a name for the order of a list: accents do not part letters."""
    return "".join(one for one in unicodedata.normalize("NFKD", name.casefold()) if one.isalnum())
