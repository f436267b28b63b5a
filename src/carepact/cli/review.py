"""`carepact review`: law and coverage beside standards, and what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.countries import OwnFactsOption
from carepact.cli.options import FormatOption, OutputOption, deliver
from carepact.core.errors import ParameterError
from carepact.core.messages import _


@app.command(
    help=_(
        "Compare a country's law with standards: met, partly, not met, unknown, and what is "
        "missing."
    ),
    epilog=_("Example: carepact review KEN"),
)
def review(
    code: Annotated[
        str | None, typer.Argument(help=_("Country: its name or its code."), metavar="COUNTRY")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help=_("Review every country instead of one."))
    ] = False,
    summary: Annotated[
        bool,
        typer.Option("--summary", help=_("Count the verdicts of every country, by requirement.")),
    ] = False,
    by: Annotated[
        str | None,
        typer.Option(
            help=_("Groups of countries of --summary: region or income."), metavar="GROUPS"
        ),
    ] = None,
    chart: Annotated[
        Path | None,
        typer.Option(help=_("Draw --summary as a picture, .svg or .png."), metavar="FILE"),
    ] = None,
    own_facts: OwnFactsOption = None,
    file_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Review one country or all, or count all, and show or write the verdicts."""
    from carepact.report.formats import choose_format
    from carepact.report.review.page import show_every_review, show_review
    from carepact.studies.review import review_every_law, review_law

    if [code is not None, every, summary].count(True) != 1:
        raise ParameterError(
            _("review takes a country, --all or --summary, one of the three. Name one.")
        )
    if code is None and own_facts is not None:
        raise ParameterError(
            _("--own-facts goes with one country. Name it in the place of --all or --summary.")
        )
    if not summary and (by is not None or chart is not None):
        raise ParameterError(_("--by and --chart go with --summary. Add it, or leave them out."))
    chosen = choose_format(file_format, output)
    if summary:
        _deliver_summary(by or "region", chart, chosen, output)
    elif code is None:
        deliver(review_every_law(), chosen, output, show_every_review)
    else:
        deliver(review_law(code, own_facts), chosen, output, show_review)


def _deliver_summary(by: str, chart: Path | None, chosen: str, output: Path | None) -> None:
    """Count the verdicts of every country, draw them where asked, and show or write them."""
    from carepact.report.review.summary import show_summary
    from carepact.review.summary import choose_grouping
    from carepact.studies.review import summarise_every_law

    grouping = choose_grouping(by)
    if chart is None:
        deliver(summarise_every_law(grouping), chosen, output, show_summary)
        return
    from carepact.report.figures.saving import check_picture_names, save_pictures
    from carepact.report.figures.verdicts import draw_summary

    check_picture_names([chart])
    found = summarise_every_law(grouping)
    save_pictures(draw_summary(found), [chart])
    deliver(found, chosen, output, show_summary)
