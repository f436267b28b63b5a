"""Find the function that a task names, in the rooms that tasks may stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

Task = Callable[[Mapping[str, Any], Callable[[str], None]], Any]

_NAMED = re.compile(r"(?P<module>[A-Za-z]\w*(?:\.[A-Za-z]\w*)*):(?P<function>[A-Za-z]\w*)")


def check_task(task: str, rooms: Sequence[str]) -> None:
    """Check that a task stands in one of the rooms.

    Raises
    ------
    ValueError
        If it is no `module:function`, or stands elsewhere.
    """
    named = _NAMED.fullmatch(task)
    if not named or not any(f"{named['module']}.".startswith(f"{room}.") for room in rooms):
        raise ValueError(f"{task!r} is no task of {', '.join(rooms)}")


def find_task(task: str) -> Task:
    """Find the function of a task.

    Raises
    ------
    ValueError
        If the function is not defined where the task says, but brought there from elsewhere.
    """
    module, function = task.split(":")
    found: Task = getattr(import_module(module), function)
    if getattr(found, "__module__", None) != module:
        raise ValueError(f"{task!r} is defined elsewhere")
    return found
