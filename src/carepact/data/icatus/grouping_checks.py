"""Check a grouping file of the user: keys, titles, and the codes that its groups name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from carepact.core.errors import Faults, ParameterError, nearest
from carepact.core.messages import _


def check_grouping(content: dict[str, Any], known: list[str], label: str) -> None:
    """Raise one error that lists every fault of a grouping file."""
    with Faults(ParameterError, label) as faults:
        _check_keys(content, ("title", "classification", "statistics", "groups"), "", faults)
        classification = content.get("classification", "survey")
        if classification not in ("survey", "icatus-2016"):
            faults.add(
                _(
                    "classification: '{value}' is not known. Use survey or icatus-2016.",
                    value=classification,
                )
            )
        statistics = content.get("statistics", [])
        if not isinstance(statistics, list) or any(not isinstance(s, str) for s in statistics):
            faults.add(
                _("statistics: {value} is not a list of names. Write [...].", value=statistics)
            )
        groups = content.get("groups")
        if not isinstance(groups, dict) or not groups:
            faults.add(_("groups: there is no group. Name at least one, with 'include'."))
            return
        for field in ("title", "classification"):
            _check_word(content.get(field, ""), field, faults)
        for key, group in groups.items():
            if faults.full:
                break
            if not isinstance(key, str):
                faults.add(
                    _("{where}: is no word. Put it in quotation marks.", where=f"groups.{key}")
                )
            _check_group(str(key), group, known, faults)


def _check_group(key: str, group: object, known: list[str], faults: Faults) -> None:
    """Note the faults of one group."""
    if not isinstance(group, dict):
        faults.add(_("groups.{key}: is not a mapping. Write {{include: [...]}}.", key=key))
        return
    _check_keys(group, ("title", "include", "exclude"), f"groups.{key}.", faults)
    if not isinstance(group.get("title", ""), str):
        faults.add(
            _("{where}: is no word. Put it in quotation marks.", where=f"groups.{key}.title")
        )
    if not group.get("include"):
        faults.add(_("groups.{key}.include: names no code. List code prefixes.", key=key))
    for field in ("include", "exclude"):
        prefixes = group.get(field) or []
        if not isinstance(prefixes, list) or any(not isinstance(p, str) for p in prefixes):
            faults.add(
                _(
                    "groups.{key}.{field}: {value} is not a list of quoted codes. "
                    "Quote each code, so that leading zeros stay.",
                    key=key,
                    field=field,
                    value=prefixes,
                )
            )
            continue
        for prefix in prefixes:
            if faults.full:
                break
            if not prefix or not any(code.startswith(prefix) for code in known):
                faults.add(
                    _(
                        "groups.{key}.{field}: no code begins with '{prefix}'. Correct the prefix.",
                        key=key,
                        field=field,
                        prefix=prefix,
                    )
                )


def _check_keys(
    mapping: dict[str, Any], allowed: Sequence[str], where: str, faults: Faults
) -> None:
    """Note keys that nobody reads, offering the nearest one."""
    for key in mapping:
        if key not in allowed and not faults.full:
            faults.add(
                _("{where}{key}: unknown key.", where=where, key=key)
                + nearest(str(key), allowed)
                + " "
                + _("Known keys: {listed}.", listed=", ".join(allowed))
            )


def _check_word(value: object, where: str, faults: Faults) -> None:
    """Note what YAML takes for a number, a date, yes or no, or keys, where a word belongs."""
    if not isinstance(value, str):
        faults.add(_("{where}: is no word. Put it in quotation marks.", where=where))
