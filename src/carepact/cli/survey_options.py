"""Options about a survey, its table and its design, which several commands share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from carepact.core.errors import ParameterError
from carepact.core.messages import _

YearsOption = Annotated[
    str | None, typer.Option(help=_("Years to keep, e.g. 2003-2016."), metavar="YEARS")
]
ByOption = Annotated[
    str | None,
    typer.Option(
        help=_(
            "Columns that divide the table, e.g. sex,age_group; also role, "
            "role_and_partner, youngest_child, year."
        ),
        metavar="COLUMNS",
    ),
]
AgeBandsOption = Annotated[
    str | None,
    typer.Option(
        help=_("First ages of age_group; the last band is open. [15,25,35,45,55,65]"),
        metavar="AGES",
    ),
]
GroupsOption = Annotated[
    str,
    typer.Option(
        help=_("Grouping of activities: a shipped one, or a YAML file."), metavar="NAME|FILE"
    ),
]
WhereOption = Annotated[
    str | None,
    typer.Option(
        help=_("Whom to count, e.g. 'age >= 15 and sex == \"women\"'."), metavar="CONDITION"
    ),
]
SimultaneityOption = Annotated[
    str | None,
    typer.Option(help=_("How simultaneous activities count: main, split or full."), metavar="RULE"),
]
ReplicateWeightsOption = Annotated[
    Path | None,
    typer.Option(
        help=_("Parquet or CSV file: the respondent's id, then a column a replicate."),
        metavar="FILE",
    ),
]
VarianceOption = Annotated[
    str | None,
    typer.Option(
        help=_(
            "With a replicate file: sdr, brr, fay, jk1, jkn, bootstrap. Without: jkn, "
            "bootstrap, naive-bootstrap."
        ),
        metavar="NAME",
    ),
]
RhoOption = Annotated[
    float | None, typer.Option(help=_("Fay's factor, with the method fay."), metavar="NUMBER")
]
CoefficientsOption = Annotated[
    Path | None,
    typer.Option(
        help=_("File with a column 'coefficient', a row a replicate, with the method jkn."),
        metavar="FILE",
    ),
]
SeedOption = Annotated[
    int, typer.Option(help=_("Seed of a bootstrap, 0 or more."), metavar="NUMBER")
]
MarginsOption = Annotated[bool, typer.Option("--margins", help=_("Add totals over the columns."))]
MinimumCellOption = Annotated[
    int,
    typer.Option(help=_("Respondents below which a cell is hidden, at least 3."), metavar="NUMBER"),
]


def check_replicate_options(
    file: Path | None, named: str | None, option: str, rho: float | None, coefficients: Path | None
) -> None:
    """Refuse a replicate file without its method, and options that need such a file."""
    if file is not None and named is None:
        message = _(
            "--replicate-weights {file}: the method is not named. Add {option}, e.g. sdr; the "
            "publisher's documentation tells it.",
            file=file.name,
            option=option,
        )
        raise ParameterError(message)
    given = (("--rho", rho), ("--coefficients", coefficients))
    unused = [name for name, value in given if value is not None]
    if file is None and unused:
        message = _(
            "{options}: has a meaning with --replicate-weights alone. Name the file, or leave it "
            "out.",
            options=", ".join(unused),
        )
        raise ParameterError(message)


def parse_years(text: str | None) -> tuple[int, ...] | None:
    """Read `2003-2016`, `2010` or `2003,2005-2007`."""
    if text is None:
        return None
    years: list[int] = []
    for part in text.split(","):
        match = re.fullmatch(r"\s*(\d{4})(?:\s*-\s*(\d{4}))?\s*", part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if first > last:
            message = _(
                "--years {text}: '{part}' is no year or span. Write for example 2003-2016 or "
                "2003,2005.",
                text=text,
                part=part,
            )
            raise ParameterError(message)
        years.extend(range(first, last + 1))
    return tuple(years)


def split_words(text: str | None) -> tuple[str, ...]:
    """Split a list written with commas."""
    return tuple(word.strip() for word in text.split(",") if word.strip()) if text else ()


def parse_bands(text: str | None) -> tuple[int, ...] | None:
    """Read the first ages of bands, e.g. `15,25,45`."""
    if text is None:
        return None
    words = split_words(text)
    if not words or not all(word.isdecimal() for word in words):
        message = _(
            "--age-bands {bands}: are not whole numbers. Write for example 15,25,45,65.",
            bands=text,
        )
        raise ParameterError(message)
    return tuple(int(word) for word in words)
