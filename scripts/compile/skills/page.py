"""Lay out the page of the table from care activity to skill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from scripts.compile.skills.agreement import STRENGTHS, count_agreement
from scripts.compile.skills.words import (
    AGREED,
    HEAD,
    LACKING,
    MEANING,
    NINE,
    ONCE,
    READINGS,
    SIDE_BY_SIDE,
    TABLE,
)

PAGE = "skills-table.md"
Rows = Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class Tables:
    """What the page shows."""

    reviewed: Rows
    first: Rows
    second: Rows
    nine: Rows
    own: Rows
    labels: Mapping[str, str]
    """English labels of ESCO by address."""
    words: Mapping[str, str]
    """A carer's words for each activity."""


def write_page(given: Tables) -> str:
    """Lay the page out: strengths, the nine skills, the table, and both readings beside it."""
    kept = [row for row in given.reviewed if row["uri"] and row["strength"] != "none"]
    strengths = Counter(row["strength"] for row in kept)
    empty = {row["activity"] for row in given.reviewed} - {row["activity"] for row in kept}
    twice = {row["activity"] for row in given.reviewed if row["second"]}
    counts = {
        "activities": len(given.words),
        "concepts": len(given.labels),
        "rows": len(kept),
        "empty": len(empty),
        "twice": len(twice),
        "once": len(given.words) - len(twice),
    }
    lines = [HEAD.format(**counts), MEANING.format(**{"none": len(empty), **strengths})]
    lines += [NINE.format(by_example=", ".join(list_by_example(given, kept)))]
    lines += [*lay_out_nine(given, kept), "", TABLE]
    for activity, words in given.words.items():
        rows = [row for row in given.reviewed if row["activity"] == activity]
        lines += [f"### {activity} {words}", "", *lay_out_activity(given, rows), ""]
    lines += [READINGS.format(**counts), *lay_out_agreement(given), ""]
    lines += [ONCE, *lay_out_once(given), "", SIDE_BY_SIDE]
    for activity in sorted(twice):
        lines += [f"### Both readings of {activity}: {given.words[activity]}", ""]
        lines += [*lay_out_readings(given, activity), ""]
    lines += [LACKING, *lay_out_own(given)]
    return "\n".join(lines) + "\n"


def list_by_example(given: Tables, kept: Rows) -> Iterator[str]:
    """List the skills among the nine that no activity shows without an example."""
    shown = {row["uri"] for row in kept if row["strength"] != "possible"}
    for skill in dict.fromkeys(row["skill"] for row in given.nine):
        if not any(row["uri"] in shown for row in given.nine if row["skill"] == skill):
            yield skill


def lay_out_nine(given: Tables, kept: Rows) -> Iterator[str]:
    """Lay out by which activities each concept of the nine skills is reached."""
    yield "| skill | concept of ESCO | why this concept | direct | close | possible |"
    yield "|---|---|---|---|---|---|"
    for one in given.nine:
        at = {
            strength: ", ".join(
                row["activity"]
                for row in kept
                if row["uri"] == one["uri"] and row["strength"] == strength
            )
            for strength in STRENGTHS
        }
        reached = (at["direct"], at["close"], at["possible"])
        yield _line(one["skill"], given.labels[one["uri"]], one["why"], *reached)


def lay_out_activity(given: Tables, rows: Rows) -> Iterator[str]:
    """Lay out what one activity shows, or why it shows nothing."""
    shown = [row for row in rows if row["uri"] and row["strength"] != "none"]
    if not shown:
        yield from (f"No skill. {row['rationale']}" for row in rows if not row["uri"])
        return
    yield from ("| skill | strength | reason |", "|---|---|---|")
    for row in shown:
        yield _line(given.labels[row["uri"]], row["strength"], row["rationale"])


def lay_out_agreement(given: Tables) -> Iterator[str]:
    """Lay out how far both readings agree."""
    found = count_agreement(given.reviewed, len(given.labels))
    yield AGREED.format(
        pairs=found.pairs,
        listed=found.listed,
        alone=found.pairs - found.listed,
        stronger=sum(found.cells[pair] for pair in combinations(STRENGTHS[:-1], 2)),
        weaker=sum(found.cells[two, one] for one, two in combinations(STRENGTHS[:-1], 2)),
        same=found.same,
        of_listed=100 * found.same / found.listed,
        of_pairs=100 * found.same / found.pairs,
        all=sum(found.cells.values()),
        observed=found.observed,
        by_chance=(found.observed - found.kappa) / (1 - found.kappa),
        kappa=found.kappa,
    )
    yield f"| first reader \\ second reader | {' | '.join(STRENGTHS)} |"
    yield "|---|" + "---:|" * len(STRENGTHS)
    for one in STRENGTHS:
        yield _line(one, *(str(found.cells[one, two]) for two in STRENGTHS))


def lay_out_once(given: Tables) -> Iterator[str]:
    """Lay out the rows that one reader alone read and that were set otherwise."""
    yield from ("| activity | skill | read as | set to | why |", "|---|---|---|---|---|")
    for row in given.reviewed:
        if row["uri"] and not row["second"] and row["first"] != row["strength"]:
            label = given.labels[row["uri"]]
            yield _line(row["activity"], label, row["first"], row["strength"], row["why"])


def lay_out_readings(given: Tables, activity: str) -> Iterator[str]:
    """Lay out both readings of an activity; a star marks where they differ."""
    first, second = _reasons(given.first, activity), _reasons(given.second, activity)
    yield "| skill | first reader | second reader | decided |"
    yield "|---|---|---|---|"
    for row in given.reviewed:
        if row["activity"] == activity and (row["uri"] or row["first"] or row["second"]):
            uri, why = row["uri"], f". {row['why']}" if row["why"] else ""
            star = "" if row["first"] == row["second"] or not uri else " *"
            label = given.labels[uri] if uri else "(no skill)"
            decided = f"**{row['strength']}**{why}"
            told = [one.get(uri, "not listed") for one in (first, second)]
            yield _line(label + star, *told, decided)


def lay_out_own(given: Tables) -> Iterator[str]:
    """Lay out the skills that ESCO lacks."""
    yield from ("| ours | nearest concept of ESCO | why |", "|---|---|---|")
    for row in given.own:
        yield _line(row["en"], given.labels[row["nearest"]], row["rationale"])


def _reasons(rows: Rows, activity: str) -> dict[str, str]:
    """Return what a reader said of an activity: skill to strength and reason."""
    return {
        row["uri"]: f"**{row['strength']}**. {row['rationale']}"
        for row in rows
        if row["activity"] == activity
    }


def _line(*cells: str) -> str:
    """Lay out one line of a table."""
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"
