"""Names of countries in English, French and Spanish, found without accents or capitals."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping

from carepact.core.messages import LANGUAGES


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


@functools.cache
def _territories() -> dict[str, str]:
    """Read the names of territories in every language that is spoken here."""
    from babel import Locale  # noqa: PLC0415 - most countries are named by their code
    from babel.core import get_global  # noqa: PLC0415

    codes = {
        short[0]: code
        for code, short in get_global("territory_aliases").items()
        if len(code) == 3 and code.isalpha()  # noqa: PLR2004 - ISO 3166-1 alpha-3
    }
    return {
        fold(name): codes[short]
        for language in LANGUAGES
        for short, name in Locale(language).territories.items()
        if short in codes
    }
