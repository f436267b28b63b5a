"""Which part of countries meets each requirement: a bar a requirement and group."""

from __future__ import annotations

from importlib import metadata
from typing import NamedTuple

from carepact.core.messages import _, _n, number, word
from carepact.report.datasets import name_dataset
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.legend import Sign, draw_legend
from carepact.report.figures.look import Look
from carepact.report.figures.panels import put_below
from carepact.report.figures.picture import WIDE, Picture, Sizes, frame
from carepact.report.palette import shipped_palette
from carepact.report.review.words import name_standard, word_verdict
from carepact.report.words import in_words, put_under
from carepact.report.wrapping import wrap_text
from carepact.review.judging import Verdict
from carepact.review.requirement import RATIFIED
from carepact.review.summary import WORLD, LawSummary, Tally


def draw_summary(found: LawSummary, sizes: Sizes = WIDE) -> Picture:
    """Draw the share of countries by verdict, a row a requirement, a column a group.

    Parameters
    ----------
    found : LawSummary
        Verdicts of every country.
    sizes : Sizes
        Of the picture; groups have numbers at the heads of their columns.
    """
    colours = shipped_palette().verdicts
    verdicts = [Sign(word_verdict(verdict), colour) for verdict, colour in colours.items()]
    groups = _name_groups(found, sizes)
    above = put_below(draw_legend(verdicts, sizes.inner, sizes), groups, 0.3 * sizes.label)
    body = put_below(above, _draw_rows(found, sizes), 0.6 * sizes.label)
    described = _(
        "A row a requirement, a bar a group of countries, parted by verdict from met to unknown."
    )
    said = (_say_most(found), described)
    return frame("verdicts", *said, body, found.to_polars(), _say_notes(found), sizes)


def _name_groups(found: LawSummary, sizes: Sizes) -> Canvas:
    """Name the groups with their numbers, and how many countries they are."""
    canvas = Canvas(sizes.inner)
    told = "; ".join(
        put_under(str(place + 1), f"{in_words(group)} ({_count(found, group)})")
        for place, group in enumerate(found.groups)
    )
    lines = wrap_text(_("Columns: {listed}", listed=told), sizes.inner, sizes.note)
    canvas.height = canvas.lines_of_text(
        0, sizes.note, lines, sizes.note, sizes.note * sizes.leading
    ) + 0.4 * sizes.note  # fmt: skip
    return canvas


def _count(found: LawSummary, group: str) -> str:
    """Say how many countries a group has."""
    count = found.tallies[0].counts[group].total()
    return _n("{count} country", "{count} countries", count)


class _Named(NamedTuple):
    """Words that every bar says, looked up once."""

    requirement: str
    verdicts: dict[Verdict, str]
    groups: dict[str, str]


def _draw_rows(found: LawSummary, sizes: Sizes) -> Canvas:
    """Draw a row a requirement: its name, and the bars of the groups."""
    canvas, line = Canvas(sizes.inner), sizes.note * sizes.leading
    side = 0.0 if sizes.is_narrow else 0.42 * sizes.inner
    gap = 4.0
    column = (sizes.inner - side + gap) / len(found.groups)
    ink = shipped_palette().lines
    y = 1.3 * sizes.note
    for place in range(len(found.groups)):
        canvas.text(side + place * column, y - 0.3 * sizes.note, str(place + 1), sizes.note,
                    fill=ink.note)  # fmt: skip
    verdicts = {one: word_verdict(one) for one in shipped_palette().verdicts}
    groups = {group: in_words(group) for group in found.groups}
    for tally in found.told:
        named = _Named(_name(tally), verdicts, groups)
        words = wrap_text(named.requirement, (side or sizes.inner) - 6, sizes.note)
        foot = canvas.lines_of_text(0, y + sizes.note, words, sizes.note, line)
        top = y + 0.25 * sizes.note if side else foot + 0.4 * sizes.note
        for place, group in enumerate(found.groups):
            _draw_bar(canvas, tally, group, (side + place * column, top, column - gap), named)
        y = max(foot, top + Look.verdict_bar) + 0.5 * sizes.note
    canvas.height = y
    return canvas


def _draw_bar(
    canvas: Canvas,
    tally: Tally,
    group: str,
    place: tuple[float, float, float],
    named: _Named,
) -> None:
    """Draw the shares of one group on one requirement."""
    x, top, width = place
    told = []
    for verdict, colour in shipped_palette().verdicts.items():
        share = tally.share(group, verdict)
        if share:
            canvas.box(x, top, share * width, Look.verdict_bar, colour)
            told.append(f"{named.verdicts[verdict]} {number(tally.count(group, verdict), 0)}")
            x += share * width
    label = put_under(f"{named.requirement}, {named.groups[group]}", ", ".join(told))
    canvas.box(place[0], top, width, Look.verdict_bar, "none", label=label, stroke="#ffffff")


def _name(tally: Tally) -> str:
    """Name a requirement by its standard, its article and its title."""
    asked = tally.requirement
    return put_under(f"{name_standard(tally.standard)} {asked.article}", word(asked.title))


def _say_most(found: LawSummary) -> str:
    """Say which requirement most countries do not meet, and how many they are."""
    first = found.tallies[0]
    named = {
        "count": number(first.count(WORLD, "not"), 0),
        "all": number(first.counts[WORLD].total(), 0),
        "standard": word(first.standard.title),
    }
    if first.requirement.requirement == RATIFIED:
        return _("{count} of {all} countries have not ratified: {standard}", **named)
    asked = f"{first.requirement.article}, {word(first.requirement.title)}"
    return _(
        "{count} of {all} countries do not meet: {standard}, {requirement}",
        requirement=asked,
        **named,
    )


def _say_notes(found: LawSummary) -> list[str]:
    """Say how to read the picture, and where it comes from."""
    untold = len(found.tallies) - len(found.told)
    datasets = ("wbl", "ratifications", "minset-law")
    return [
        _(
            "Share of countries by verdict on each requirement; that which most do not meet "
            "comes first. Unknown is no failure: no table that ships tells."
        )
        + " "
        + _n(
            "Left out: {count} requirement that is unknown of every country.",
            "Left out: {count} requirements that are unknown of every country.",
            untold,
        ),
        _(
            "Source: carepact {version}, review of law against standards. Data: {data} and others.",
            version=metadata.version("carepact"),
            data=" · ".join(name_dataset(one) for one in datasets),
        ),
    ]
