"""Which countries are asked for their responses."""

from __future__ import annotations

from collections.abc import Iterable

from carepact.core import voice
from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _
from carepact.data.countries.country_search import find_country
from carepact.data.countries.facts import known_countries
from carepact.studies.study_file.inputs import find_lacking


def choose_countries(wanted: Iterable[str] | None) -> list[str]:
    """Choose countries by code or name; all of which enough is known when none is named.

    Raises
    ------
    ParameterError
        With all faults at once: a name that is unknown, where the nearest is offered, or twice
        there; a country of which needed facts are not known.
    """
    if wanted is None:
        return [code for code in sorted(known_countries()) if not any(find_lacking(code))]
    found: list[str] = []
    with Faults(ParameterError, voice.option("countries")) as faults:
        named = [one for one in wanted if one.strip()]
        if not named:
            faults.add(_("no country is named. Name at least one, or leave it out for all."))
        for one in named:
            try:
                code = find_country(one)
            except ParameterError as error:
                faults.add(str(error))
                continue
            if code in found:
                faults.add(_("{name} stands twice. Name each country once.", name=one))
            elif lacks := list(find_lacking(code)):
                faults.extend(lacks)
            else:
                found.append(code)
    return sorted(found)
