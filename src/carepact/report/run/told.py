"""List all that the user set: evidence, single settings, paths, own files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carepact.core.distributions import Distribution
from carepact.core.messages import _, _c, localise, word
from carepact.data.crises.crisis import shipped_crises
from carepact.report.values import word_value
from carepact.report.words import in_words, join_listed, lower_first, put_under
from carepact.studies.one_country.told import ToldValue


def tell_told(told: Sequence[ToldValue]) -> Iterator[str]:
    """Tell what the user set, a text a line; nothing where all is as it ships."""
    if told:
        yield _("Set by the user:")
    for one in told:
        yield "  " + _say(one)


def _say(one: ToldValue) -> str:
    """Say one thing that the user set."""
    if one.value is None:
        return put_under(in_kind(one.kind), one.name)
    if one.kind == "shocks":
        return put_under(in_kind(one.kind), say_begun(name_shipped_crisis(one.name), one.value))
    if one.kind == "set" and not isinstance(one.value, str):
        return put_under(in_kind(one.kind), f"{one.name} = {word_value(one.value, one.unit)}")
    value = f"{one.name} = {print_value(one.value)} {in_words(one.unit)}".rstrip()
    said = put_under(in_kind(one.kind), value)
    if one.kind != "evidence":
        return said
    spread = say_spread(one.distribution)
    source = f" [{word(one.source)}]" if one.source else ""
    unread = "" if one.is_read else " " + _("This run does not read it.")
    return f"{said}, {spread}{source}{unread}"


def say_begun(crisis: str, year: object) -> str:
    """Say a crisis with its first year."""
    return _("{crisis} from {year} on", crisis=crisis, year=year)


def name_shipped_crisis(name: str) -> str:
    """Name a crisis as within a sentence: a shipped one in the reader's language."""
    shipped = shipped_crises().get(name)
    return lower_first(word(shipped.title)) if shipped else name


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
    given = spread.model_dump(exclude_defaults=True)
    listed = join_listed(
        said for name, value in given.items() if (said := _say_of_spread(name, value))
    )
    return f"{in_distribution(spread.kind)} ({listed})"


def _say_of_spread(name: str, value: object) -> str:
    """Say one number of a distribution; nothing of its kind, which is said before."""
    if name == "kind":
        return ""
    if name == "of":
        return _("as a factor of the value") if value == "factor" else ""
    words = {
        "low": _c("distribution", "low"),
        "high": _c("distribution", "high"),
        "lower": _c("distribution", "at least"),
        "upper": _c("distribution", "at most"),
        "sd": _("standard deviation"),
        "sigma": _("standard deviation of the logarithm"),
        "concentration": _("worth so many observations:"),
        "zero_mass": _("share of zero"),
    }
    return f"{words[name]} {localise(f'{value:g}')}"


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
        inner = join_listed(
            f"{in_words(str(label).replace('_', ' '))} {print_value(part)}"
            for label, part in value.items()
        )
        return f"({inner})" if any(isinstance(part, dict) for part in value.values()) else inner
    return localise(f"{value:g}") if isinstance(value, int | float) else str(value)
