"""Show reviews of law in a terminal; a verdict on an imputed figure always bears its mark."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from carepact.core.messages import _, number
from carepact.policy.standard import Standard
from carepact.report.marks import MARKS, STYLES
from carepact.report.practice import show_opinions, word_answer
from carepact.report.scales import PERCENT
from carepact.report.words import in_words
from carepact.review.judging import VERDICTS, Verdict
from carepact.review.law_review import LawReview
from carepact.review.review import Finding, Review, binds


def show_review(found: LawReview) -> RenderableType:
    """Lay out one country: a table a standard, opinions, the notes by number, the marks."""
    (review,) = found.reviews
    notes = list(dict.fromkeys(note for one in review.findings for note in one.notes))
    tables = [
        _standard_table(review, standard, list(group), notes)
        for standard, group in groupby(review.findings, lambda one: one.standard)
    ]
    return Group(
        Text(f"{review.country.name} ({review.country.code})", style="bold"),
        *tables,
        Text(""),
        *show_opinions(found.opinions),
        Text(_("Notes"), style="bold"),
        *(Text(f"{place}. {note}") for place, note in enumerate(notes, start=1)),
        Text(_explain_marks()),
        Text(_say_counts(review), style="bold"),
        *(Text(line) for line in _say_unknown_to_all(review)),
    )


def show_every_review(found: LawReview) -> RenderableType:
    """Lay out every country in a line: how many requirements have which verdict."""
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    table.add_column(_("code"), no_wrap=True)
    table.add_column(_("country"))
    for verdict in VERDICTS:
        table.add_column(_word(verdict), justify="right")
    for review in found.reviews:
        counts = (Text(str(review.count(v)), style=_style(v)) for v in VERDICTS)
        table.add_row(review.country.code, review.country.name, *counts)
    said = _("{count} countries.", count=len(found.reviews))
    return Group(table, Text(said + " " + _("A file has a row a country and requirement.")))


def _standard_table(
    review: Review, standard: Standard, findings: list[Finding], notes: list[str]
) -> Group:
    """Lay out what one standard asks for."""
    table = Table(
        title=f"{standard.title} ({standard.date.isoformat()})",
        title_justify="left",
        expand=True,
        show_edge=False,
        pad_edge=False,
        header_style="bold",
    )
    table.add_column(_("requirement and law"), ratio=5, overflow="fold")
    table.add_column(_("verdict"), no_wrap=True)
    table.add_column(_("figure"), ratio=2, overflow="fold")
    table.add_column(_("asked for"), ratio=2, overflow="fold")
    table.add_column(_("missing"), ratio=2, overflow="fold")
    for one in findings:
        table.add_row(
            _requirement_cell(one, notes),
            Text(_word(one.verdict), style=_style(one.verdict)),
            Text(_print_dated(one), style=STYLES[one.status or "observed"]),
            _print_threshold(one),
            _print_missing(one),
        )
    return Group(Text(""), table, Text(_say_binding(standard, review), style="dim"))


def _requirement_cell(one: Finding, notes: list[str]) -> Text:
    """Name a requirement and its article, with the numbers of its notes and the law cited."""
    numbers = ", ".join(str(notes.index(note) + 1) for note in one.notes)
    cell = Text(f"{one.requirement.title}, {one.requirement.article}")
    cell.append(f" [{numbers}]" if numbers else "")
    told = one.basis or one.source
    return cell.append(f"\n{told}", style="dim") if told else cell


def _print_dated(one: Finding) -> str:
    """Print the figure of a finding with its year."""
    printed = print_figure(one)
    return f"{printed}, {one.year}" if one.year else printed


def print_figure(one: Finding) -> str:
    """Print the figure of a finding with the mark of its status, and its interval."""
    mark = MARKS[one.status] if one.status else ""
    if one.value is None and len(one.figures) > 1:
        yes = sum(figure.is_yes for figure in one.figures)
        return mark + _("{yes} of {count}", yes=yes, count=len(one.figures))
    if one.value is None:
        return mark + word_answer(one.text)
    printed = mark + _amount(one.value, one)
    if one.interval is None:
        return printed
    low, high = (_amount(end, one) for end in one.interval)
    return f"{printed} ({low} – {high})"


def _amount(value: float, one: Finding) -> str:
    """Print an amount with its unit; a share in per cent."""
    unit = one.requirement.unit
    if unit == "share":
        return f"{_shortly(PERCENT * value)} %"
    if unit == "ratio":
        return number(value, 2)
    return f"{number(value, 0 if value == round(value) else 1)} {_unit_in_words(unit)}"


def _shortly(per_cent: float) -> str:
    """Print a share of a hundred in tenths, or whole where the tenths are none."""
    tenths = 1
    is_whole = abs(per_cent - round(per_cent)) < 10**-tenths / 2
    return number(per_cent, 0 if is_whole else tenths)


def _print_threshold(one: Finding) -> str:
    """Print what is asked for."""
    asked = one.requirement
    if asked.threshold is not None:
        return f"{'≥' if asked.rule == 'at least' else '≤'} {_amount(asked.threshold, one)}"
    if asked.rule == "none of":
        return _("none of: {listed}", listed=", ".join(in_words(word) for word in asked.refused))
    if asked.rule == "report":
        return "–"
    if asked.use == "any":
        return _("one of {count}", count=len(asked.judged_by))
    if asked.use == "all":
        return _("all {count}", count=len(asked.judged_by))
    return word_answer("yes")


def _print_missing(one: Finding) -> str:
    """Print what lacks: an amount in its unit, or the provisions that do not exist."""
    if one.missing is not None:
        mark = MARKS[one.status] if one.status else ""
        if one.requirement.unit == "share":
            points = number(PERCENT * one.missing, 1)
            return mark + _("{points} percentage points short", points=points)
        return mark + _("{amount} short", amount=_amount(one.missing, one))
    return "; ".join(one.lacking)


def _say_binding(standard: Standard, review: Review) -> str:
    """Say whether a standard binds the country, as far as carepact knows."""
    bound = binds(standard, review.country)
    if bound is None:
        return str(standard.binds.who)
    if bound:
        return _("Addressed to this country.") + " " + str(standard.binds.who)
    return _("A yardstick here: not addressed to this country.")


def _say_counts(review: Review) -> str:
    """Count the requirements by verdict."""
    counts = ", ".join(f"{review.count(v)} {_word(v)}" for v in VERDICTS if review.count(v))
    return _("{count} requirements: {listed}.", count=len(review.findings), listed=counts)


def _say_unknown_to_all(review: Review) -> Iterator[str]:
    """Say how many requirements no table that ships can judge, and where to read on."""
    if review.unknown_to_all:
        yield _(
            "Unknown because no table that ships knows: {count}. How to give them: "
            "docs/how-to/read-a-review.md.",
            count=len(review.unknown_to_all),
        )


def _word(verdict: Verdict) -> str:
    """Name a verdict."""
    return {
        "met": _("met"),
        "partly": _("partly"),
        "not": _("not met"),
        "unknown": _("unknown"),
        "reported": _("reported"),
    }[verdict]


def _style(verdict: Verdict) -> str:
    """Return the colour of a verdict."""
    return {"met": "green", "partly": "yellow", "not": "red", "unknown": "dim", "reported": ""}[
        verdict
    ]


def _unit_in_words(unit: str | None) -> str:
    """Name a unit."""
    return {
        "weeks": _("weeks"),
        "months": _("months"),
        "working days": _("working days"),
        "working days a year": _("working days a year"),
        "minutes a day": _("minutes a day"),
    }.get(unit or "", "")


def _explain_marks() -> str:
    """Say what the verdicts and marks mean."""
    return _(
        "Partly: from the share of the threshold that docs/reference/standards.md names, by one "
        "of several provisions, or by the law of one part of the country. ≈ imputed, with its "
        "95 % interval; * assumed: set by a stated rule."
    )
