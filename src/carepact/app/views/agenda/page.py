"""The page of options: the catalogue, or a country's agenda."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import get_args

from carepact.api.options import Agenda
from carepact.app.forms import Choice, Form, FormField
from carepact.app.leaf import Leaf, PageCell, has_words, say_found, show_leaf
from carepact.app.replies import Reply
from carepact.app.told import Told
from carepact.app.views.agenda.asked import WORDS, AskedAgenda, find, read_asked
from carepact.app.views.country.page import list_ways
from carepact.app.views.country_choice import country_field
from carepact.app.views.view import Progress
from carepact.core.messages import _, _c, word
from carepact.data.countries.country_names import name_country
from carepact.policy.instrument import Aim
from carepact.policy.options import (
    AIMS,
    FIELDS,
    Actor,
    Context,
    FieldOfCare,
    Option,
    find_pattern,
)
from carepact.policy.package_files import shipped_package
from carepact.report.marks import explain_marks
from carepact.report.options.page import explain_cells, look_of, say_context, say_counts
from carepact.report.options.words import (
    name_word,
    say_cost_shortly,
    say_evidence,
    say_example_shortly,
    say_examples,
)
from carepact.report.paper.document import Block, Cell, Heading, Paragraph, Table
from carepact.report.words import join_listed
from carepact.review import agenda as agendas
from carepact.review.agenda import OptionFinding, Presence


def show_agenda(told: Told, on_progress: Progress) -> Reply:
    """Show the catalogue, or the options that fit a country."""
    asked = read_asked(told)
    result = find(told, on_progress)
    if isinstance(result, Agenda):
        agenda = result.found.agenda
        title = _("{country}: options that fit", country=name_country(asked.code))
        lead = (*say_context(agenda.circumstances), say_counts(agenda))
        blocks = tuple(_lay_out_agenda(agenda, asked))
    else:
        options = result.found.options
        title = _("Options of care policy")
        lead = (_("Options of care policy: {count}", count=len(options)),)
        blocks = tuple(_lay_out_catalogue(options, asked))
    return show_leaf(
        Leaf(
            "agenda",
            title,
            lead,
            blocks,
            form=_ask(asked),
            ways=list_ways(asked.code, "agenda") if asked.code else (),
            query=asked.query,
            files=("agenda.csv",),
        ),
        told,
    )


def _ask(asked: AskedAgenda) -> Form:
    """Ask for a country and words of the catalogue."""
    listed = {
        "aim": (_("Aim"), AIMS),
        "field": (_("Field of care"), FIELDS),
        "actor": (_("Who acts"), get_args(Actor)),
        "context": (_("Context"), get_args(Context)),
    }
    chosen = {name: asked.words.get(name, "") for name in WORDS}
    fields = [
        FormField(
            name,
            label,
            "select",
            chosen[name],
            (
                Choice("", _c("choice", "all"), not chosen[name]),
                *(Choice(one, name_word(one), one == chosen[name]) for one in words),
            ),
        )
        for name, (label, words) in listed.items()
    ]
    crisis = FormField(
        "crisis", _("It has a humanitarian crisis"), "check", "yes" if asked.crisis else ""
    )
    return Form(
        "agenda",
        _("Show"),
        (
            country_field(asked.code, _("none: the whole catalogue")),
            *fields,
            FormField("find", _("Only rows with these words"), "search", asked.find),
            *([crisis] if asked.code else []),
        ),
    )


def _lay_out_catalogue(options: Sequence[Option], asked: AskedAgenda) -> Iterator[Block]:
    """Lay out the matrix, then the options by aim."""
    shown = [one for one in options if has_words(asked.find, _texts_of(one))]
    if not shown:
        yield Paragraph(_("No option has all these words. Leave one out."))
        return
    if asked.find:
        yield Paragraph(say_found(len(shown), len(options)), look="strong")

    def count(aim: Aim, field: FieldOfCare) -> str:
        found = sum((one.aim, one.field) == (aim, field) for one in shown)
        return str(found) if found else ""

    yield _lay_out_matrix(count)
    for aim in AIMS:
        of_aim = [one for one in shown if one.aim == aim]
        if of_aim:
            yield Heading(_capital(name_word(aim)))
            yield Table(
                _capital(name_word(aim)),
                (_("option"), _("field"), _("who acts"), _("what costs it"), _("example")),
                tuple(_row_of_catalogue(one) for one in of_aim),
                is_long=True,
            )


def _row_of_catalogue(one: Option) -> tuple[Cell, ...]:
    """Lay out one option of the catalogue."""
    return (
        Cell(word(one.title), word(one.text)),
        Cell(name_word(one.field)),
        Cell(join_listed(map(name_word, one.actors))),
        _cost_cell(one),
        Cell("\n".join(say_examples(one))),
    )


def _lay_out_agenda(agenda: agendas.Agenda, asked: AskedAgenda) -> Iterator[Block]:
    """Lay out the matrix, the agenda, then every option that fits."""
    cells = {(one.aim, one.field): one for one in agenda.cells}

    def tell(aim: Aim, field: FieldOfCare) -> str:
        cell = cells[aim, field]
        if not cell.findings:
            return ""
        known: Presence = "absent" if cell.is_known else "unknown"
        sign = look_of("present" if cell.count("present") else known).sign
        said = _("{present} of {fit}", present=cell.count("present"), fit=len(cell.findings))
        return f"{sign} {said}"

    yield _lay_out_matrix(tell)
    yield Paragraph(explain_cells(), look="small")
    yield Heading(_("The agenda"))
    empty = agenda.empty_cells
    yield Paragraph(
        _(
            "The agenda: {empty} of {total} cells have options that fit and none known to be "
            "present.",
            empty=len(empty),
            total=sum(bool(cell.findings) for cell in agenda.cells),
        )
    )
    headings: dict[Presence, str] = {
        "absent": _("Missing, as the sources have it"),
        "unknown": _("Not known: ask first; the list below says what would tell"),
    }
    for presence, heading in headings.items():
        found = [one for cell in empty for one in cell.findings if one.presence == presence]
        shown = [one for one in found if has_words(asked.find, _texts_of(one.option))]
        if shown:
            yield Heading(heading, 3)
            yield Table(
                heading,
                (_("option"), _("aim"), _("field"), _("what costs it"), _("example")),
                tuple(_row_of_task(one.option) for one in shown),
                is_long=True,
            )
    yield from _lay_out_findings(agenda, asked)
    yield Paragraph(explain_marks(), look="small")


def _row_of_task(one: Option) -> tuple[Cell, ...]:
    """Lay out what is to be done."""
    return (
        Cell(word(one.title), word(one.text)),
        Cell(name_word(one.aim)),
        Cell(name_word(one.field)),
        _cost_cell(one),
        Cell(say_example_shortly(one) if one.examples else "–"),
    )


def _lay_out_findings(agenda: agendas.Agenda, asked: AskedAgenda) -> Iterator[Block]:
    """Lay out every option that fits, with what says whether it is there."""
    found = [one for one in agenda.findings if has_words(asked.find, _texts_of(one.option))]
    yield Heading(_("All options that fit"))
    if asked.find:
        yield Paragraph(say_found(len(found), len(agenda.findings)), look="strong")
    for aim in AIMS:
        of_aim = [one for one in found if one.option.aim == aim]
        if of_aim:
            yield Heading(_capital(name_word(aim)), 3)
            yield Table(
                _capital(name_word(aim)),
                (_("option"), _("is it there"), _("field"), _("what says so")),
                tuple(_row_of_finding(one) for one in of_aim),
                is_long=True,
            )


def _row_of_finding(one: OptionFinding) -> tuple[Cell, ...]:
    """Lay out whether an option is there."""
    words = {"present": _("present"), "absent": _("absent"), "unknown": _("not known")}
    return (
        Cell(word(one.option.title)),
        Cell(f"{look_of(one.presence).sign} {words[one.presence]}"),
        Cell(name_word(one.option.field)),
        Cell(say_evidence(one)),
    )


def _cost_cell(one: Option) -> Cell:
    """Say what costs an option, with the way to a package that does."""
    pattern = find_pattern(one)
    if pattern is None:
        return Cell(say_cost_shortly(one))
    title = word(shipped_package(pattern).title)
    return PageCell(title, say_cost_shortly(one), address=f"packages?package={pattern}")


def _texts_of(one: Option) -> Iterable[str]:
    """Give the texts of an option by which it is looked for."""
    return word(one.title), word(one.text), one.id, name_word(one.field), name_word(one.aim)


def _lay_out_matrix(tell: Callable[[Aim, FieldOfCare], str]) -> Table:
    """Lay out fields in rows and aims in columns, where options are."""
    rows = [(field, [tell(aim, field) for aim in AIMS]) for field in FIELDS]
    return Table(
        _("Options by field of care and aim"),
        (_("field"), *(name_word(aim) for aim in AIMS)),
        tuple(
            (Cell(name_word(field)), *(Cell(one or "·") for one in told))
            for field, told in rows
            if any(told)
        ),
    )


def _capital(text: str) -> str:
    """Begin a heading."""
    return text[:1].upper() + text[1:]
