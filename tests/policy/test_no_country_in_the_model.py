"""No parameter and no line of the model is by country: a country is known by its facts alone."""

from __future__ import annotations

import ast
import csv
import functools
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import yaml

from carepact.data.countries.facts import known_countries

HOUSE = Path(str(resources.files("carepact")))
ROOMS = ("policy", "population", "law", "needs", "simulate", "ledger", "data/evidence")
ALLOWED = {
    "source": "names the country where a value was measured, and nothing reads it but a reader",
    "note": "tells what else was measured, and where",
    "examples": "name who has an option of the catalogue, and nothing reads them but a reader",
}
"""Keys of a file whose words may name a country, with the reason."""


@functools.cache
def pattern_of_countries() -> re.Pattern[str]:
    """Match a country's code in capitals, or its name in any case, between other than letters."""
    codes = "|".join(known_countries())
    names = "|".join(re.escape(row["name"]) for row in known_countries().values())
    return re.compile(rf"(?<![A-Za-z])(?:{codes}|(?i:{names}))(?![A-Za-z])")


def words_of(content: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Walk the keys and values of a file, each with the key that it stands under."""
    if isinstance(content, dict):
        for name, part in content.items():
            yield key, str(name)
            yield from words_of(part, key if key in ALLOWED else str(name))
    elif isinstance(content, list):
        for part in content:
            yield from words_of(part, key)
    else:
        yield key, str(content)


def words_of_table(text: str) -> Iterator[tuple[str, str]]:
    """Walk the heads and cells of a comma file."""
    for row in csv.DictReader(text.splitlines()):
        yield from words_of(dict(row))


def words_of_code(text: str) -> Iterator[tuple[str, str]]:
    """Walk the texts of a module, but for its docstrings."""
    tree = ast.parse(text)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield "", node.value


def read_words(path: Path) -> Iterator[tuple[str, str]]:
    """Walk the words of a file of data or code, each with the key that it stands under."""
    text = path.read_text("utf-8")
    if path.suffix == ".yaml":
        return words_of(yaml.load(text, yaml.BaseLoader))  # noqa: S506 - texts alone
    return words_of_table(text) if path.suffix == ".csv" else words_of_code(text)


def model_files() -> list[Path]:
    """List the files of data and code that the model is made of."""
    found = [
        path
        for room in ROOMS
        for ending in ("yaml", "csv", "py")
        for path in sorted((HOUSE / room).rglob(f"*.{ending}"))
    ]
    return [*found, HOUSE / "data" / "countries" / "cells.yaml"]


def test_no_parameter_of_the_model_is_by_country() -> None:
    found = [
        (path.relative_to(HOUSE).as_posix(), key, word)
        for path in model_files()
        for key, word in read_words(path)
        if key not in ALLOWED and pattern_of_countries().search(word)
    ]
    assert len(model_files()) > 100
    assert {path.suffix for path in model_files()} == {".yaml", ".csv", ".py"}
    assert found == []


def test_every_allowed_key_is_needed() -> None:
    used = {
        key
        for path in model_files()
        for key, word in read_words(path)
        if pattern_of_countries().search(word)
    }
    assert used == set(ALLOWED)


def test_a_country_is_found_within_words_names_and_code() -> None:
    for word in ("rate_KEN", "KEN: 3", "as in South Africa.", "kenya_rate", "Côte d'Ivoire 2"):
        assert pattern_of_countries().search(word), word
    for word in ("TAKEN", "Kenyan", "and", "per cent", "GDP"):
        assert not pattern_of_countries().search(word), word
    assert ("values", "KEN") in set(words_of({"values": {"KEN": "0.3"}}))
    code = '"""Kenya in a docstring."""\nif code == "KEN":\n    rate = f"in {code} of Chad"\n'
    named = [word for _key, word in words_of_code(code) if pattern_of_countries().search(word)]
    assert named == ["KEN", " of Chad"]
    assert ("name", "wage of KEN") in set(words_of_table("name,value\nwage of KEN,1\n"))
