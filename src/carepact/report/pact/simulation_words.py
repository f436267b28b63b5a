"""A simulated pact as it is printed, and what is said of it in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.core.messages import _
from carepact.levels.pact.pact import name_code
from carepact.report.grades import explain_grade
from carepact.report.headlines import say_headline, say_preview
from carepact.report.pact.found import HOURS_LINES, MONEY_LINES, SHORT_LINES, Found, Line, Span
from carepact.report.pact.words import (
    say_change,
    say_listed,
    say_points,
)
from carepact.report.run.told import name_shipped_crisis
from carepact.report.run.words import explain_mark, print_percent, print_share
from carepact.report.words import join_parts
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW, Projection
from carepact.simulate.result_grade import ON_IMPUTED_KEY, ResultGrade
from carepact.studies.one_pact.answer import PactSimulation
from carepact.studies.one_pact.cases import span_of_run


class SimulationView:
    """A simulated pact as it is printed."""

    def __init__(self, found: PactSimulation) -> None:
        self.found = found
        self.pact = found.check.pact
        self.brings = Found(found.brings, found.grade, found.currency)
        self.levels = Found(found.levels, found.grade, found.currency)
        self.last = found.promised.years[-1]
        self.year: Span = (self.last, self.last)
        self.span: Span = span_of_run(self.pact, found.promised)
        """From the year after signature on."""

    @property
    def crises(self) -> str:
        """Name the crises that it goes through."""
        return join_parts(
            _("{crisis} from {year} on", crisis=name_shipped_crisis(one.name), year=one.begins)
            for one in self.found.crises
        )

    def list_lines(self) -> list[Line]:
        """List what changes at all, hours first."""
        lines = (*HOURS_LINES, *MONEY_LINES)
        return list(self.brings.list_moved(lines, ("kept", self.year), ("kept", self.span)))


def say_simulated(view: SimulationView) -> str:
    """Say how many promises are simulated, and which move nothing."""
    found = view.found
    said = _(
        "Promises that are simulated: {moving} of {all}, until {year}.",
        moving=len(view.pact.commitments) - len(found.not_simulated),
        all=len(view.pact.commitments),
        year=view.last,
    )
    if not found.not_simulated:
        return said
    return f"{said} " + _(
        "Nothing is moved by {codes}: what changes, or when, is not told.",
        codes=say_listed(found.not_simulated),
    )


def say_shares(view: SimulationView) -> str:
    """Say who shares the full cost of care, before and after."""
    listed = join_parts(
        _("{sharer} {before}, then {after}", sharer=name_code(label), before=before, after=after)
        for label, before, after, _points in list_shares(view)
    )
    return _("Who shares the full cost of care in {year}, under present law and then with the "
             "pact: {listed}.", year=view.last, listed=listed)  # fmt: skip


def list_shares(view: SimulationView) -> Iterator[tuple[str, str, str, str]]:
    """List sharers with their shares under present law and with the pact, and the points moved."""
    labels = view.found.levels.filter(variable="share_of_full_cost")["label"].unique(
        maintain_order=True
    )
    for label in labels:
        line = Line("share_of_full_cost", label)
        before, after = (
            view.levels.find(line, case, view.year) for case in (PRESENT_LAW, HEADLINE_SCENARIO)
        )
        if any(before.ends) or any(after.ends):
            moved = view.brings.find(line, "kept", view.year)
            yield label, print_percent(before), print_percent(after), say_points(moved)


def say_in_part(view: SimulationView) -> str:
    """Say what is lost where a part of every promise is kept."""
    return _(
        "If {part} of every promise is kept, then from {first} to {last}, beside the pact kept: "
        "{listed}.",
        part=print_share(view.found.part),
        first=view.span[0],
        last=view.last,
        listed=_list_short(view, "in part"),
    )


def say_in_crisis(view: SimulationView) -> str:
    """Say what the pact brings in a crisis, beside present law in the same crisis."""
    return _(
        "In a crisis ({crises}) it brings from {first} to {last}, beyond present law in the same "
        "crisis: {listed}.",
        crises=view.crises,
        first=view.span[0],
        last=view.last,
        listed=_list_short(view, "in crisis"),
    )


def _list_short(view: SimulationView, case: str) -> str:
    """List the shortest account of a case."""
    return join_parts(
        f"{line.name} {say_change(view.brings.find(line, case, view.span))}" for line in SHORT_LINES
    )


def say_unsigned(found: PactSimulation) -> str:
    """Say who pays more and has not signed."""
    return _(
        "Pays more and has not signed: {payers}.",
        payers=", ".join(name_code(one).word() for one in found.pay_unsigned),
    )


def say_how_to_read(found: PactSimulation) -> str:
    """Say what kind of figures these are."""
    return say_kind(found.promised, found.grade)


def say_kind(run: Projection, grade: ResultGrade) -> str:
    """Say what kind of figures a run gives, and what its marks mean."""
    said = [say_headline(run.draws), say_preview(run.draws)]
    if {grade.money, grade.hours} & ON_IMPUTED_KEY:
        said.append(explain_mark())
    if not grade.quotes_hours:
        said.append(
            _("Unpaid hours are estimated for this country, so of them only ranges are printed.")
        )
    return " ".join(filter(None, said))


def say_grades(grade: ResultGrade) -> str:
    """Say how firmly money and hours stand."""
    return _(
        "Grade for money: {money}; for hours: {hours}.",
        money=explain_grade(grade.money),
        hours=explain_grade(grade.hours),
    )
