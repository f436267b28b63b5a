"""Ask whether faults are known of what is locked, by pip-audit; this needs the network.

    python -m scripts.audit requirements/run.lock ...

Returns 0 where every library was asked about and none has a known fault, 1 where one has, and 3
where it could not be told: no network, no tool, or a library that the service does not know.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SOUND, FAULTY, UNTOLD = 0, 1, 3
SAID = 5
"""How many libraries are named that the service does not know."""


def ask(lock: Path) -> tuple[int, list[str]]:
    """Ask about a lock; return what is found, and the lines that say it."""
    command = ["-m", "pip_audit", "--requirement", str(lock), "--require-hashes", "--disable-pip"]
    done = subprocess.run(
        [sys.executable, *command, "--format", "json", "--progress-spinner", "off"],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        told = json.loads(done.stdout)
    except json.JSONDecodeError:
        last = (done.stderr.strip() or "it said nothing").splitlines()[-1]
        return UNTOLD, [f"{lock}: could not be audited: {last}"]
    return judge(lock, told["dependencies"])


def judge(lock: Path, libraries: Sequence[dict[str, Any]]) -> tuple[int, list[str]]:
    """Judge what pip-audit told of each library of a lock."""
    faulty = [
        f"{lock}: {one['name']} {one['version']} has {fault['id']}, "
        f"mended in {', '.join(fault['fix_versions']) or 'no version yet'}"
        for one in libraries
        for fault in one.get("vulns", ())
    ]
    unknown = [one["name"] for one in libraries if "skip_reason" in one]
    untold = []
    if unknown:
        named = ", ".join(unknown[:SAID]) + (" ..." if unknown[SAID:] else "")
        count = f"{len(unknown)} of {len(libraries)}"
        untold.append(f"{lock}: {count} are not known to the service: {named}")
    if faulty:
        return FAULTY, [*faulty, *untold]
    if untold or not libraries:
        return UNTOLD, untold or [f"{lock}: nothing was audited"]
    return SOUND, [f"{lock}: {len(libraries)} libraries, no known fault"]


def main(locks: Sequence[str]) -> int:
    """Ask about every lock, say what is found, and return the worst of it."""
    answers = [ask(Path(lock)) for lock in locks]
    for _found, lines in answers:
        print(*lines, sep="\n")
    found = {one for one, _lines in answers}
    return FAULTY if FAULTY in found else max(found, default=UNTOLD)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
