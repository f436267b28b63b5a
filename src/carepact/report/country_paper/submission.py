"""A submission: what is known in the order in which the United Nations call for input."""

from __future__ import annotations

import csv
import functools
from collections.abc import Callable, Iterator, Mapping
from importlib import resources

from carepact.core.messages import _, word
from carepact.report.country_paper.answer import tell_how_to_read, tell_key_figures
from carepact.report.country_paper.basis import cite, tabulate_sources
from carepact.report.country_paper.effects import name_gaps
from carepact.report.country_paper.pictures import draw
from carepact.report.needs.page import say_policy_gap, show_needs
from carepact.report.paper.document import (
    Block,
    Cell,
    Heading,
    Listing,
    Paragraph,
    Table,
    key_of,
)
from carepact.report.paper.screen_parts import take_over, take_table
from carepact.report.review.page import explain_review_marks
from carepact.report.review.words import (
    name_standard,
    print_figure,
    print_missing,
    print_threshold,
    word_verdict,
)
from carepact.report.run.answer import say_grade, say_what_matters
from carepact.report.run.basis import tell_grounds
from carepact.report.run.figures import Figures
from carepact.report.run.file_names import RunFile
from carepact.report.run.limits import list_limits
from carepact.report.run.page import show_sharers
from carepact.report.run.questions import say_deciles, say_staff
from carepact.report.run.sentences import (
    say_cost,
    say_jobs,
    say_payers,
    say_state,
    say_time,
)
from carepact.report.run.spending import show_spending
from carepact.report.run.words import print_percent
from carepact.report.words import join_listed, put_under
from carepact.review.finding import Finding
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW
from carepact.studies.one_country.findings import CountryFindings

Part = Callable[[CountryFindings], Iterator[Block]]


def name_sections() -> dict[str, str]:
    """Name the sections of a call, in their order."""
    return {
        "recognition": _("Recognition"),
        "services": _("Services"),
        "time": _("Time"),
        "protection": _("Protection"),
        "data": _("Data"),
        "participation": _("Participation"),
    }


@functools.cache
def read_sections() -> Mapping[tuple[str, str], str]:
    """Read in which section a requirement of a standard stands."""
    text = resources.files(__package__).joinpath("submission.csv").read_text("utf-8")
    return {
        (row["standard"], row["requirement"]): row["section"]
        for row in csv.DictReader(text.splitlines())
    }


def tell_submission(found: CountryFindings) -> Iterator[Block]:
    """Tell figures, law and what is not known, section by section, then sources."""
    parts: Mapping[str, Part] = {
        "recognition": _tell_recognition,
        "services": _tell_services,
        "time": _tell_time,
        "protection": _tell_protection,
        "data": _tell_data,
        "participation": _tell_participation,
    }
    yield tell_key_figures(found)
    yield tell_how_to_read(found)
    for name, title in name_sections().items():
        yield Heading(title)
        yield from parts[name](found)
        yield from _tell_law(found, name)
    yield Heading(_("Sources"))
    yield Paragraph(explain_review_marks(), look="small")
    yield tabulate_sources(found)
    yield Paragraph(cite(found))


def list_findings(found: CountryFindings, section: str) -> list[Finding]:
    """List the findings of a section, in the order of the standards."""
    (review,) = found.law.reviews
    return [
        one
        for one in review.findings
        if read_sections().get((one.standard.standard, one.requirement.requirement)) == section
    ]


def _tell_law(found: CountryFindings, section: str) -> Iterator[Block]:
    """Tell the law of a section as a table, and below it what is not known."""
    listed = list_findings(found, section)
    known = [one for one in listed if one.verdict != "unknown"]
    unknown = [one for one in listed if one.verdict == "unknown"]
    if known:
        yield Table(
            _("The law beside standards: {section}", section=name_sections()[section]),
            (_("requirement"), _("verdict"), _("figure"), _("asked for"), _("missing")),
            tuple(_lay_out(one) for one in known),
            is_long=True,
        )
    if unknown:
        names = join_listed(dict.fromkeys(word(one.requirement.title) for one in unknown))
        yield Paragraph(names + ".", _("Not known."))


def _lay_out(one: Finding) -> tuple[Cell, ...]:
    """Lay out one finding."""
    named = f"{name_standard(one.standard)}, {one.requirement.article}"
    dated = one.on or one.year
    figure = print_figure(one)
    return (
        Cell(word(one.requirement.title), named),
        Cell(word_verdict(one.verdict)),
        Cell(f"{figure}, {dated}" if dated else figure),
        Cell(print_threshold(one)),
        Cell(print_missing(one) or "–"),
    )


def _tell_recognition(found: CountryFindings) -> Iterator[Block]:
    """Tell who bears the full cost of care, and how women and men stand."""
    run = found.run
    figures, year = Figures.of(run), run.projection.years[-1]
    yield take_table(show_sharers(run, figures, year), _("Full cost of care, unpaid hours valued"))
    yield Table(
        _("Women and men in {year}", year=year),
        (_("measure"), _("present law"), _("package")),
        tuple(
            (
                Cell(words),
                *(
                    Cell(print_percent(figures.find(name, one, year)), key=key_of(name, one, year))
                    for one in (PRESENT_LAW, HEADLINE_SCENARIO)
                ),
            )
            for name, words in name_gaps().items()
        ),
        (False, True, True),
    )


def _tell_services(found: CountryFindings) -> Iterator[Block]:
    """Tell who needs care, what a package of services costs, and which staff it takes."""
    run = found.run
    figures, year = Figures.of(run), run.projection.years[-1]
    yield Paragraph(say_cost(run, figures, year))
    yield Paragraph(f"{say_payers(figures, year, 6)} {say_state(run, figures, year)}".strip())
    yield from draw(found, RunFile.COST_BY_YEAR)
    yield from take_over(show_needs(found.profile))
    yield Paragraph(say_staff(figures))


def _tell_time(found: CountryFindings) -> Iterator[Block]:
    """Tell who gains time, and how long the law leaves a family without leave or a place."""
    run = found.run
    figures, year = Figures.of(run), run.projection.years[-1]
    yield Paragraph(say_time(run, figures, year))
    yield from draw(found, RunFile.HOURS_MOVED, RunFile.CARE_FLOW)
    if found.profile.balance is not None:
        yield Paragraph(say_policy_gap(found.profile.balance))


def _tell_protection(found: CountryFindings) -> Iterator[Block]:
    """Tell jobs and their pay, who gains among rich and poor, and public spending today."""
    run = found.run
    figures, year = Figures.of(run), run.projection.years[-1]
    yield Paragraph(say_jobs(figures, year))
    yield Paragraph(say_deciles(figures, year))
    yield from take_over(show_spending(run, figures), _("Public spending today"))


def _tell_data(found: CountryFindings) -> Iterator[Block]:
    """Tell how sure the figures are, and which of them nobody observed."""
    run = found.run
    yield Paragraph(f"{say_grade(run)} {say_what_matters(run)}".strip())
    for line in tell_grounds(run)[:2]:
        yield Paragraph(line)
    limits = list_limits(run, Figures.of(run), run.projection.years[-1])
    if limits:
        yield Listing(tuple(limits))


def _tell_participation(found: CountryFindings) -> Iterator[Block]:
    """Tell that no figure of participation is known, and what instruments ask of it."""
    yield Paragraph(
        _(
            "No table that ships with carepact tells how those who give and those who receive care "
            "take part in making care policy. Add what is known in the country."
        )
    )
    yield Paragraph(_("Instruments that declare, without a verdict, ask of every State:"))
    yield Listing(
        tuple(
            put_under(word(one.title), join_listed(word(ask.text) for ask in one.declares))
            for one in found.law.declarations
        )
    )
