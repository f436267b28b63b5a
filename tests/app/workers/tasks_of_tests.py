"""Tasks that do what users, files and faults may do to a worker."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from carepact.core.errors import ParameterError
from carepact.core.messages import _

Tell = Callable[[str], None]


def say(told: Mapping[str, Any], tell: Tell) -> dict[str, Any]:
    tell(_("minutes a day"))
    return {"said": _("minutes a day"), "given": told.get("given"), "process": os.getpid()}


def load(told: Mapping[str, Any], _tell: Tell) -> int:
    return len(told["file"])


def tell_parent(_told: Mapping[str, Any], _tell: Tell) -> int:
    return os.getppid()


def refuse(_told: Mapping[str, Any], _tell: Tell) -> None:
    raise ParameterError(_("there is no such file or folder"))


def fail(_told: Mapping[str, Any], _tell: Tell) -> None:
    raise RuntimeError(f"the secret of {Path(__file__).parent}")


def leave(_told: Mapping[str, Any], _tell: Tell) -> None:
    raise SystemExit(3)


def answer_object(_told: Mapping[str, Any], _tell: Tell) -> object:
    return Path("somewhere")


def count_frozen(_told: Mapping[str, Any], _tell: Tell) -> int:
    return gc.get_freeze_count()


@cache
def warm() -> float:
    return time.monotonic()


def work_on(told: Mapping[str, Any], tell: Tell) -> None:
    """Go on for a minute, having told that it began."""
    warm()
    tell(str(os.getpid()))
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with contextlib.suppress(Exception):  # a stop is not to be caught so
            time.sleep(0.01)
        if told.get("tells"):
            tell("on")


def hold_on(_told: Mapping[str, Any], tell: Tell) -> None:
    """Go on for minutes, whatever is raised."""
    for _minute in range(3):
        with contextlib.suppress(BaseException):
            tell(str(os.getpid()))
            time.sleep(60)


TELLS: list[Tell] = []


def import_slowly(_told: Mapping[str, Any], tell: Tell) -> None:
    """Import as a page does that draws, and go on for a minute."""
    TELLS.append(tell)
    from tests.app.workers import slow_module  # noqa: PLC0415 - it is what is tested

    time.sleep(slow_module.SECONDS)


def tell_imported(_told: Mapping[str, Any], _tell: Tell) -> list[Any]:
    module = sys.modules.get("tests.app.workers.slow_module")
    return [os.getpid(), getattr(module, "IS_WHOLE", None)]


def tell_warm(_told: Mapping[str, Any], _tell: Tell) -> list[Any]:
    return [os.getpid(), warm.cache_info().currsize]


def grow(told: Mapping[str, Any], _tell: Tell) -> int:
    """Take memory as Python does."""
    return len(bytearray(told["mb"] * 2**20))


def abort(_told: Mapping[str, Any], _tell: Tell) -> None:
    """End as a library of Rust does that gets no memory."""
    os.abort()


KEPT: list[bytearray] = []


def leak(told: Mapping[str, Any], _tell: Tell) -> int:
    KEPT.append(bytearray(b"x") * (told["mb"] * 2**20))
    return os.getpid()


def die_once(told: Mapping[str, Any], _tell: Tell) -> str:
    """Die as by another's doing, in the first try alone."""
    mark = Path(told["mark"])
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def die(_told: Mapping[str, Any], _tell: Tell) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
