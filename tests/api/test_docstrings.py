"""The examples of the facade's docstrings run, and give what they print."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

import carepact
import carepact.api

MODULES = [
    "carepact",
    *(f"carepact.api.{one.name}" for one in pkgutil.iter_modules(carepact.api.__path__)),
]
FUNCTIONS = [name for name in carepact.__all__ if re.match(r"[a-z]", name)]
OF_FUNCTIONS = {inspect.unwrap(getattr(carepact, name)).__doc__ for name in FUNCTIONS}
EXAMPLES = [
    one
    for name in MODULES
    for one in doctest.DocTestFinder(exclude_empty=True).find(importlib.import_module(name), name)
    if one.examples and one.name.startswith(name) and one.docstring not in OF_FUNCTIONS
]
"""Examples beside those of public functions, which run on their own."""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder of one's own: examples write files."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_has_an_example_and_it_runs(name: str) -> None:
    function = inspect.unwrap(getattr(carepact, name))
    (example,) = doctest.DocTestFinder(recurse=False).find(function, name, globs={})
    assert example.examples
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=said.append)
    assert not said, "".join(said)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.name.removeprefix("carepact."))
def test_an_example_gives_what_it_prints(example: doctest.DocTest) -> None:
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=said.append)
    assert not said, "".join(said)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_says_what_it_takes_gives_and_refuses(name: str) -> None:
    function = getattr(carepact, name)
    parts = {"Returns": True}
    parts |= dict.fromkeys(("Parameters", "Raises"), bool(inspect.signature(function).parameters))
    for part, is_due in parts.items():
        assert not is_due or f"{part}\n" in function.__doc__, part


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_docstring_tells_every_parameter(name: str) -> None:
    function = getattr(carepact, name)
    told = re.findall(r"[a-z_]+", function.__doc__.partition("Returns\n")[0])
    assert set(inspect.signature(function).parameters) <= set(told)
