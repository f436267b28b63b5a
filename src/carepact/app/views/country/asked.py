"""What the address of a country asks for."""

from __future__ import annotations

from typing import NamedTuple

from carepact.api.countries import CountryFacts, read_country
from carepact.app.nouns import name_fields
from carepact.app.told import Pairs, Told
from carepact.app.views.country_choice import read_chosen
from carepact.app.views.view import Progress
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.plain_numbers import is_number


class AskedCountry(NamedTuple):
    """A country as its address asks for it."""

    code: str
    free_from_age: float | None
    """Age at which free childcare or school starts, as the user knows it. [years]"""
    find: str
    """Words that are looked for among its facts."""

    @property
    def query(self) -> Pairs:
        """Write what decides its figures."""
        age = self.free_from_age
        return [("country", self.code), *([] if age is None else [("free_from_age", f"{age:g}")])]


def read_asked(told: Told) -> AskedCountry:
    """Read what an address asks for.

    Raises
    ------
    ParameterError
        If no country is named, or none that is known, or the age is no number.
    """
    told.refuse_unknown(name_fields("country", "find", "width"))
    code, age = read_chosen(told), told.one("free_from_age")
    if age and not is_number(age):
        raise ParameterError(
            _("{name}: '{text}' is no number.", name="free_from_age", text=age)
            + " " + _("Write an age in years, such as 5.")
        )  # fmt: skip
    return AskedCountry(code, float(age) if age else None, told.one("find"))


def find(told: Told, on_progress: Progress) -> CountryFacts:
    """Find what is known of the country of an address."""
    asked = read_asked(told)
    on_progress(_("reading what is known of the country"))
    return read_country(asked.code, free_from_age=asked.free_from_age)
