"""Words and numbers of an answer about a country, in the reader's language."""

from __future__ import annotations

import math
from typing import NamedTuple, get_args

import polars as pl

from carepact.core.messages import _, number, word
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.facts import Status
from carepact.data.evidence.reading import shipped_evidence
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument
from carepact.report.layout import Digits
from carepact.report.marks import hold_mark
from carepact.report.scales import PERCENT, shorten
from carepact.report.words import in_words
from carepact.simulate.inputs import find_strength
from carepact.simulate.outcome_table import Row, index_rows
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
    return _("≈: stands on a key figure that is imputed, predicted from other countries.")


def explain_undefined() -> str:
    """Say what the mark of a ratio means that some draws do not define."""
    return _(
        "°: not defined in some draws, as where nothing is added; figure and interval are those "
        "of the others, and figures.csv counts the rest."
    )


class Figures:
    """Figures of a run, found by what they are of."""

    def __init__(self, rows: pl.DataFrame) -> None:
        self._by_key = {
            key: Figure(row.value, row.low, row.high, mark_row(row))
            for key, row in index_rows(rows).items()
            if not row.value is row.low is row.high is None
        }

    def find(
        self, variable: str, run: str, year: int, label: str | None = None, sex: str | None = None
    ) -> Figure:
        """Find a figure; one that is not there has no value and no range."""
        return self._by_key.get((variable, run, year, label, sex), Figure())


def print_figure(figure: Figure, scale: float = 1.0, sign: str = "") -> str:
    """Print a figure with its interval, or the range alone, or that there is none."""
    known = [one / scale for one in figure.ends if one is not None]
    if not known:
        return "-"
    if not any(known):
        return f"0{sign}"
    decimals = count_decimals(known)
    value, low, high = (
        None if one is None else number(round(one / scale, decimals) + 0.0, decimals)
        for one in figure.ends  # adding 0 takes the sign off a zero
    )
    if low is None or high is None:
        return figure.mark + _("{value} (error not known)", value=f"{value}{sign}")
    between = _("{low} to {high}", low=low, high=high)
    printed = f"{between}{sign}" if value is None else f"{value}{sign} ({between})"
    return figure.mark + printed


def print_bare(value: float) -> str:
    """Print a number of a list, whose interval stands elsewhere or that has none."""
    return number(value, count_decimals([value]))


def count_decimals(figures: list[float]) -> int:
    """Count the decimals by which figures of one scale are told apart."""
    largest = max((abs(one) for one in figures), default=0.0)
    if largest == 0 or largest >= PERCENT:
        return 0
    digits = Digits()
    decimals = digits.of_answer - 1 - math.floor(math.log10(largest))
    return min(digits.most_decimals, max(0, decimals))


def choose_scale(*figures: Figure) -> tuple[float, str]:
    """Choose the factor by which several figures are shortened alike, with its letters."""
    known = [abs(one) for figure in figures for one in figure.ends if one is not None]
    return shorten(max(known, default=0.0))


def print_scaled(figure: Figure) -> str:
    """Print a large figure with its letters behind it, e.g. `1.2 bn (0.8 to 1.9)`."""
    factor, word = choose_scale(figure)
    return print_figure(figure, factor, f" {word}" if word else "")


def print_change(figure: Figure) -> str:
    """Print a large figure that is a change: a rise has its sign too."""
    rises = figure.value is not None and figure.value > 0
    if not rises:
        return print_scaled(figure)
    return f"{figure.mark}+{print_scaled(figure._replace(mark=''))}"


def print_percent(figure: Figure) -> str:
    """Print a share of a hundred, e.g. `12 % (8 to 19)`."""
    return print_figure(figure, 1 / PERCENT, " %")


def in_words_of_run(label: str) -> str:
    """Return a label of a run in the reader's language, or as it is."""
    return name_case(label) if label in CLOSURES else in_words(label.replace("_", " "))


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
            f"{word(found.title)}: {word(known[parameter].title).lower()}"
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


def in_status(status: str) -> str:
    """Say how a figure is known."""
    return {"observed": _("observed"), "imputed": _("imputed"), "assumed": _("assumed"),
            "given": _("given by the user")}[status]  # fmt: skip


def in_strength(strength: str | None) -> str:
    """Say how evidence was learnt."""
    return {
        "trial": _("trial"),
        "quasi-experiment": _("quasi-experiment"),
        "administrative": _("administrative data"),
        "survey": _("survey"),
        "self-report": _("self-report"),
        "expert": _("expert judgement"),
        "illustrative": _("illustrative"),
    }.get(strength or "", _("law"))
