"""Show the back-cast in a terminal: every country, its ratio, and why it is a miss."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from carepact.core import voice
from carepact.core.messages import _, _n, number
from carepact.report.backcast.groups import say_groups, say_missing_data, show_groups, show_teachers
from carepact.report.marks import MARKS, STYLES
from carepact.report.prose import Prose
from carepact.report.scales import PERCENT
from carepact.report.tables import WholeTable
from carepact.report.words import join_listed, join_parts
from carepact.validate.back_cast.back_cast import BackCast
from carepact.validate.back_cast.comparison import Comparison, Half, Part, Reason, is_miss


def show_backcast(result: BackCast) -> RenderableType:
    """Lay out every part, each with its summary, then what the marks mean."""
    parts = [line for part in result.parts for line in _show_part(part)]
    return Group(*parts, Prose(_explain()))


def name_part(part: Part) -> str:
    """Name what a part compares."""
    return {
        "leave": _("Leave: modelled cost against public spending, PPP dollars a birth"),
        "pre-primary": _("Pre-primary: modelled cost against public spending, % of GDP"),
        "long-term care": _("Long-term care: modelled cost against public spending, % of GDP"),
    }[part.name]


def name_reason(reason: Reason) -> str:
    """Word why modelled and observed lie far apart."""
    return {
        "earnings are imputed": _("earnings are imputed"),
        "benefit is flat or low": _("benefit is flat or low"),
        "long paid leave: a cash benefit for care at home is in the spending": _(
            "long paid leave: a cash benefit for care at home is in the spending"
        ),
        "fathers' weeks are long and seldom taken in full": _(
            "fathers' weeks are long and seldom taken in full"
        ),
        "the law changed after the spending": _("the law changed after the spending"),
        "employers pay a part that public spending leaves out": _(
            "employers pay a part that public spending leaves out"
        ),
        "what the State pays of private places is assumed": _(
            "what the State pays of private places is assumed"
        ),
        "staff, pupils or pay ratios are imputed": _("staff, pupils or pay ratios are imputed"),
        "figures are years apart": _("figures are years apart"),
        "two figures of spending disagree": _("two figures of spending disagree"),
        "spending is too little to pay the teachers and assistants counted": _(
            "spending is too little to pay the teachers and assistants counted"
        ),
        "spending a teacher holds more than the staff counted": _(
            "spending a teacher holds more than the staff counted"
        ),
        "long weeks at a high rate are seldom taken in full": _(
            "long weeks at a high rate are seldom taken in full"
        ),
        "the printed rate holds for full-time pay, and many mothers work part-time": _(
            "the printed rate holds for full-time pay, and many mothers work part-time"
        ),
        "care of the health system alone is printed": _(
            "care of the health system alone is printed"
        ),
        "the public bears another part of what is printed than the model has": _(
            "the public bears another part of what is printed than the model has"
        ),
        "coverage is everybody, and more is spent": _("coverage is everybody, and more is spent"),
        "coverage is predicted from income and revenue alone": _(
            "coverage is predicted from income and revenue alone"
        ),
        "not explained": _("not explained"),
    }[reason]


def summarise(part: Part) -> str:
    """Say what a part comes to, over those that its targets hold for, and whether they are met."""
    judged = part.judged
    if not judged.rows:
        return _("No country has the figures.")
    said = (_count_up(judged), *_judge(judged))
    if part.halves:
        return " ".join((name_half("tested"), *said))
    return " ".join(said)


def name_half(half: Half) -> str:
    """Name a half of the countries, and what may be concluded from it."""
    return {
        "fitted": _(
            "Fitted half: coverage was solved from the spending itself, so these ratios test "
            "nothing."
        ),
        "tested": _("Tested half, whose spending nothing was fitted to:"),
        "health part alone": _(
            "Care of the health system alone is printed; neither fitted nor tested:"
        ),
        "given by the user": _("Spending that you gave; neither fitted nor tested:"),
    }[half]


def _show_part(part: Part) -> list[RenderableType]:
    """Lay out one part, or say what it lacks."""
    title = Prose(name_part(part), style="bold")
    if not part.rows:
        return [title, Prose(_say_lacking(part)), Prose("")]
    if part.halves:
        shown = [line for half in part.halves for line in _show_half(part, half)]
        return [title, *shown, *_show_left_out(part), Prose("")]
    lines = [Prose(summarise(part), style="bold"), Prose(_say_order(part))]
    lines.append(Prose(say_missing_data(part)))
    if len(part.firm.rows) < len(part.rows):
        lines.append(Prose(_say_firm(part), style="bold"))
    groups: list[RenderableType] = [Prose(""), show_groups(part)]
    if part.a_teacher is not None:
        groups += [Prose(""), show_teachers(part)]
    return [title, _lay_out(part), *groups, Prose(""), *lines, *_show_left_out(part), Prose("")]


def _show_half(part: Part, half: Half) -> list[RenderableType]:
    """Lay out one half, with its own sums."""
    kept = part.of_half(half)
    said = _count_up(kept) if half != "tested" else " ".join((_count_up(kept), *_judge(kept)))
    style = "bold" if half == "tested" else ""
    sums: list[RenderableType] = [Prose(said, style=style), Prose(_say_order(kept))]
    if half == "tested":
        sums += [Prose(say_missing_data(kept)), Prose(""), show_groups(kept)]
    return [Prose(name_half(half), style=style), _lay_out(kept), *sums, Prose("")]


def _show_left_out(part: Part) -> list[RenderableType]:
    """Say which countries could not be compared, if any."""
    return [Prose(_say_left_out(part))] if part.left_out else []


def _lay_out(part: Part) -> WholeTable:
    """Lay out a row a country."""
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold")
    table.add_column(_("code"), no_wrap=True)
    table.add_column(_("country"))
    table.add_column(_("year"), no_wrap=True)
    table.add_column(_("modelled"), justify="right", no_wrap=True)
    table.add_column(_("observed"), justify="right", no_wrap=True)
    table.add_column(_("ratio"), justify="right", no_wrap=True)
    table.add_column(_("why it is beyond a factor 2"), ratio=1)
    for row in part.rows:
        table.add_row(*_cells(part, row), style="bold" if is_miss(row.ratio) else "")
    return table


def _cells(part: Part, row: Comparison) -> tuple[str | Text, ...]:
    """Print one country; what stands on an imputed figure bears its mark."""
    decimals = {"leave": 0, "pre-primary": 3, "long-term care": 3}[part.name]
    modelled = MARKS[row.status] + number(row.modelled, decimals)
    return (
        row.country.code,
        row.country.name,
        str(row.year),
        Prose(modelled, style=STYLES[row.status]),
        number(row.observed, decimals),
        number(row.ratio, 2),
        join_parts(name_reason(reason) for reason in row.reasons),
    )


def _say_firm(part: Part) -> str:
    """Sum up the countries whose yardstick is sound."""
    known = _("Those whose spending the publisher's own two figures agree on:")
    return " ".join((known, summarise(part.firm), _say_order(part.firm), say_groups(part.firm)))


def _say_order(part: Part) -> str:
    """Say whether countries stand in the right order."""
    if part.rank_correlation is None:
        return ""
    return _("Rank correlation {rank}.", rank=number(part.rank_correlation, 2))


def _count_up(part: Part) -> str:
    """Say how many countries there are and how far modelled and observed lie apart."""
    return _n(
        "{count} country: median ratio {median}, median absolute log error {error}, "
        "{within} % within a factor 2.",
        "{count} countries: median ratio {median}, median absolute log error {error}, "
        "{within} % within a factor 2.",
        len(part.rows),
        median=number(part.median_ratio, 2),
        error=number(part.median_error, 2),
        within=number(PERCENT * part.share_within, 0),
    )


def _judge(part: Part) -> list[str]:
    """Say which targets are met and which are missed."""
    reached = part.targets_reached
    if not reached:
        return [_("No target was set before its figures were seen.")]
    met = join_parts(_name_target(part, name) for name, so in reached.items() if so)
    missed = join_parts(_name_target(part, name) for name, so in reached.items() if not so)
    said = [_("Targets met: {listed}.", listed=met)] if met else []
    return [*said, _("Targets missed: {listed}.", listed=missed)] if missed else said


def _name_target(part: Part, name: str) -> str:
    """Word one target that was set."""
    wanted = float(getattr(part.target, name))
    if name == "least_median":
        low, high = wanted, 1 / wanted
        return _("median from {low} to {high}", low=number(low, 2), high=number(high, 2))
    if name == "greatest_error":
        return _("error at most {most}", most=number(wanted, 2))
    if name == "least_within":
        return _("at least {share} % within", share=number(PERCENT * wanted, 0))
    return _("rank correlation at least {rank}", rank=number(wanted, 2))


def _say_lacking(part: Part) -> str:
    """Say which figures keep a part from being run, and the mend."""
    return _(
        "Not run: no country has {listed}. They do not ship, since their terms are to "
        "be confirmed. Give them with {option}.",
        listed=join_listed(part.lacking),
        option=voice.option("own_facts"),
    )


def _say_left_out(part: Part) -> str:
    """Say which countries could not be compared."""
    return _(
        "Left out, as their spending is known and another figure is missing: {listed}.",
        listed=join_listed(part.left_out),
    )


def _explain() -> str:
    """Say what is compared, and what the marks mean."""
    return _(
        "Ratio: modelled over observed. Parameters were fixed before they were run with "
        "(docs/decisions/0009 and 0017). Spending on a teacher sets nothing: it stands beside her "
        "modelled pay as a check. ≈ stands on an imputed figure. * stands on an assumed figure."
    )
