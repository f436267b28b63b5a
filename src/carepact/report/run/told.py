"""List all that the user set: evidence, single settings, paths, own files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carepact.core.distributions import Distribution
from carepact.core.messages import _
from carepact.studies.one_country.told import ToldValue


def tell_told(told: Sequence[ToldValue]) -> Iterator[str]:
    """Tell what the user set, a text a line; nothing where all is as it ships."""
    if told:
        yield _("Set by the user:")
    for one in told:
        yield "  " + _say(one)


def name_told(told: Sequence[ToldValue]) -> str:
    """Say in one sentence what the user set, for pictures; '' where all is as it ships."""
    if not told:
        return ""
    return _("Set by the user: {listed}.", listed=", ".join(dict.fromkeys(map(_name, told))))


def _say(one: ToldValue) -> str:
    """Say one thing that the user set."""
    if one.value is None:
        return f"{in_kind(one.kind)}: {one.name}"
    said = f"{in_kind(one.kind)}: {one.name} = {print_value(one.value)} {one.unit}".rstrip()
    if one.kind != "evidence":
        return said
    spread = say_spread(one.distribution)
    source = f" [{one.source}]" if one.source else ""
    unread = "" if one.is_read else " " + _("This run does not read it.")
    return f"{said}, {spread}{source}{unread}"


def _name(one: ToldValue) -> str:
    """Name one thing that the user set."""
    return one.name


def in_kind(kind: str) -> str:
    """Name a kind of what the user set."""
    return {
        "evidence": _("evidence"),
        "set": _("setting of the package"),
        "paths": _("declared path"),
        "shocks": _("crisis"),
        "own_facts": _("file of own facts"),
        "own_population": _("file of own population"),
        "survey": _("survey"),
        "target": _("declared target"),
    }[kind]


def say_spread(spread: Distribution | None) -> str:
    """Say how far a value may lie off."""
    if spread is None:
        return _("the same in all simulations")
    told = {
        name: value
        for name, value in spread.model_dump(exclude_defaults=True).items()
        if name != "kind"
    }
    listed = ", ".join(
        f"{name} {value:g}" if isinstance(value, float) else f"{name} {value}"
        for name, value in told.items()
    )
    return f"{in_distribution(spread.kind)} ({listed})"


def in_distribution(kind: str) -> str:
    """Name a kind of distribution."""
    return {
        "normal": _("normal"),
        "lognormal": _("lognormal"),
        "beta": _("beta"),
        "triangular": _("triangular"),
        "uniform": _("uniform"),
    }[kind]


def print_value(value: object) -> str:
    """Print a number, or a table of them label by label."""
    if isinstance(value, dict):
        inner = ", ".join(f"{label} {print_value(part)}" for label, part in value.items())
        return f"({inner})" if any(isinstance(part, dict) for part in value.values()) else inner
    return f"{value:g}" if isinstance(value, int | float) else str(value)
