"""Names of countries in English, French and Spanish, found without accents or capitals."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping

from carepact.core.messages import LANGUAGES, language


def fold(name: str) -> str:
    """Take accents, capitals, dots and kinds of dashes and apostrophes out of a name."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(one if one.isalnum() else " " for one in plain if not unicodedata.combining(one))
    return " ".join(kept.split())


def names_of(known: Mapping[str, str]) -> Mapping[str, str]:
    """Return the code of every folded name.

    Parameters
    ----------
    known : mapping of str to str
        English name of each country by its code, ISO 3166-1 alpha-3: they come first.

    References
    ----------
    Unicode Consortium, Common Locale Data Repository, names of territories; read from the copy
    that Babel carries.
    """
    own = {fold(name): code for code, name in known.items()}
    return {name: code for name, code in _territories().items() if code in known} | own


def name_country(code: str, english: str) -> str:
    """Name a country in the reader's language.

    Parameters
    ----------
    code : str
        ISO 3166-1 alpha-3.
    english : str
        Its English name, which also stands where the language has none.
    """
    if language() == "en":
        return english
    from babel import Locale  # noqa: PLC0415 - only other languages pay for it

    shorts = {long: short for short, long in _long_codes().items()}
    return str(Locale(language()).territories.get(shorts.get(code, ""), english))


@functools.cache
def _territories() -> dict[str, str]:
    """Read the names of territories in every language that is spoken here."""
    from babel import Locale  # noqa: PLC0415 - most countries are named by their code

    codes = _long_codes()
    return {
        fold(name): codes[short]
        for spoken in LANGUAGES
        for short, name in Locale(spoken).territories.items()
        if short in codes
    }


@functools.cache
def _long_codes() -> dict[str, str]:
    """Read the code of three letters of every code of two."""
    from babel.core import get_global  # noqa: PLC0415 - most countries are named by their code

    return {
        short[0]: code
        for code, short in get_global("territory_aliases").items()
        if len(code) == 3 and code.isalpha()  # noqa: PLR2004 - ISO 3166-1 alpha-3
    }
