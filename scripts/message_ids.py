"""Read every message id of the package: of its code, its templates, and its data files.

`data_texts.yaml` says which texts of which data files a reader may see, and as what kind:
the context under which the catalogues hold them.
"""

from __future__ import annotations

import ast
import csv
import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml
from jinja2 import Environment, nodes

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "carepact"
DATA_TEXTS = Path(__file__).resolve().parent / "data_texts.yaml"
# The first arguments of a call that are texts: what each of them is.
KEYWORDS = {
    "_": ("text",), "say": ("text",), "message_id": ("text",), "_n": ("text", "many"),
    "_c": ("context", "text"),
}  # fmt: skip


class MessageId(NamedTuple):
    """What a catalogue knows a message by."""

    text: str
    """The English sentence; of a message with a count, that of one."""
    many: str = ""
    """The sentence of several, for a message with a count."""
    context: str = ""
    """Where it stands, for a text that says little by itself or stands in a data file."""

    def __str__(self) -> str:
        """Name the message in a fault."""
        context = f"[{self.context}] " if self.context else ""
        return f"{context}{self.text!r}"


Places = dict[MessageId, list[str]]


@functools.cache
def extract_ids() -> Places:
    """Read every message id with the files that use it; all files are read once."""
    places: Places = {}
    for one, file in (*_read_code(), *_read_templates(), *_read_data()):
        known = places.setdefault(one, [])
        if file not in known:
            known.append(file)
    return {one: sorted(files) for one, files in sorted(places.items())}


def _read_code() -> Iterator[tuple[MessageId, str]]:
    """Read the ids of calls such as `_("...")`; one may stand within another, or in an f-string."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                parts = KEYWORDS.get(node.func.id, ())
                texts = [_constant(one) for one in node.args[: len(parts)]]
                if texts and len(texts) == len(parts) and all(texts):
                    known = dict(zip(parts, texts, strict=True))
                    yield MessageId(**known), file.relative_to(PACKAGE).as_posix()


def _read_templates() -> Iterator[tuple[MessageId, str]]:
    """Read the texts of calls in the templates of pages."""
    surroundings = Environment(autoescape=True)
    for file in sorted(PACKAGE.rglob("*.j2")):
        for call in surroundings.parse(file.read_text("utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "_":
                text = call.args[0] if call.args else None
                if isinstance(text, nodes.Const) and isinstance(text.value, str):
                    yield MessageId(text.value), file.relative_to(PACKAGE).as_posix()


def _constant(node: ast.expr) -> str:
    """Return a text that is written in a call, or nothing where it is computed."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _read_data() -> Iterator[tuple[MessageId, str]]:
    """Read the texts of the data files that `data_texts.yaml` lists."""
    for listed in yaml.safe_load(DATA_TEXTS.read_text("utf-8")):
        wanted = re.compile(listed.get("matching", ""))
        files = sorted(PACKAGE.glob(listed["files"]))
        if not files:
            raise SystemExit(f"{DATA_TEXTS.name}: {listed['files']} is no file. Correct the path.")
        for file in files:
            found = [text for place in listed["texts"] for text in _texts_at(_content(file), place)]
            for text in found:
                bare = text.lstrip("- ")  # dashes before the title of an activity tell its level
                if bare and wanted.search(bare):
                    yield MessageId(bare, "", listed["kind"]), file.relative_to(PACKAGE).as_posix()


def _content(file: Path) -> object:
    """Read a data file: a mapping or list, or the list of the rows of a table."""
    text = file.read_text("utf-8")
    if file.suffix == ".csv":
        return list(csv.DictReader(text.splitlines()))
    # Every scalar as text, as the package itself reads its files: a day stays a text.
    return yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506


def _texts_at(content: object, place: str) -> Iterator[str]:
    """List the texts at a place: keys with dots, `*` for every key or entry."""
    if not place:
        yield from [content] if isinstance(content, str) else []
        return
    if isinstance(content, list):
        rest = place.removeprefix("*").removeprefix(".") if place.startswith("*") else place
        for one in content:
            yield from _texts_at(one, rest)
        return
    if isinstance(content, Mapping):
        key, _dot, rest = place.partition(".")
        chosen = content.values() if key == "*" else [content[key]] if key in content else []
        for one in chosen:
            yield from _texts_at(one, rest)
