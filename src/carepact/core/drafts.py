"""A new file as text to be edited: lines to fill in, each paragraph below a note that explains it.

What a draft holds stands in a YAML file: a list of paragraphs, each with `says`, the note in
English, and `writes`, its lines with `$names` that are filled in.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from string import Template

import yaml

from carepact.core.messages import data_message, word

WIDTH = 95
"""Of the lines of a note. [characters]"""


def write_draft(
    paragraphs: Traversable,
    schema: str,
    named: Mapping[str, object],
    lines: Mapping[str, object],
) -> str:
    """Write a draft, its notes in the reader's language.

    Parameters
    ----------
    paragraphs : Traversable
        The YAML file that holds them.
    schema : str
        Name of the file beside a draft by which editors check it.
    named, lines : mapping
        What fills the places of the notes, and those of the lines.
    """
    parts = yaml.safe_load(paragraphs.read_text("utf-8"))
    head = f"# yaml-language-server: $schema={schema}\n"
    return head + "\n".join(_write(parts, named, lines))


def _write(
    parts: list[dict[str, str]], named: Mapping[str, object], lines: Mapping[str, object]
) -> Iterator[str]:
    """Write each paragraph: its note, then its lines."""
    for part in parts:
        note = word(data_message("draft", part["says"])).format(**named)
        said = textwrap.wrap(note, WIDTH, break_long_words=False, break_on_hyphens=False)
        body = Template(part.get("writes", "")).substitute(lines).splitlines()
        yield "\n".join([*(f"# {line}" for line in said), *body, ""])
