"""The first page: five figures, and the answer in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.core.messages import _, number
from carepact.report.country_paper.law import list_shortfalls, say_shortfalls
from carepact.report.country_paper.layout import PaperLayout
from carepact.report.grades import name_grade
from carepact.report.paper.document import Block, FigureLine, KeyFigures, Paragraph, key_of
from carepact.report.run.answer import list_answers
from carepact.report.run.figures import Figures
from carepact.report.run.limits import list_limits
from carepact.report.run.picture import name_told
from carepact.report.run.sentences import say_how_to_read
from carepact.report.run.words import (
    Figure,
    explain_undefined_shortly,
    part_percent,
    part_scaled,
)
from carepact.report.words import put_under
from carepact.simulate.projection import HEADLINE_SCENARIO
from carepact.studies.one_country.findings import CountryFindings
from carepact.studies.one_country.run import CountryRun


def tell_main_figures(run: CountryRun) -> tuple[FigureLine, ...]:
    """Tell the four figures of a run: cost, net cost, women's hours, jobs."""
    figures, year = Figures.of(run), run.projection.years[-1]

    def find(variable: str, label: str | None = None, sex: str | None = None) -> tuple[Figure, str]:
        key = key_of(variable, HEADLINE_SCENARIO, year, label, sex)
        return figures.find(variable, HEADLINE_SCENARIO, year, label, sex), key

    cost, cost_key = find("gross_cost_over_gdp")
    net, net_key = find("state_net_cost_over_gdp")
    jobs, jobs_key = find("jobs_of_both_sexes", "direct")
    hours, hours_key = find("unpaid_hours_moved", sex="women")
    return (
        FigureLine(_("What it costs in {year}, of GDP", year=year), *part_percent(cost), cost_key),
        FigureLine(_("Who pays: net cost to the State, of GDP"), *part_percent(net), net_key),
        FigureLine(_word_time(hours), *part_scaled(hours), hours_key),
        FigureLine(_("Jobs more in care"), *part_scaled(jobs), jobs_key),
    )


def tell_key_figures(found: CountryFindings) -> KeyFigures:
    """Tell the five figures: cost, net cost, jobs, women's hours, law that is not met."""
    run = found.run
    (review,) = found.law.reviews
    return KeyFigures(
        (
            *tell_main_figures(run),
            FigureLine(
                _("Whose law falls short: requirements of standards not met"),
                number(review.count("not"), 0),
                _("(of {count})", count=number(len(review.findings), 0)),
            ),
            FigureLine(
                _("How sure: grade of money and jobs, from A to D"),
                run.grade.money,
                f"({name_grade(run.grade.money)})",
            ),
        )
    )  # fmt: skip


def _word_time(moved: Figure) -> str:
    """Word what becomes of women's unpaid hours: less, more, or nothing clear."""
    if moved.high is not None and moved.high < 0:
        return _("Who gains time: women; change of their unpaid hours a year")
    if moved.low is not None and moved.low > 0:
        return _("Who loses time: women; change of their unpaid hours a year")
    return _("Who gains time: nothing clear; change of women’s unpaid hours a year")


def tell_answer(found: CountryFindings) -> Iterator[Block]:
    """Tell the answer part by part, then whose law falls short, how sure it is and its limits."""
    run, layout = found.run, PaperLayout()
    parts = list(list_answers(run, layout.payers))
    *told, sure = parts
    for name, text in told:
        yield Paragraph(text, name)
    shortfalls = list_shortfalls(found.law)[: layout.named_shortfalls]
    yield Paragraph(say_shortfalls(found.law, shortfalls), _("Whose law falls short."))
    yield Paragraph(sure[1], sure[0])
    limits = list_limits(run, Figures.of(run), run.projection.years[-1])
    if limits:
        yield Paragraph(" ".join(limits), _("Limits of this answer."))


def tell_how_to_read(found: CountryFindings) -> Paragraph:
    """Tell what the figures are, and what the user set."""
    run = found.run
    undefined = run.figures["undefined_draws"].sum() > 0
    told = (
        say_how_to_read(run),
        explain_undefined_shortly() if undefined else "",
        name_told(run) if run.told else "",
    )
    return Paragraph(" ".join(filter(None, told)), look="small")


def say_grades() -> str:
    """Say what every letter means."""
    return " ".join(put_under(letter, f"{name_grade(letter)}.") for letter in "ABCD")
