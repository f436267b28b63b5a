"""What tells one level from another: what its page says, how its file is read and told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from carepact.app.told import Told
from carepact.app.views.view import Progress
from carepact.report.figures.picture import Drawer
from carepact.report.telling import Answer, Telling
from carepact.studies.file_kind import FileKind


@dataclass(frozen=True)
class Words:
    """What a page says before anything was brought, in the reader's language."""

    title: str
    answers: str
    """What the page answers."""
    needs: str
    """What file it reads."""
    beside: str
    """What files that one names."""
    hidden: str
    """What stays hidden, and to whom the answer belongs."""


@dataclass(frozen=True)
class Choice:
    """A field of a form with the values that it may have."""

    name: str
    label: str
    values: tuple[tuple[str, str], ...]
    """Each with its words."""


@dataclass(frozen=True)
class Level:
    """One level whose file is brought."""

    noun: FileKind
    """As its address and its file are called."""
    say: Callable[[], Words]
    answer: Callable[[Path, Told, Progress], Answer]
    """Read the file, and find its answer."""
    tell: Callable[[Any], Telling[Any]]
    """Tell an answer in the files that the command writes."""
    draft: Callable[[Told, str, date], Mapping[str, bytes]]
    """Draft the file for a country, and what it names."""
    drafts: tuple[str, ...]
    """Files that are drafted."""
    fields: tuple[str, ...] = ()
    """Fields of the address that change the answer."""
    choices: Callable[[], tuple[Choice, ...]] = tuple
    """What a draft asks beside the country."""
    pictures: Callable[[Any], Mapping[str, Drawer]] = lambda _answer: {}
    """Pictures of an answer by name."""
