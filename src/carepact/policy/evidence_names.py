"""What a run reads that is not a country's: evidence by its full name, and who else sets what."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from carepact.core import voice
from carepact.core.errors import nearest
from carepact.core.messages import _
from carepact.core.parameter_tables import LABELS
from carepact.core.parameters import Parameter
from carepact.data.countries.cell_parameters import shipped_cell_parameters
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.facts import BASE_DAY
from carepact.data.evidence.reading import list_topics, run_evidence, shipped_evidence
from carepact.policy.shipped_instruments import shipped_instruments


@cache
def settable_evidence() -> Mapping[str, Parameter]:
    """Return every value that a user can set as evidence, by its full name.

    Returns
    -------
    mapping of str to Parameter
        Topics first, then parameters of cells, then each instrument's effects and what it ships
        with. What decides whether a country has an instrument at all is law, and not among them.
    """
    cells = shipped_cell_parameters().parameters
    found = {**run_evidence(), **{f"cells.{name}": one for name, one in cells.items()}}
    for name, one in shipped_instruments().items():
        left_out = {*one.traits.unread_evidence, *one.traits.absent_when_zero}
        found |= {
            f"{name}.{key}": parameter
            for key, parameter in (one.effects | one.parameters).items()
            if key not in left_out
        }
    return found


def name_by_income_group(name: str) -> dict[str, str]:
    """Name the values that tell one thing by income group: label to name; none where it is one.

    `employment.gain_of_use` is told by `employment.gain_of_use_high` and three others, as
    each has a spread of its own.
    """
    named = {label: f"{name}_{label.replace(' ', '_')}" for label in LABELS["income group"]}
    return named if all(one in settable_evidence() for one in named.values()) else {}


def follow_name(path: str) -> str:
    """Follow a name that evidence had in an earlier version to the one that it has now."""
    former = {"childcare.employment_gain": "employment.gain_of_use"}
    for old, new in former.items():
        if path == old or path.startswith((f"{old}.", f"{old}_")):
            return new + path.removeprefix(old)
    return path


def find_family(name: str) -> tuple[str, ...]:
    """Return the values by income group that one belongs to; itself alone where it is one."""
    for label in LABELS["income group"]:
        named = name_by_income_group(name.removesuffix(f"_{label.replace(' ', '_')}"))
        if name in named.values():
            return tuple(named.values())
    return (name,)


def is_laid_out_once(name: str) -> bool:
    """Tell whether a value is one number for all draws: adults by role are laid out once."""
    return (
        name.startswith("cells.")
        and settable_evidence()[name].dated_at(BASE_DAY).distribution is None
    )


def is_law(name: str) -> bool:
    """Tell whether a name is that of a parameter of an instrument, which a package may set."""
    instrument, _dot, key = name.partition(".")
    one = shipped_instruments().get(instrument)
    return one is not None and key in one.parameters


def word_not_settable(name: str) -> str:
    """Say why a name cannot be set as evidence and where it can be set, or the nearest name."""
    if is_law(name):
        return _(
            "'{name}' is law, not evidence. Set what a package asks for by {option} or "
            "under 'set:', and the country's own law by figures in a file of own facts.",
            name=name,
            option=voice.option("set"),
        )
    if name in read_indicators():
        return _(
            "'{name}' is a fact of a country, not evidence. Give it in a file of own facts "
            "({option}, or 'own_facts:').",
            name=name,
            option=voice.option("own_facts"),
        )
    if _is_shipped(*name.partition(".")[::2]):
        return _(
            "'{name}' is not read by a run: no figure of it would move. Leave it out.", name=name
        )
    return _("there is no evidence '{name}'.", name=name) + (
        nearest(name, settable_evidence())
        or " " + _("See {evidence} for every name.", evidence=voice.command("evidence"))
    )


def _is_shipped(topic: str, key: str) -> bool:
    """Tell whether a value of that name ships, although no run reads it."""
    one = shipped_instruments().get(topic)
    if one is not None:
        return key in one.effects
    return topic in list_topics() and key in shipped_evidence(topic).effects
