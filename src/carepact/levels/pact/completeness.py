"""What a pact leaves unnamed: of each promise, of each partner, and of the care that all share.

A promise is whole when it says who, what, how much, by when, by what it is seen, who publishes
that figure and who pays. A pact is whole when everybody who shares the cost of care has signed,
each with a promise, nobody pays without having signed, and each of the five aims of care policy
has a promise. What is left out on purpose is told with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from carepact.core.messages import Message, data_message, say
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.facts import BASE_YEAR
from carepact.levels.pact.pact import (
    Commitment,
    Pact,
    Partner,
    find_option,
    may_lead,
    name_code,
    partner_kinds,
)
from carepact.policy.instrument import PAYERS, Aim
from carepact.policy.options import AIMS
from carepact.policy.shipped_instruments import shipped_instrument

GapKind = Literal[
    "partner missing",
    "nothing promised",
    "pays without signing",
    "aim without promise",
    "who",
    "what",
    "how much",
    "by when",
    "indicator",
    "where it stood",
    "source of the figure",
    "who pays",
    "not its to do",
    "words alone",
    "began before",
]
GAP_KINDS: tuple[GapKind, ...] = get_args(GapKind)
REMARKS: tuple[GapKind, ...] = ("not its to do", "words alone", "began before")
"""What does not make a pact incomplete."""
OF_PACT: tuple[GapKind, ...] = (
    "partner missing",
    "nothing promised",
    "pays without signing",
    "aim without promise",
)
"""What the pact as a whole, or a partner, leaves unnamed."""
OF_PROMISE = tuple(kind for kind in GAP_KINDS if kind not in OF_PACT)
AMONG_ALL = ("women", "men", "employers", "communities", "State")
"""Sharers of the cost of care in every country; donors are not."""


@dataclass(frozen=True)
class Gap:
    """One thing that a pact does not name."""

    kind: GapKind
    of: str
    """Code of the promise or the partner; a sharer, a payer or an aim where it is the pact's."""
    message: Message
    """What is missing, and what to write."""

    @property
    def is_remark(self) -> bool:
        """Tell whether a pact can be whole with it."""
        return self.kind in REMARKS


def find_gaps(pact: Pact) -> tuple[Gap, ...]:
    """Find all that a pact leaves unnamed.

    Returns
    -------
    tuple of Gap
        Of the whole pact first, then of its partners, then of its promises in their order.
    """
    return (
        *_find_missing_partners(pact),
        *_find_silent_partners(pact),
        *_find_payers(pact),
        *_find_aims(pact),
        *(gap for one in pact.commitments for gap in _find_of_promise(pact, one)),
    )


def count_aims(pact: Pact) -> dict[Aim, tuple[str, ...]]:
    """List the promises under each of the five aims, by their option or instrument."""
    found: dict[Aim, list[str]] = {aim: [] for aim in AIMS}
    for one in pact.commitments:
        for aim in dict.fromkeys(_aims_of(one)):
            found[aim].append(one.code)
    return {aim: tuple(codes) for aim, codes in found.items()}


def _aims_of(one: Commitment) -> Iterator[Aim]:
    """List the aims that a promise serves: its option's, else those of its instruments."""
    option = find_option(one.option)
    if option is not None:
        yield option.aim
        return
    for edit in one.changes:
        yield from shipped_instrument(edit.instrument).aims


def _find_missing_partners(pact: Pact) -> Iterator[Gap]:
    """Find who shares the cost of care and has not signed."""
    signed = {sharer for partner in pact.partners for sharer in partner.kind.sharers}
    excused = {sharer for kind in pact.left_out for sharer in partner_kinds()[kind].sharers}
    for sharer in AMONG_ALL:
        if sharer not in signed | excused:
            kinds = tuple(
                data_message("partner", kind.title)
                for kind in partner_kinds().values()
                if sharer in kind.sharers
            )
            yield Gap(
                "partner missing",
                sharer,
                say(
                    "No partner stands for {sharer}, though a part of the cost of care is "
                    "theirs. Add one of {kinds}, or say under left_out why not.",
                    sharer=name_code(sharer),
                    kinds=kinds,
                ),
            )


def _find_silent_partners(pact: Pact) -> Iterator[Gap]:
    """Find partners who sign and promise nothing."""
    for partner in pact.partners:
        if not any(pact.promises_of(partner)):
            yield Gap(
                "nothing promised",
                partner.code,
                say("{name}: signs and promises nothing. Add a commitment.", name=partner.name),
            )


def _find_payers(pact: Pact) -> Iterator[Gap]:
    """Find payers to whom a promise gives a share of the cost and who have not signed."""
    signed = {payer for partner in pact.partners for payer in partner.kind.payers}
    for payer in LABELS["payer"]:
        billed = [one.code for one in pact.commitments if _share_of(one, payer) > 0]
        if billed and payer not in signed:
            yield Gap(
                "pays without signing",
                payer,
                say(
                    "Under {promises}, {payer} would pay, and nobody who can promise that money "
                    "has signed. Add the partner, or let others pay.",
                    payer=name_code(payer),
                    promises=tuple(billed),
                ),
            )


def _share_of(one: Commitment, payer: str) -> float:
    """Return the largest share that a promise gives to a payer. [share]"""
    shares = [0.0]
    for edit in one.changes:
        if edit.parameter == PAYERS:
            parameter = shipped_instrument(edit.instrument).parameters[edit.parameter]
            table = parameter.to_array(edit.target)
            shares.append(float(np.max(table[..., LABELS["payer"].index(payer)])))
    return max(shares)


def _find_aims(pact: Pact) -> Iterator[Gap]:
    """Find aims of care policy that no promise serves."""
    for aim, codes in count_aims(pact).items():
        if not codes:
            yield Gap(
                "aim without promise",
                aim,
                say(
                    "No promise is there to {aim} care. See the options under that aim.",
                    aim=name_code(aim),
                ),
            )


def _find_of_promise(pact: Pact, one: Commitment) -> Iterator[Gap]:
    """Find what one promise does not name."""
    code, indicator = one.code, one.indicator
    partner = pact.partner(one.partner)
    if partner is None:
        yield Gap("who", code, say("{code}: no partner promises it. Name one.", code=code))
    if find_option(one.option) is None and not one.changes:
        yield Gap("what", code, say(
            "{code}: names neither an option of the catalogue nor what it changes. Name one.",
            code=code))  # fmt: skip
    told = indicator is not None and indicator.target is not None
    if not told and (indicator is not None or not one.changes):
        yield Gap("how much", code, say(
            "{code}: no figure is named that is to be reached. Write the target.",
            code=code))  # fmt: skip
    if one.course is None:
        yield Gap("by when", code, say(
            "{code}: no year is named in which it is due. Write due.", code=code))  # fmt: skip
    if indicator is None:
        yield Gap("indicator", code, say(
            "{code}: nothing is named by which it is seen. Name an indicator.",
            code=code))  # fmt: skip
    elif indicator.baseline is None:
        yield Gap("where it stood", code, say(
            "{code}: where the indicator stood is not told. Write baseline.",
            code=code))  # fmt: skip
    if not one.source:
        yield Gap("source of the figure", code, say(
            "{code}: who publishes the figure is not told. Name the source.",
            code=code))  # fmt: skip
    if one.changes and not _names_payers(pact, one):
        yield Gap("who pays", code, say(
            "{code}: who pays for it is not named; a simulation keeps present law's shares. Set "
            "payers.", code=code))  # fmt: skip
    yield from _find_remarks(partner, one)


def _find_remarks(partner: Partner | None, one: Commitment) -> Iterator[Gap]:
    """Find what a negotiator should know of a promise, and what does not make it incomplete."""
    code, option = one.code, find_option(one.option)
    if partner is not None and option is not None and not may_lead(partner.kind, option):
        yield Gap("not its to do", code, say(
            "{code}: the catalogue has this option for {actors}, and {name} is none of them.",
            code=code, name=partner.name, actors=tuple(map(name_code, option.actors)),
        ))  # fmt: skip
    if one.changes and one.began_too_early:
        yield Gap("began before", code, say(
            "{code}: it began before {year}, the first year of a run, so present law holds a part "
            "of it already. It is followed, and not simulated.",
            code=code, year=BASE_YEAR))  # fmt: skip
    if one.changes:
        return
    if option is not None and option.not_costed:
        yield Gap("words alone", code, say(
            "{code}: no instrument computes it. {reason}",
            code=code, reason=data_message("option", option.not_costed),
        ))  # fmt: skip
    elif option is not None and option.costed_by:
        yield Gap("words alone", code, say(
            "{code}: moves nothing in a simulation as it stands. Its option is computed by "
            "{change}: set it under changes.", code=code, change=option.costed_by))  # fmt: skip
    else:
        yield Gap("words alone", code, say(
            "{code}: moves nothing in a simulation, as it changes no instrument.",
            code=code))  # fmt: skip


def _names_payers(pact: Pact, one: Commitment) -> bool:
    """Tell whether a pact says who pays for each instrument that a promise moves."""
    told = {
        edit.instrument
        for each in pact.commitments
        for edit in each.changes
        if edit.parameter == PAYERS
    }
    asked = {
        edit.instrument
        for edit in one.changes
        if PAYERS in shipped_instrument(edit.instrument).parameters
    }
    return asked <= told
