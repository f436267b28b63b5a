"""The workbook of a run: answer, figures, who pays, who provides, limits, inputs, in words."""

from __future__ import annotations

import io
from collections.abc import Iterator

from carepact.core.messages import _, word
from carepact.ledger.target import SHARERS
from carepact.report.grades import explain_grade
from carepact.report.layout import ScreenLayout
from carepact.report.run.answer import list_answers
from carepact.report.run.figures import Figures
from carepact.report.run.limits import list_limits
from carepact.report.run.sentences import head_of, say_how_to_read
from carepact.report.run.told import tell_told
from carepact.report.run.words import (
    Figure,
    in_words_of_run,
    name_case,
    name_shares,
)
from carepact.report.sheets import Shown, open_book
from carepact.report.words import in_status
from carepact.simulate.care_shares import PROVIDER_KINDS
from carepact.simulate.projection import CLOSURES, DIMENSIONS, HEADLINE_SCENARIO, PRESENT_LAW
from carepact.studies.one_country.run import CountryRun

Row = tuple[object, ...]
SHARE, COUNT = "0.0%", "#,##0"


def write_workbook(run: CountryRun) -> bytes:
    """Write the answer as a workbook in the reader's language, the same bytes for the same run.

    Returns
    -------
    bytes
        Sheets: the answer; figures of every fifth year, the first and the last; who pays; who
        provides and who bears the full cost; limits; inputs with status and source.
    """
    stream, figures = io.BytesIO(), Figures.of(run)
    bounds = (_("value"), _("low"), _("high"))
    laws = (_("present law"), _("package"))
    compared = [f"{law}, {one}" for law in laws for one in bounds]
    with open_book(head_of(run), stream) as book:
        book.write(_("Answer"), [_("question"), head_of(run)], _list_answer(run))
        head = [_("figure"), _("case"), _("year"), *bounds, _("unit"), _("grade")]
        book.write(_("Figures"), head, _list_figures(run, figures))
        book.write(_("Who pays"), [_("payer"), *compared, _("unit")], _list_payers(run, figures))
        book.write(_("Who provides"), [_("who"), *compared, _("unit")], _list_shares(run, figures))
        book.write(_("Limits"), [_("limit")], _list_limits(run, figures))
        head = [_("input"), _("status"), _("matters for a headline"), _("source")]
        book.write(_("Inputs"), head, _list_inputs(run))
    return stream.getvalue()


def _list_answer(run: CountryRun) -> Iterator[Row]:
    """List the questions with their answers."""
    payers, _limits = ScreenLayout().shorter_and_shorter[0]
    yield from list_answers(run, payers)
    yield _("How to read it."), say_how_to_read(run)
    for line in tell_told(run.told):
        yield "", line.strip()


def _list_figures(run: CountryRun, figures: Figures) -> Iterator[Row]:
    """List the main figures by case and year."""
    first, *_between, last = run.projection.years
    years = [
        one
        for one in run.projection.years
        if one in (first, last) or one % ScreenLayout().every_years == 0
    ]
    named: list[tuple[str, str, str | None, str | None, str, str]] = [
        (words, variable, None, None, "%", SHARE) for variable, words in name_shares().items()
    ]
    dollars, persons = _("PPP dollars of 2021 a year"), _("persons")
    named += [
        (_("cost"), "gross_cost", None, None, dollars, COUNT),
        (_("extra cost"), "additional_cost", None, None, dollars, COUNT),
        (_("net cost to the State"), "state_net_cost", None, None, dollars, COUNT),
        (_("jobs in care"), "jobs_of_both_sexes", "direct", None, persons, COUNT),
        (_("jobs at suppliers"), "jobs_of_both_sexes", "indirect", None, persons, COUNT),
        (_("mothers who take a job"), "mothers_entering_work", None, None, persons, COUNT),
        (_("unpaid hours of women, change"), "unpaid_hours_moved", None, "women",
         _("hours a year"), COUNT),
        (_("unpaid hours of men, change"), "unpaid_hours_moved", None, "men",
         _("hours a year"), COUNT),
    ]  # fmt: skip
    for words, variable, label, sex, unit, pattern in named:
        grade = run.grade.hours if "hours" in variable else run.grade.money
        for case in CLOSURES:
            for year in years:
                found = figures.find(variable, case, year, label, sex)
                if found.is_known:
                    shown = _show(found, pattern)
                    yield words, name_case(case), year, *shown, unit, explain_grade(grade)


def _list_payers(run: CountryRun, figures: Figures) -> Iterator[Row]:
    """List who pays the cost of the last year."""
    unit = _("PPP dollars of 2021 a year")
    for payer in DIMENSIONS["payer"]:
        yield in_words_of_run(payer), *_compare(run, figures, "gross_cost_by_payer", payer,
                                                COUNT), unit  # fmt: skip


def _list_shares(run: CountryRun, figures: Figures) -> Iterator[Row]:
    """List who provides the hours, then who bears the full cost, in the last year."""
    unit = _("% of all hours of care and housework")
    for provider, (sex, _paid) in PROVIDER_KINDS.items():
        shown = _compare(run, figures, "share_of_hours_given", provider, SHARE, sex)
        yield in_words_of_run(provider), *shown, unit
    unit = _("% of the full cost, unpaid hours valued")
    for sharer in SHARERS:
        shown = _compare(run, figures, "share_of_full_cost", sharer, SHARE)
        yield in_words_of_run(sharer), *shown, unit


def _list_limits(run: CountryRun, figures: Figures) -> Iterator[Row]:
    """List the gravest limits, then every other."""
    for said in list_limits(run, figures, run.projection.years[-1]):
        yield (said,)
    for note in run.projection.notes:
        yield (word(note),)


def _list_inputs(run: CountryRun) -> Iterator[Row]:
    """List every input, those that a headline rests on first."""
    for one in sorted(run.projection.inputs, key=lambda one: not one.key):
        key = _("yes") if one.key else _("no")
        yield word(one.title), in_status(one.status), key, word(one.source)


def _compare(
    run: CountryRun,
    figures: Figures,
    variable: str,
    label: str,
    pattern: str,
    sex: str | None = None,
) -> list[Shown]:
    """Show a figure of the last year under present law and under the package."""
    year = run.projection.years[-1]
    return [
        one
        for law in (PRESENT_LAW, HEADLINE_SCENARIO)
        for one in _show(figures.find(variable, law, year, label, sex), pattern)
    ]


def _show(figure: Figure, pattern: str) -> list[Shown]:
    """Show a figure with its interval."""
    return [Shown(one, pattern) for one in figure.ends]
