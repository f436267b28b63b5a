"""What a page on a pact is asked: which view of it, and with which settings of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from carepact.app.told import Told
from carepact.app.views.brought import FIELDS, HELD
from carepact.core.errors import Faults, ParameterError, nearest
from carepact.core.messages import _
from carepact.core.plain_numbers import is_number, is_whole
from carepact.core.run_defaults import RunDefaults

Side = Literal["check", "simulation", "monitoring", "versions"]
"""What is shown of a pact."""
SIDES: tuple[Side, ...] = get_args(Side)


BROUGHT_DRAWS = 200
"""Simulations of a pact that a reader brings: what fits into the process that reads files."""


@dataclass(frozen=True)
class Asked:
    """How a pact is looked at."""

    side: Side | None
    """None where nobody says: then what the file can be held to."""
    until: int | None
    draws: int
    seed: int
    year: int | None
    """Last year followed."""
    kept: float | None
    """Share of every promise that is kept in part. [share]"""
    shocks: tuple[str, ...]
    is_full: bool
    """Whether all simulations are asked for, not the few of a preview."""

    @property
    def changes(self) -> dict[str, object]:
        """Return what takes the place of a study's own settings."""
        return {"until": self.until, "draws": self.draws, "seed": self.seed}


def read_asked(told: Told, *, is_few: bool = False) -> Asked:
    """Read how a pact is to be looked at.

    Parameters
    ----------
    told : Told
        The fields.
    is_few : bool
        Whether a preview of few simulations is enough, unless all are asked for.

    Raises
    ------
    ParameterError
        With all faults of the fields at once.
    """
    run = ("until", "draws", "seed", "year", "kept", "crisis", "begins")
    others = ("view", "before", "full", "country", "begin", "preview", "width")
    told.refuse_unknown((*run, *others, *FIELDS), (HELD,))
    with Faults(ParameterError, _("address")) as faults:
        side = _read_side(told, faults)
        is_full = not is_few or bool(told.one("full"))
        draws = _read_whole(told, "draws", faults)
        most = int(told.limits.get("draws", RunDefaults.draws))
        most = min(most, BROUGHT_DRAWS) if told.files else most
        if draws is None:
            draws = min(RunDefaults.draws, most)
        elif draws > most:
            faults.add(_word_most("draws", most))
        if not is_full:
            draws = min(draws, int(told.limits.get("preview_draws", draws)))
        until, last = _read_whole(told, "until", faults), int(told.limits.get("until", 0))
        if until is not None and last and until > last:
            faults.add(_word_most("until", last))
        seed = _read_whole(told, "seed", faults)
        year = _read_whole(told, "year", faults)
        kept = _read_share(told, faults)
    return Asked(
        side=side,
        until=until,
        draws=draws,
        seed=RunDefaults.seed if seed is None else seed,
        year=year,
        kept=kept,
        shocks=_read_crises(told),
        is_full=is_full,
    )


def _read_side(told: Told, faults: Faults) -> Side | None:
    """Read which view is asked for, or note that there is none such."""
    named = told.one("view")
    found = next((one for one in SIDES if one == named), None)
    if named and found is None:
        faults.add(
            _("view: there is no view '{name}' of a pact.", name=named)
            + nearest(named, SIDES)
            + " "
            + _("Views: {listed}.", listed=", ".join(SIDES))
        )
    return found


def _read_whole(told: Told, name: str, faults: Faults) -> int | None:
    """Read a whole number, or note that it is none."""
    text = told.one(name)
    if text and not is_whole(text):
        faults.add(
            _("{name}: '{text}' is not a whole number. Write digits alone.", name=name, text=text)
        )
        return None
    return int(text) if text else None


def _read_share(told: Told, faults: Faults) -> float | None:
    """Read the share that is kept, or note that it is none; the study knows its bounds."""
    text = told.one("kept")
    if text and not is_number(text):
        faults.add(_("kept: '{text}' is no number. Write one such as 0.5.", text=text))
        return None
    return float(text) if text else None


def _word_most(name: str, most: int) -> str:
    """Word that more is asked for than this server answers at once."""
    return _(
        "{name}: this page answers up to {most}. Write less, or run it on your own machine.",
        name=name,
        most=most,
    )


def _read_crises(told: Told) -> tuple[str, ...]:
    """Read the crises; a form has the first year in a field of its own."""
    begins = told.one("begins")
    return tuple(
        one if ":" in one or not begins else f"{one}:{begins}" for one in told.many("crisis")
    )
