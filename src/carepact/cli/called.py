"""How carepact was called, so that what it tells to type next works as typed."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path


def name_of_call() -> str:
    """Return what stood in the place of `carepact`, for this folder and this shell.

    Returns
    -------
    str
        `carepact` where that is found; else its path, seen from here where it lies beneath,
        with backslashes on Windows; `python -m carepact` where it was called so.
    """
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return f"{_word(Path(sys.executable))} -m carepact"
    found = shutil.which(called.stem)
    if found is not None and _is_same(Path(found), called):
        return called.stem
    if not called.exists() and not called.with_suffix(".exe").exists():
        return "carepact"  # called from Python: nothing was typed
    return _word(called)


def _is_same(one: Path, other: Path) -> bool:
    """Tell whether two paths are one program; on Windows the ending may be left out."""
    return os.path.realpath(one.with_suffix("")) == os.path.realpath(other.with_suffix(""))


def _word(path: Path) -> str:
    """Write a program's path as short as it works, quoted where it has blanks."""
    whole = path.absolute()
    on_path = shutil.which(path.stem)
    if on_path is not None and _is_same(Path(on_path), whole):
        return path.stem
    here = Path.cwd()
    text = str(whole.relative_to(here)) if whole.is_relative_to(here) else str(whole)
    if os.sep not in text:
        text = os.path.join(os.curdir, text)  # noqa: PTH118 - Path drops a leading dot
    if " " not in text:
        return text
    return f'& "{text}"' if os.name == "nt" else f"'{text}'"
