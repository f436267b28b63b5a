"""The instruments that ship: every folder of `policy/instruments`, in the order they declare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Annotated, Any

from pydantic import AfterValidator, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from carepact.core.errors import Faults, ParameterError, nearest
from carepact.core.messages import _
from carepact.policy.instrument import Instrument, read_instrument
from carepact.policy.traits import Displacement, RowKind, Staffing, Traits


@cache
def shipped_instruments() -> Mapping[str, Instrument]:
    """Return every instrument that ships with carepact by name, in the order of their traits.

    Raises
    ------
    ParameterError
        If one lacks a trait, or they do not fit together: all faults at once.
    """
    found = {}
    for folder in resources.files("carepact.policy.instruments").iterdir():
        if folder.is_dir() and folder.joinpath("instrument.yaml").is_file():
            with resources.as_file(folder.joinpath("instrument.yaml")) as path:
                found[folder.name] = read_instrument(path)
    with Faults(ParameterError, "policy/instruments") as faults:
        faults.extend(find_misfits(found))
    return dict(sorted(found.items(), key=lambda item: item[1].traits.order))


@cache
def instrument_names() -> tuple[str, ...]:
    """List the instruments in their order: that of tables, of the axis `instrument`, of rules."""
    return tuple(shipped_instruments())


def shipped_instrument(name: str) -> Instrument:
    """Return an instrument that ships with carepact."""
    return shipped_instruments()[name]


def find_misfits(instruments: Mapping[str, Instrument]) -> Iterator[str]:
    """Find instruments that cannot stand beside one another.

    Parameters
    ----------
    instruments : mapping of str to Instrument
        By the name of their folder.

    Yields
    ------
    str
        A fault with its mend.
    """
    for folder, one in instruments.items():
        if one.instrument != folder:
            yield _(
                "{folder}: its file says 'instrument: {name}'. Name it as its folder.",
                folder=folder,
                name=one.instrument,
            )
    yield from _find_disorder({name: one.traits for name, one in instruments.items()})
    yield from _find_unshared(instruments)


def _find_disorder(traits: Mapping[str, Traits]) -> Iterator[str]:
    """Find places taken twice, and rules that meet leave before it is granted."""
    taken = Counter(one.order for one in traits.values())
    for name, one in traits.items():
        if taken[one.order] > 1:
            same = [other for other, two in traits.items() if two.order == one.order]
            yield _(
                "{name}: traits.order {order} is that of {others} too. The next free one "
                "is {free}.",
                name=name,
                order=one.order,
                others=", ".join(other for other in same if other != name),
                free=max(taken) + 1,
            )
        late = [
            other
            for other, two in traits.items()
            if two.time == "leave around a birth" and two.order > one.order
        ]
        if meets_leave(one.rows) and late:
            yield _(
                "{name}: its rows know the leave taken, but {late} comes later. Give it a "
                "higher traits.order.",
                name=name,
                late=", ".join(late),
            )


def meets_leave(rows: RowKind) -> bool:
    """Tell whether rows of a kind know what leave was taken before."""
    return rows in ("mothers who breastfeed", "children before school", "employees")


def _find_unshared(instruments: Mapping[str, Instrument]) -> Iterator[str]:
    """Find evidence on all services that two instruments would tell otherwise."""
    limits: dict[str, list[str]] = {}
    displaced: dict[str, list[str]] = {}
    for name, one in instruments.items():
        if isinstance(one.traits.staffing, Staffing) and (
            one.traits.staffing.limited_by != "nothing"
        ):
            limits.setdefault(one.traits.staffing.limited_by, []).append(name)
        if isinstance(one.traits.displaces, Displacement):
            displaced.setdefault(one.traits.displaces.whose, []).append(name)
    for source, names in limits.items():
        owner, _dot, effect = source.partition(".")
        if owner not in instruments or effect not in instruments[owner].effects:
            yield _(
                "{names}: traits.staffing.limited_by '{source}' is no instrument.effect.",
                names=", ".join(names),
                source=source,
            )
    if len(limits) > 1:
        yield _(
            "traits.staffing.limited_by: {listed} are several, and all services hire from one "
            "labour market. Name one.",
            listed=", ".join(limits),
        )
    for whose, names in displaced.items():
        if len(names) > 1:
            yield _(
                "traits.displaces: {names} all tell what families of {whose} are spared. One may.",
                names=", ".join(names),
                whose=whose,
            )


def _check_known(name: str) -> str:
    """Refuse a name that no instrument has."""
    if name not in instrument_names():
        listed = ", ".join(f"'{one}'" for one in instrument_names())
        raise ValueError(
            _("'{value}' is not known. Use one of {listed}.", value=name, listed=listed)
            + nearest(name, instrument_names())
        )
    return name


class _KnownNames:
    """Writes the known names into the schema, so that an editor offers them."""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(core_schema), "enum": list(instrument_names())}


KnownInstrument = Annotated[str, AfterValidator(_check_known), _KnownNames()]
"""The name of a shipped instrument, for models of files."""
