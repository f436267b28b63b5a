"""The page on the simulation: its table is that of the file, its modules are there."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest

from carepact.policy.shipped_instruments import (
    instrument_names,
    shipped_instruments,
)

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "explanation" / "simulation.md"
OWN = "its own"


def lay_out_lines() -> str:
    """Lay out the table of the file: lines that the same instruments may move share a row."""
    text = (ROOT / "tests" / "simulate" / "lines.csv").read_text("utf-8")
    movers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in csv.DictReader(text.splitlines()):
        label = OWN if row["label"] == row["instrument"] else row["label"]
        movers[row["variable"], label].add(row["instrument"])
    shared: dict[tuple[str, ...], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (variable, label), names in movers.items():
        shared[tuple(n for n in instrument_names() if n in names)][variable].append(label)
    rows = ["| lines | may be moved by |", "|---|---|"]
    for shared_by, lines in sorted(shared.items(), key=lambda row: (-len(row[0]), row[0])):
        alike = defaultdict(list)
        for variable, labels in lines.items():
            alike[tuple(labels)].append(f"`{variable}`")
        told = [
            ", ".join(variables) + (f" ({say(labels)})" if any(labels) else "")
            for labels, variables in alike.items()
        ]
        rows.append(f"| {'; '.join(told)} | {name_movers(shared_by)} |")
    return "\n".join(rows)


def name_movers(names: tuple[str, ...]) -> str:
    """Name instruments, or those that are left out where most are in."""
    missing = [name for name in instrument_names() if name not in names]
    if len(missing) > len(names) or len(missing) > 4:
        return say(names)
    return "all but " + say(missing) if missing else "all"


def say(names: Sequence[str]) -> str:
    """List names in words."""
    return ", ".join(name.replace("_", " ") for name in names)


def test_the_table_of_the_page_is_that_of_the_file() -> None:
    found = re.search(r"<!-- lines -->\n(.*?)\n<!-- /lines -->", PAGE.read_text("utf-8"), re.DOTALL)
    assert found
    assert found[1] == lay_out_lines(), f"write this table into the page:\n{lay_out_lines()}"


def test_every_module_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`((?:\w+/)*\w+\.(?:py|csv|yaml))`", PAGE.read_text("utf-8")))
    folders = [ROOT, ROOT / "src" / "carepact", ROOT / "src" / "carepact" / "data" / "evidence"]
    assert len(named) > 20
    assert not [name for name in named if not any((f / name).is_file() for f in folders)]


def test_every_function_that_the_page_names_is_in_its_module() -> None:
    pairs = re.findall(r"\(`(\w+)` in `([\w/]+\.py)`\)", PAGE.read_text("utf-8"))
    assert len(pairs) > 3
    for function, module in pairs:
        code = (ROOT / "src" / "carepact" / module).read_text("utf-8")
        assert f"def {function}(" in code, f"{module} has no {function}"


def test_the_page_names_all_evidence_that_no_path_reads() -> None:
    text = PAGE.read_text("utf-8").split("no path is computed from yet")[1]
    instruments = shipped_instruments().values()
    unread = [name for one in instruments for name in one.traits.unread_evidence]
    assert len(unread) > 5
    assert all(f"`{name}`" in text for name in unread)


@pytest.mark.parametrize(
    "name",
    [name for one in shipped_instruments().values() for name in one.traits.unread_evidence],
)
def test_evidence_that_no_path_reads_is_in_no_code_but_its_own_rules(name: str) -> None:
    code = (ROOT / "src" / "carepact").rglob("*.py")
    named = [path for path in code if re.search(rf"\b{name}\b", path.read_text("utf-8"))]
    source = ROOT / "src" / "carepact"
    of_a_firm = {source / "levels/employer/measures.py", source / "report/employer/sentences.py"}
    assert not [path for path in named if path.name != "rules.py" and path not in of_a_firm]
