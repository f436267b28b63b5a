"""`carepact review`: law and coverage beside standards, and what is missing."""

from __future__ import annotations

from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.cli.countries import OwnFactsOption
from carepact.cli.options import FormatOption, OutputOption, deliver
from carepact.core.errors import ParameterError
from carepact.core.messages import _


@app.command(
    help=_("Hold a country's law against standards: met, partly, not, unknown, and what lacks."),
    epilog=_("Example: carepact review KEN"),
)
def review(
    code: Annotated[
        str | None, typer.Argument(help=_("Country, ISO 3166-1 alpha-3."), metavar="CODE")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help=_("Review every country instead of one."))
    ] = False,
    own_facts: OwnFactsOption = None,
    file_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Review one country or all, and show or write the verdicts."""
    from carepact.report.formats import choose_format
    from carepact.report.review import show_every_review, show_review
    from carepact.studies.review import review_every_law, review_law

    if every == (code is not None):
        raise ParameterError(_("review takes a country or --all, one of the two. Name one."))
    if every and own_facts is not None:
        raise ParameterError(_("--own-facts goes with one country. Name it, or leave --all out."))
    chosen = choose_format(file_format, output)
    if code is None:
        deliver(review_every_law(), chosen, output, show_every_review)
    else:
        deliver(review_law(code, own_facts), chosen, output, show_review)
