"""The answer to an employer on one screen."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType

from carepact.core import voice
from carepact.core.messages import _, _c
from carepact.levels.employer.measures import read_measures
from carepact.report.employer.gaps import say_gaps
from carepact.report.employer.leave import say_burden, say_read, show_leave
from carepact.report.employer.ours import print_cost, say_assumed
from carepact.report.employer.sentences import (
    list_questions,
    list_some,
    say_break_even,
    say_charter,
    say_pay,
    say_recognition,
    say_title,
    say_unpriced,
    say_use,
)
from carepact.report.employer.words import (
    name_care,
    name_measure,
    name_saving,
    name_who,
    print_count,
    print_expected,
    print_range,
    say_marks,
)
from carepact.report.family.layout import make_table
from carepact.report.prose import Prose, put_name
from carepact.studies.one_employer.answer import EmployerAnswer
from carepact.studies.one_employer.tables import (
    ALL,
    COST,
    EXPECTED,
    SAVING,
    SILENT,
    TOTAL,
    CarerRow,
    CostRow,
)

GAPS_OF_PAY = 2
"""Gaps of pay that the first screen names. [count]"""


def show_answer(answer: EmployerAnswer) -> RenderableType:
    """Lay the answer out; its last line says how to see more."""
    return Group(*tell_answer(answer), Prose(say_more()))


def tell_answer(answer: EmployerAnswer) -> Iterator[RenderableType]:
    """Lay out every part of the screen."""
    yield Prose(say_title(answer), style="bold")
    yield Prose(say_marks(expects=answer.rates is not None), style="dim")
    yield Prose()
    yield show_carers(answer)
    yield Prose()
    yield from tell_leave(answer)
    yield Prose()
    if answer.priced is not None:
        yield show_costs(answer)
        yield from map(Prose, filter(None, (say_break_even(answer), say_assumed(answer))))
    else:
        yield head(_("Your measures."), say_unpriced(answer))
    yield head(_("Use."), say_use(answer))
    yield head(_("Pay an hour."), say_pay(answer, GAPS_OF_PAY))
    yield head(_("Law and standards."), say_gaps(answer))
    yield head(_("Charter."), say_charter(answer))
    yield head(_("What care taught."), say_recognition(answer))
    yield from _tell_questions(answer)


def show_carers(answer: EmployerAnswer, *, full: bool = False) -> RenderableType:
    """Lay out for whom the staff cares: counted, and expected of whom it is not told."""
    rows = list(answer.carer_rows)
    found = {(one.sex, one.care, one.known): one for one in rows}
    expects = any(one.known == EXPECTED for one in rows)
    headings = [_("Who of the staff cares for"), *map(name_who, ("women", "men", ALL))]
    if expects:
        headings.append(_("and of those not told"))
    table = make_table(*headings, numbers=len(headings) - 1)
    for care, known in _list_lines(rows):
        if care == "both" and not full:
            continue
        cells = [
            print_count(found[sex, care, known].persons, found[sex, care, known].status)
            for sex in ("women", "men", ALL)
        ]
        if expects:
            expected = found.get((ALL, care, EXPECTED))
            cells.append("" if expected is None else print_expected(*expected[-3:]))
        table.add_row(name_care(care), *cells)
    return table


def _list_lines(rows: list[CarerRow]) -> list[tuple[str, str]]:
    """List the lines of the table of who cares; what everybody told is not asked."""
    lines = dict.fromkeys((one.care, one.known) for one in rows if one.known != EXPECTED)
    everybody = any(one.known == SILENT and one.persons == 0 and one.sex == ALL for one in rows)
    return [one for one in lines if not (everybody and one[1] == SILENT)]


def tell_leave(answer: EmployerAnswer, *, full: bool = False) -> Iterator[RenderableType]:
    """Tell who will take the law's leave, who bears it, and where it was read."""
    if answer.leaves:
        yield show_leave(answer, full=full)
    said = say_burden(answer) + (f" {say_read(answer, full=full)}" if answer.leaves else "")
    yield head(_("Who bears leave."), said.rstrip())


def show_costs(answer: EmployerAnswer, *, full: bool = False) -> RenderableType:
    """Lay out what measures cost and save in a year."""
    table = make_table(
        _("Your measures in a year, {currency}", currency=answer.employer.currency),
        _c("of a figure", "median"), _("95 in 100 draws"), numbers=2,
    )  # fmt: skip
    for row in answer.cost_rows:
        if row.kind not in (COST, SAVING, TOTAL) or not is_given(answer, row):
            continue
        if row.kind == SAVING and (row.measure == ALL) == full:
            continue
        table.add_row(
            name_cost(row),
            print_cost(row),
            print_range(row.low, row.high),
            style="bold" if row.kind == TOTAL else "",
        )
    return table


def name_cost(row: CostRow) -> str:
    """Name a row of costs and savings."""
    if row.kind == TOTAL:
        return {"cost": _("the firm bears"), "net": _("left after what is saved")}[row.measure]
    if row.kind == SAVING:
        return _("saved: {what}", what=name_saving(row.measure))
    return name_measure(row.measure)


def is_given(answer: EmployerAnswer, row: CostRow) -> bool:
    """Tell whether a measure is given; other rows always stand."""
    parameter = read_measures().get(row.measure) if row.kind == COST else None
    return parameter is None or bool(answer.employer.measures.get(parameter))


def _tell_questions(answer: EmployerAnswer) -> Iterator[Prose]:
    """Tell the first of what is not told, and count the rest."""
    asked = [f"? {one}" for one in list_questions(answer)]
    if asked:
        yield head(_("Not told, to be asked next."), f"{list_some(asked)}.")


def head(name: str, said: str) -> Prose:
    """Put the name of a part in front of what it says, which begins with a capital."""
    return put_name(name, said[:1].upper() + said[1:])


def say_more() -> str:
    """Say how to see more."""
    return _(
        "More: {full} prints all of it with sources; {output} writes files, and a statement to "
        "print.",
        full=voice.option("full"),
        output=voice.given("output", voice.Blank(_c("placeholder", "FOLDER"))),
    )
