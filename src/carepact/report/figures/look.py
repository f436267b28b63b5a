"""Proportions of pictures, each named by what it is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Look:
    """Proportions of pictures; `Sizes` has those that depend on the width."""

    verdict_bar: float = 9.0
    """Height of the bar of a requirement. [pixels]"""
    law_names: float = 0.44
    """Width of the names of requirements in a wide picture. [share]"""
    law_verdicts: float = 0.12
    law_figures: float = 0.26
    promise_names: float = 0.28
    """Width of the names of promises in a wide picture. [share]"""
    age_bar: float = 11.0
    """Height of an age group. [pixels]"""
    ages_every: int = 20
    """Years between two ages that are named."""
    flow_gap: float = 9.0
    """Between two blocks of a column; a thinner block has its name above it. [pixels]"""
    flow_height: float = 0.34
    """Of the fullest column. [share of the width]"""
    flow_opacity: float = 0.42
    """Of a band, on which names stay readable. [share]"""
    flow_least: float = 0.0005
    """What is less is not drawn. [share of all hours]"""
    paleness: float = 0.3
    """Opacity of the bars of sums. [share]"""
    most_named: int = 3
    """Groups that a heading names; of more, the least and the greatest. [count]"""
    most_signs: int = 4
    """With more groups their names stand at the lines. [count]"""
    air: timedelta = timedelta(days=40)
    """Before the first day of a timeline and behind the last one."""
    years_by_month: float = 1.5
    """Up to which length a timeline names months. [years]"""
    near_end: float = 0.03
    """A point nearer to an end of its interval stands at it. [share of the interval]"""
    scatter_margin: float = 1.3
    """Factor by which axes run beyond the points."""
    most_codes: int = 40
    """With more points than that, those that are far alone bear their code. [count]"""
    code: float = 8.0
    """Size of the code of a point. [pixels]"""
    least_letters: float = 6.5
    """Size of type below which a tile has no code. [pixels]"""
    least_scale: float = 0.3
    """Of a panel that figures have, however long the words behind them. [share of the width]"""
    tiny: float = 1e-6
    """Differences below are those of rounding. [share of a step]"""
