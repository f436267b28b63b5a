"""`carepact options`: what could be done about care, and what a country lacks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from carepact.cli.app import app
from carepact.cli.countries import OwnFactsOption
from carepact.cli.options import FormatOption, OutputOption, deliver
from carepact.core.errors import ParameterError
from carepact.core.messages import _

if TYPE_CHECKING:
    from carepact.policy.options import Context


@app.command(
    help=_("List options of care policy; for a country: which fit, which it has, and its agenda."),
    epilog=_("Example: carepact options KEN --field childcare"),
)
def options(
    code: Annotated[
        str | None,
        typer.Argument(help=_("Country: its name or its code; omit for all."), metavar="COUNTRY"),
    ] = None,
    *,
    aim: Annotated[
        str | None,
        typer.Option(
            help=_("recognise, reduce, redistribute, reward or represent."), metavar="WORD"
        ),
    ] = None,
    field: Annotated[
        str | None,
        typer.Option(
            help=_(
                "time-and-leave, childcare, long-term-care, money, work, community, "
                "infrastructure, data, norms, voice or rights."
            ),
            metavar="WORD",
        ),
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option(
            help=_(
                "national-state, local-state, employers, communities, fathers, mothers, unions "
                "or donors."
            ),
            metavar="WORD",
        ),
    ] = None,
    context: Annotated[
        str | None,
        typer.Option(
            help=_("low-income, middle-income, high-income, informality, ageing, young or crisis."),
            metavar="WORD",
        ),
    ] = None,
    crisis: Annotated[
        bool, typer.Option("--crisis", help=_("The country has a humanitarian crisis."))
    ] = False,
    own_facts: OwnFactsOption = None,
    file_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Choose options, hold a country against them, and show or write what was found."""
    from carepact.report.formats import choose_format
    from carepact.report.options.page import show_agenda, show_catalogue
    from carepact.studies.options import list_options, review_options

    chosen = choose_format(file_format, output)
    wanted = {"aim": aim, "field": field, "actor": actor, "context": context}
    if code is None:
        if crisis or own_facts is not None:
            raise ParameterError(
                _("--crisis and --own-facts: go with a country. Write its three letters first.")
            )
        deliver(list_options(wanted), chosen, output, show_catalogue)
        return
    declared: tuple[Context, ...] = ("crisis",) if crisis else ()
    deliver(review_options(code, own_facts, wanted, declared), chosen, output, show_agenda)
