"""Tell whether law is paid for, and whether it is carried out: beside the verdict, never in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from carepact.data.countries.facts import Country, Fact
from carepact.data.countries.law import Provision
from carepact.policy.standard import Practice

Answer = Literal["yes", "no", "reported", "unknown"]


@dataclass(frozen=True)
class Practised:
    """An answer on public money or on practice, and the figures that it stands on."""

    answer: Answer
    figures: tuple[Fact | Provision, ...] = ()
    """Those that are known, the one that answers first."""


def find_practice(
    practices: tuple[Practice, ...], country: Country, law: Mapping[str, Provision]
) -> Practised | None:
    """Tell whether public money stands behind a requirement, or whom it reaches.

    Parameters
    ----------
    practices : tuple of Practice
        Figures that the standard's file links to the requirement.
    country : Country
        Its figures, the user's own first.
    law : mapping of str to Provision
        Its law by provision, with how experts see it enforced.

    Returns
    -------
    Practised or None
        None where no figure is linked; unknown where none is known.

    Notes
    -----
    An imputed figure never says that money is spent: it is predicted from countries that spend,
    and so is never nought. It can be reported, with its mark.
    """
    if not practices:
        return None
    answers = [(one, _find_known(one, country, law)) for one in practices]
    known = [(one, figure) for one, figure in answers if figure is not None]
    if not known:
        return Practised("unknown")
    return Practised(_answer(*known[0]), tuple(figure for _one, figure in known))


def _find_known(
    practice: Practice, country: Country, law: Mapping[str, Provision]
) -> Fact | Provision | None:
    """Find a linked figure; None where it is not known, or imputed and asked for a yes."""
    if practice.provision:
        return law.get(practice.provision)
    fact = country.fact(practice.fact)
    if fact is not None and fact.status == "imputed" and practice.more_than is not None:
        return None
    return fact


def _answer(practice: Practice, figure: Fact | Provision) -> Answer:
    """Answer by the figure's threshold; without one it is reported."""
    if practice.more_than is None:
        return "reported"
    return "yes" if figure.number > practice.more_than else "no"
