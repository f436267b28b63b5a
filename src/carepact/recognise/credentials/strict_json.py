"""Read JSON so that what a reader of the text sees is what a signature is held against.

Many readers of JSON keep the last of two equal keys, round whole numbers beyond 2^53 and take NaN:
then two people see two documents under one signature. Here each is refused with its place, as
I-JSON (RFC 7493) asks, and so is what is too large or too deep.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TypeAlias

from carepact.core.controls import find_control, name_control
from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits
from carepact.core.text_files import check_text

Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | int | bool | None"


def read_json(raw: bytes, file: str) -> Json:
    """Read a JSON text.

    Parameters
    ----------
    raw : bytes
        The text in UTF-8.
    file : str
        How messages name it.

    Raises
    ------
    ParameterError
        If it is no JSON, holds a key twice, a number of 2^53 or beyond, NaN, an infinity, a control
        character or half of a pair, or is larger or deeper than any sound one. Every such place is
        told with line and column; what is no JSON at all ends the reading.
    """
    limits = reading_limits()
    if len(raw) > limits.largest_document:
        raise ParameterError(
            _(
                "{file}: is larger than {size} million bytes, and no credential is. Name the "
                "right file.",
                file=file,
                size=limits.largest_document // 1_000_000,
            )
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ParameterError(
            _(
                "{file}: the file is not UTF-8 text. Save it again with the encoding UTF-8.",
                file=file,
            )
        ) from error
    with Faults(ParameterError, file) as faults:
        return _Reader(check_text(text, file), file, faults).read()


class _Reader:
    """Go through a text once, sign by sign."""

    def __init__(self, text: str, file: str, faults: Faults) -> None:
        self._text = text
        self._file = file
        self._faults = faults
        self._at = 0
        """Place of the sign that comes next."""
        self._entries = 0

    def read(self) -> Json:
        """Read the one value of the text."""
        value = self._value(depth=0)
        if self._next():
            raise self._broken()
        return value

    def _value(self, depth: int) -> Json:
        """Read the value that comes next."""
        limits = reading_limits()
        self._entries += 1
        if self._entries > limits.most_entries:
            raise self._refuse(
                _(
                    "the file holds more than {most} entries, and no credential does. Name the "
                    "right file.",
                    most=limits.most_entries,
                )
            )
        sign = self._next()
        if sign in ("{", "["):
            if depth == limits.deepest_nesting:
                raise self._refuse(
                    _(
                        "more than {most} lists or keys stand inside one another. Write them side "
                        "by side.",
                        most=limits.deepest_nesting,
                    )
                )
            return self._map(depth + 1) if sign == "{" else self._list(depth + 1)
        return self._words() if sign == '"' else self._plain()

    def _map(self, depth: int) -> dict[str, Json]:
        """Read keys and values; a key that comes again is a fault."""
        read: dict[str, Json] = {}
        self._take("{")
        if self._next() == "}":
            self._at += 1
            return read
        while True:
            self._next()
            place = self._at
            key = self._words()
            if key in read:
                self._note(
                    place,
                    _(
                        "the key '{key}' stands twice in one pair of braces. Keep the one that "
                        "is meant.",
                        key=key,
                    ),
                )
            self._take(":")
            read[key] = self._value(depth)
            if self._take(",", "}") == "}":
                return read

    def _list(self, depth: int) -> list[Json]:
        """Read the entries of a list."""
        read: list[Json] = []
        self._take("[")
        if self._next() == "]":
            self._at += 1
            return read
        while True:
            read.append(self._value(depth))
            if self._take(",", "]") == "]":
                return read

    def _words(self) -> str:
        """Read a text between quotes."""
        self._next()
        place = self._at
        found = _quoted().match(self._text, place)
        if found is None:
            raise self._broken()
        longest = reading_limits().longest_field
        if len(found[0]) > longest:
            raise self._refuse(
                _("a text has more than {longest} characters. Shorten it.", longest=longest)
            )
        try:
            words: str = json.loads(found[0])
        except ValueError as error:  # a backslash before a sign that needs none
            raise self._broken() from error
        self._at = found.end()
        hidden = find_control(words)
        if hidden is not None:
            self._note(
                place,
                _(
                    "holds the control character {sign}, which no text needs. Take it out.",
                    sign=name_control(words[hidden]),
                ),
            )
        return words

    def _plain(self) -> Json:
        """Read a number, or one of the words true, false and null."""
        place = self._at
        found = _bare().match(self._text, place)
        if found is None:
            raise self._broken()
        written = found[0]
        known: dict[str, Json] = {"true": True, "false": False, "null": None}
        if written in known:
            self._at = found.end()
            return known[written]
        if written in ("NaN", "Infinity", "-Infinity"):
            self._at = found.end()
            self._note(
                place,
                _("{word} is no number. Write a number, or null.", word=written),
            )
            return None
        if not _number().fullmatch(written):
            raise self._broken()
        self._at = found.end()
        return self._figure(place, written)

    def _figure(self, place: int, written: str) -> Json:
        """Read a number that 64 bits hold exactly or, behind a point, as near as they can."""
        number = float(written)
        if abs(number) >= reading_limits().largest_whole:
            shown = written if len(written) <= _shown() else f"{written[: _shown()]}..."
            self._note(
                place,
                _(
                    "the number {number} is 2^53 or beyond, where machines round differently. "
                    "Write it as a text, between quotes.",
                    number=shown,
                ),
            )
            return None
        return number if any(sign in written for sign in ".eE") else int(written)

    def _next(self) -> str:
        """Go to the next sign that is no space, and return it; empty at the end."""
        found = _space().match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._text[self._at : self._at + 1]

    def _take(self, *signs: str) -> str:
        """Go past the next sign, which must be one of these, and return it."""
        sign = self._next()
        if sign not in signs:
            raise self._broken()
        self._at += 1
        return sign

    def _note(self, place: int, fault: str) -> None:
        """Note a fault and read on, unless there are more than will be told."""
        self._faults.add(self._locate(place, fault))
        if self._faults.full:
            self._faults.raise_if_any()

    def _broken(self) -> ParameterError:
        """Word that the text is no JSON from here on."""
        return self._refuse(_("not valid JSON. Correct what stands here."))

    def _refuse(self, fault: str) -> ParameterError:
        """Word a fault that ends the reading, after those that were noted before it."""
        self._note(self._at, fault)
        try:
            self._faults.raise_if_any()
        except ParameterError as error:
            return error
        raise AssertionError  # there is a fault, it was noted above

    def _locate(self, place: int, fault: str) -> str:
        """Say before a fault where it stands."""
        return _(
            "{file}, line {line}, column {column}: {fault}",
            file=self._file,
            line=self._text.count("\n", 0, place) + 1,
            column=place - self._text.rfind("\n", 0, place),
            fault=fault,
        )


@cache
def _quoted() -> re.Pattern[str]:
    """Find a text between quotes, RFC 8259 section 7; what a backslash means is told by json."""
    return re.compile(r'"[^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*"')


@cache
def _bare() -> re.Pattern[str]:
    """Find what stands without quotes up to the next sign of JSON."""
    return re.compile(r'[^\s,:"\[\]{}]+')


@cache
def _number() -> re.Pattern[str]:
    """Find a number, RFC 8259 section 6."""
    return re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")


@cache
def _space() -> re.Pattern[str]:
    """Find what JSON takes for space, RFC 8259 section 2."""
    return re.compile(r"[ \t\n\r]*")


def _shown() -> int:
    """Return how many signs of a long number are shown."""
    return 24
