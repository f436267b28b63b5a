"""What the address of an agenda asks for."""

from __future__ import annotations

from typing import NamedTuple

from carepact.api.options import Agenda, Options, list_options
from carepact.app.nouns import name_fields
from carepact.app.told import Pairs, Told
from carepact.app.views.view import Progress
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.data.countries.country_search import find_country

WORDS = ("aim", "field", "actor", "context")
"""Fields that choose options by a word of the catalogue."""


class AskedAgenda(NamedTuple):
    """An agenda as its address asks for it."""

    code: str
    """Country; empty for the whole catalogue."""
    words: dict[str, str]
    """Words of the catalogue by field; those that are named alone."""
    crisis: bool
    """Whether the country has a humanitarian crisis."""
    find: str
    """Words that are looked for among the options."""

    @property
    def query(self) -> Pairs:
        """Write what decides its figures."""
        country = [("country", self.code)] if self.code else []
        return [*country, *self.words.items(), *([("crisis", "yes")] if self.crisis else [])]


def read_asked(told: Told) -> AskedAgenda:
    """Read what an address asks for.

    Raises
    ------
    ParameterError
        If the country is unknown, or a crisis is neither yes nor no.
    """
    told.refuse_unknown(name_fields("agenda", "find"))
    crisis = told.one("crisis", "no").lower()
    answers = {"yes": True, "true": True, "no": False, "false": False}
    if crisis not in answers:
        raise ParameterError(_("crisis: '{text}' is neither yes nor no.", text=crisis))
    named = told.one("country")
    words = {name: told.one(name) for name in WORDS if told.one(name)}
    is_crisis = answers[crisis] and bool(named)  # the form sends its box without a country too
    return AskedAgenda(find_country(named) if named else "", words, is_crisis, told.one("find"))


def find(told: Told, on_progress: Progress) -> Options | Agenda:
    """Find the options that an address asks for."""
    asked = read_asked(told)
    on_progress(_("reading which options fit"))
    return list_options(asked.code or None, crisis=asked.crisis, **asked.words)
