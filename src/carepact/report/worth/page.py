"""Show the value of unpaid care in a terminal: a line an activity, a column a method."""

from __future__ import annotations

import polars as pl
from rich.console import Group, RenderableType

from carepact.core.digits import count_decimals
from carepact.core.estimates import WHOLE
from carepact.core.messages import _, number, word
from carepact.report.domains import domain_of, spell_labels
from carepact.report.prose import Prose
from carepact.report.scales import PERCENT, Scale, shorten
from carepact.report.tables import WholeTable
from carepact.report.terminal import (
    add_headings,
    foot_of,
    head_of,
    name_activity,
    print_cell,
    print_error,
)
from carepact.report.words import in_words, word_money
from carepact.value.care_value import BASIS, VALUATION, CareValue


def heading_of_valuation(valuation: str) -> str:
    """Name a method as the head of a column."""
    return {
        "generalist": _("generalist"),
        "specialist": _("specialist"),
        "hybrid": _("hybrid"),
        "opportunity-cost": _("opportunity cost"),
    }[valuation]


def heading_of_basis(basis: str) -> str:
    """Name a basis in the head of a table."""
    return {
        "net": _("net of the employer's contributions"),
        "gross": _("with the employer's contributions"),
    }[basis]


def show_care_value(result: CareValue) -> RenderableType:
    """Lay out the released values with their notes, for rich to print."""
    rows = spell_labels(result.to_polars())
    parts = head_of(result)
    worth = rows.filter(pl.col(BASIS).is_not_null())
    statistics = worth["statistic"].unique(maintain_order=True).to_list()
    shown = "value_per_year" if "value_per_year" in statistics else "value_per_person"
    bases = worth[BASIS].unique(maintain_order=True).to_list()
    first = rows["activity"][0]
    for basis in reversed(bases):
        whole = basis == bases[-1]
        of_basis = worth.filter(pl.col(BASIS) == basis)
        money = of_basis.filter(pl.col("statistic") == shown)
        money = money if whole else money.filter(pl.col("activity") == first)
        parts.append(
            Prose(f"{word_money(money['unit'][0])}, {heading_of_basis(basis)}", style="italic")
        )
        parts.append(_table(rows.filter(pl.col(VALUATION).is_null()) if whole else None, money))
        for statistic, heading in _further_tables():
            further = of_basis.filter(pl.col("statistic") == statistic)
            if statistic == "share_of_gdp":
                further = further.filter(pl.col("activity") == first)
            if further.height:
                parts.append(Prose(f"{heading}, {heading_of_basis(basis)}", style="italic"))
                parts.append(_table(None, further))
    parts += foot_of(result, rows)
    failed = [check for check in result.checks if not check.holds]
    parts.extend(
        Prose(_("CHECK FAILED: {title}", title=word(c.title)), style="bold red") for c in failed
    )
    return Group(*parts)


def _further_tables() -> list[tuple[str, str]]:
    """List the statistics that get tables of their own, with their headings."""
    return [
        ("share_of_gdp", _("share of GDP")),
        ("account_per_year", _("household satellite account, input side")),
        ("account_share_of_gdp", _("household satellite account, share of GDP")),
    ]


def _table(hours: pl.DataFrame | None, worth: pl.DataFrame) -> WholeTable:
    """Make one table: a heading a domain, a line an activity, a column a method."""
    domain = domain_of(worth, VALUATION, BASIS)
    counted = hours if hours is not None else worth.clear()
    valuations = worth[VALUATION].unique(maintain_order=True).to_list()
    statistics = counted["statistic"].unique(maintain_order=True).to_list()
    of_statistic = {one: counted.filter(pl.col("statistic") == one) for one in statistics}
    scales = {one: _scale(rows) for one, rows in of_statistic.items()}
    money = _scale(worth)
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold")
    named = [in_words(one.replace("_", " ")) for one in domain]
    table.add_column("" if domain == [WHOLE] else ", ".join(named))
    for one in statistics:
        table.add_column(_heading(one) + _letters(scales[one]), justify="right")
    for one in valuations:
        table.add_column(heading_of_valuation(one) + _letters(money), justify="right")
    for key, group in add_headings(table, worth, domain):
        found = _by(VALUATION, group)
        same = zip([*domain, "activity"], key, strict=True)
        told = _by("statistic", counted.filter(*(pl.col(name) == one for name, one in same)))
        table.add_row(
            f"  {name_activity(next(iter(found.values())))}",
            *(_cell(told.get(one), scales[one]) for one in statistics),
            *(_cell(found.get(one), money) for one in valuations),
        )
    return table


def _by(column: str, rows: pl.DataFrame) -> dict[str, dict[str, object]]:
    """Find rows by what stands in a column."""
    return {row[column]: row for row in rows.iter_rows(named=True)}


def _heading(statistic: str) -> str:
    """Name a statistic of hours as the head of a column."""
    return {
        "hours_per_person_per_week": _("hours a week"),
        "hours_per_year": _("hours a year"),
    }[statistic]


def _scale(rows: pl.DataFrame) -> tuple[float, str]:
    """Choose the factor by which a column is shortened."""
    return shorten(float(rows["value"].abs().max() or 0.0), Scale.BILLION)  # type: ignore[arg-type]


def _letters(scale: tuple[float, str]) -> str:
    """Write the letters of a factor behind a heading."""
    return f", {scale[1]}" if scale[1] else ""


def _cell(row: dict[str, object] | None, scale: tuple[float, str]) -> str:
    """Print one figure with its standard error, or why it is not printed."""

    def print_visible(shown: dict[str, object]) -> str:
        """Print a share in per cent, and anything else in the scale of its column."""
        value = float(str(shown["value"]))
        if shown["unit"] == "share":
            return f"{number(PERCENT * value, 1)} % ({print_error(shown, PERCENT, 2, '')})"
        decimals = max(1, count_decimals([value / scale[0]]))
        error = print_error(shown, 1 / scale[0], decimals, "")
        return f"{number(value / scale[0], decimals)} ({error})"

    return print_cell(row, print_visible)
