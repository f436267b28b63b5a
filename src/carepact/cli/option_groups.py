"""Let a command take groups of options as dataclasses, so that options are declared once."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_type_hints


def take_groups(command: Callable[..., None]) -> Callable[..., None]:
    """Spread every dataclass that a command takes into options, in the place where it stands.

    Parameters
    ----------
    command : callable
        Its arguments are options of typer, or frozen dataclasses whose fields are.

    Returns
    -------
    callable
        Takes each field as an argument of its own, and hands the command its dataclasses.
    """
    signature = inspect.signature(command)
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Callable[..., object]] = {
        name: hint for name, hint in hints.items() if isinstance(hint, type) and is_dataclass(hint)
    }

    names = {name: [field.name for field in fields(hints[name])] for name in groups}

    def call(**given: object) -> None:
        for name, group in groups.items():
            given[name] = group(**{option: given.pop(option) for option in names[name]})
        command(**given)

    options = [
        one for name in signature.parameters for one in _list_options(name, signature, hints)
    ]
    call.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]
    call.__annotations__ = {}
    call.__name__, call.__doc__ = command.__name__, command.__doc__
    return call


def _list_options(
    name: str, signature: inspect.Signature, hints: dict[str, Any]
) -> Iterator[inspect.Parameter]:
    """List the options that one argument of a command stands for."""
    hint, kind = hints[name], inspect.Parameter.KEYWORD_ONLY
    if not is_dataclass(hint):
        yield signature.parameters[name].replace(kind=kind, annotation=hint)
        return
    inner = get_type_hints(hint, include_extras=True)
    for field in fields(hint):
        yield inspect.Parameter(
            field.name, kind, default=field.default, annotation=inner[field.name]
        )
