"""What a firm decided on credentials, kept so that it can be counted and nobody be found in it.

An entry holds a year and no day, since on one day a small firm hires one person. In the place of
a credential and of its holder stand marks: keyed hashes by a secret of the firm. Without the
secret nothing can be looked up, and with it only what one holds already; when the secret is
destroyed nobody can. A credential has another mark in each use and year, a person in each year, so
that nobody can be followed. Entries stand in the order of their marks, which is that of chance.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from datetime import date
from typing import NamedTuple

import numpy as np

from carepact.core.arrays import BoolArray
from carepact.core.disclosure.contributions import Persons
from carepact.core.disclosure.listing import Listing, Quantity
from carepact.core.disclosure.protection import protect
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _
from carepact.core.plain_numbers import is_whole
from carepact.core.reading_limits import reading_limits
from carepact.levels.employer.recognition import KINDS, USES, Judgement, Kind, Policy, Refusal, Use
from carepact.recognise.credentials.reasons import Reason


@dataclass(frozen=True, order=True)
class Entry:
    """One decision."""

    mark: str
    """Keyed hash of the credential, its use and year."""
    person: str
    """Keyed hash of the holder and the year."""
    year: int
    use: Use
    kind: Kind
    accepted: bool
    reason: str
    """Code of the first reason why not; empty where it was accepted."""


@dataclass(frozen=True)
class DecisionLog:
    """All decisions, each credential once a use and year, in the order of their marks."""

    entries: tuple[Entry, ...] = ()

    def note(
        self,
        judged: Judgement,
        use: Use,
        day: date,
        policy: Policy,
        secret: bytes,
        case: str = "",
    ) -> DecisionLog:
        """Note a decision; the same credential in the same use and year is not counted twice.

        Where it is shown again, as with an endorsement that it had not, the later decision
        stands in the place of the earlier, unless that was accepted already.

        Parameters
        ----------
        judged : Judgement
            What the firm made of it.
        use : str
            What it was used in.
        day : date
            The day of the decision, of which the year is kept.
        policy : Policy
            Which uses there are.
        secret : bytes
            The firm's own, 32 bytes or more.
        case : str
            What tells this person's credentials from those of others, such as the number of an
            application: several credentials are then of one person. Else it is the holder's key,
            or the credential itself where that tells none.

        Raises
        ------
        ParameterError
            If the policy has no such use, or the secret is too short.
        """
        _check(use, policy, secret)
        year = day.year
        entry = Entry(
            mark=_mark(secret, "credential", str(year), use, judged.kind, judged.content),
            person=_mark(secret, "person", str(year), case or judged.holder or judged.content),
            year=year,
            use=use,
            kind=judged.kind,
            accepted=judged.accepted,
            reason=judged.reasons[0].value if judged.reasons else "",
        )
        held = {one.mark: one for one in self.entries}
        if entry.mark not in held or not held[entry.mark].accepted:
            held[entry.mark] = entry
        return DecisionLog(tuple(sorted(held.values())))


class RecognitionRow(NamedTuple):
    """How many had a credential accepted: what may leave the firm."""

    year: int
    use: str
    """Empty where it is all uses: who is in two of them counts in each."""
    persons: int | None
    """None where it is hidden."""


def count_recognition(
    log: DecisionLog, rule: DisclosureRule | None = None
) -> tuple[RecognitionRow, ...]:
    """Count who had a credential accepted, by year and use, and hide what is too few.

    How many were refused does not leave: beside it those who were accepted would have to be hidden.

    Parameters
    ----------
    log : DecisionLog
        All decisions.
    rule : DisclosureRule, optional
        How few are too few; that of the surveys when left out.

    Returns
    -------
    tuple of RecognitionRow
        Persons, of whom each counts once in a use and year; a small number is hidden, and so is
        what would tell it.
    """
    rule = rule or DisclosureRule()
    years = sorted({one.year for one in log.entries})
    return tuple(row for year in years for row in _count_year(log, year, rule))


def count_accepted(log: DecisionLog, year: int, rule: DisclosureRule | None = None) -> int | None:
    """Count who had a credential accepted in a year; None where nobody decided, or it is hidden."""
    found = [row for row in count_recognition(log, rule) if row.year == year]
    return next((row.persons for row in found if not row.use), None)


def write_log(log: DecisionLog) -> str:
    """Write the log as the text of a CSV file."""
    rows = [
        [*map(str, astuple(one)[:5]), "yes" if one.accepted else "no", one.reason]
        for one in log.entries
    ]
    rows.insert(0, _columns())
    return "".join(",".join(row) + "\n" for row in rows)


def read_log(text: str, file: str) -> DecisionLog:
    """Read the text that `write_log` wrote.

    Raises
    ------
    ParameterError
        With every line that is none of a log.
    """
    rows = [line.split(",") for line in text.splitlines()]  # no field of a log needs quotes
    with Faults(ParameterError, file) as faults:
        if not rows or rows[0] != _columns():
            faults.add(
                _(
                    "line 1: is not the head of a log of decisions: {columns}. Name another file.",
                    columns=",".join(_columns()),
                )
            )
        seen: set[str] = set()
        for number, row in enumerate(rows[1:], start=2) if not faults else ():
            for fault in _find_wrong(row, seen):
                faults.add(_("line {line}: {fault}", line=number, fault=fault))
    entries = (
        Entry(mark, person, int(year), use, kind, accepted == "yes", reason)  # type: ignore[arg-type]
        for mark, person, year, use, kind, accepted, reason in rows[1:]
    )
    return DecisionLog(tuple(sorted(entries)))


def _count_year(log: DecisionLog, year: int, rule: DisclosureRule) -> Iterator[RecognitionRow]:
    """Count the persons of one year who had a credential accepted."""
    accepted = {(one.use, one.person) for one in log.entries if one.year == year and one.accepted}
    number = {who: place for place, who in enumerate(sorted({who for _use, who in accepted}))}
    labels = (*USES, "")
    parts = np.array([[label in ("", use) for use in USES] for label in labels])
    persons = Persons(
        person=np.array([number[who] for _use, who in accepted], dtype=np.int64),
        cell=np.array([USES.index(use) for use, _who in accepted], dtype=np.int64),
        weight=np.ones(len(accepted)),
        cells=len(USES),
    )
    hidden = protect(_list_persons(persons, parts, rule), rule).entries[:, 0]
    counted = parts.astype(np.int64) @ persons.count()
    for use, count, is_hidden in zip(labels, counted, hidden, strict=True):
        yield RecognitionRow(year, use, None if is_hidden else int(count))


def _list_persons(persons: Persons, parts: BoolArray, rule: DisclosureRule) -> Listing:
    """List what leaves: of every line how many persons it has, who each count 1 in a cell."""
    ones = np.ones((persons.person.size, 1))
    of_lines = persons.gather(ones, rule.depth, parts)
    of_cells = persons.gather(ones, rule.depth)
    quantity = Quantity(
        members=np.ones((1, 1), dtype=bool),
        mass=of_cells.total,
        of_cells=of_cells,
        of_line_atoms=of_lines,
        of_entries=of_lines,
    )
    return Listing(parts.astype(float), persons.count(), persons.count(parts), (quantity,))


def _mark(secret: bytes, *parts: str) -> str:
    """Make a mark: HMAC with SHA-256, RFC 2104; parts are told apart by their lengths."""
    spelt = b"".join(len(one).to_bytes(8, "big") + one for one in map(str.encode, parts))
    return hmac.new(secret, spelt, hashlib.sha256).hexdigest()


def _check(use: Use, policy: Policy, secret: bytes) -> None:
    """Refuse a use that the policy has not, and a secret that could be guessed."""
    least = hashlib.sha256().digest_size  # RFC 2104, section 3: no shorter than the hash [bytes]
    with Faults(ParameterError, _("log of decisions")) as faults:
        if use not in policy.used_in:
            faults.add(
                _(
                    "the policy uses credentials in {listed}, and not in {use}. Choose one of "
                    "them, or change the policy.",
                    listed=", ".join(policy.used_in),
                    use=use,
                )
            )
        if len(secret) < least:
            faults.add(
                _(
                    "the secret could be guessed, its bytes are {count}. Take {least} or more.",
                    count=len(secret),
                    least=least,
                )
            )


def _find_wrong(row: list[str], seen: set[str]) -> Iterator[str]:
    """Find what is no entry in a row."""
    if len(row) != len(_columns()):
        yield _("its fields are {count}, not {need}. Write nothing into the file by hand.",
                count=len(row), need=len(_columns()))  # fmt: skip
        return
    mark, person, year, use, kind, accepted, reason = row
    limits, least = reading_limits(), hashlib.sha256().digest_size * 2
    for one in (mark, person):
        if len(one) != least or set(one) - set("0123456789abcdef"):
            yield _("'{mark}' is no mark. Write nothing into the file by hand.", mark=one[:least])
    if mark in seen:
        yield _("the credential stands twice. Keep one line.")
    seen.add(mark)
    is_year = is_whole(year) and limits.earliest_year <= int(year) <= limits.latest_year
    codes = {*(one.value for one in Refusal), *(one.value for one in Reason)}
    told = (
        ("year", year, is_year),
        ("use", use, use in USES),
        ("kind", kind, kind in KINDS),
        ("accepted", accepted, accepted in ("yes", "no")),
        ("reason", reason, reason in codes if accepted == "no" else not reason),
    )
    for name, value, right in told:
        if not right:
            yield _("'{value}' cannot stand under {name}. Write nothing into the file by hand.",
                    value=value, name=name)  # fmt: skip


def _columns() -> list[str]:
    """Name the columns of the file."""
    return [one.name for one in fields(Entry)]
