"""Names of countries in the reader's language, and the codes by which CLDR knows them."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping

from carepact.core.messages import language
from carepact.data.countries.dictionary import read_shipped


def fold(name: str) -> str:
    """Take accents, capitals, dots and kinds of dashes and apostrophes out of a name."""
    # Folding may bring accents back (İ), so that they are taken apart before and after.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    kept = "".join(one if one.isalnum() else " " for one in plain if not unicodedata.combining(one))
    return " ".join(kept.split())


def name_country(code: str, spoken: str | None = None) -> str:
    """Name a country as people say it.

    English names are those of `countries.csv`, other languages have those of CLDR. In both,
    `printed_names.csv` comes first: it holds the plain name where the other is stiff ("Congo,
    The Democratic Republic of the"), long, or shared by two countries.

    Parameters
    ----------
    code : str
        ISO 3166-1 alpha-3.
    spoken : str, optional
        Language of the name; the reader's when omitted. Tables and files that must be the same
        in every language ask for "en".

    Returns
    -------
    str
        The name; the English one where a language has none, the code where nobody has one.

    References
    ----------
    Unicode Consortium, Common Locale Data Repository, names of territories; read from the copy
    that Babel carries.
    """
    chosen = spoken or language()
    if printed := _printed_names().get((code, chosen)):
        return printed
    if chosen == "en" and code in english_names():
        return english_names()[code]
    translated = read_territories(chosen).get(short_codes().get(code, ""))
    if translated is None:
        return code if chosen == "en" else name_country(code, "en")
    return translated


@functools.cache
def english_names() -> Mapping[str, str]:
    """Read the English name of every country of which there are facts, by code."""
    return {row["country"]: row["name"] for row in read_shipped("countries.csv")}


@functools.cache
def _printed_names() -> Mapping[tuple[str, str], str]:
    """Read the names that are printed in the place of others, by code and language."""
    return {
        (row["country"], row["language"]): row["name"] for row in read_shipped("printed_names.csv")
    }


@functools.cache
def read_territories(spoken: str) -> Mapping[str, str]:
    """Read CLDR's names in a language, by code of two letters; none where it has none."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - most commands need no Babel

    try:
        named = Locale.parse(spoken).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {short: str(name) for short, name in named.items() if short.isalpha()}


@functools.cache
def short_codes() -> Mapping[str, str]:
    """Read the code of two letters of every current country, by its code of three.

    CLDR keeps codes that ISO has retired (FXX, SUN, YUG, ZAR, TMP ...) beside those of today. A
    code counts when there are facts of it; of the rest, when none of those has its two letters,
    it stands for one territory, and ISO did not leave it to private use.
    """
    from babel.core import get_global  # noqa: PLC0415 - most commands need no Babel

    one_each = {
        long: short[0]
        for long, short in get_global("territory_aliases").items()
        if re.fullmatch("[A-Z]{3}", long) and len(short) == 1
    }
    ours = {long: short for long, short in one_each.items() if long in english_names()}
    private = re.compile("AA|Q[M-Z]|X|ZZ")
    rest = {
        long: short
        for long, short in one_each.items()
        if short not in ours.values() and not private.match(short) and not private.match(long)
    }
    return ours | rest
