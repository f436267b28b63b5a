"""Prove that the books hold what the model computed, and that they balance.

The ledger's side of every comparison is added up from flows alone, the model's side is read
from the projection. A check says how many figures it compared and the largest difference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from carepact.core.errors import Faults, LedgerError
from carepact.core.messages import _, number, say
from carepact.core.parameter_tables import ROUNDING
from carepact.data.countries.country_names import name_country
from carepact.ledger.accounts import Title
from carepact.ledger.comparisons import CHECKS
from carepact.ledger.posted import Posted, Sides
from carepact.ledger.profile import Profile, share_care
from carepact.ledger.tallies import WORDS, Coded, list_places
from carepact.simulate.projection import SEXES, Projection


@dataclass(frozen=True)
class Check:
    """A check that held."""

    name: str
    proves: str
    compared: int
    """How many figures were compared, those that are nothing on both sides not counted."""
    largest: float
    """Largest difference. [unit of the commodity]"""
    of_allowed: float
    """Largest share of what rounding allows where it stands; 1 at most. [ratio]"""


def check_books(
    projection: Projection,
    flows: pl.DataFrame,
    draws: Mapping[str, int],
    profile: Profile | None = None,
) -> tuple[Check, ...]:
    """Prove the flows of a projection against its figures.

    Parameters
    ----------
    projection : Projection
        What was posted.
    flows : pl.DataFrame, shape (flows, 9)
        As `post_flows` gives them.
    draws : mapping of str to int
        Name and place of each draw that was posted.
    profile : Profile, optional
        Who shares the cost of care, as `share_care` tells it of the projection; computed when
        omitted.

    Returns
    -------
    tuple of Check
        All of them.

    Raises
    ------
    LedgerError
        If any does not hold; every broken check is listed with its worst place.
    """
    names, places = list(draws), list(draws.values())
    values = projection.values.isel(draw=places).assign_coords(draw=names)
    shared = (profile or share_care(projection.values)).amounts
    own = Profile(shared.isel(draw=places).assign_coords(draw=names))
    posted = Posted(flows, values, projection.years, projection.sampler, own)
    checks = []
    proofs = list_proofs()
    with Faults(
        LedgerError, _("Ledger of {name}", name=name_country(projection.country))
    ) as faults:
        misplaced = _find_mixed(flows, posted.coded)
        if misplaced:
            faults.add(misplaced)
        for name, take in CHECKS.items():
            sides = _line_up(take(posted))
            used = ((sides.ledger != 0) | (sides.model != 0)).to_numpy()
            ledger, model, gross = (side.to_numpy()[used] for side in sides[:3])
            with np.errstate(all="ignore"):  # what is infinite, or no number, breaks a check
                difference = np.abs(ledger - model)
                allowed = ROUNDING * (gross + np.abs(model))
                part = difference / np.where(difference != 0, allowed, 1.0)
            if ledger.size or name != Title.SAVED:  # no projection holds any yet
                most = (np.fmax.reduce(one, initial=0.0) for one in (difference, part))
                checks.append(Check(name, proofs[name], ledger.size, *map(float, most)))
            broken = ~(difference <= allowed)  # what is not a number breaks it
            if broken.any():
                worst = int(np.argmax(np.where(broken, np.nan_to_num(difference, nan=np.inf), -1)))
                place = _name_place(posted, sides, [int(at[worst]) for at in np.nonzero(used)])
                held = float(ledger[worst]), float(model[worst])
                faults.add(_describe(name, place, held, int(broken.sum())))
    return tuple(checks)


def _line_up(sides: Sides) -> Sides:
    """Give the sides of a check the same dimensions in the same order; sizes must be the same."""
    ledger, *others = sides[:3]
    model, gross = (side.transpose(*ledger.dims) for side in others)
    assert ledger.shape == model.shape == gross.shape  # noqa: S101 - labels are places
    return Sides(ledger, model, gross, sides.labels)


def _find_mixed(flows: pl.DataFrame, coded: Coded) -> str:
    """Say which flow holds another commodity than its title's, or nothing."""
    expected = np.array(list_places("commodity", [title.commodity for title in Title]))
    mixed = np.flatnonzero(coded.places["commodity"] != expected[coded.places["title"]])
    if not mixed.size:
        return ""
    first = flows.row(int(mixed[0]), named=True)
    return _(
        "one commodity a flow: {account} in {year}, {scenario}, {draw}: '{title}' is posted in "
        "{commodity}; flows so broken: {count}. Post them in their own commodity.",
        account=first["from"],
        year=first["year"],
        scenario=first["scenario"],
        draw=first["draw"],
        title=first["title"],
        commodity=first["commodity"],
        count=mixed.size,
    )


def _name_place(posted: Posted, sides: Sides, at: Sequence[int]) -> dict[str, object]:
    """Give the labels of one place of a check, by dimension."""
    draws = posted.values["draw"].to_numpy().tolist()
    words: dict[str, Sequence[object]] = {**WORDS, "sex": SEXES, "draw": draws}
    words |= {"year": posted.years, **sides.labels}
    return {dim: words[dim][n] for dim, n in zip(map(str, sides.ledger.dims), at, strict=True)}


def _describe(name: str, place: Mapping[str, object], held: tuple[float, float], count: int) -> str:
    """Say where a check is broken worst, and by how much."""
    own = [str(label) for dim, label in place.items() if dim not in {"scenario", "draw", "year"}]
    return _(
        "{check}: {account} in {year}, {scenario}, {draw}: the ledger holds {ledger}, the model "
        "{model}; places so broken: {count}. Correct the flow or the projection.",
        check=name,
        account=" / ".join(own) or _("all accounts"),
        year=place["year"],
        scenario=place["scenario"],
        draw=place["draw"],
        ledger=number(held[0], 2),
        model=number(held[1], 2),
        count=count,
    )


def list_proofs() -> dict[str, str]:
    """Say what each check proves, in the reader's language."""
    return {
        "cost by payer": say("Each payer's outflow is what it bears of every instrument."),
        "cost of households": say("No instrument costs households less than nothing."),
        "cost by payee": say("What each payee gets equals the cost of every instrument."),
        "revenue by earner": say("Each earner gives back what the model says."),
        "revenue by collector": say("General budget and social security get what comes back."),
        "benefits no longer paid": say("Benefits no longer paid are the model's."),
        "net": say("What the State's account loses beyond present law is net."),
        "income and spending": say(
            "What is earned, spent, built, imported and financed is the model's."
        ),
        "closure": say(
            "What enters the State, employers, communities, suppliers, sellers, buildings and "
            "other spending beyond present law leaves them again: no payer pays out of nothing."
        ),
        "value added of services": say("Services add what they pay staff and for buildings."),
        "value added of suppliers": say(
            "Suppliers add what they earn, and no more than is bought."
        ),
        "labour share": say("Labour income stays within the bounds of its share of GDP."),
        "shares of the profile": say("Nobody bears less than nothing of care, or more than all."),
        "care hours": say("Hours from each provider to each recipient are the model's."),
        "unmet need": say("Hours that nobody gives are the model's."),
        "beyond need": say("Hours beyond need are the model's."),
        "attended hours": say("Hours of recipients in services are the model's."),
        "supervisory hours": say("Hours near a child are the model's."),
        "need": say("Need is what is received and unmet, less what is beyond it."),
        "hours of the day": say("Neither sex cares for more hours than its days have."),
        "nothing below 0": say("No hours and no cost are below 0; only revenue may be lost."),
    }
