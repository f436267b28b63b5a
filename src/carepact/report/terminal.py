"""Show care time in a terminal: a line a domain and activity, a column a statistic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

import polars as pl
from rich.console import Group, RenderableType

from carepact.core.estimates import WHOLE
from carepact.core.figures import FigureTable
from carepact.core.messages import _, number, percent_sign, word
from carepact.measure.care_time import CareTime
from carepact.report.domains import domain_of, spell_labels
from carepact.report.prose import Prose
from carepact.report.scales import PERCENT
from carepact.report.tables import WholeTable
from carepact.report.words import in_words


class Mark(StrEnum):
    """What stands beside a figure, or in the place of one that is not printed."""

    HIDDEN = "··"
    WITHHELD = "×"
    UNDEFINED = "-"
    LOW = "*"


def print_cell(
    row: dict[str, object] | None, print_visible: Callable[[dict[str, object]], str]
) -> str:
    """Print one figure with its mark, or why it is not printed."""
    if row is None:
        return ""
    hidden = {
        "hidden": Mark.HIDDEN,
        "withheld": Mark.WITHHELD,
        "undefined": Mark.UNDEFINED,
        "not collected": _("not collected"),
    }
    reliability = str(row["reliability"])
    if reliability in hidden:
        return hidden[reliability]
    return print_visible(row) + (Mark.LOW if reliability in ("low", "no error") else "")


def heading_of(statistic: str) -> str:
    """Name a statistic as the head of a column."""
    return {
        "mean_minutes_per_day": _("minutes a day"),
        "participation_share": _("taking part"),
        "participants_mean_minutes_per_day": _("minutes a day, participants"),
        "share_of_day": _("share of the day"),
        "total_hours_per_year": _("hours a year"),
        "gap_minutes_per_day": _("gap, minutes a day"),
        "share_of_total_minutes": _("share of all minutes"),
        "slope_minutes_per_day_per_year": _("minutes a day, more each year"),
        "change_minutes_per_day": _("change, minutes a day"),
        "mean_amount": _("mean amount"),
    }[statistic]


def show_care_time(care_time: CareTime) -> RenderableType:
    """Lay out the released table with its notes, for rich to print."""
    rows = spell_labels(care_time.to_polars())
    tables = (
        _table(rows.filter(pl.col("statistic").is_in(statistics)), statistics)
        for statistics in list_by_shape(care_time)
    )
    return Group(*head_of(care_time), *tables, *foot_of(care_time, rows))


def head_of(figures: FigureTable) -> list[RenderableType]:
    """Head a table with its title, and say if its diaries are made up."""
    head: list[RenderableType] = [Prose(word(figures.title), style="bold")]
    if figures.synthetic:
        head.append(Prose(_("SYNTHETIC: these diaries are made up."), style="bold red"))
    return head


def foot_of(figures: FigureTable, rows: pl.DataFrame) -> list[RenderableType]:
    """Explain the marks of a table, and say what its figures stand on."""
    stands_on = _(
        "Standard errors: {method}. {rule}. Source: {source}.",
        method=word_method(figures.method),
        rule=word_rule(figures.rule),
        source=word(figures.source),
    )
    notes = (f"- {word(note)}" for note in figures.notes)
    return [Prose(line) for line in (explain_marks(rows), stands_on, *notes)]


def word_method(method: str) -> str:
    """Say how standard errors were computed, with what an approximation leaves out."""
    name = re.split("[,:]", method, maxsplit=1)[0]
    named = {
        "jk1": _("jackknife"),
        "jkn": _("stratified jackknife"),
        "brr": _("balanced repeated replication"),
        "fay": _("Fay's balanced repeated replication"),
        "sdr": _("successive differences"),
        "bootstrap": _("bootstrap"),
        "naive-bootstrap": _("bootstrap over respondents"),
    }.get(name, name)
    return named + method.removeprefix(name)


def word_rule(rule: str) -> str:
    """Say how simultaneous activities count."""
    return {
        "main": _("Of simultaneous activities the main one alone counts"),
        "split": _("Simultaneous activities share their time"),
        "full": _("Each simultaneous activity counts in full"),
    }.get(rule, rule)


def list_by_shape(care_time: CareTime) -> list[list[str]]:
    """Put statistics that share their rows side by side; comparisons stand apart."""
    shapes: dict[tuple[tuple[object, ...], ...], list[str]] = {}
    for block in care_time.blocks:
        shape = (*block.labels.rows(), block.activities)
        names = shapes.setdefault(shape, [])
        names.append(block.statistic)
    return list(shapes.values())


def _table(rows: pl.DataFrame, statistics: list[str]) -> WholeTable:
    """Make one table: a heading a domain, a line an activity, a column a statistic."""
    domain = domain_of(rows)
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold")
    names = [in_words(name.replace("_", " ")) for name in domain if name != WHOLE]
    table.add_column(", ".join(names))
    for statistic in statistics:
        table.add_column(heading_of(statistic), justify="right")
    table.add_column("n", justify="right", no_wrap=True)
    for _key, group in add_headings(table, rows, domain):
        by_statistic = {row["statistic"]: row for row in group.iter_rows(named=True)}
        counts = [row["n"] for row in by_statistic.values() if row["n"] is not None]
        table.add_row(
            f"  {name_activity(next(iter(by_statistic.values())))}",
            *(print_cell(by_statistic.get(one), print_visible) for one in statistics),
            number(max(counts), 0) if counts else _without_count(by_statistic.values()),
        )
    return table


def _without_count(rows: Iterable[dict[str, object]]) -> str:
    """Mark a count that is hidden; of what the survey does not ask there is none."""
    unasked = all(row["reliability"] == "not collected" for row in rows)
    return "" if unasked else Mark.HIDDEN


def add_headings(
    table: WholeTable, rows: pl.DataFrame, domain: list[str]
) -> Iterator[tuple[tuple[object, ...], pl.DataFrame]]:
    """Yield the rows of each domain and activity, with a heading before each new domain."""
    before: tuple[object, ...] | None = None
    for key, group in rows.group_by([*domain, "activity"], maintain_order=True):
        labels = tuple(key[:-1])
        if labels != before and domain != [WHOLE]:
            table.add_row(Prose(", ".join(in_words(str(label)) for label in labels), style="bold"))
        before = labels
        yield key, group


def name_activity(row: dict[str, object]) -> str:
    """Name an activity, with its ICATUS number where it has one."""
    code, title = str(row["activity"]), in_words(str(row["activity_title"]))
    return f"{code} {title}" if code.isdigit() else title


def print_visible(row: dict[str, object]) -> str:
    """Print one figure with its standard error, and its design effect where that is known."""
    scale, decimals, sign, effect = 1.0, 1, "", ""
    if row.get("design_effect") is not None:
        effect = f" [{number(float(str(row['design_effect'])), 2)}]"
    if row["unit"] == "share":
        scale, sign = PERCENT, percent_sign()
    elif row["unit"] == "hours a year":
        decimals = 0
    value = f"{number(float(str(row['value'])) * scale, decimals)}{sign}"
    return f"{value} ({print_error(row, scale, decimals, sign)}){effect}"


def print_error(row: dict[str, object], scale: float, decimals: int, sign: str) -> str:
    """Print a standard error, or the mark of one that would tell of a single person."""
    if row["standard_error"] is None:
        return Mark.UNDEFINED if row["reliability"] == "no error" else Mark.HIDDEN
    return f"{number(float(str(row['standard_error'])) * scale, decimals)}{sign}"


def explain_marks(rows: pl.DataFrame) -> str:
    """Explain the marks that occur."""
    present = set(rows["reliability"].to_list())
    without_error = pl.col("reliability") == "no error"
    pieces = [_("In brackets: the standard error.")]
    if "design_effect" in rows.columns:
        pieces.append(_("In square brackets: the design effect."))
    if present & {"low", "no error"}:
        pieces.append(
            _("* low reliability: few respondents, few degrees of freedom, or a large error.")
        )
    untold = rows.filter(
        pl.col("value").is_not_null() & pl.col("standard_error").is_null() & ~without_error
    )
    if "hidden" in present or untold.height:
        pieces.append(_("·· hidden: too few respondents, or it would reveal another cell."))
    if "withheld" in present:
        pieces.append(_("× withheld: below what was asked for of respondents or precision."))
    if "not collected" in present:
        pieces.append(_("not collected: the survey has no code for it."))
    if present & {"undefined", "no error"}:
        pieces.append(_("- not defined: nobody takes part, or the error cannot be estimated."))
    return " ".join(pieces)
