"""Follow the pages that quote runs of countries, and quote anew what their commands print.

Run it when facts, evidence or the model have changed: `python -m scripts.requote`. Then read the
pages: the sentences between the quotations speak of the figures too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "tutorials" / "one-country-from-facts-to-ledger.md"
PAGES: dict[Path, tuple[str, ...]] = {
    PAGE: ("our-pact.yaml", "kenya.yaml", "kenya-facts.csv"),
    ROOT / "docs" / "how-to" / "try-a-crisis.md": ("strike.yaml",),
}
"""Pages with what their readers save, in the order of the page."""
CALL = "from carepact.cli.main import main; main()"
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
GAP = "..."
"""Line that stands for what a quotation leaves out."""
LAST = {
    "Kenya, package": ("=",),
    "What it costs.": ("Who gains time.", "How sure."),
    "three cases": ("share recovered of total",),
    "jobs in care": ("unpaid hours of",),
    "who shares": ("who provides",),
    "who provides": ("Jobs at suppliers",),
    "Grade of money": ("What matters", "Limits of this"),
    "How sure.": ("More:",),
    "2040, all posts": ("Under present",),
    "the crisis in": ("three cases",),
    "The crisis.": ("What it costs.",),
    "Crise": ("trois",),
    "Crisis ": ("tres",),
}
"""Where the part of a quotation that begins so may end: before a line that begins so."""


class Quotation(NamedTuple):
    """A quotation of the page, and what its command printed."""

    text: str
    printed: str | None
    """None where the command is not installed."""


def follow(
    page: Path, folder: Path, typing: Callable[[str, Path], str] | None = None
) -> Iterator[Quotation]:
    """Save the files of a page and type its commands into a folder, quotation by quotation.

    `typing` types lines and returns what they print; `type_in` unless told.
    """
    typing = typing or type_in
    files, printed = iter(PAGES[page]), None
    for language, text in BLOCK.findall(page.read_text("utf-8")):
        if language in ("yaml", "csv"):
            (folder / next(files)).write_text(text, "utf-8")
        elif language == "text":
            yield Quotation(text, printed)
        elif "hledger" in text and shutil.which("hledger") is None:
            printed = None
        else:
            printed = typing(text, folder)
            if moved := re.search(r"^cd (\S+)$", text, flags=re.MULTILINE):
                folder = folder / moved[1]


def type_in(script: str, folder: Path) -> str:
    """Type shell lines, the command being that of this checkout, and return what they print."""
    command = f'carepact() {{ "{sys.executable}" -c "{CALL}" "$@"; }}\n'
    told = {"PYTHONPATH": str(ROOT / "src"), "CAREPACT_LANGUAGE": "en", "COLUMNS": "120"}
    done = subprocess.run(
        ["/bin/bash", "-euo", "pipefail", "-c", command + script],
        cwd=folder,
        env=os.environ | told,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{script}\n{done.stderr}")
    return done.stdout


def in_one_line(text: str) -> str:
    """Put a text into one line, long amounts to six digits: the last ones differ by machine."""
    return re.sub(r"\d{5,}\.\d+", lambda found: f"{float(found[0]):.6g}", " ".join(text.split()))


def split_parts(text: str) -> list[str]:
    """Split a quotation where it leaves something out."""
    return re.split(rf"^{re.escape(GAP)}\n", text, flags=re.MULTILINE)


def requote(part: str, printed: str) -> str:
    """Quote again what a part quoted, or the part itself where that is still printed."""
    if in_one_line(part) in in_one_line(printed):
        return part
    lines = [line.replace("\N{NO-BREAK SPACE}", " ").rstrip() for line in printed.splitlines()]
    if "money:State" in part:
        return "\n".join(lines) + "\n"
    start = next((name for name in LAST if part.startswith(name)), None)
    if start is None:
        print(f"no longer printed, mend it by hand:\n{part}", file=sys.stderr)
        return part
    first = next((place for place, line in enumerate(lines) if line.startswith(start)), None)
    if first is None:
        print(f"no longer printed, mend it by hand:\n{part}", file=sys.stderr)
        return part
    said = in_one_line(part)
    ends = [end for end in LAST[start] if end not in said]
    last = next(
        (p for p in range(first, len(lines)) if any(lines[p].startswith(end) for end in ends)),
        len(lines),
    )
    return "\n".join(lines[first:last]).rstrip() + "\n"


def main() -> None:
    """Write the pages with what their commands print now."""
    for page in PAGES:
        write_anew(page)


def write_anew(page: Path) -> None:
    """Write one page with what its commands print now."""
    text = page.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for quotation in follow(page, Path(folder)):
            if quotation.printed is None:
                continue
            printed = quotation.printed
            parts = [requote(part, printed) for part in split_parts(quotation.text)]
            quoted = f"{GAP}\n".join(parts)
            text = text.replace(f"```text\n{quotation.text}```", f"```text\n{quoted}```")
    page.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
