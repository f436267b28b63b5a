"""Find a country by its code or by any name that people give it; ask where a name is ambiguous.

`country_aliases.csv` holds the names that neither `countries.csv` nor CLDR has. `kind` says what
a name is: `ambiguous` ones are asked about, and so is a `part` of a country; `tables` are names as
statistical tables write them. `source` says where the name was seen for that country: iso-codes
26.2.16 and its ISO 3166-3, CLDR (Babel), World Bank metadata 2021, Gapminder, Open Numbers,
the lists mledoze/countries and i18n-iso-countries, the patterns of country_converter; `usage` is
common usage, seen in none of these. `name_forms.csv` holds articles and forms of state
("Republic of the") that are taken off where the rest is a name.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from carepact.core import voice
from carepact.core.errors import ParameterError
from carepact.core.messages import LANGUAGES, _
from carepact.data.countries.country_names import (
    english_names,
    fold,
    name_country,
    read_territories,
    short_codes,
)
from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.misspelling import find_misspelt


def find_country(name: str) -> str:
    """Return the code of a known country, given its code or its name in any language spoken.

    Parameters
    ----------
    name : str
        Code of three letters or two, or a name: of every day, official, or as tables write it
        ("Korea, Rep."). Accents, capitals and marks do not count.

    Returns
    -------
    str
        ISO 3166-1 alpha-3.

    Raises
    ------
    ParameterError
        If the name means several countries, or a part of one (they are listed with their codes);
        if nothing is known of the country; if there is no such name (one that is truly near is
        offered).
    """
    if name.strip().upper() in english_names():
        return name.strip().upper()
    codes, kind = _look_up(name)
    if len(codes) == 1 and kind != "part" and codes[0] in english_names():
        return codes[0]
    raise ParameterError(_word_fault(name, codes, kind))


def code_or_name(name: str) -> str:
    """Return a country's code, or the name as it is where it leads to none.

    For files whose faults are collected: there the name is refused later, among the others.
    """
    try:
        return find_country(name)
    except ParameterError:
        return name


def _word_fault(name: str, codes: tuple[str, ...], kind: str) -> str:
    """Say why a name leads to no country, and what to write."""
    if not codes:
        return (
            _("country '{code}': it is not known.", code=name)
            + _offer_nearest(fold(name))
            + " "
            + _(
                "Write three letters (ISO 3166-1); {countries} lists them.",
                countries=voice.command("countries"),
            )
        )
    listed = ", ".join(f"{code} ({name_country(code)})" for code in codes)
    if kind == "part":
        return _(
            "country '{name}': figures are of a whole country, not of a part. Write {listed}.",
            name=name,
            listed=listed,
        )
    if len(codes) == 1:
        return _(
            "country '{name}': there are no facts on {listed}. {countries} lists the countries "
            "that are known.",
            name=name,
            listed=listed,
            countries=voice.command("countries"),
        )
    return _(
        "country '{name}': the name can mean several countries. Write one of these codes: "
        "{listed}.",
        name=name,
        listed=listed,
    )


def _look_up(name: str) -> tuple[tuple[str, ...], str]:
    """Return the codes that a name may mean, and of which kind the name is; none if unknown."""
    for spelling in _spellings(name):
        for read in (_own_names, _cldr_names):  # the second needs Babel, the first does not
            if spelling in read():
                return read()[spelling]
    return (), ""


@functools.cache
def _own_names() -> Mapping[str, tuple[tuple[str, ...], str]]:
    """Read the names that ship, folded: those that are asked about come before English ones."""
    english = {fold(named): ((code,), "name") for code, named in english_names().items()}
    aliases = {
        fold(row["alias"]): (tuple(row["codes"].split("|")), row["kind"])
        for row in read_shipped("country_aliases.csv")
    }
    printed = {
        fold(row["name"]): ((row["country"],), "name") for row in read_shipped("printed_names.csv")
    }
    return english | printed | aliases


@functools.cache
def _cldr_names() -> Mapping[str, tuple[tuple[str, ...], str]]:
    """Read CLDR's names in every language spoken, and codes; what two share is asked about."""
    found: dict[str, set[str]] = {}
    for code, short in short_codes().items():
        names = [read_territories(spoken).get(short) for spoken in LANGUAGES]
        for name in (code, short, *names):
            if name:
                found.setdefault(fold(name), set()).add(code)
    return {name: (tuple(sorted(codes)), "name") for name, codes in found.items()}


def _spellings(name: str) -> Iterator[str]:
    """Give a name folded: as it is, turned at comma or bracket, without article or form."""
    before, _mark, after = name.replace("(", ",").partition(",")
    turned = [f"{after} {before}"] if after.strip() else []
    whole = list(map(fold, (name, *turned)))
    yield from whole
    for spelling in whole:
        yield from _strip(spelling)


def _strip(spelling: str) -> Iterator[str]:
    """Take articles and forms of state off the front of a folded name, one after the other."""
    for start in _starts():
        if spelling.startswith(start):
            rest = spelling.removeprefix(start)
            yield rest
            yield from _strip(rest)


@functools.cache
def _starts() -> tuple[str, ...]:
    """Read articles, and join forms of state with links of their language: "republic of the"."""
    rows = read_shipped("name_forms.csv")
    words = {
        kind: [(row["word"], row["language"]) for row in rows if row["kind"] == kind]
        for kind in ("form", "link", "article")
    }
    forms = [
        f"{form} {link}"
        for form, spoken in words["form"]
        for link, of_link in words["link"]
        if of_link == spoken
    ]
    articles = [word for word, _spoken in words["article"]]
    # Longest first, so that "republic of the" is tried before "republic of".
    return tuple(
        sorted((fold(start) + " " for start in (*forms, *articles)), key=len, reverse=True)
    )


def _offer_nearest(folded: str) -> str:
    """Offer countries whose names are truly near to a misspelt one: a sentence or nothing."""
    names = {
        name: codes
        for name, (codes, kind) in {**_cldr_names(), **_own_names()}.items()
        if kind != "part"
    }
    offered = dict.fromkeys(
        f"{name_country(code)} ({code})"
        for near in find_misspelt(folded, names)
        for code in names[near]
        if code in english_names()
    )
    if not offered:
        return ""
    if len(offered) == 1:
        return " " + _("Did you mean {country}?", country=next(iter(offered)))
    return " " + _("Did you mean one of these: {listed}?", listed=", ".join(offered))
