"""Words and numbers of an answer about a country, in the reader's language."""

from __future__ import annotations

from typing import NamedTuple, get_args

from carepact.core.digits import count_decimals
from carepact.core.messages import _, _c, number, percent_sign, word
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.facts import Status
from carepact.data.evidence.reading import shipped_evidence
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument
from carepact.report.marks import hold_mark
from carepact.report.scales import (
    PERCENT,
    name_scale,
    print_rounded,
    shorten,
)
from carepact.report.words import in_status, in_strength, in_words, lower_first, put_under
from carepact.simulate.inputs import find_strength
from carepact.simulate.outcome_table import Row
from carepact.simulate.projection import CLOSURES, Projection
from carepact.simulate.result_grade import ON_IMPUTED_KEY


class Figure(NamedTuple):
    """A figure with its interval; without value there is only a range."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    mark: str = ""
    """Written before it: `≈` where it stands on a key figure that is imputed, `°` where some
    draws do not define it."""

    @property
    def is_known(self) -> bool:
        """Tell whether there is a value or a range."""
        return self != Figure()

    @property
    def ends(self) -> tuple[float | None, float | None, float | None]:
        """Value, low and high."""
        return self.value, self.low, self.high

    def times(self, factor: float) -> Figure:
        """Change its unit; a negative factor turns its sign and its interval."""
        value, low, high = (None if one is None else one * factor for one in self.ends)
        low, high = (low, high) if factor > 0 else (high, low)
        return Figure(value, low, high, self.mark)


def mark_grade(grade: str) -> str:
    """Return what is written before figures of a grade."""
    return hold_mark("imputed") if grade in ON_IMPUTED_KEY else ""


def mark_row(row: Row) -> str:
    """Return what is written before the figures of a row."""
    return mark_grade(row.grade) + (hold_mark("undefined") if row.undefined_draws else "")


def explain_mark() -> str:
    """Say what the mark of a figure means."""
    return _("≈ rests on an estimate from other countries.")


def explain_undefined_shortly() -> str:
    """Say in a few words what the mark of a ratio means that some draws do not define."""
    return _("° not defined in some simulations.")


def explain_undefined() -> str:
    """Say what the mark of a ratio means that some draws do not define."""
    return _(
        "° some simulations do not define it, as where nothing is added; figure and interval are "
        "those of the others, and figures.csv counts the rest."
    )


def print_figure(figure: Figure, scale: float = 1.0, sign: str = "") -> str:
    """Print a figure with its interval, or the range alone, or that there is none."""
    value, bounds = part_figure(figure, scale, sign)
    return f"{value} {bounds}".rstrip()


def part_figure(figure: Figure, scale: float = 1.0, sign: str = "") -> tuple[str, str]:
    """Part a figure from its interval in brackets, for a sentence to set words between.

    Returns
    -------
    tuple of two str
        The figure with mark and sign, or the range alone; the interval, which may be ''.
    """
    known = [one / scale for one in figure.ends if one is not None]
    if not known:
        return "-", ""
    if not any(known):
        return f"0{sign}", ""
    decimals = count_decimals(known)
    value, low, high = (
        None if one is None else print_rounded(one / scale, decimals) for one in figure.ends
    )
    if low is None or high is None:
        return figure.mark + f"{value}{sign}", _("(error not known)")
    between = _("{low} to {high}", low=low, high=high)
    if value is None:
        return f"{figure.mark}{between}{sign}", ""
    return f"{figure.mark}{value}{sign}", f"({between})"


def choose_scale(*figures: Figure) -> tuple[float, str]:
    """Choose the factor by which several figures are shortened alike, with its word."""
    known = [abs(one) for figure in figures for one in figure.ends if one is not None]
    return shorten(max(known, default=0.0))


def print_scaled(figure: Figure) -> str:
    """Print a large figure with its word behind it, e.g. `1.2 million (0.8 to 1.9)`."""
    return print_figure(figure, *_scale_of(figure))


def part_scaled(figure: Figure) -> tuple[str, str]:
    """Part a large figure and its word from its interval."""
    return part_figure(figure, *_scale_of(figure))


def _scale_of(figure: Figure) -> tuple[float, str]:
    """Choose the factor of one figure, and its word in the form that the figure asks for."""
    factor, word = choose_scale(figure)
    shown = next((one for one in (figure.value, figure.high) if one is not None), 0.0)
    return factor, f" {name_scale(factor, round(shown / factor, 1))}" if word else ""


def part_count(figure: Figure, noun: str) -> tuple[str, str]:
    """Part a count of things with their name from its interval: 1.9 million jobs.

    Parameters
    ----------
    figure : Figure
        How many there are.
    noun : str
        What is counted: `hours`, `jobs` or `mothers`.
    """
    told, bounds = part_scaled(figure)
    after_word = {
        "hours": _c("after million or billion", "hours"),
        "jobs": _c("after million or billion", "jobs"),
        "mothers": _c("after million or billion", "mothers"),
    }
    after_number = {
        "hours": _c("after a number", "hours"),
        "jobs": _c("after a number", "jobs"),
        "mothers": _c("after a number", "mothers"),
    }
    named = after_word if choose_scale(figure)[1] else after_number
    return f"{told} {named[noun]}", bounds


def print_change(figure: Figure) -> str:
    """Print a large figure that is a change: a rise has its sign too."""
    rises = figure.value is not None and figure.value > 0
    if not rises:
        return print_scaled(figure)
    return f"{figure.mark}+{print_scaled(figure._replace(mark=''))}"


def print_percent(figure: Figure) -> str:
    """Print a share of a hundred, e.g. `12 % (8 to 19)`."""
    return print_figure(figure, 1 / PERCENT, percent_sign())


def print_share(share: float) -> str:
    """Print a share of 1 in whole per cent, where it has no interval."""
    return number(PERCENT * share, 0) + percent_sign()


def part_percent(figure: Figure) -> tuple[str, str]:
    """Part a share of a hundred from its interval."""
    return part_figure(figure, 1 / PERCENT, percent_sign())


def in_words_of_run(label: str) -> str:
    """Return a label of a run in the reader's language, or as it is."""
    return name_case(label) if label in CLOSURES else in_words(label.replace("_", " "))


def name_shares() -> dict[str, str]:
    """Name the shares by which the three cases are compared."""
    return {
        "additional_cost_over_gdp": _("extra cost, % of GDP"),
        "state_net_cost_over_gdp": _("net cost to the State, % of GDP"),
        "self_funding_before_financing": _("share recovered in taxes, before financing"),
        "self_funding_of_additional_cost": _("share recovered in taxes"),
        "self_funding_of_gross_cost": _("share recovered of total cost"),
        "earnings_gap": _("earnings gap, women to men"),
        "care_pay_to_mean_wage": _("hourly pay in care, % of mean hourly pay"),
    }


def name_case(closure: str) -> str:
    """Name one of the three cases: who fills the posts, and whose places are new."""
    return {
        "demand": _("all posts filled"),
        "additional": _("some places not new"),
        "supply": _("staff limited"),
    }[closure]


def name_input(name: str, projection: Projection) -> str:
    """Name an input by its title: a fact, a parameter of an instrument, or a piece of evidence."""
    topic, _dot, parameter = name.partition(".")
    if topic == projection.country and parameter in read_indicators():
        return word(read_indicators()[parameter].title)
    if not parameter:
        return _("unpaid hours of women and men") if name == "unpaid hours" else name
    if topic in instrument_names():
        instrument = next(one for one in instrument_names() if one == topic)
        found = shipped_instrument(instrument)
        known = found.parameters | found.effects
        return (
            put_under(word(found.title), lower_first(word(known[parameter].title)))
            if parameter in known
            else name
        )
    if topic == "crises":
        return _name_severity(name, projection)
    effects = shipped_evidence(topic).effects
    return word(effects[parameter].title) if parameter in effects else name


def _name_severity(name: str, projection: Projection) -> str:
    """Name how hard a crisis hits."""
    title = next((one.title for one in projection.inputs if one.name == name), name)
    return _("How hard the crisis hits: {crisis}", crisis=title)


def tell_ground(name: str, projection: Projection) -> str:
    """Tell how an input is known: its status and source, or its strength as evidence."""
    known = find_strength(name, projection)
    return in_status(known) if known in get_args(Status) else in_strength(known)
