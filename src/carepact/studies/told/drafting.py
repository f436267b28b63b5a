"""What drafts of files share that are written for one country."""

from __future__ import annotations

from carepact.core import voice
from carepact.core.messages import _c
from carepact.data.countries.country_search import find_country
from carepact.data.countries.currencies import currencies_of
from carepact.data.countries.reading import read_country

Places = dict[str, object]
"""What fills the places of a draft, by their names."""


def name_country_of_draft(country: str, command: str) -> tuple[Places, Places]:
    """Name a country and its money, and the command that reads the file.

    Parameters
    ----------
    country : str
        Its name or its code.
    command : str
        That which reads the file.

    Returns
    -------
    tuple of dict
        What fills the places of a draft's notes, and of its lines.

    Raises
    ------
    ParameterError
        If the country is unknown; the nearest is offered.
    """
    code = find_country(country)
    money = currencies_of(code) or ("XXX",)
    named: Places = {
        "name": read_country(code).name,
        "show": voice.command(command, voice.Blank(_c("placeholder", "FILE"))),
        "money": ", ".join(money),
    }
    return named, {"code": code, "money": money[0]}
