"""Crises that a run can be put through: what each moves, year by year, and where that was seen."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.api.evidence import Crises, list_crises
from carepact.app.forms import Choice, Form, FormField
from carepact.app.leaf import Leaf, offer_csv, offer_data, show_leaf
from carepact.app.nouns import name_fields
from carepact.app.pages import Link
from carepact.app.replies import Reply
from carepact.app.told import Told
from carepact.app.views.country_choice import country_field
from carepact.app.views.view import Progress, View
from carepact.core.messages import _, _c, number, word
from carepact.data.crises.crisis import Course, CrisisFile, shipped_crises
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument
from carepact.report.crises import list_courses
from carepact.report.paper.document import Block, Cell, Heading, Paragraph, Table
from carepact.report.scales import PERCENT
from carepact.report.words import in_strength


def find(told: Told, _on_progress: Progress) -> Crises:
    """Find the crises that an address asks for."""
    told.refuse_unknown(name_fields("crises"))
    return list_crises(told.one("name") or None)


def show_crises(told: Told, on_progress: Progress) -> Reply:
    """Show crises, each with its courses."""
    found = find(told, on_progress).found
    name = told.one("name")
    choices = [Choice("", _c("choice", "all"), not name)]
    choices += [Choice(key, word(one.title), key == name) for key, one in shipped_crises().items()]
    return show_leaf(
        Leaf(
            "crises",
            word(found.crises[0].title) if name else _("Crises"),
            (
                _("What a crisis moves from its first year on, as a share of what it would be "
                  "without it. Choose one in a simulation to see what it does to care."),
            ),
            tuple(block for one in found.crises for block in _lay_out(one, with_title=not name)),
            form=Form(
                "crises",
                _("Show"),
                (FormField("name", _("Crisis"), "select", name, tuple(choices)),),
            ),
            further=_ask_simulation(name) if name else None,
            ways=(Link(_("Every crisis"), "crises"),) if name else (),
            query=[("name", name)] if name else [],
            files=("crises.csv",),
        ),
        told,
    )  # fmt: skip


def _ask_simulation(name: str) -> Form:
    """Ask for the country that is put through a crisis, and from when on."""
    return Form(
        "simulation",
        _("Simulate"),
        (
            country_field(""),
            FormField("begins", _("First year of the crisis"), "number", "2028"),
        ),
        hidden=(("crisis", name),),
        title=_("Put a country through this crisis"),
    )


def _lay_out(one: CrisisFile, *, with_title: bool) -> Iterator[Block]:
    """Lay out one crisis."""
    if with_title:
        yield Heading(word(one.title))
    yield Paragraph(word(one.summary))
    yield Table(
        word(one.title),
        (_("what moves"), _("year by year"), _("afterwards"), _("how it was learnt"), _("source")),
        tuple(_row(name, course) for name, course in list_courses(one).items()),
    )
    if one.severity is not None:
        yield Paragraph(
            _("How hard it hits is drawn from {low} to {high} times this.",
              low=number(one.severity.low, 1), high=number(one.severity.high, 1)),
            look="small",
        )  # fmt: skip


def _row(name: str, course: Course) -> tuple[Cell, ...]:
    """Lay out one course."""
    percent = (f"{number(PERCENT * one, 1)}\u00a0%" for one in course.values)
    strength = in_strength(course.strength) if course.strength else "–"
    return (
        Cell(name_course(name)),
        Cell(" → ".join(percent)),
        Cell(_name_ending(course.then)),
        Cell(strength),
        Cell(word(course.source) or "–", word(course.note)),
    )


def _name_ending(then: str) -> str:
    """Say what comes after the last value."""
    return {
        "ends": _("back to what it would be"),
        "stays": _("the last value for good"),
        "goes on": _("one more step every year"),
    }[then]


def name_course(name: str) -> str:
    """Name what a crisis moves."""
    service = name.partition(".")[2]
    if service in instrument_names():
        return _("Closed: {service}", service=word(shipped_instrument(service).title))
    return {
        "staff_gone": _("Care staff who have left"),
        "product": _("GDP per worker"),
        "wages": _("Real wages"),
        "employment": _("Women and men at work"),
        "care_need": _("Adults who need care"),
        "persons_of_75": _("Persons of 75 and over"),
    }[name]


def make_view() -> View:
    """Say what this noun offers."""
    return View(
        page=show_crises,
        data=offer_data(find),
        files={"crises.csv": offer_csv(find, "crises.csv")},
    )
