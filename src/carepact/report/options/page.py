"""Show the catalogue of options and a country's agenda in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.text import Text

from carepact.core import voice
from carepact.core.messages import _, _n, number, word
from carepact.policy.instrument import Aim
from carepact.policy.options import AIMS, FIELDS, FieldOfCare, Option
from carepact.report.marks import MARKS, explain_marks
from carepact.report.options.words import (
    name_word,
    say_cost,
    say_cost_shortly,
    say_evidence,
    say_example_shortly,
    say_examples,
)
from carepact.report.prose import Prose
from carepact.report.scales import PERCENT
from carepact.report.tables import WholeTable
from carepact.report.words import join_listed, join_parts, put_under
from carepact.review.agenda import Agenda, Cell, OptionFinding, Presence
from carepact.review.context import Circumstance
from carepact.review.option_lists import CountryOptions, OptionList


def show_catalogue(listed: OptionList) -> RenderableType:
    """Lay out the catalogue: matrix, then the options by aim."""
    options = listed.options
    chosen = any(word is not None for word in listed.wanted.values())
    if not options:
        return Prose(_("No option has all these words. Leave one out."))
    parts: list[RenderableType] = [
        Prose(_("Options of care policy: {count}", count=len(options)), style="bold"),
        _matrix(lambda aim, field: _count_cell(options, aim, field)),
    ]
    for aim in AIMS:
        of_aim = [option for option in options if option.aim == aim]
        if of_aim:
            parts += [Prose(), Prose(name_word(aim).upper(), style="bold")]
            parts.append(_grid((Prose("-"), _describe(option, chosen=chosen)) for option in of_aim))
    parts += [
        Prose(),
        Prose(
            _(
                "What a country has and what is missing: {options}",
                options=voice.command("options", "KEN"),
            )
        ),
    ]
    if not chosen:
        parts.append(
            Prose(
                _(
                    "Choose by {aim}, {field}, {actor} or {context} to read what the examples are "
                    "and where that is told.",
                    aim=voice.option("aim"),
                    field=voice.option("field"),
                    actor=voice.option("actor"),
                    context=voice.option("context"),
                )
            )
        )
    return Group(*parts)


def show_agenda(result: CountryOptions) -> RenderableType:
    """Lay out a country: context, matrix, agenda, then every option that fits."""
    agenda = result.agenda
    country = agenda.country
    cells = {(cell.aim, cell.field): cell for cell in agenda.cells}
    heading = _("Options for {name} ({code})", name=country.name, code=country.code)
    return Group(
        Prose(heading, style="bold"),
        *(Prose(line) for line in say_context(agenda.circumstances)),
        Prose(say_counts(agenda)),
        Prose(),
        _matrix(lambda aim, field: _presence_cell(cells[aim, field])),
        Prose(explain_cells()),
        *_show_empty_cells(agenda),
        *_show_findings(agenda),
        Prose(),
        Prose(explain_marks()),
    )


def _matrix(cell: Callable[[Aim, FieldOfCare], Text | None]) -> WholeTable:
    """Lay out the fields that hold options in lines, and the five R in columns."""
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold")
    table.add_column(_("field"))
    for aim in AIMS:
        table.add_column(name_word(aim), justify="center", no_wrap=True)
    for field in FIELDS:
        cells = [cell(aim, field) for aim in AIMS]
        if any(one is not None for one in cells):
            table.add_row(name_word(field), *(Prose("·") if one is None else one for one in cells))
    return table


def _count_cell(options: Iterable[Option], aim: Aim, field: FieldOfCare) -> Text | None:
    """Count the options of a cell; none where no option fits."""
    count = sum((option.aim, option.field) == (aim, field) for option in options)
    return Prose(str(count)) if count else None


def _presence_cell(cell: Cell) -> Text | None:
    """Say how many of the options of a cell are present, and how firmly; none without any."""
    if not cell.findings:
        return None
    said = _("{present} of {fit}", present=cell.count("present"), fit=len(cell.findings))
    presence: Presence = "absent" if cell.is_known else "unknown"
    look = look_of("present" if cell.count("present") else presence)
    return Prose(f"{look.sign} {said}", style=look.style)


class Look(NamedTuple):
    """How a presence is shown."""

    sign: str
    style: str


def look_of(presence: Presence) -> Look:
    """Return the sign and the colour of a presence."""
    return {
        "present": Look("✓", "green"),
        "absent": Look("✗", "red"),
        "unknown": Look("?", "yellow"),
    }[presence]


def explain_cells() -> str:
    """Say what stands in the matrix."""
    return _(
        "Options present of those that fit. ✓ at least one is present. ✗ none is, and at least one "
        "is known to be absent. ? nothing at hand tells. · no option fits."
    )


def _show_empty_cells(agenda: Agenda) -> list[RenderableType]:
    """Print the agenda: what is missing, then what to ask, in the empty cells."""
    empty = agenda.empty_cells
    total = sum(bool(cell.findings) for cell in agenda.cells)
    said = _(
        "The agenda: {empty} of {total} cells have options that fit and none known to be present.",
        empty=len(empty),
        total=total,
    )
    parts: list[RenderableType] = [Prose(), Prose(said, style="bold")]
    headings: dict[Presence, str] = {
        "absent": _("Missing, as the sources have it"),
        "unknown": _("Not known: ask first; the list below says what would tell"),
    }
    for presence, heading in headings.items():
        found = [f for cell in empty for f in cell.findings if f.presence == presence]
        if found:
            parts += [Prose(), Prose(heading, style=f"bold {look_of(presence).style}")]
            parts.append(_grid((_mark(one), _say_task(one)) for one in found))
    return parts


def _show_findings(agenda: Agenda) -> list[RenderableType]:
    """List every option that fits, by aim, with what says whether it is there."""
    parts: list[RenderableType] = []
    for aim in AIMS:
        found = [one for one in agenda.findings if one.option.aim == aim]
        if found:
            heading = _("{aim}: all options that fit", aim=name_word(aim).upper())
            parts += [Prose(), Prose(heading, style="bold")]
            parts.append(_grid((_mark(one), _say_finding(one)) for one in found))
    return parts


def _grid(rows: Iterable[tuple[Text, Text]]) -> RenderableType:
    """Lay out marks and texts, lines indented alike."""
    grid = WholeTable.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for mark, text in rows:
        grid.add_row(mark, text)
    return grid


def _mark(finding: OptionFinding) -> Text:
    """Mark whether an option is present."""
    return Prose(*look_of(finding.presence))


def _say_task(finding: OptionFinding) -> Text:
    """Say what is to be done, who has done it, and what costs it."""
    option = finding.option
    where = f" ({name_word(option.aim)}, {name_word(option.field)}). "
    example = f"{say_example_shortly(option)} " if option.examples else ""
    cost = say_cost(option) if finding.presence == "absent" else say_cost_shortly(option)
    return Prose.assemble((word(option.title), "bold"), where, (example, "dim"), cost)


def _say_finding(finding: OptionFinding) -> Text:
    """Say whether a country has an option, and how one knows."""
    option = finding.option
    where = f" ({name_word(option.field)}). "
    return Prose.assemble((word(option.title), "bold"), where, (say_evidence(finding), "dim"))


def _describe(option: Option, *, chosen: bool) -> Text:
    """Describe an option: what, who, where, what costs it, who has it; in full if chosen."""
    actors = join_listed(map(name_word, option.actors))
    contexts = join_listed(map(name_word, option.contexts))
    told = join_parts((name_word(option.field), actors, contexts))
    examples = say_examples(option) if chosen else [say_example_shortly(option)]
    said = "\n".join((f"{told}. {say_cost_shortly(option)}", *examples))
    return Prose.assemble((word(option.title), "bold"), f". {word(option.text)}\n", (said, "dim"))


def say_counts(agenda: Agenda) -> str:
    """Say how many options fit, and how many of them are present."""
    fit = len(agenda.findings)
    counts = (
        _n("{count} present", "{count} present", agenda.count("present")),
        _n("{count} absent", "{count} absent", agenda.count("absent")),
        _n("{count} not known", "{count} not known", agenda.count("unknown")),
    )
    fitting = _n("{count} option fits", "{count} options fit", fit)
    return put_under(fitting, f"{', '.join(counts)}.")


def say_context(circumstances: Iterable[Circumstance]) -> list[str]:
    """Say which contexts hold with their shares, and of which nothing is known."""
    told = list(circumstances)
    holding = [_say_circumstance(one) for one in told if one.holds == "yes"]
    unknown = [name_word(one.context) for one in told if one.holds == "unknown"]
    lines = [_("Context: {listed}.", listed=join_listed(holding))] if holding else []
    if unknown:
        lines.append(_("Not known: {listed}.", listed=join_listed(unknown)))
    if any(one.context == "crisis" and one.holds == "unknown" for one in told):
        lines.append(
            _(
                "No figure tells of a crisis: add {option} where there is one.",
                option=voice.option("crisis"),
            )
        )
    return lines


def _say_circumstance(one: Circumstance) -> str:
    """Say why a context holds."""
    name = name_word(one.context)
    if one.share is None or one.threshold is None or one.status is None:
        return f"{name} ({word(one.source)})" if one.source else name
    return _(
        "{name} ({share} %, from {threshold} % on, {year})",
        name=name,
        share=MARKS.get(one.status, "") + number(PERCENT * one.share, 0),
        threshold=number(PERCENT * one.threshold, 0),
        year=one.year,
    )
