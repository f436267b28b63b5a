"""Show what a part of the back-cast comes to in each income group: no median over all hides it."""

from __future__ import annotations

from carepact.core.messages import _, _n, number
from carepact.report.scales import PERCENT
from carepact.report.tables import WholeTable
from carepact.report.words import join_parts
from carepact.validate.back_cast.comparison import NO_DATA, Part, setting


def name_group(group: str) -> str:
    """Name an income group."""
    return {
        "high": _("high income"),
        "upper middle": _("upper middle income"),
        "lower middle": _("lower middle income"),
        "low": _("low income"),
    }[group]


def show_groups(part: Part) -> WholeTable:
    """Lay out every income group: its countries, its errors, and whether its median is met."""
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold")
    table.add_column(_("income group"), no_wrap=True)
    for heading in (
        _("countries"),
        _("median ratio"),
        _("median absolute log error"),
        _("% within a factor 2"),
        _("median from {low} to {high}", **_word_target()),
    ):
        table.add_column(heading, justify="right")
    for group, one in part.by_group.items():
        table.add_row(name_group(group), *_cells(one))
    return table


def show_teachers(part: Part) -> WholeTable:
    """Lay out what a teacher is paid as modelled beside public spending on one, by group."""
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold")
    table.add_column(_("income group"), no_wrap=True)
    table.add_column(_("pay of a teacher, modelled, GDP per head"), justify="right")
    table.add_column(_("public spending a teacher, GDP per head"), justify="right")
    for group, one in part.by_group.items():
        if one.a_teacher is not None:
            table.add_row(name_group(group), *(number(money, 1) for money in one.a_teacher))
    return table


def say_groups(part: Part) -> str:
    """Say the medians of the income groups in a sentence."""
    groups = (
        _(
            "{group} {median} ({count})",
            group=name_group(group),
            median=number(median, 2),
            count=count,
        )
        for group, (count, median) in part.median_by_group.items()
    )
    return _("Median ratio by income group (countries): {listed}.", listed=join_parts(groups))


def say_missing_data(part: Part) -> str:
    """Say of how many countries nothing but missing data explains the miss."""
    most = setting("no_data_alone")
    count = sum(bool(row.reasons) and {*row.reasons} <= NO_DATA for row in part.rows)
    words = {
        "share": number(PERCENT * part.share_without_data, 0),
        "most": number(PERCENT * most, 0),
    }
    if part.share_without_data <= most:
        return _n(
            "Missing data are the only reason in {count} country, {share} % of them; at most "
            "{most} % were wanted, which is met.",
            "Missing data are the only reason in {count} countries, {share} % of them; at most "
            "{most} % were wanted, which is met.",
            count,
            **words,
        )
    return _n(
        "Missing data are the only reason in {count} country, {share} % of them; at most "
        "{most} % were wanted, which is missed.",
        "Missing data are the only reason in {count} countries, {share} % of them; at most "
        "{most} % were wanted, which is missed.",
        count,
        **words,
    )


def _word_target() -> dict[str, str]:
    """Give the bounds of the median that is wanted of each group."""
    least = setting("group_median")
    return {"low": number(least, 2), "high": number(1 / least, 2)}


def _cells(part: Part) -> tuple[str, ...]:
    """Print one income group."""
    return (
        str(len(part.rows)),
        number(part.median_ratio, 2),
        number(part.median_error, 2),
        number(PERCENT * part.share_within, 0),
        _("met") if part.reaches_group_median else _("missed"),
    )
