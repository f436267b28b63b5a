"""Report and brief on a country: which parts in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib import metadata

from carepact.core.messages import _, language
from carepact.report.country_paper.answer import (
    say_grades,
    tell_answer,
    tell_how_to_read,
    tell_key_figures,
)
from carepact.report.country_paper.basis import (
    cite,
    tell_assumptions,
    tell_citation,
    tell_manifest,
    tell_method,
    tell_needs,
    tell_sensitivity,
)
from carepact.report.country_paper.effects import (
    tell_cost,
    tell_crisis,
    tell_fairness,
    tell_hours,
    tell_payers,
    tell_returns,
)
from carepact.report.country_paper.law import (
    list_shortfalls,
    tabulate_shortfalls,
    tell_review,
)
from carepact.report.country_paper.layout import PaperLayout
from carepact.report.country_paper.pictures import draw
from carepact.report.country_paper.submission import tell_submission
from carepact.report.paper.document import (
    Block,
    Document,
    Heading,
    Listing,
    PageBreak,
    PaperKind,
    Paragraph,
    Table,
)
from carepact.report.paper.screen_parts import take_table
from carepact.report.run.basis import list_influences, say_what_is_listed, tell_influence
from carepact.report.run.figures import Figures
from carepact.report.run.file_names import RunFile
from carepact.report.run.page import show_payers
from carepact.report.run.picture import country_of, title_package
from carepact.studies.one_country.findings import CountryFindings


def write_country_paper(found: CountryFindings, kind: PaperKind) -> Document:
    """Write a paper on a country.

    Parameters
    ----------
    found : CountryFindings
        What it stands on.
    kind : {"report", "brief", "submission"}
        Everything; two pages; or the order of the United Nations' calls for input.
    """
    parts: Mapping[PaperKind, Callable[[CountryFindings], Iterator[Block]]] = {
        "report": _tell_report,
        "brief": _tell_brief,
        "submission": tell_submission,
    }
    run = found.run
    title = {
        "report": _("Care policy in {country}: a report", country=country_of(run)),
        "brief": _("Care policy in {country}: a brief", country=country_of(run)),
        "submission": _("Care policy in {country}: input to a call", country=country_of(run)),
    }[kind]
    package, first, last = (
        title_package(run.projection.package), run.projection.years[0], run.projection.years[-1],
    )  # fmt: skip
    return Document(
        kind,
        title,
        _("{package}, {first} to {last}", package=package, first=first, last=last),
        language(),
        tuple(parts[kind](found)),
        _("Laid out by carepact {version}.", version=metadata.version("carepact")),
    )


def _tell_report(found: CountryFindings) -> Iterator[Block]:
    """Tell everything, the answer on the first page."""
    yield Heading(_("The answer"))
    yield tell_key_figures(found)
    yield from tell_answer(found)
    yield tell_how_to_read(found)
    yield PageBreak()
    if found.run.crises:
        yield from tell_crisis(found)
    parts = (
        tell_needs, tell_cost, tell_payers, tell_returns, tell_hours, tell_fairness,
    )  # fmt: skip
    for part in parts:
        yield from part(found)
    yield from tell_review(found)
    for part in (tell_sensitivity, tell_assumptions, tell_method, tell_manifest, tell_citation):
        yield from part(found)


def _tell_brief(found: CountryFindings) -> Iterator[Block]:
    """Tell on two pages what a delegation or a parliament needs."""
    run, layout = found.run, PaperLayout()
    shortfalls = list_shortfalls(found.law)[: layout.shortfalls]
    yield Heading(_("The answer"))
    yield tell_key_figures(found)
    yield from tell_answer(found)
    if not run.crises:  # what a crisis changes takes its place
        payers = show_payers(Figures.of(run), run.projection.years[-1])
        yield drop_empty_rows(take_table(payers, _("Cost of care policy by payer")))
    yield from draw(found, RunFile.COST_BY_YEAR)
    yield tabulate_shortfalls(shortfalls, _("Where the law falls short"))
    yield Paragraph(
        _(
            "A convention binds the States that ratified it; for all others it is a yardstick, as "
            "recommendations and directives of others are."
        ),
        look="small",
    )
    yield Heading(_("How sure, and how to read it"))
    yield Paragraph(say_what_is_listed(run))
    yield Listing(
        tuple(
            tell_influence(one, run) for one in list_influences(run)[: layout.influences_of_brief]
        )
    )
    yield tell_how_to_read(found)
    yield Paragraph(say_grades(), look="small")
    yield Paragraph(cite(found), look="small")


def drop_empty_rows(table: Table) -> Table:
    """Leave out rows that say 0 everywhere."""
    kept = (row for row in table.rows if any(cell.text != "0" for cell in row[1:]))
    return replace(table, rows=tuple(kept))
