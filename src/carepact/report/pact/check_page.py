"""What a pact leaves unnamed, on the screen: partners and payers, promise by promise, the aims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Group, RenderableType

from carepact.core import voice
from carepact.core.controls import show_controls
from carepact.core.messages import _, _c, _n, data_text
from carepact.levels.pact.completeness import OF_PACT, Gap
from carepact.levels.pact.pact import Commitment, Pact, Partner, name_code, partner_kinds
from carepact.report.family.layout import begin, make_table
from carepact.report.pact.words import (
    name_partner,
    print_value,
    say_by_when,
    say_listed,
    say_pact,
    say_signed,
)
from carepact.report.prose import Prose
from carepact.report.words import put_under
from carepact.studies.one_pact.answer import PactCheck


@dataclass(frozen=True)
class CheckScreen:
    """Sizes of the first screen."""

    gaps: int = 12
    """Unnamed parts of promises that it lists. [count]"""


def show_check(found: PactCheck) -> RenderableType:
    """Lay out what is missing; the last line says how to see more."""
    return Group(*_tell(found, CheckScreen().gaps), Prose(), Prose(say_more_of_check()))


def show_full_check(found: PactCheck) -> RenderableType:
    """Lay out all that is missing, all remarks, and every promise as it is told."""
    return Group(*_tell(found, len(found.gaps)), *tell_promises(found.pact))


def say_named(found: PactCheck) -> str:
    """Say how many promises name everything, and whether the pact does."""
    said = _(
        "Promises that name everything: {named} of {all}.",
        named=len(found.named),
        all=len(found.pact.commitments),
    )
    if found.is_whole:
        return said + " " + _("The pact is whole.")
    return said


def list_of_pact(found: PactCheck) -> Iterator[str]:
    """List what the pact as a whole does not name: partners first, then payers."""
    for kind in OF_PACT:
        if kind != "aim without promise":
            yield from (one.message.word() for one in found.gaps if one.kind == kind)


def list_of_promises(found: PactCheck) -> Iterator[tuple[Partner | None, Commitment, list[Gap]]]:
    """List the promises that leave something unnamed, partner by partner, with what it is."""
    for partner, promises in group_promises(found.pact):
        for one in promises:
            gaps = [
                gap
                for gap in found.gaps
                if gap.of == one.code and gap.kind not in OF_PACT and not gap.is_remark
            ]
            if gaps:
                yield partner, one, gaps


def group_promises(pact: Pact) -> Iterator[tuple[Partner | None, list[Commitment]]]:
    """Group promises by partner, those of nobody last."""
    for partner in pact.partners:
        if promises := list(pact.promises_of(partner)):
            yield partner, promises
    known = {one.code for one in pact.partners}
    if nobody := [one for one in pact.commitments if one.partner not in known]:
        yield None, nobody


def list_remarks(found: PactCheck) -> Iterator[str]:
    """List what a negotiator should know and what leaves a pact whole."""
    return (one.message.word() for one in found.gaps if one.is_remark)


def say_aims(found: PactCheck) -> Iterator[tuple[str, str]]:
    """Name the five aims with their promises."""
    for aim, codes in found.aims.items():
        yield name_code(aim).word(), say_listed(codes) or _("no promise")


def _tell(found: PactCheck, most: int) -> Iterator[RenderableType]:
    """Tell every part."""
    yield Prose(say_pact(found.pact), style="bold")
    yield Prose(say_signed(found.pact), style="dim")
    yield Prose(say_named(found), style="bold")
    if lines := list(list_of_pact(found)):
        yield from begin(_("Partners and payers"))
        yield from (Prose(f"- {line}") for line in lines)
    yield from _tell_left_out(found.pact)
    yield from _tell_promises(found, most)
    yield from begin(_("The five aims of care policy"))
    table = make_table(_("aim"), _("promises"))
    for name, codes in say_aims(found):
        table.add_row(name, codes)
    yield table
    if remarks := list(list_remarks(found)):
        yield from begin(_("Remarks, with which a pact can be whole"))
        yield from (Prose(f"- {line}") for line in remarks[:most])
        yield from tell_rest(len(remarks) - most)


def _tell_left_out(pact: Pact) -> Iterator[Prose]:
    """Tell whom a pact leaves out on purpose."""
    yield from (Prose(f"- {line}") for line in list_left_out(pact))


def list_left_out(pact: Pact) -> Iterator[str]:
    """List whom a pact leaves out on purpose, each with the reason."""
    for kind, why in pact.left_out.items():
        name = data_text("partner", partner_kinds()[kind].title)
        yield put_under(_("left out on purpose, {kind}", kind=name), show_controls(why))


def _tell_promises(found: PactCheck, most: int) -> Iterator[RenderableType]:
    """Tell what promises leave unnamed, under their partners."""
    told = list(list_of_promises(found))
    if not told:
        return
    yield from begin(_("What promises leave unnamed"))
    named: Partner | bool | None = False
    left = most
    for partner, _one, gaps in told:
        shown = gaps[: max(left, 0)]
        left -= len(gaps)
        if shown and partner != named:
            named = partner
            yield Prose(name_partner(partner), style="bold")
        yield from (Prose(f"  - {gap.message.word()}") for gap in shown)
    yield from tell_rest(-left)


def tell_rest(count: int) -> Iterator[Prose]:
    """Tell how many more there are."""
    if count > 0:
        yield Prose("  " + _n("and {count} more.", "and {count} more.", count))


def tell_promises(pact: Pact) -> Iterator[RenderableType]:
    """Tell every promise as the pact has it."""
    yield from begin(_("The promises"))
    for partner, promises in group_promises(pact):
        yield Prose(name_partner(partner), style="bold")
        for one in promises:
            yield Prose("  " + put_under(show_controls(one.code), show_controls(one.words)))
            yield from (Prose(f"    {line}", style="dim") for line in say_promise(one))


def say_promise(one: Commitment) -> Iterator[str]:
    """Say where a promise stands, by when it is due, by what it is seen and who publishes that."""
    if one.clause:
        yield _("In the text: {clause}.", clause=show_controls(one.clause))
    yield _("By when: {by_when}.", by_when=say_by_when(one))
    seen_by = one.indicator
    if seen_by is not None:
        yield _(
            "Seen by: {words}, from {baseline} to {target}.",
            words=show_controls(seen_by.words),
            baseline=print_value(seen_by.baseline, seen_by),
            target=print_value(seen_by.target, seen_by),
        )
    if one.source:
        yield _("Published by: {source}.", source=show_controls(one.source))


def say_more_of_check() -> str:
    """Say how to see more."""
    return _(
        "More: {full} lists everything with every promise; {output} writes text, tables and a page "
        "for the public.",
        full=voice.option("full"),
        output=voice.given("output", voice.Blank(_c("placeholder", "FOLDER"))),
    )
