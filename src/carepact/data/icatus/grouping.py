"""Group activities: by ICATUS, by a shipped file, or by the user's own file.

A grouping file names groups by code prefixes::

    classification: survey            # or icatus-2016
    groups:
      household_activities: {include: ["02", "1802"], exclude: ["020903", "020904"]}
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from carepact.core import voice
from carepact.core.arrays import BoolArray
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _, data_message, say
from carepact.core.shipped import load_yaml
from carepact.core.text_files import is_file, read_text
from carepact.core.yaml_limits import check_yaml
from carepact.data.icatus.crosswalk import (
    OTHER_HOUSEHOLDS,
    UNPLACED,
    icatus_titles,
    read_crosswalk,
)
from carepact.data.icatus.grouping_checks import check_grouping

ICATUS_LEVELS = {"icatus": 1, "icatus-divisions": 2, "icatus-groups": 3}
LAYERED = ("care-layers", "who-with")
"""Groupings that no list of codes makes: `measure.layers` tells them from the slots."""


@dataclass(frozen=True)
class Grouping:
    """Which codes make up which group."""

    name: str
    title: str
    groups: tuple[str, ...]
    titles: tuple[str, ...]
    members: BoolArray
    """Whether a code belongs to a group, shape (codes, groups)."""
    unplaced: BoolArray
    """Codes that the crosswalk cannot place in ICATUS, shape (codes,)."""
    statistics: tuple[str, ...] = ()
    """Statistics this grouping is made for; empty means the usual ones."""
    not_collected: tuple[str, ...] = ()
    """Groups that no code of the survey's crosswalk reaches: its questionnaire has none."""
    sha256: str = ""
    """Hash of the grouping file; empty for the levels of ICATUS."""


def shipped_groupings() -> dict[str, str]:
    """List the groupings that ship with the product: name to title."""
    titles: dict[str, str] = {
        name: data_message("grouping", title) for name, title in _read_titles().items()
    }
    digits: dict[str, str] = {
        name: say("ICATUS 2016, first {level} digits", level=level)
        for name, level in ICATUS_LEVELS.items()
    }
    return digits | {"icatus": say("ICATUS 2016, first digit")} | titles


@functools.cache
def _read_titles() -> dict[str, str]:
    """Read the titles of the files that ship, by name."""
    folder = resources.files("carepact.data.icatus").joinpath("groups")
    files = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return {
        name.removesuffix(".yaml"): load_yaml(folder.joinpath(name).read_text("utf-8"))["title"]
        for name in files
    }


def layered_groupings() -> dict[str, str]:
    """List the groupings that slots tell and no list of codes: name to title."""
    titles = (
        say("Layers of care: primary, secondary, presence (where the survey tells)"),
        say("Time by who was there (where the survey tells)"),
    )
    return dict(zip(LAYERED, titles, strict=True))


def read_grouping(name: str, codes: Sequence[str], crosswalk: str | Mapping[str, str]) -> Grouping:
    """Read a grouping for the codes of one survey.

    Parameters
    ----------
    name : str
        A shipped grouping (`icatus`, `sdg-5.4.1`, ...) or the path of a YAML file.
    codes : sequence of str
        Codes that occur in the survey.
    crosswalk : str or Mapping
        Name of the survey's ICATUS crosswalk, or the table itself.

    Raises
    ------
    ParameterError
        If there is no such grouping, or the file has faults: all are listed.
    """
    table = read_crosswalk(crosswalk)
    places = [table[code] for code in codes]
    unplaced = np.array([place == UNPLACED for place in places])
    if name in ICATUS_LEVELS:
        return _by_level(name, places, unplaced)
    text, label = _read_text(name)
    content = _parse(text, label)
    by_icatus = content.get("classification") == "icatus-2016"
    known = [*icatus_titles(), OTHER_HOUSEHOLDS] if by_icatus else list(table)
    check_grouping(content, known, label)
    subject = places if by_icatus else list(codes)
    groups: dict[str, dict[str, Any]] = content["groups"]
    members = np.array(
        [[_holds(group, code) for group in groups.values()] for code in subject]
    ).reshape(len(codes), len(groups))
    askable = set(table.values()) if by_icatus else set(table)
    return Grouping(
        name=label.removesuffix(".yaml"),
        title=data_message("grouping", str(content.get("title", label))),
        groups=tuple(groups),
        titles=tuple(
            str(group.get("title", key.replace("_", " "))) for key, group in groups.items()
        ),
        members=members,
        unplaced=unplaced,
        statistics=tuple(content.get("statistics", ())),
        not_collected=tuple(
            key for key, group in groups.items() if not any(_holds(group, code) for code in askable)
        ),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def _by_level(name: str, places: list[str], unplaced: BoolArray) -> Grouping:
    """Group by the first digits of the ICATUS code, plus care for other households."""
    level = ICATUS_LEVELS[name]
    titles = icatus_titles()
    present = {place[:level] for place in places if place not in (UNPLACED, OTHER_HOUSEHOLDS)}
    groups = sorted(present)
    labels = [titles[code] for code in groups]
    if OTHER_HOUSEHOLDS in places:
        groups.append(OTHER_HOUSEHOLDS)
        labels.append(say("care for other households, kinship unknown"))
    keys = [place if place == OTHER_HOUSEHOLDS else place[:level] for place in places]
    members = np.array([[key == group for group in groups] for key in keys])
    return Grouping(
        name, shipped_groupings()[name], tuple(groups), tuple(labels), members, unplaced
    )


def _read_text(name: str) -> tuple[str, str]:
    """Return the text of a shipped or of the user's grouping file, and its label."""
    shipped = shipped_groupings()
    if name in LAYERED:
        message = _(
            "{given}: {measure} alone tells it.",
            given=voice.given("groups", name),
            measure=voice.command("measure"),
        )
        raise ParameterError(message)
    if name in shipped:
        label = f"{name}.yaml"
        folder = resources.files("carepact.data.icatus").joinpath("groups")
        return folder.joinpath(label).read_text("utf-8"), label
    path = Path(name)
    if not is_file(path):
        raise ParameterError(
            _(
                "{given}: there is no such grouping and no such file.",
                given=voice.given("groups", name),
            )
            + nearest(name, shipped)
            + " "
            + _("Shipped groupings: {listed}.", listed=", ".join((*shipped, *LAYERED)))
        )
    return read_text(path), path.name


class _OneKeyLoader(yaml.SafeLoader):
    """A safe loader that refuses a key standing twice, which YAML would drop silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        """Build a mapping, its keys all different."""
        keys = [self.construct_object(key) for key, _value in node.value]
        seen = set()
        for key in keys:
            if isinstance(key, Hashable) and key not in seen:
                seen.add(key)
            elif isinstance(key, Hashable):
                text = _("the key '{key}' stands twice", key=key)
                raise yaml.constructor.ConstructorError(None, None, text, node.start_mark)
        return super().construct_mapping(node, deep)


def _parse(text: str, label: str) -> dict[str, Any]:
    """Parse YAML into a mapping, or say where it breaks."""
    check_yaml(text, label)
    try:
        content = yaml.load(text, Loader=_OneKeyLoader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        message = _(
            "{file}, line {line}: not valid YAML ({problem}). Correct the line.",
            file=label,
            line=line,
            problem=getattr(error, "problem", None) or _("it breaks off"),
        )
        raise ParameterError(message) from error
    if not isinstance(content, dict):
        message = _("{file}: the file holds no mapping. Begin it with 'groups:'.", file=label)
        raise ParameterError(message)
    return content


def _holds(group: Mapping[str, Any], code: str) -> bool:
    """Tell whether a code belongs to a group."""
    return _starts(code, group["include"]) and not _starts(code, group.get("exclude", ()))


def _starts(code: str, prefixes: Sequence[str]) -> bool:
    """Tell whether a code begins with one of the prefixes."""
    return any(code.startswith(prefix) for prefix in prefixes)
