"""A country's law beside standards: a row a requirement, its verdict as sign and word."""

from __future__ import annotations

from importlib import metadata
from itertools import groupby

from carepact.core.messages import _, _n, number, word
from carepact.data.countries.country_names import name_country
from carepact.report.datasets import name_dataset
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.look import Look
from carepact.report.figures.picture import WIDE, Picture, Sizes, frame
from carepact.report.palette import ink_on, shipped_palette
from carepact.report.review.words import print_figure, print_threshold, word_verdict
from carepact.report.wrapping import wrap_text
from carepact.review.finding import Finding
from carepact.review.judging import Verdict
from carepact.review.law_review import LawReview


def draw_law(found: LawReview, sizes: Sizes = WIDE) -> Picture:
    """Draw the verdicts on one country, standard by standard.

    Parameters
    ----------
    found : LawReview
        The review of one country.
    sizes : Sizes
        Of the picture.
    """
    (review,) = found.reviews
    unknown = {id(one) for one in review.unknown_to_all}
    told = [one for one in review.findings if id(one) not in unknown]
    canvas = Canvas(sizes.inner)
    line = sizes.panel * sizes.leading
    for _name, group in groupby(told, lambda one: one.standard.title):
        findings = list(group)
        words = wrap_text(word(findings[0].standard.title), sizes.inner, sizes.panel, bold=True)
        top = canvas.height + 0.5 * sizes.panel + line
        canvas.height = canvas.lines_of_text(0, top, words, sizes.panel, line, bold=True)
        canvas.height += 0.4 * sizes.panel
        for one in findings:
            canvas.height = _draw_finding(canvas, one, canvas.height, sizes)
    counts = {verdict: sum(one.verdict == verdict for one in told) for verdict in
              ("met", "partly", "not", "unknown")}  # fmt: skip
    sentence = _(
        "{country}: of {all} requirements of international standards {met} are met, {partly} "
        "partly, {not_met} not; {unknown} are unknown",
        country=name_country(review.country.code), all=number(sum(counts.values()), 0),
        met=number(counts["met"], 0), partly=number(counts["partly"], 0),
        not_met=number(counts["not"], 0), unknown=number(counts["unknown"], 0),
    )  # fmt: skip
    described = _(
        "A list by standard: each requirement with its verdict, its figure, what is asked."
    )
    shown = {one.requirement.requirement for one in told}
    rows = found.to_polars()
    table = rows.filter(rows["requirement"].is_in(sorted(shown)))
    foot = _say_foot(len(review.findings) - len(told))
    return frame("law", sentence, described, canvas, table, foot, sizes)


def _draw_finding(canvas: Canvas, one: Finding, top: float, sizes: Sizes) -> float:
    """Draw one requirement; return where the next begins."""
    line, size = sizes.note * sizes.leading, 1.05 * sizes.note
    figure, asked = print_figure(one), print_threshold(one)
    told = f"{word(one.requirement.title)}, {one.requirement.article}"
    width, shift = sizes.inner, 1.5 * size
    _draw_verdict(canvas, one.verdict, (0.0, top + 0.1 * size), size)
    if sizes.is_narrow:
        names = wrap_text(told, width - shift, sizes.note)
        foot = canvas.lines_of_text(shift, top + sizes.note, names, sizes.note, line)
        said = f"{word_verdict(one.verdict)}: {figure}" if figure else word_verdict(one.verdict)
        if asked and asked != "–":
            said += f" ({asked})"
        words = wrap_text(said, width - shift, sizes.note)
        foot = canvas.lines_of_text(shift, foot + line, words, sizes.note, line,
                                    fill=shipped_palette().lines.note)  # fmt: skip
        return foot + 0.7 * sizes.note
    columns = (
        (shift, told, Look.law_names * width - shift - 8),
        (Look.law_names * width, word_verdict(one.verdict), Look.law_verdicts * width - 8),
        ((Look.law_names + Look.law_verdicts) * width, figure, Look.law_figures * width - 8),
        (
            (Look.law_names + Look.law_verdicts + Look.law_figures) * width,
            asked,
            (1 - Look.law_names - Look.law_verdicts - Look.law_figures) * width,
        ),
    )
    feet = [
        canvas.lines_of_text(
            x, top + sizes.note, wrap_text(text, room, sizes.note), sizes.note, line
        )
        for x, text, room in columns
    ]
    return max(feet) + 0.6 * sizes.note


def _draw_verdict(
    canvas: Canvas, verdict: Verdict, place: tuple[float, float], size: float
) -> None:
    """Draw the sign of a verdict, that is told by its shape as well as by its colour."""
    x, y = place
    colour = shipped_palette().verdicts[verdict]
    ink = ink_on(colour)
    canvas.box(x, y, size, size, colour, label=word_verdict(verdict),
               stroke=shipped_palette().lines.equality)  # fmt: skip
    low, high, middle = 0.25 * size, 0.75 * size, 0.5 * size
    if verdict == "met":
        canvas.line(
            [(x + low, y + middle), (x + 0.45 * size, y + high), (x + high, y + low)], ink, 1.6
        )
    elif verdict == "partly":
        canvas.line([(x + low, y + middle), (x + high, y + middle)], ink, 1.8)
    elif verdict == "not":
        canvas.line([(x + low, y + low), (x + high, y + high)], ink, 1.6)
        canvas.line([(x + low, y + high), (x + high, y + low)], ink, 1.6)
    elif verdict == "unknown":
        canvas.text(x + middle, y + 0.83 * size, "?", 0.9 * size, anchor="middle", fill=ink)


def _say_foot(untold: int) -> list[str]:
    """Say how to read the picture, and where it comes from."""
    left_out = _n(
        "Left out: {count} requirement that no table that ships can tell.",
        "Left out: {count} requirements that no table that ships can tell.",
        untold,
    )
    return [
        _("Tick: met; dash: partly; cross: not met; question mark: unknown, which is no failure.")
        + (f" {left_out}" if untold else ""),
        _(
            "Source: carepact {version}, review of law against standards. Data: {data} and others.",
            version=metadata.version("carepact"),
            data=" · ".join(name_dataset(one) for one in ("wbl", "ratifications", "minset-law")),
        ),
    ]
