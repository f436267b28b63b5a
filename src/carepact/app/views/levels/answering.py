"""Find the answer of what was brought; that of an example is kept for its other faces."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from carepact.app.file_names import Sent
from carepact.app.kept import Kept
from carepact.app.told import Told
from carepact.app.views.levels.laying import Laid, lay_out
from carepact.app.views.levels.level import Level
from carepact.app.views.view import Progress
from carepact.core.messages import language
from carepact.report.telling import Telling

KEPT = 6
"""Answers of examples that a worker keeps, a few MB each."""


@dataclass(frozen=True)
class Answered:
    """What was brought, and its answer; good for as long as the files lie there."""

    laid: Laid
    telling: Telling[Any]


@cache
def _examples() -> Kept[Telling[Any]]:
    return Kept(KEPT)


@contextmanager
def answer_brought(level: Level, told: Told, on_progress: Progress) -> Iterator[Answered]:
    """Answer what was brought, and hold its files until all faces have been written.

    Raises
    ------
    CareError
        With all faults of the files and of the fields at once.
    """
    with lay_out(told, level.noun) as laid:

        def find() -> Telling[Any]:
            return level.tell(level.answer(laid.path, told, on_progress))

        if not laid.example:
            yield Answered(laid, find())
            return
        fields = tuple((name, told.one(name)) for name in (Sent.EXAMPLE, *level.fields))
        yield Answered(laid, _examples().find((level.noun, language(), fields), find))
