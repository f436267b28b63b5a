"""Fields of the address of a level, and what is wrong with them."""

from __future__ import annotations

from carepact.app.file_names import Sent
from carepact.app.told import Told
from carepact.app.views.levels.level import Level
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.plain_numbers import is_whole


def check_fields(level: Level, told: Told) -> None:
    """Refuse fields that nothing reads."""
    drafts = ("country", *(one.name for one in level.choices()))
    told.refuse_unknown((Sent.EXAMPLE, *level.fields, *drafts, "width"))


def read_whole(told: Told, name: str) -> int | None:
    """Read a whole number that an answer takes; None where it is left out.

    Raises
    ------
    ParameterError
        If it is none, or more than this server answers at once.
    """
    text = told.one(name)
    if not text:
        return None
    if not is_whole(text):
        raise ParameterError(
            _("{name}: '{text}' is no whole number. Write one, such as {usual}.",
              name=name, text=text, usual=1)
        )  # fmt: skip
    most = told.limits.get(name)
    if most is not None and int(text) > most:
        raise ParameterError(
            _("{name}: this page answers up to {most}. Write less, or run it on your own machine.",
              name=name, most=f"{most:.0f}")
        )  # fmt: skip
    return int(text)
