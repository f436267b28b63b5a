"""One printed page for the town: who gives, who pays, what the same would cost."""

from __future__ import annotations

from importlib import metadata
from typing import Any

from carepact.core.controls import show_controls
from carepact.core.disclosure.rules import DEFAULT_MINIMUM
from carepact.core.messages import _, language
from carepact.levels.community.centre import INCOME
from carepact.levels.community.costing import CENTS, divide
from carepact.report.centre.sentences import (
    list_missing,
    say_costs_apart,
    say_costs_of_an_hour,
    say_effects,
    say_public_service,
    say_reach,
    say_share_of_women,
)
from carepact.report.centre.valuing import say_value
from carepact.report.centre.words import (
    View,
    name_group,
    name_party,
    print_share,
    print_tally,
    say_title,
)
from carepact.report.holding import HELD, hold_together
from carepact.report.templates import fill_page
from carepact.studies.one_centre.answer import CentreAnswer


def write_sheet(answer: CentreAnswer) -> bytes:
    """Write the sheet as one page of HTML; what tells of few persons is hidden in it."""
    return fill_page("centre", "sheet.html.j2", _fill(answer), _hold)


def _hold(text: str) -> str:
    """Hold the parts of a number together, so that no line breaks within it."""
    return hold_together(text).replace("≥ ", f"≥{HELD}")


def _fill(answer: CentreAnswer) -> dict[str, Any]:
    """Say every word of the sheet in the reader's language."""
    view = View(answer, is_public=True)
    sums, currency = answer.sums, answer.currency
    total = sums.money("income")
    given = [
        (
            name_group(group),
            view.hours(group, sums.given(group)),
            view.worth(group),
            view.count(group, sums.persons(group)),
        )
        for group in view.list_groups()
    ]
    paid = [
        (name_party(party), print_tally(told, CENTS), print_share(divide(told, total)))
        for party in INCOME
        if (told := sums.tallies[f"income {party}"]).units or not told.is_whole
    ]
    hides = bool(answer.release.whole.groups or answer.release.whole.counts)
    shares = say_share_of_women(view)
    return {
        "lang": language(),
        "name": show_controls(answer.name),
        "title": say_title(answer),
        "gives": _("Who gives hours"),
        "giver_heads": [_("who"), _("hours"), _("worth in {currency}", currency=currency),
                        _("persons")],
        "given": given,
        "shares": _("Of all hours: {shares}.", shares=shares) if shares else "",
        "value": say_value(view),
        "pays": _("Who pays"),
        "payer_heads": [_("who"), currency, _("share")],
        "paid": paid,
        "payer_total": (_("in all"), print_tally(total, CENTS), ""),
        "spent": _("Spent: {amount}.", amount=view.cost()),
        "reaches": _("Whom it reaches"),
        "reach": say_reach(view),
        "effects": say_effects(view),
        "costs": _("What it costs"),
        "cost_heads": [_("of"), _("money spent"), _("with unpaid hours")],
        "cost_rows": list(say_costs_of_an_hour(view)),
        "cost_caption": _("What one hour costs, in {currency}", currency=currency),
        "cost_apart": say_costs_apart(),
        "public": _("As a public service"),
        "public_said": say_public_service(view),
        "missing": list_missing(view),
        "missing_head": _("Missing, and so unknown (?) or known in part (≥):"),
        "hidden": _(
            "·· hides figures on fewer than {minimum} persons, and what would give them away.",
            minimum=DEFAULT_MINIMUM,
        )
        if hides
        else "",
        "foot": _("Computed by carepact {version} from the log and the books of the centre.",
                  version=metadata.version("carepact")),
    }  # fmt: skip
