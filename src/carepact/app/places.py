"""Keep places of the machine out of what is answered: a file is told by its name alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path


def hide_places(text: str) -> str:
    """Name files without the folders of this machine in which they stand.

    Examples
    --------
    >>> hide_places("/usr/lib/python3/site.py: cannot be read.")
    'site.py: cannot be read.'
    """
    return _paths().sub(lambda found: found["name"] or "", text)


@cache
def _paths() -> re.Pattern[str]:
    """Find paths that begin with a folder that stands at the root of this machine.

    Addresses of pages begin alike (`/country/KEN`) and stay: no such folder stands there.
    """
    try:
        first = sorted(re.escape(one.name) for one in Path("/").iterdir() if one.is_dir())
    except OSError:
        first = []
    usual = ["bin", "etc", "home", "lib", "opt", "proc", "root", "srv", "tmp", "usr", "var"]
    roots = "|".join([*first, *usual, "Users"])
    part = r"[^\s/\\'\"<>:;,]+"
    posix = rf"(?:~/|(?:/|(?:\.\.?/)+)(?:{roots})/)(?:{part}/)*"
    windows = rf"[A-Za-z]:[\\/](?:{part}[\\/])*"
    return re.compile(rf"(?<![\w:/.])(?:{posix}|{windows})(?P<name>{part})?")
