"""Sizes of pictures, of tables and answers on the screen, and the digits of their figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """Sizes that pictures share; a kind of picture names its own beside its function."""

    title_size: int = 16
    subtitle_size: int = 12
    title_offset: int = 14
    """From the heading to the panels. [pixels]"""
    width: int = 720
    """Of the lines of heading and foot. [pixels]"""
    note_size: int = 10
    """Of the small print at the foot."""
    padding: int = 12
    """Air around the picture. [pixels]"""
    legend_columns: int = 6
    panel_title_size: int = 13
    panel_title_offset: int = 6
    label_width: int = 240
    """Widest label of an axis or a legend. [pixels]"""
    ticks: int = 5
    """Ticks of an axis, about. [count]"""


@dataclass(frozen=True)
class ScreenLayout:
    """Sizes of what the screen shows: names are narrow, so that figures do not wrap."""

    name_of_country: int = 18
    """Width of the names beside counts and grades. [characters]"""
    name_beside_intervals: int = 22
    """Width of the names beside figures with their intervals. [characters]"""
    name_of_quantity: int = 24
    """Width of the names of published figures. [characters]"""
    every_years: int = 5
    """Between the years of a workbook. [years]"""
    folded: int = 40
    """Least width of a column whose longest words may part. [characters]"""
    answer: int = 100
    """Width of an answer that is kept in a file. [characters]"""
    narrow: int = 80
    """Width of a narrow screen. [characters]"""
    lines_between: int = 23
    """Lines of an answer between its title and its last line on a narrow screen. [count]"""
    shorter_and_shorter: tuple[tuple[int, int], ...] = ((3, 3), (3, 2), (2, 2), (2, 1))
    """Payers and limits that an answer names, the first pair that a screen holds. [count]"""
    titles_of_topic: int = 2
    """Weak figures of one topic that are named; more of them are counted. [count]"""
    influences: int = 5
    """Inputs that are named as the most influential. [count]"""
    inputs: int = 6
    """Imputed or assumed inputs that are named; files list them all. [count]"""
    givers: int = 2
    """Providers of whom it is said that they give fewer hours, and more. [count]"""
