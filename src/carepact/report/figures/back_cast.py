"""The back-cast: a point a country, modelled against observed, both in logarithms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from importlib import metadata

import polars as pl

from carepact.core import voice
from carepact.core.errors import ParameterError
from carepact.core.messages import _, _n, number
from carepact.report.backcast.page import name_part, summarise
from carepact.report.datasets import name_dataset
from carepact.report.figures.canvas import Canvas
from carepact.report.figures.panels import lay_panels
from carepact.report.figures.picture import WIDE, Picture, Sizes, frame
from carepact.report.figures.scatter import Spot, draw_scatter
from carepact.report.palette import shipped_palette
from carepact.report.scales import PERCENT
from carepact.report.words import join_parts, put_under
from carepact.validate.back_cast.back_cast import BackCast
from carepact.validate.back_cast.comparison import Part, is_miss, setting


def draw_backcast(result: BackCast, sizes: Sizes = WIDE) -> Picture:
    """Draw every part that has countries, with the lines of equality and of factor 2.

    Parameters
    ----------
    result : BackCast
        Modelled and observed spending.
    sizes : Sizes
        Of the picture.

    Raises
    ------
    ParameterError
        If no part has any country.
    """
    parts = [part for part in result.parts if part.rows]
    if not parts:
        raise ParameterError(
            _(
                "there is nothing to draw: no country has the figures. Give {option}.",
                option=voice.option("own_facts"),
            )
        )
    body = lay_panels([partial(_draw_panel, part, sizes) for part in parts], sizes, across=2)
    described = _(
        "Panels of points, one a country: observed spending along, modelled spending up, both "
        "in logarithms, with lines of equality and of a factor 2."
    )
    return frame(
        "modelled-and-observed", _say_within(parts), described, body, _tabulate(parts),
        _say_notes(parts), sizes,
    )  # fmt: skip


def _tabulate(parts: Sequence[Part]) -> pl.DataFrame:
    """Put what is drawn into a table; a country of which nothing is modelled is not drawn."""
    return pl.DataFrame(
        [
            {"part": part.name, "country": row.country.code, "observed": row.observed,
             "modelled": row.modelled}
            for part in parts
            for row in part.rows
            if row.modelled > 0
        ]
    )  # fmt: skip


def _say_within(parts: Sequence[Part]) -> str:
    """Say in how many countries modelled and observed lie within a factor of two."""
    listed = [
        _n(
            "{part}: {within} % of {count} country",
            "{part}: {within} % of {count} countries",
            len(part.judged.rows),
            part=_name_short(part),
            within=number(PERCENT * part.judged.share_within, 0),
        )
        for part in parts
        if part.judged.rows
    ]
    return _(
        "Modelled cost lies within a factor 2 of public spending. {listed}",
        listed=join_parts(listed),
    )


def _name_short(part: Part) -> str:
    """Name what a part compares, in a word or two."""
    return {
        "leave": _("Leave"),
        "pre-primary": _("Pre-primary"),
        "long-term care": _("Long-term care"),
    }[part.name]


def _draw_panel(part: Part, sizes: Sizes, width: float) -> Canvas:
    """Draw one part; a country of which nothing is modelled has no logarithm and is counted."""
    palette = shipped_palette()
    drawn = [row for row in part.rows if row.modelled > 0]
    spots = [
        Spot(
            row.country.code, row.observed, row.modelled,
            palette.far_from_observed if is_miss(row.ratio) else palette.close_to_observed,
            is_far=is_miss(row.ratio),
        )
        for row in sorted(drawn, key=lambda row: not is_miss(row.ratio))
    ]  # fmt: skip
    axes = (_("observed"), _("modelled"))
    factor = setting("miss_factor")
    return draw_scatter(name_part(part), spots, axes, factor, width, sizes)


def _say_notes(parts: Sequence[Part]) -> list[str]:
    """Say how to read the picture, what each part comes to, and where its figures come from."""
    told = [
        _(
            "Line: modelled as observed; dashed: a factor 2 apart. Letters: codes of countries; "
            "those that would overlap are left out."
        ),
        *(put_under(_name_short(part), summarise(part)) for part in parts),
    ]
    for part in parts:
        missing = ", ".join(row.country.code for row in part.rows if row.modelled == 0)
        if missing:
            told.append(_("Not drawn, as nothing is modelled: {listed}.", listed=missing))
    return [
        *told,
        _(
            "Source: carepact {version}, present law as modelled. Public spending: {data}.",
            version=metadata.version("carepact"),
            data=" · ".join(name_dataset(one) for one in _list_datasets(parts)),
        ),
    ]


def _list_datasets(parts: Sequence[Part]) -> list[str]:
    """List the data sets that print the spending of the parts."""
    names = {"leave": "oecd-family-money", "pre-primary": "uis", "long-term care": "oecd-ltc"}
    return [names[part.name] for part in parts]
