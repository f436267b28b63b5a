"""Everything that an employer is answered."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType

from carepact.core.controls import show_controls
from carepact.core.messages import _, number
from carepact.levels.employer.charter import word_rule
from carepact.levels.employer.pay_cells import read_pay_groups
from carepact.levels.employer.use import read_rate_units
from carepact.report.employer.gaps import say_gaps, tell_gaps
from carepact.report.employer.leave import show_payers
from carepact.report.employer.ours import say_assumed
from carepact.report.employer.page import show_carers, show_costs, tell_leave
from carepact.report.employer.sentences import (
    list_questions,
    say_bands,
    say_break_even,
    say_charter,
    say_computed,
    say_due,
    say_pay,
    say_recognition,
    say_title,
)
from carepact.report.employer.words import (
    mark_goal,
    name_figure,
    name_group,
    name_status,
    name_use,
    name_who,
    print_count,
    print_goal,
    print_share,
    say_marks,
)
from carepact.report.family.layout import begin, make_table
from carepact.report.prose import Prose
from carepact.studies.one_employer.answer import EmployerAnswer
from carepact.studies.one_employer.charter_table import AcceptedRow, GoalRow
from carepact.studies.one_employer.tables import PayRow, UseRow


def show_full(answer: EmployerAnswer) -> RenderableType:
    """Lay everything out."""
    return Group(*tell_all(answer))


def tell_all(answer: EmployerAnswer) -> Iterator[RenderableType]:
    """Lay out every part under its title."""
    yield Prose(say_title(answer), style="bold")
    yield Prose(say_marks(expects=answer.rates is not None), style="dim")
    yield from begin(_("Who cares"))
    yield show_carers(answer, full=True)
    yield from begin(_("Leave of the law, and who bears it"))
    yield from tell_leave(answer, full=True)
    if answer.leave_rows:
        yield Prose()
        yield show_payers(answer)
    if answer.priced is not None:
        yield from begin(_("What measures cost and save"))
        yield show_costs(answer, full=True)
        yield from map(Prose, filter(None, (say_break_even(answer), say_assumed(answer))))
        yield Prose(_("The firm bears it. What is saved follows from cases of single firms."))
    if answer.use is not None:
        yield from begin(_("Use in {year}", year=answer.employer.counted_on.year - 1))
        yield show_use(answer)
    yield from begin(_("Pay an hour"))
    yield show_pay(answer)
    yield Prose(say_pay(answer))
    said = (_("Pay an hour is pay of the year over paid hours."), say_bands(answer))
    yield Prose(" ".join(filter(None, said)), style="dim")
    yield from begin(_("Law and standards"))
    yield Prose(say_gaps(answer))
    yield from tell_gaps(answer)
    yield from begin(_("Charter"))
    yield Prose(say_charter(answer))
    yield from _tell_goals(answer)
    yield from begin(_("What care taught"))
    yield Prose(say_recognition(answer))
    yield from _tell_recognition(answer)
    if questions := list(list_questions(answer)):
        yield from begin(_("Not told, to be asked next"))
        yield from (Prose(f"? {one}") for one in questions)
    yield from begin(_("Sources"))
    yield from (Prose(one, style="dim") for one in list_sources(answer))


def show_use(answer: EmployerAnswer) -> RenderableType:
    """Lay out counts and rates of the year."""
    rows = [UseRow(*row) for row in answer.uses().iter_rows()]
    table = make_table(_("Figure"), _("of whom"), _("value"), numbers=1)
    for row in rows:
        table.add_row(name_figure(row.figure), name_who(row.who), print_use(row))
    return table


def print_use(row: UseRow) -> str:
    """Print a count or a rate."""
    if row.value is None:
        return print_count(None, row.status)
    if not row.is_rate:
        return number(row.value, 0 if row.value.is_integer() else 1)
    mark = "≈ " if row.is_estimated else ""
    return mark + (
        print_share(row.value) if read_rate_units()[row.figure] == "share" else number(row.value, 1)
    )


def show_pay(answer: EmployerAnswer) -> RenderableType:
    """Lay out means and medians by group."""
    rows = {(one.figure, one.group): one for one in map(_as_pay, answer.pays().iter_rows())}
    table = make_table(
        _("Pay an hour, {currency}", currency=answer.employer.currency), _("mean"),
        _("mean of those in the middle"), numbers=2,
    )  # fmt: skip
    for group in read_pay_groups():
        cells = [rows[figure, group] for figure in ("mean", "median")]
        table.add_row(name_group(group), *map(_print_pay, cells))
    return table


def _as_pay(row: tuple[object, ...]) -> PayRow:
    return PayRow(*row)  # type: ignore[arg-type]


def _print_pay(row: PayRow) -> str:
    """Print pay with cents."""
    return print_count(None, row.status) if row.value is None else number(row.value, 2)


def _tell_goals(answer: EmployerAnswer) -> Iterator[RenderableType]:
    """Tell each goal year by year, by what rule, and what is due."""
    if answer.charter is None:
        return
    table = make_table(
        _("goal"), _("year"), _("stands at"), _("path"), _("target"), _("state"), numbers=0
    )
    for row in map(_as_goal, answer.goals().iter_rows()):
        table.add_row(
            show_controls(row.goal),
            "" if row.year is None else str(row.year),
            mark_goal(print_goal(row.value, row.unit, row.status), is_computed=row.is_computed),
            "" if row.year is None else print_goal(row.path, row.unit, "hidden"),
            print_goal(row.target, row.unit),
            name_status(row.status),
        )
    yield table
    yield Prose(f"{word_rule().word()} {say_computed(answer)}", style="dim")
    yield from (Prose(say_due(one)) for one in answer.charter.due)


def _as_goal(row: tuple[object, ...]) -> GoalRow:
    return GoalRow(*row)  # type: ignore[arg-type]


def _tell_recognition(answer: EmployerAnswer) -> Iterator[RenderableType]:
    """Tell what no skill stands for, and how many had something accepted."""
    told = answer.employer.recognition
    if told is not None and told[0].unmapped:
        words = "; ".join(show_controls(one.words) for one in told[0].unmapped)
        yield Prose(_("No skill of the table stands for: {words}", words=words))
    rows = [AcceptedRow(*row) for row in answer.accepted().iter_rows()]
    if rows:
        table = make_table(_("Accepted"), _("in"), _("persons"), numbers=1)
        for row in rows:
            table.add_row(str(row.year), name_use(row.use), print_count(row.persons, row.status))
        yield table


def list_sources(answer: EmployerAnswer) -> list[str]:
    """List what the answer stands on."""
    rates = answer.rates.sources if answer.rates else ()
    return list(dict.fromkeys((*rates, *(one.title for one in answer.country.sources))))
