"""Single settings of a package, `childcare.ages_0_2.coverage=0.4`, read as edits.

Words after the instrument stand in any order: one parameter, and labels of its table. A label
left out means all of its axis; a child's age may be `ages_0_2` or `ages_3_5`. Shares are set
for each label, by several settings, and sum to one. A later setting wins over an earlier one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from carepact.core import voice
from carepact.core.errors import Faults, ParameterError, nearest
from carepact.core.messages import _
from carepact.core.parameter_tables import AXES, LABELS, SHARES, list_faults, read_number
from carepact.core.parameters import Parameter
from carepact.core.units import per_cent_to_share
from carepact.policy.package import Edit, Package
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument

GROUPS = {"ages_0_2": ("0", "1", "2"), "ages_3_5": ("3", "4", "5")}
"""Words for several ages of children."""
ON_COMMAND_LINE, IN_STUDY = "set on the command line", "set in the study"


@dataclass(frozen=True)
class Setting:
    """One setting as written."""

    where: str
    """Where it stands, for faults."""
    path: str
    """Instrument, parameter and labels, joined by dots."""
    value: str


@dataclass(frozen=True)
class _Place:
    """What a path names: a parameter, and the labels of each of its axes."""

    instrument: str
    name: str
    parameter: Parameter
    labels: tuple[tuple[str, ...], ...]


def read_setting(text: str) -> Edit:
    """Read one setting as an edit of a package; see `read_settings`."""
    return read_settings((text,))[0]


def read_settings(texts: Iterable[str], source: str = ON_COMMAND_LINE) -> tuple[Edit, ...]:
    """Read settings as edits of a package, one a parameter.

    Parameters
    ----------
    texts : iterable of str
        Each `instrument.parameter=value` or `instrument.parameter.label=value`.
    source : str
        Who set them, for the edits.

    Returns
    -------
    tuple of Edit
        Labels that no setting names are left out: they stay as they are.

    Raises
    ------
    ParameterError
        If a word is unknown (the nearest is offered) or a value out of its range: all
        settings at once.
    """
    with Faults(ParameterError, voice.option("set")) as faults:
        settings = []
        for text in texts:
            path, sign, value = text.partition("=")
            if not sign:
                faults.add(
                    _("{text}: there is no '='. Write instrument.parameter=value.", text=text)
                )
            else:
                settings.append(Setting(text, path.strip(), value.strip()))
        edits, found = make_edits(settings, source)
        faults.extend(found)
    return edits


def make_edits(settings: Sequence[Setting], source: str) -> tuple[tuple[Edit, ...], list[str]]:
    """Make an edit of each parameter that is set, and list all faults."""
    faults: list[str] = []
    targets: dict[tuple[str, str], Any] = {}
    where: dict[tuple[str, str], str] = {}
    for setting in settings:
        try:
            place = _find_place(setting.path)
            number = _read_in_range(setting.value, place.parameter)
        except ValueError as error:
            faults.append(f"{setting.where}: {error}")
            continue
        key = (place.instrument, place.name)
        targets[key] = _put(targets.get(key, {}), place.labels, number)
        where[key] = setting.where
    for (instrument, name), target in targets.items():
        parameter = shipped_instrument(instrument).parameters[name]
        if parameter.type.startswith(SHARES):
            faults += [
                f"{where[instrument, name]}: {fault} " + _("Set every label that has a share.")
                for fault in parameter.faults_of(target)
            ]
    if faults:
        return (), faults
    return tuple(
        Edit(instrument=instrument, parameter=name, target=target, aim="set", source=source)
        for (instrument, name), target in targets.items()
    ), []


def apply_settings(package: Package, edits: Sequence[Edit]) -> Package:
    """Add edits to a package; what it asked for in their place is taken out.

    Parameters
    ----------
    package : Package
        The package as it is.
    edits : sequence of Edit
        From `read_settings`.

    Returns
    -------
    Package
        With the edits last, and under a name that says that it was changed. Where an edit
        names some labels alone, the package's own edit still holds for the others.
    """
    if not edits:
        return package
    replaced = {edit.place for edit in edits if edit.is_whole}
    kept = tuple(edit for edit in package.edits if edit.place not in replaced)
    name = f"{package.package.removesuffix('-changed')}-changed"
    return package.model_copy(update={"package": name, "edits": (*kept, *edits)})


def list_changes(package: Package) -> list[str]:
    """List the parameters that settings changed."""
    sources = {ON_COMMAND_LINE, IN_STUDY}
    return [".".join(edit.place) for edit in package.edits if edit.source in sources]


def _find_place(path: str) -> _Place:
    """Find what a path names, or raise a ValueError that tells the nearest word."""
    first, *words = path.split(".")
    instrument = next((name for name in instrument_names() if name == first), None)
    if instrument is None:
        raise ValueError(
            _("there is no instrument '{name}'.", name=first)
            + (
                nearest(first, instrument_names())
                or " " + _("Instruments: {listed}.", listed=", ".join(instrument_names()))
            )
        )
    parameters = shipped_instrument(instrument).parameters
    named = [word for word in words if word in parameters]
    if len(named) != 1:
        raise ValueError(_word_parameters(instrument, words, list(parameters), named))
    parameter = parameters[named[0]]
    words.remove(named[0])
    return _Place(instrument, named[0], parameter, find_labels(parameter, words))


def _word_parameters(
    instrument: str, words: Sequence[str], parameters: Sequence[str], named: Sequence[str]
) -> str:
    """Word that a path names no parameter of its instrument, or several."""
    if named:
        return _("{listed} are several parameters. Set one at a time.", listed=", ".join(named))
    known = {*GROUPS, *itertools.chain.from_iterable(LABELS.values())}
    strange = next((word for word in words if word not in known), None)
    if strange is None:
        return _(
            "names no parameter of {instrument}. It has {listed}.",
            instrument=instrument,
            listed=", ".join(parameters),
        )
    return _(
        "{instrument} has no parameter '{parameter}'.", instrument=instrument, parameter=strange
    ) + (
        nearest(strange, [*parameters, *GROUPS])
        or " " + _("It has {listed}.", listed=", ".join(parameters))
    )


def find_labels(parameter: Parameter, words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Find the labels of each axis that words name; all of an axis that none names.

    Raises
    ------
    ValueError
        If a word is no label, or a second one of its axis, or shares are named without label.
    """
    axes = AXES[parameter.type]
    labels: dict[str, tuple[str, ...]] = {}
    for word in words:
        meant = GROUPS.get(word, (word,))
        axis = next((one for one in axes if set(meant) <= set(LABELS[one])), None)
        if axis is None:
            raise ValueError(_word_strange_label(word, axes))
        if axis in labels:
            raise ValueError(
                _("'{word}' is a second {axis}. Set one at a time.", word=word, axis=axis)
            )
        labels[axis] = meant
    if parameter.type.startswith(SHARES) and not labels:
        raise ValueError(
            _(
                "is a table of shares. Set each of {listed} that has a share; they sum to one.",
                listed=", ".join(LABELS[axes[0]]),
            )
        )
    return tuple(labels.get(axis, LABELS[axis]) for axis in axes)


def _word_strange_label(word: str, axes: Sequence[str]) -> str:
    """Word that a label is none of a parameter's."""
    listed = [label for axis in axes for label in LABELS[axis]]
    if not listed:
        return _("'{label}' is one word too many: it is a single number.", label=word)
    groups = list(GROUPS) if "child age" in axes else []
    return _("'{label}' is no label here.", label=word) + (
        nearest(word, [*listed, *groups])
        or " " + _("Use {listed}.", listed=", ".join([*listed, *groups]))
    )


def _read_in_range(text: str, parameter: Parameter) -> float:
    """Read a number in a parameter's range, or raise a ValueError."""
    low, high = parameter.range
    is_share = low >= 0 and high <= 1
    number = _read_percentage(text, is_share=is_share) if "%" in text else read_number(text)
    if is_share and 0 < per_cent_to_share(number) <= 1 < number:
        raise ValueError(
            _(
                "{value} is outside {low} to {high}. Write {share} for {value} %.",
                value=f"{number:g}",
                low=f"{low:g}",
                high=f"{high:g}",
                share=f"{per_cent_to_share(number):g}",
            )
        )
    faults = list_faults(number, (), parameter.range, sums_to_one=False)
    if faults:
        raise ValueError(" ".join(faults))
    return number


def _read_percentage(text: str, *, is_share: bool) -> float:
    """Read `40%` as 0.4 where a share is wanted; elsewhere a percentage has no meaning."""
    bare = text.replace("%", "", 1).strip()
    if not is_share:
        raise ValueError(
            _("'{value}' is a percentage, and this is no share. Write {bare} alone if that is "
              "meant.", value=text, bare=bare)
        )  # fmt: skip
    return per_cent_to_share(read_number(bare))


def _put(target: Any, labels: tuple[tuple[str, ...], ...], number: float) -> Any:  # noqa: ANN401 - a nested table
    """Put a number at every place that labels name; return the table."""
    if not labels:
        return number
    return {**target} | {
        label: _put(target.get(label, {}), labels[1:], number) for label in labels[0]
    }
