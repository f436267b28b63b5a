"""Carry out the steps of the Dockerfile without a builder of images.

Usage: python scripts/dockerfile_steps.py FOLDER

Each RUN line is carried out with the Python of an empty environment in FOLDER, and each COPY
between folders in it, so that what the Dockerfile says is known to work. Left out, and said so:
the step that makes a user, as that would change this machine. Variables such as PIP_NO_DEPS
reach pip as they do elsewhere; a pip that PYTHONPATH brings is taken as it is. The last line is the
program that ENTRYPOINT names.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEP = re.compile(r"^(RUN|COPY|WORKDIR|ENTRYPOINT|USER) (.+)$", re.MULTILINE)
PLACE = re.compile(r"(?<![\w.])/(source|wheels|work)\b")
"""Folders of the image, which stand in FOLDER here."""


def main(folder: Path) -> None:
    """Carry every step out, and print the program that came to be."""
    folder.mkdir(parents=True, exist_ok=True)
    brought = filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))
    has_pip = any(Path(one, "pip").is_dir() for one in brought)
    venv.create(folder / "venv", with_pip=not has_pip)
    for number, (kind, rest) in enumerate(list_steps(), start=1):
        print(f"{number}. {kind} {rest}", file=sys.stderr)
        if kind == "COPY":
            copy(rest, folder)
        elif kind == "RUN" and rest.startswith("useradd"):
            print("   left out: it would make a user of this machine", file=sys.stderr)
        elif kind == "RUN":
            run(rest, folder)
        elif kind == "ENTRYPOINT":
            print(folder / "venv" / "bin" / rest.strip('[]"'))


def list_steps() -> Iterator[tuple[str, str]]:
    """List the steps of the Dockerfile in their order."""
    yield from STEP.findall((ROOT / "Dockerfile").read_text("utf-8"))


def copy(rest: str, folder: Path) -> None:
    """Copy the project, as `.dockerignore` leaves it, or a folder that another stage made."""
    if rest.startswith("--from"):
        return  # all stages share FOLDER
    left_out = (ROOT / ".dockerignore").read_text("utf-8").split()
    names = [name.removeprefix("**/") for name in left_out]
    ignore = shutil.ignore_patterns(*names, ".*_cache", ".hypothesis")
    shutil.copytree(ROOT, folder / "source", ignore=ignore, dirs_exist_ok=True)


def run(command: str, folder: Path) -> None:
    """Carry a RUN line out, with the folders and the Python of FOLDER."""
    here = PLACE.sub(lambda place: f"{folder.as_posix()}/{place[1]}", command)
    path = f"{folder / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        ["/bin/sh", "-ec", here],
        cwd=folder / "source",
        env={**os.environ, "PATH": path},
        stdout=sys.stderr,
        check=True,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
