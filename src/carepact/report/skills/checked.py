"""What a signed badge says, and whether it may be relied on: by anyone, offline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from carepact.core.controls import show_controls
from carepact.core.messages import _
from carepact.core.provenance import make_manifest
from carepact.core.rows import tabulate
from carepact.recognise.credentials.reasons import word_finding
from carepact.recognise.credentials.verification import Verification
from carepact.report.skills.sentences import put_on_one_line, quote
from carepact.report.words import put_under


class BadgeRow(NamedTuple):
    """One badge, and one thing that is wrong with it."""

    file: str
    valid: bool
    reason: str
    place: str
    holder: str
    holder_did: str
    issuer: str
    issuer_did: str
    achievement: str
    skills: str
    endorsers: str


@dataclass(frozen=True)
class CheckedBadges:
    """Some badges by file, each with what was found."""

    badges: tuple[tuple[str, Verification], ...]

    @property
    def are_valid(self) -> bool:
        """Tell whether nothing is wrong with any of them."""
        return all(one.valid for _file, one in self.badges)

    def to_polars(self) -> pl.DataFrame:
        """Return a row for each thing that is wrong, and one for each badge without fault."""
        return tabulate(self._list_rows(), BadgeRow)

    def manifest(self) -> dict[str, object]:
        """Describe the check."""
        return make_manifest((), {"command": "skills verify"}, None, [])

    def _list_rows(self) -> Iterator[BadgeRow]:
        """Lay out each badge."""
        for file, one in self.badges:
            for reason, place in [(f.reason.value, f.place) for f in one.findings] or [("", "")]:
                yield BadgeRow(
                    file=file,
                    valid=one.valid,
                    reason=reason,
                    place=place,
                    holder=one.holder.name,
                    holder_did=one.holder.did,
                    issuer=one.issuer.name,
                    issuer_did=one.issuer.did,
                    achievement=one.name,
                    skills=" ".join(skill.address for skill in one.skills),
                    endorsers=", ".join(by.name for by in one.endorsers),
                )


def show_badges(found: CheckedBadges) -> RenderableType:
    """Lay out what each badge says, and what is wrong with it."""
    return Group(*map(_hang, say_badges(found.badges)))


def _hang(line: str) -> RenderableType:
    """Lay out a line so that what runs over stands under its own beginning."""
    words = show_controls(line)
    bare = words.lstrip(" ")
    return Padding(Text(bare), (0, 0, 0, len(words) - len(bare)))


def say_badges(badges: Sequence[tuple[str, Verification]]) -> Iterator[str]:
    """Say what each badge says, and what is wrong with it, line by line."""
    for place, (file, one) in enumerate(badges):
        if place:
            yield ""
        if not (one.name or one.issuer.did or one.holder.did):
            yield put_under(file, _("not valid: this file holds no badge. Name another one."))
            continue
        if one.valid:
            yield put_under(_say_text(file), _("valid: nobody changed it since it was signed"))
        else:
            yield put_under(_say_text(file), _("not valid, do not rely on it"))
            yield from (f"  - {_say_text(word_finding(finding))}" for finding in one.findings)
        yield from (f"  {line}" for line in _say_content(one))


def _say_content(one: Verification) -> Iterator[str]:
    """Say who says what of whom."""
    if one.name:
        yield _("skill: {name}", name=_say_text(one.name))
    for skill in one.skills:
        yield f"  {_say_text(skill.name)}, {_say_text(skill.address)}"
    is_own = one.holder.did == one.issuer.did  # whatever names stand beside the one key
    if not is_own or one.holder.name != one.issuer.name:
        yield _("of: {name}", name=_say_text(one.holder.name))
    if is_own:
        yield _("who says so: {name}, of herself or himself", name=_say_text(one.issuer.name))
    else:
        yield _("who says so: {name}", name=_say_text(one.issuer.name))
    yield _("key: {did}", did=_say_text(one.issuer.did))
    for example in one.examples:
        yield put_under(_("example, in the holder's words"), quote(example))
    for by, comment in zip(one.endorsers, one.comments, strict=True):
        yield _("endorsed by: {name}, key {did}", name=_say_text(by.name), did=_say_text(by.did))
        if comment:
            yield f"  {quote(comment)}"
    if one.unchecked:
        yield _("not checked, as it needs a network: {parts}", parts=", ".join(one.unchecked))
    yield _("A name is a claim: compare the key with the one that the person or the organisation "
            "gave you.")  # fmt: skip


def _say_text(text: str) -> str:
    """Say a text of a badge on one line, so that it adds none of its own; a mark where none is."""
    return put_on_one_line(text) or "?"
