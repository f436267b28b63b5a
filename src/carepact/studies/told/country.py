"""Find what cannot be of the country, the money and the own figures that a file names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from carepact.core.errors import CareError, ParameterError
from carepact.core.messages import _
from carepact.core.text_files import exists
from carepact.data.countries.country_search import find_country
from carepact.data.countries.currencies import currencies_of, known_currencies
from carepact.data.countries.reading import read_country
from carepact.studies.study_file.country_checks import indent_faults
from carepact.studies.study_file.model import file_at
from carepact.studies.told.entries import Told

M = TypeVar("M", bound=BaseModel)


def find_country_faults(told: Told[M], folder: Path, *, has_money: bool) -> Iterator[str]:
    """Find a country that is not known, its money and its own figures.

    Parameters
    ----------
    told : Told
        A file with the key `country`, and perhaps `currency` and `own_facts`.
    folder : Path
        Folder from which its paths are seen.
    has_money : bool
        Whether the file tells amounts, whose money must then be known.

    Yields
    ------
    str
        A fault with its place and mend.
    """
    own = file_at(told.document.content, folder, "own_facts")
    if own is not None and not exists(own):
        yield _(
            "{where}: there is no file {name}. Paths are seen from the folder of this file; "
            "correct it.",
            where=told.at("own_facts"),
            name=own.name,
        )
        own = None
    if not told.text("country"):
        if isinstance(told.raw("country"), str):
            yield _("{where}: is empty. Write the name of a country.", where=told.at("country"))
        return
    try:
        code = find_country(told.text("country"))
    except ParameterError as error:
        yield f"{told.at('country')}: {error}"
        return
    yield from _find_currency_faults(told, code, has_money=has_money)
    if own is not None:
        try:
            read_country(code, own)
        except CareError as error:
            yield f"{told.at('own_facts')}: {indent_faults(error)}"


def _find_currency_faults(told: Told[M], country: str, *, has_money: bool) -> Iterator[str]:
    """Find money of another country, and amounts whose money is not known."""
    used, given = currencies_of(country), told.text("currency")
    where = told.at("currency")
    if "currency" in told.document.content:
        if used and given not in used:
            yield _(
                "{where}: {code} is not the money of {country}, which is {listed}. Nothing is "
                "converted: write amounts in that money.",
                where=where,
                code=given or "''",
                country=read_country(country).name,
                listed=", ".join(used),
            )
        elif not used and given not in known_currencies():
            yield _("{where}: {code} is not the code of any money (ISO 4217). Correct it.",
                    where=where, code=given or "''")  # fmt: skip
    elif not used and has_money:
        yield _("{where}: the money of the amounts is not known. Write its code of three letters "
                "(ISO 4217).", where=where)  # fmt: skip
