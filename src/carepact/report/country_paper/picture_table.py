"""The figures of a picture as a table, for those who do not see it."""

from __future__ import annotations

from collections.abc import Callable

from carepact.core.messages import _, word
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument
from carepact.report.figures.picture import Picture
from carepact.report.paper.document import Cell, Table
from carepact.report.run.words import (
    Figure,
    choose_scale,
    in_words_of_run,
    mark_grade,
    name_input,
    name_shares,
    print_percent,
    print_scaled,
)
from carepact.report.scales import PERCENT, print_bare
from carepact.report.words import in_words
from carepact.studies.one_country.run import CountryRun


def tabulate_picture(picture: Picture, run: CountryRun) -> Table:
    """Lay out the figures of a picture, a row each; what is the same in all rows is left out."""
    rows = picture.table
    known = [name for name in _name_columns() if name in rows.columns]
    apart = [name for name in known if rows[name].n_unique() > 1] or known[:1]
    amounts = [name for name in _name_amounts() if name in rows.columns]
    heads, cells = [_name_column(name) for name in apart], []
    say = _say_names(run)
    money, hours = mark_grade(run.grade.money), mark_grade(run.grade.hours)
    marks = {"hours": hours, "input_low": money, "input_high": money}
    for row in rows.to_dicts():
        if "value" in row and not any(row[one] for one in ("value", "low", "high")):
            continue  # nothing of it is drawn
        named = [Cell(say(row[name])) for name in apart]
        told = [Cell(_print(row[name], marks.get(name, ""), name != "hours")) for name in amounts]
        told += [Cell(_print_figure(row))] if "value" in rows.columns else []
        cells.append((*named, *told))
    heads += [_name_column(name) for name in amounts]
    heads += [_("figure")] if "value" in rows.columns else []
    numbers = (*(False for _name in apart), *(True for _name in heads[len(apart) :]))
    return Table(picture.sentence, tuple(heads), tuple(cells), numbers, is_long=True)


def _print_figure(row: dict[str, object]) -> str:
    """Print a figure with its interval in the unit of its row."""
    value, low, high = (_number(row.get(name)) for name in ("value", "low", "high"))
    figure = Figure(value, low, high, mark_grade(str(row.get("grade", ""))))
    if value is not None and low is high is None:
        return _print(value)
    is_share = str(row.get("unit", "")).startswith("share")
    return print_percent(figure) if is_share else print_scaled(figure)


def _print(value: object, mark: str = "", is_share: bool = False) -> str:  # noqa: FBT001, FBT002
    """Print an amount that has no interval beside it."""
    figure = _number(value)
    if figure is None:
        return "–"
    if is_share:
        return f"{mark}{print_bare(PERCENT * figure)} %"
    factor, scale = choose_scale(Figure(figure))
    return f"{mark}{print_bare(figure / factor)} {scale}".strip()


def _number(value: object) -> float | None:
    """Return a number, or None."""
    return float(value) if isinstance(value, int | float) else None


def _say_names(run: CountryRun) -> Callable[[object], str]:
    """Return what says the name of a row: a variable, an input, a label, a year."""
    known = name_shares() | name_variables()

    def say(value: object) -> str:
        if value is None:
            return _("all")
        text = str(value)
        if text in known:
            return known[text]
        if text in instrument_names():
            return word(shipped_instrument(text).title)
        named = name_input(text, run.projection) if "." in text else text
        return in_words_of_run(text) if named == text else named

    return say


def name_variables() -> dict[str, str]:
    """Name what pictures draw beside the shares of costs."""
    care, construction = _("jobs in care"), _("jobs in construction")
    return {
        "share_of_hours_given": _("who provides, of all hours"),
        "share_of_full_cost": _("who shares the full cost"),
        "share_of_gross_cost": _("who pays"),
        "jobs_with_suppliers": care,
        "jobs_with_suppliers_of_both_sexes": care,
        "construction_jobs_with_suppliers": construction,
        "construction_jobs_with_suppliers_of_both_sexes": construction,
        "jobs_per_construction_job": _("jobs in care for one in construction"),
        "women_jobs_per_construction_job": _("women’s jobs in care for one in construction"),
        "crisis_hours_held": _("hours of care a year, change"),
        "crisis_presence": _("hours near a child a year, change"),
        "crisis_cost_by_payer": _("cost in PPP dollars, change"),
        "gross_cost": _("whole cost"),
        "gross_cost_by_instrument": _("whole cost"),
        "additional_cost": _("extra cost"),
        "state_additional_cost": _("extra public spending"),
        "new_revenue": _("taxes and contributions that come back"),
        "state_net_cost": _("net cost to the State"),
        "hours_moved": _("hours of care a year, change"),
        "unpaid_hours_moved_by_recipient": _("unpaid hours a year, change"),
        "direct_tax": _("direct taxes"),
        "contributions": _("contributions"),
        "indirect_tax": _("indirect taxes"),
        "persons": _("persons"),
        "hours needed": _("hours of care needed a year"),
    }


def _name_column(name: str) -> str:
    """Name a column."""
    return (_name_columns() | _name_amounts())[name]


def _name_columns() -> dict[str, str]:
    """Name the columns that tell rows apart, in the order in which they are shown."""
    return {
        "variable": _("measure"),
        "what": _("measure"),
        "input": _("input"),
        "scenario": _("case"),
        "payer": _("who pays"),
        "provider": _("who provides"),
        "recipient": _("who receives"),
        "label": _("which"),
        "sex": in_words("sex"),
        "age": _("age"),
        "year": _("year"),
    }


def _name_amounts() -> dict[str, str]:
    """Name the columns of amounts that have no interval beside them."""
    return {
        "hours": _("hours a year"),
        "input_low": _("net cost with the input low, of GDP"),
        "input_high": _("net cost with the input high, of GDP"),
        "first_order": _("share of the uncertainty"),
    }
