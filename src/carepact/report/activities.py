"""Words of activities and people in pictures, and their colours."""

from __future__ import annotations

from collections import Counter

from carepact.report.palette import shipped_palette
from carepact.report.words import in_words


def in_parts(label: str) -> str:
    """Put a label into the reader's language; several are joined by commas."""
    return ", ".join(in_words(part) for part in label.split(", "))


def indent(title: str) -> str:
    """Word the title of an activity, set in as deep as it stands below the others."""
    depth = len(title) - len(title.lstrip("-"))
    return "\u00b7\u00a0\u00a0" * depth + word_activity(title)


def word_activity(title: str) -> str:
    """Word the title of an activity without the dashes that set it in."""
    spoken = in_words(title)
    if spoken == title:
        spoken = in_words(title.lstrip("- "))
    return spoken.lstrip("- ")


def colour_people(labels: list[str]) -> dict[str, str]:
    """Give women, men and others their colours, a shade for each of several."""
    people = shipped_palette().people
    used: Counter[tuple[str, ...]] = Counter()
    colours = {}
    for label in labels:
        shades = people.find(label.replace(",", " ").removeprefix("lone ").split()).shades
        colours[label] = shades[used[shades] % len(shades)]
        used[shades] += 1
    return colours
