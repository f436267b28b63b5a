"""Options about a survey, its table and its design, declared once for several commands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.models import OptionInfo

from carepact.cli.options import SurveyOption
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.plain_numbers import is_whole
from carepact.core.run_defaults import RunDefaults

if TYPE_CHECKING:
    from carepact.core.disclosure.rules import DisclosureRule
    from carepact.measure.request import Request
    from carepact.measure.survey_files import SurveyFiles

GroupsOption = Annotated[
    str,
    typer.Option(
        help=_("Grouping of activities: a shipped one, or a YAML file."), metavar="NAME|FILE"
    ),
]


def name_variance(*names: str) -> OptionInfo:
    """Describe the option that names a variance method; commands call it by other names."""
    option: OptionInfo = typer.Option(
        *names,
        help=_(
            "With a replicate file: sdr, brr, fay, jk1, jkn, bootstrap. Without: jkn, "
            "bootstrap, naive-bootstrap."
        ),
        metavar="NAME",
    )
    return option


@dataclass(frozen=True)
class TableOptions:
    """Which survey, and how its table is divided."""

    survey: SurveyOption = None
    years: Annotated[
        str | None, typer.Option(help=_("Years to keep, e.g. 2003-2016."), metavar="YEARS")
    ] = None
    by: Annotated[
        str | None,
        typer.Option(
            help=_(
                "Columns that divide the table, e.g. sex,age_group; also role, "
                "role_and_partner, youngest_child, year."
            ),
            metavar="COLUMNS",
        ),
    ] = None
    age_bands: Annotated[
        str | None,
        typer.Option(
            help=_("First ages of age_group; the last band is open. [15,25,35,45,55,65]"),
            metavar="AGES",
        ),
    ] = None
    groups: GroupsOption = "icatus"
    where: Annotated[
        str | None,
        typer.Option(
            help=_("Whom to count, e.g. 'age >= 15 and sex == \"women\"'."), metavar="CONDITION"
        ),
    ] = None


@dataclass(frozen=True)
class DesignOptions:
    """How minutes are counted and their error is estimated."""

    simultaneity: Annotated[
        str | None,
        typer.Option(
            help=_("How simultaneous activities count: main, split or full."), metavar="RULE"
        ),
    ] = None
    replicate_weights: Annotated[
        Path | None,
        typer.Option(
            help=_("Parquet or CSV file: the respondent's id, then a column a replicate."),
            metavar="FILE",
        ),
    ] = None
    variance: Annotated[str | None, name_variance("--variance")] = None
    rho: Annotated[
        float | None, typer.Option(help=_("Fay's factor, with the method fay."), metavar="NUMBER")
    ] = None
    coefficients: Annotated[
        Path | None,
        typer.Option(
            help=_("File with a column 'coefficient', a row a replicate, with the method jkn."),
            metavar="FILE",
        ),
    ] = None
    seed: Annotated[
        int, typer.Option(help=_("Seed of a bootstrap, 0 or more."), metavar="NUMBER")
    ] = RunDefaults.seed
    margins: Annotated[bool, typer.Option("--margins", help=_("Add totals over the columns."))] = (
        False
    )


@dataclass(frozen=True)
class DisclosureOptions:
    """When a figure may not leave: above a floor, the office's own rule."""

    minimum_cell: Annotated[
        int,
        typer.Option(
            help=_("Respondents below which a figure is hidden, at least 3."), metavar="NUMBER"
        ),
    ] = 5
    p_percent: Annotated[
        float,
        typer.Option(
            help=_(
                "Hide sums in which one contributor could know another's part within so many per "
                "cent, at least 5."
            ),
            metavar="NUMBER",
        ),
    ] = 10
    dominance: Annotated[
        str | None,
        typer.Option(
            help=_("Hide sums of which the N largest contributors hold more than K per cent."),
            metavar="N,K",
        ),
    ] = None
    least_n: Annotated[
        int | None,
        typer.Option(
            help=_("Withhold figures that stand on fewer respondents, e.g. 30."), metavar="NUMBER"
        ),
    ] = None
    largest_cv: Annotated[
        float | None,
        typer.Option(
            help=_("Withhold figures of a larger coefficient of variation, e.g. 0.3."),
            metavar="SHARE",
        ),
    ] = None


def make_rule(options: DisclosureOptions) -> DisclosureRule:
    """Say when a figure may not leave, in the words of the disclosure system."""
    from carepact.core.disclosure.rules import DisclosureRule

    return DisclosureRule(
        minimum=options.minimum_cell,
        percent=options.p_percent,
        dominance=parse_dominance(options.dominance),
        least_n=options.least_n,
        largest_cv=options.largest_cv,
    )


def make_files(path: Path, table: TableOptions, design: DesignOptions) -> SurveyFiles:
    """Say where the survey stands and how its replicates were made."""
    from carepact.measure.survey_files import SurveyFiles

    return SurveyFiles(
        path=path,
        survey=table.survey,
        years=parse_years(table.years),
        replicate_weights=design.replicate_weights,
        method=design.variance,
        rho=design.rho,
        coefficients=design.coefficients,
    )


def make_request(
    table: TableOptions, design: DesignOptions, disclosure: DisclosureOptions
) -> Request:
    """Say what the table is to hold, in the words of the room that measures."""
    from carepact.measure.domains import DEFAULT_AGE_BANDS
    from carepact.measure.request import Request

    return Request(
        by=split_words(table.by),
        groups=table.groups,
        where=table.where,
        age_bands=parse_bands(table.age_bands) or DEFAULT_AGE_BANDS,
        simultaneity=design.simultaneity,
        method=design.variance,
        seed=design.seed,
        margins=design.margins,
        disclosure=make_rule(disclosure),
    )


def check_replicate_options(design: DesignOptions, option: str) -> None:
    """Refuse a replicate file without its method, and options that need such a file."""
    file = design.replicate_weights
    if file is not None and design.variance is None:
        message = _(
            "--replicate-weights {file}: the method is not named. Add {option}, e.g. sdr; the "
            "publisher's documentation tells it.",
            file=file.name,
            option=option,
        )
        raise ParameterError(message)
    given = (("--rho", design.rho), ("--coefficients", design.coefficients))
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
    if not words or not all(map(is_whole, words)):
        message = _(
            "--age-bands {bands}: are not whole numbers. Write for example 15,25,45,65.",
            bands=text,
        )
        raise ParameterError(message)
    return tuple(int(word) for word in words)


def parse_dominance(text: str | None) -> tuple[int, float] | None:
    """Read n and k of the (n, k) rule, e.g. `2,85`."""
    if text is None:
        return None
    words = split_words(text)
    if len(words) != 2 or not is_whole(words[0]) or not _is_number(words[1]):  # noqa: PLR2004
        message = _(
            "--dominance {text}: is not a number of persons and a percentage. Write for example "
            "2,85.",
            text=text,
        )
        raise ParameterError(message)
    return int(words[0]), float(words[1])


def _is_number(word: str) -> bool:
    """Tell whether a word is a decimal number."""
    return re.fullmatch(r"\d+(?:\.\d+)?", word) is not None
