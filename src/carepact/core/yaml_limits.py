"""Look through a YAML text before anything is built of it: how deep, how large, what hides in it.

The parser tells its events one by one and needs no memory for what references repeat: four
kilobytes of references to references stand for more entries than any machine holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from carepact.core.controls import find_control, name_control
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits
from carepact.core.text_files import check_text


def check_yaml(text: str, file: str) -> None:
    """Refuse a YAML text that is deeper or larger than any sound one, or holds hidden signs.

    Raises
    ------
    ParameterError
        If it is no YAML, lists stand too deep in one another, references repeat too much or lead
        to themselves, a text is too long or holds a control character: the line is named.
    """
    check_text(text, file)
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        _Scan(file).follow(yaml.parse(text, Loader=loader))
    except yaml.YAMLError as error:
        raise ParameterError(word_no_yaml(file, error)) from error


def word_no_yaml(file: str, error: yaml.YAMLError) -> str:
    """Word that a text is no YAML, with the line where that shows."""
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    return _("{file}, line {line}: not valid YAML. Correct the line.", file=file, line=line)


class _Scan:
    """Follow the events of a text and count what they stand for."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._entries = 0
        self._sizes: dict[str, int] = {}
        """How many entries stand for each named part that is complete."""
        self._open: list[tuple[str | None, int]] = []
        """Name of each part that is open, and the entries before it."""

    def follow(self, events: Iterator[Any]) -> None:
        """Look at every event; the first that goes beyond a limit ends it."""
        limits = reading_limits()
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._entries += 1
                self._check_words(event)
                if event.anchor:
                    self._sizes[event.anchor] = 1
            elif kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
                self._open.append((event.anchor, self._entries))
                self._entries += 1
                if len(self._open) > limits.deepest_nesting:
                    raise self._refuse_depth(event)
            elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
                anchor, before = self._open.pop()
                if anchor:
                    self._sizes[anchor] = self._entries - before
            elif kind is yaml.AliasEvent:
                self._entries += self._size_of(event)
            if self._entries > limits.most_entries:
                raise self._refuse_size(event)

    def _check_words(self, event: Any) -> None:  # noqa: ANN401 - yaml has no types
        """Refuse a text that is too long or, written with a backslash, hides a control sign."""
        words: str = event.value
        longest = reading_limits().longest_field
        if len(words) > longest:
            raise ParameterError(
                _(
                    "{file}, line {line}: a text has more than {longest} characters. Shorten it.",
                    file=self._file,
                    line=event.start_mark.line + 1,
                    longest=longest,
                )
            )
        place = find_control(words)
        if place is not None:
            raise ParameterError(
                _(
                    "{file}, line {line}: holds the control character {sign}, which no text "
                    "needs. Take it out.",
                    file=self._file,
                    line=event.start_mark.line + 1,
                    sign=name_control(words[place]),
                )
            )

    def _size_of(self, event: Any) -> int:  # noqa: ANN401 - yaml has no types
        """Count what a reference stands for, and refuse one into which it leads itself."""
        if any(anchor == event.anchor for anchor, _before in self._open):
            raise ParameterError(
                _(
                    "{file}, line {line}: '*{name}' stands within what it refers to. Write the "
                    "entry out.",
                    file=self._file,
                    line=event.start_mark.line + 1,
                    name=event.anchor,
                )
            )
        return self._sizes.get(event.anchor, 1)  # the loader words a name that is not known

    def _refuse_depth(self, event: Any) -> ParameterError:  # noqa: ANN401 - yaml has no types
        """Word that lists and keys stand too deep in one another."""
        return ParameterError(
            _(
                "{file}, line {line}: more than {most} lists or keys stand inside one another. "
                "Write them side by side.",
                file=self._file,
                line=event.start_mark.line + 1,
                most=reading_limits().deepest_nesting,
            )
        )

    def _refuse_size(self, event: Any) -> ParameterError:  # noqa: ANN401 - yaml has no types
        """Word that a text stands for too many entries."""
        return ParameterError(
            _(
                "{file}, line {line}: the file holds more than {most} entries, those that its "
                "references repeat among them. Write out what is needed, without references.",
                file=self._file,
                line=event.start_mark.line + 1,
                most=reading_limits().most_entries,
            )
        )
