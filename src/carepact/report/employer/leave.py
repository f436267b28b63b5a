"""The leave of the law in the next year: who takes it, who bears it, and where it was read."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from rich.console import RenderableType

from carepact.core.messages import _
from carepact.levels.employer.leave import LeaveOfStaff
from carepact.report.employer.sentences import list_lacking
from carepact.report.employer.words import (
    HIDDEN,
    UNKNOWN,
    name_leave,
    name_payer,
    name_who,
    print_amount,
    print_expected,
    print_range,
    word_place,
)
from carepact.report.family.layout import make_table
from carepact.report.words import join_parts
from carepact.studies.one_employer.answer import EmployerAnswer
from carepact.studies.one_employer.leave_table import LeaveRow, bears_nothing
from carepact.studies.one_employer.safe import hides_leave
from carepact.studies.one_employer.tables import ALL


def show_leave(answer: EmployerAnswer, *, full: bool = False) -> RenderableType:
    """Lay out who will take which leave of the law in a year, and what it costs.

    What nothing is known of stands in full alone; who bears leave says so on any screen.
    """
    currency = answer.employer.currency
    table = make_table(
        _("Leave of the law in the next year"), name_who("women"), name_who("men"),
        _("pay in it, {currency}", currency=currency), numbers=3,
    )  # fmt: skip
    for leave in dict.fromkeys(one.leave for one in answer.leave_rows if one.leave != ALL):
        rows = [one for one in answer.leave_rows if one.leave == leave]
        if not full and rows[0].payer and _knows_nothing(answer, rows[0]):
            continue
        table.add_row(name_leave(leave), *_print_takers(answer, rows[0]), _print_pay(rows))
    return table


def _find(answer: EmployerAnswer, leave: str) -> LeaveOfStaff:
    """Find one leave."""
    return next(one for one in answer.leaves or () if one.instrument == leave)


def _knows_nothing(answer: EmployerAnswer, row: LeaveRow) -> bool:
    """Tell whether it is known neither who takes a leave nor what it pays."""
    one = _find(answer, row.leave)
    return bool(np.isnan(one.persons[0]).all() and np.isnan(one.whole[0]))


def _print_takers(answer: EmployerAnswer, row: LeaveRow) -> tuple[str, str]:
    """Print how many women and men are expected to take a leave."""
    one = _find(answer, row.leave)
    women, men = (row.women, row.women_low, row.women_high), (row.men, row.men_low, row.men_high)
    is_open = np.isnan(one.persons[0])
    return (
        UNKNOWN if is_open[0] else print_expected(*women),
        UNKNOWN if is_open[1] else print_expected(*men),
    )


def _print_pay(rows: list[LeaveRow]) -> str:
    """Print what all payers of a leave pay together."""
    if rows[0].payer == "":
        return name_payer("")
    amounts = [one.amount for one in rows]
    whole = None if None in amounts else sum(one or 0.0 for one in amounts)
    return print_amount(whole, rows[0].status)


def show_payers(answer: EmployerAnswer) -> RenderableType:
    """Lay out who bears which leave, and where its length, its pay and its payers were read."""
    table = make_table(
        _("Leave"), _("who bears it"), _("length read in"), _("pay read in"), _("payer read in"),
        answer.employer.currency, _("95 in 100 draws"), numbers=2,
    )  # fmt: skip
    for row in answer.leave_rows:
        table.add_row(
            (_("all leave that is known") if row.status == "in part" else _("all leave"))
            if row.leave == ALL
            else name_leave(row.leave),
            name_payer(row.payer),
            word_place(row.length_read_in),
            word_place(row.pay_read_in),
            word_place(row.payer_read_in),
            print_amount(row.amount, row.status),
            print_range(row.low, row.high),
        )
    return table


def say_burden(answer: EmployerAnswer) -> str:
    """Say who bears the law's leave, and of what that is not known."""
    if answer.leaves is None:
        return _("? Not worked out: {why}.", why=join_parts(list_lacking(answer)))
    if not answer.leaves:
        return _("The law gives no leave that anybody here is expected to take.")
    rows = [one for one in answer.leave_rows if one.leave == ALL]
    said = [_say_known(answer, rows)] if rows else []
    is_open = [name_leave(one.instrument) for one in answer.leaves if one.is_open]
    hidden = [
        name_leave(one.instrument)
        for one in answer.leaves
        if not one.is_open and hides_leave(one, answer.release)
    ]
    left_out = [f"{name} ({HIDDEN})" for name in hidden]
    left_out += [_("{leave} (? its pay or payer)", leave=name) for name in is_open]
    if left_out and said:
        said.append(_("Not in it: {listed}.", listed=join_parts(left_out)))
    elif left_out:
        said.append(_("What is paid cannot be told: {listed}.", listed=join_parts(left_out)))
    if not said:
        said.append(_("Nobody pays in it: it is unpaid."))
    return " ".join(said)


def _say_known(answer: EmployerAnswer, rows: list[LeaveRow]) -> str:
    """Say who bears what is known, the firm with its range."""
    currency = answer.employer.currency
    parts = []
    for one in rows:
        amount = print_amount(one.amount, one.status)
        between = print_range(one.low, one.high) if one.payer == "employers" else ""
        parts.append(
            _("{who} {amount} {currency} ({range})", who=name_payer(one.payer), amount=amount,
              currency=currency, range=between)
            if between
            else _("{who} {amount} {currency}", who=name_payer(one.payer), currency=currency,
                   amount=amount)
        )  # fmt: skip
    listed = join_parts(parts)
    if bears_nothing(answer.leaves or ()):
        return _("{listed} in a year, the firm nothing.", listed=listed)
    return _("{listed} in a year.", listed=listed)


def say_read(answer: EmployerAnswer, *, full: bool = False) -> str:
    """Say where leave was read: in statutes, or in tables; and which payers stand in for others.

    In full also which parts of payers are assumed.
    """
    places: dict[str, list[str]] = {"statutes": [], "tables": [], "own": []}
    for one in answer.leaves or ():
        for place, what in _list_read(one):
            places[place].append(what)
    said = {
        "statutes": _("Law read in statutes"),
        "tables": _("in tables of all countries: {listed}", listed=join_parts(places["tables"])),
        "own": _("in your own figures: {listed}", listed=join_parts(places["own"])),
    }
    if not places["statutes"]:
        said |= {"tables": _("Law read in tables of all countries")}
    read = join_parts(said[place] for place, listed in places.items() if listed)
    if not read:
        return ""
    assumed = _say_assumed(answer) if full else ()
    return " ".join([f"{read[:1].upper()}{read[1:]}.", *_say_payers(answer), *assumed])


def _list_read(one: LeaveOfStaff) -> Iterator[tuple[str, str]]:
    """List where a leave was read, and its pay where that is another place."""
    name, read = name_leave(one.instrument), one.read
    if read.length != "unknown":  # said already, as who bears it is not known either
        yield read.length, name
    if not one.is_open and read.pay != read.length and not read.is_unpaid:
        yield read.pay, _("pay in {leave}", leave=name)


def _say_payers(answer: EmployerAnswer) -> Iterator[str]:
    """Say which payers nobody tells, so that others stand in, and where the firm's is assumed."""
    paid = [one for one in answer.leaves or () if not one.read.is_unpaid]
    taken = [name_leave(one.instrument) for one in paid if one.read.payers == "as maternity"]
    if taken:
        yield _("Payers taken from maternity leave: {listed}.", listed=join_parts(taken))
    if any(one.read.is_split for one in paid):
        yield _("Assumed: what part the firm and the State each pay.")


def _say_assumed(answer: EmployerAnswer) -> Iterator[str]:
    """Say that the part of social security is assumed."""
    payers = {one.payer for one in answer.leave_rows if one.leave == ALL}
    if {"general_budget", "social_security"} <= payers:
        yield _("Assumed: the part of social security.")
