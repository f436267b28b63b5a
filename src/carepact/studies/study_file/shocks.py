"""The crises of a study: shipped ones by name, or its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic import Field

from carepact.core import voice
from carepact.core.documents import Document, M, Strict
from carepact.core.errors import Faults, ParameterError, nearest
from carepact.core.messages import _
from carepact.core.plain_numbers import is_whole
from carepact.data.countries.facts import BASE_YEAR
from carepact.data.crises.crisis import Course, Crisis, Severity, shipped_crises
from carepact.simulate.crises import BegunCrisis
from carepact.simulate.instrument_traits import list_staffed


class ShockChoice(Strict):
    """A crisis of a study: when it begins, and what it moves where it is no shipped one."""

    begins: int = Field(description="Its first year.")
    moves: Crisis | None = Field(None, description="What it moves; left out for a shipped crisis.")


def shock_models() -> tuple[type[Strict], ...]:
    """List the models whose keys a study's crises may have."""
    return ShockChoice, Crisis, Course, Severity


def read_shocks(listed: Sequence[str]) -> dict[str, ShockChoice]:
    """Read crises as the command line has them, `pandemic:2028`.

    Raises
    ------
    ParameterError
        With all faults at once.
    """
    found = {}
    shipped = ", ".join(shipped_crises())
    with Faults(ParameterError, voice.option("shocks")) as faults:
        for told in listed:
            name, _colon, year = told.partition(":")
            if not is_whole(year):
                faults.add(
                    _("{told}: does not say when it begins. Write {name}:2028.",
                      told=told, name=name or "pandemic")
                )  # fmt: skip
            elif name in found:
                faults.add(_("{name} stands twice. Name each crisis once.", name=name))
            else:
                found[name] = ShockChoice(begins=int(year))
                if name not in shipped_crises():
                    faults.add(
                        _word_unknown(name, _("Crises that ship: {listed}.", listed=shipped))
                    )
    return found


def begin_crises(shocks: Mapping[str, ShockChoice]) -> tuple[BegunCrisis, ...]:
    """Take the crises of a study without faults, in their order."""
    return tuple(
        BegunCrisis(name, one.moves or shipped_crises()[name], one.begins)
        for name, one in shocks.items()
    )


def find_shock_faults(document: Document[M], until: int | None) -> Iterator[str]:
    """Find crises that are not known, begin too early or too late, or close what is no service.

    Parameters
    ----------
    document : Document
        The study as read.
    until : int or None
        Its last year.
    """
    content = document.content.get("shocks")
    services = [name for name, _staffing in list_staffed()]
    for name, told in content.items() if isinstance(content, dict) else ():
        place = ("shocks", str(name))
        moves = told.get("moves") if isinstance(told, dict) else None
        if moves is None and name not in shipped_crises():
            mend = _(
                "Shipped are {listed}; or say under 'moves' what yours moves.",
                listed=", ".join(shipped_crises()),
            )
            yield f"{document.at(place)}: {_word_unknown(str(name), mend)}"
        if moves is not None and name in shipped_crises():
            yield _(
                "{where}: is the name of a shipped crisis. Give your own another name.",
                where=document.at(place),
            )
        begins = str(told.get("begins", "")) if isinstance(told, dict) else ""
        if is_whole(begins) and not BASE_YEAR < int(begins) <= (until or int(begins)):
            yield _(
                "{where}: {year} is not after {first} and by {last}. Choose a year of the run.",
                where=document.at((*place, "begins")),
                year=begins,
                first=BASE_YEAR,
                last=until,
            )
        closed = moves.get("services_closed") if isinstance(moves, dict) else None
        for service in closed if isinstance(closed, dict) else ():
            if service not in services:
                yield _(
                    "{where}: has no staff that could stay away.",
                    where=document.at((*place, "moves", "services_closed", str(service))),
                ) + (
                    nearest(str(service), services)
                    or " " + _("Name one of {listed}.", listed=", ".join(services))
                )


def _word_unknown(name: str, mend: str) -> str:
    """Word that no crisis of a name ships: the nearest, else the mend."""
    return _("no crisis '{name}' ships.", name=name) + (
        nearest(name, shipped_crises()) or f" {mend}"
    )
