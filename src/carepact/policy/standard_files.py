"""Read the files of standards, and check what they name against the dictionaries."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from carepact.core.documents import Document, keys_of, read_document
from carepact.core.errors import nearest
from carepact.core.messages import _
from carepact.core.units import factor_between
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.groups import read_groups
from carepact.data.countries.law import read_provision_kinds
from carepact.data.evidence.reading import shipped_evidence
from carepact.policy.standard import (
    Ask,
    Binding,
    Evidence,
    Practice,
    Requirement,
    Standard,
)

SHIPPED = (
    "ilo-c183",
    "ilo-r191",
    "ilo-c156",
    "ilo-r165",
    "ilo-c189",
    "ilo-c100",
    "ilo-c111",
    "ilo-c175",
    "ilo-c177",
    "ilo-c102",
    "ilo-r202",
    "crpd",
    "eu-work-life-balance",
    "eu-childcare",
    "eu-long-term-care",
    "sdg",
)
"""Standards whose requirements are judged."""
DECLARING = (
    "oc-31-25",
    "ilc-care-economy",
    "ga-care-day",
    "hrc-care-support",
    "ecosoc-care-support",
    "buenos-aires",
    "tlatelolco",
    "un-care-systems",
)
"""Instruments that declare: what they ask for is shown and not judged."""


def read_standard(path: Path) -> Standard:
    """Read a standard's file, or raise all its faults at once."""
    document = read_document(
        path, Standard, keys_of(Standard, Requirement, Evidence, Practice, Binding, Ask)
    )
    return document.sound([*_find_unknown_group(document), *_find_evidence_faults(document)])


@cache
def shipped_standards() -> tuple[Standard, ...]:
    """Return the standards that are judged, in the order in which they are shown."""
    return tuple(_read_shipped(name) for name in SHIPPED)


@cache
def shipped_declarations() -> tuple[Standard, ...]:
    """Return the instruments that declare without a verdict, in the order shown."""
    return tuple(_read_shipped(name) for name in DECLARING)


def _read_shipped(name: str) -> Standard:
    """Read one file that ships with carepact."""
    folder = resources.files("carepact.policy.standards")
    with resources.as_file(folder.joinpath(f"{name}.yaml")) as path:
        return read_standard(path)


def _find_unknown_group(document: Document[Standard]) -> Iterator[str]:
    """Find a group of countries that nobody listed. Reads the raw content."""
    binds = document.content.get("binds")
    group = binds.get("group") if isinstance(binds, dict) else None
    if group and group not in read_groups():
        yield _(
            "{where}: there is no group '{name}'.",
            where=document.at(("binds", "group")),
            name=group,
        ) + nearest(str(group), read_groups())


def _find_evidence_faults(document: Document[Standard]) -> Iterator[str]:
    """Find requirements named twice and evidence that no dictionary has. Reads the raw content."""
    requirements = document.content.get("requirements")
    seen: set[str] = set()
    for position, one in enumerate(requirements if isinstance(requirements, list) else []):
        if not isinstance(one, dict):
            continue
        where = document.at(("requirements", position))
        name = str(one.get("requirement"))
        if name in seen:
            yield _(
                "{where}: requirement '{name}' stands twice. Rename one.", where=where, name=name
            )
        seen.add(name)
        units = {"judged_by": one.get("unit"), "budgeted_by": None, "implemented_by": None}
        for key, unit in units.items():
            listed = one.get(key)
            for evidence in listed if isinstance(listed, list) else []:
                if isinstance(evidence, dict):
                    yield from _word_evidence_faults(evidence, unit, where)


def _word_evidence_faults(evidence: dict[str, Any], unit: object, where: str) -> Iterator[str]:
    """Word what is wrong with the names and the unit of one piece of evidence."""
    facts, provisions = tuple(read_indicators()), tuple(read_provision_kinds())
    weeks = tuple(shipped_evidence("present_law").effects)
    known = {"fact": facts, "provision": provisions, "cites": provisions, "alone_up_to": weeks}
    for key, names in known.items():
        name = evidence.get(key)
        if name and name not in names:
            said = _("{where}: there is no {key} '{name}'.", where=where, key=key, name=name)
            yield said + nearest(str(name), names)
    indicator = read_indicators().get(str(evidence.get("fact")))
    if indicator is None or not isinstance(unit, str) or unit == "ratio":
        return
    if factor_between(indicator.unit, unit) is None:
        yield _(
            "{where}: '{name}' is in '{given}', which no rule turns into '{wanted}'. "
            "Correct the unit.",
            where=where,
            name=indicator.name,
            given=indicator.unit,
            wanted=unit,
        )
