"""Show a country's people by age and the care that they need, in a terminal."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from carepact.core.messages import _, _n, number, word
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.facts import BASE_YEAR
from carepact.needs.balance import Balance
from carepact.needs.basis import Basis
from carepact.needs.figures import TOLD_YEARS, NeedFigure, list_needs, list_people
from carepact.needs.persons import BANDS, GROUPS, OLDER
from carepact.report.headlines import say_headline, say_sums
from carepact.report.marks import MARKS, STYLES, print_interval, print_number
from carepact.report.prose import Prose
from carepact.report.scales import PERCENT, Scale
from carepact.report.tables import WholeTable
from carepact.report.words import in_words
from carepact.studies.profile.profile import CountryProfile

Columns = dict[str, tuple[str, float]]
"""Heading and scale of each measure that a table shows."""


def show_people(profile: CountryProfile) -> list[RenderableType]:
    """Lay out women and men by band of ages, now and later."""
    if profile.population is None:
        return [Prose(_("People by age: not told. {reason}", reason=profile.lacking))]
    figures = {(f.group, f.year, f.measure): f for f in list_people(profile.population)}
    years = [year for year in TOLD_YEARS if any(key[1] == year for key in figures)]
    table = _table(_("People by age (thousand)"))
    table.add_column(_("age"), no_wrap=True)
    for year in years:
        for sex in LABELS["sex"]:
            table.add_column(f"{in_words(sex)}\n{year}", justify="right", no_wrap=True)
    for band in BANDS:
        cells = [
            print_figure(figures[band, year, sex], Scale.THOUSAND)
            for year in years
            for sex in LABELS["sex"]
        ]
        table.add_row(band, *cells)
    return [table, Prose(_("Source: {source}.", source=word(profile.population.source)))]


def show_needs(profile: CountryProfile) -> list[RenderableType]:
    """Lay out who needs care now, who is covered, and what is missing."""
    balance = profile.balance
    if balance is None:
        return [Prose(_("Care needs: not counted. {reason}", reason=profile.lacking))]
    found = {(f.group, f.measure): f for f in list_needs(balance, [BASE_YEAR])}
    persons: Columns = {
        "persons": (_("need care\n(thousand)"), Scale.THOUSAND),
        "coverage_now": (_("have formal\ncare now (%)"), 1 / PERCENT),
        "gap_persons": (_("without it\n(thousand)"), Scale.THOUSAND),
        "gap_staff": (_("staff missing\n(thousand)"), Scale.THOUSAND),
    }
    hours: Columns = {
        "needed": (_("needed"), Scale.MILLION),
        "formal": (_("formal"), Scale.MILLION),
        "family": (_("family"), Scale.MILLION),
        "unmet": (_("unmet"), Scale.MILLION),
    }
    return [
        _needs_table(_("Care needs now, {year}", year=BASE_YEAR), persons, found),
        _needs_table(_("Hours of care, {year} (million)", year=BASE_YEAR), hours, found),
        *(Prose(line) for line in say_notes(balance)),
    ]


def say_policy_gap(balance: Balance) -> str:
    """Say how long the law leaves a family without leave or a place."""
    gap = balance.policy_gap
    if gap.years is None or gap.free_age is None or gap.leave_months is None:
        return _(
            "Childcare policy gap: unknown, as the age of entry or the leave is not known here."
        )
    said = _(
        "Childcare policy gap: {mark}{years} years, from the end of both parents' paid leave "
        "({months} months) to free childcare or school at {age}.",
        mark=MARKS[gap.status],
        years=number(gap.years, 1),
        months=number(gap.leave_months, 1),
        age=print_number(gap.free_age),
    )
    if gap.law:
        primary, free = gap.law
        said += " " + _(
            "School starts at {primary} ({primary_year}); the law gives {free} before it "
            "({free_year}).",
            primary=print_number(primary.number),
            primary_year=primary.year,
            free=_n("{count} free year", "{count} free years", free.number),
            free_year=free.year,
        )
    if gap.status == "assumed" or gap.age_by_coverage is None or gap.years_by_coverage is None:
        return said
    by_coverage = _(
        "By coverage, where nine in ten go and most places are public: {mark}{years} years, to "
        "{age}.",
        mark=MARKS["assumed"],
        years=number(gap.years_by_coverage, 1),
        age=print_number(gap.age_by_coverage),
    )
    return f"{said} {by_coverage}"


def say_notes(balance: Balance) -> list[str]:
    """Say what the needs of a country stand on."""
    young, old = balance.wanted.children[0, (0, -1)]
    severe, moderate = balance.wanted.adults[0, :2]
    percent = (number(PERCENT * share, 0) for share in (young, old, severe, moderate))
    said = dict(zip(("young", "old", "severe", "moderate"), percent, strict=True))
    draws = balance.groups.sizes["draw"] - 1
    return [
        f"{say_headline(draws)} {say_sums(draws)}",
        say_policy_gap(balance),
        _(
            "Who lacks care is counted against a wanted coverage of {young} % under the age of 3, "
            "{old} % from 3 to 5 ({children}), {severe} % in severe and {moderate} % in moderate "
            "need (ours). Care of schoolchildren outside school is not counted.",
            children=word(balance.grounds["child targets"].source),
            **said,
        ),
        _say_coverage(balance.coverage.grounds[OLDER]),
        _(
            "Unmet are here the hours of persons whom neither staff nor family care for, by "
            "assumption a part of those without formal care. The unmet hours of a run are "
            "another figure: what need calls for beyond the hours that staff give and diaries "
            "record."
        ),
        _("Hours of care rest on: {source}.", source=word(balance.grounds["child hours"].source)),
        _(
            "Persons in need rest on: {source}.",
            source=word(balance.grounds[OLDER].source),
        ),
    ]


def _say_coverage(basis: Basis) -> str:
    """Say what the coverage of adults and older persons by formal care stands on."""
    if basis.status == "imputed":
        return _(
            "Coverage of adults and older persons is no figure of the country's own: {source}.",
            source=word(basis.source),
        )
    return _("Coverage of adults and older persons: {source}.", source=word(basis.source))


def _needs_table(
    title: str, columns: Columns, found: dict[tuple[str, str], NeedFigure]
) -> WholeTable:
    """Lay out some measures of every group."""
    table = _table(title)
    table.add_column(_("who"))
    for heading, _scale in columns.values():
        table.add_column(heading, justify="right", no_wrap=True)
    for group in GROUPS:
        cells = [
            print_figure(found.get((group, measure)), scale, apart="\n")
            for measure, (_heading, scale) in columns.items()
        ]
        table.add_row(in_words(group), *cells)
    return table


def _table(title: str) -> WholeTable:
    """Begin a table with a title."""
    return WholeTable(
        title=title, title_justify="left", show_edge=False, pad_edge=False, header_style="bold"
    )


def print_figure(figure: NeedFigure | None, scale: float, apart: str = " ") -> Text:
    """Print a figure with the mark of its status and its interval."""
    if figure is None:
        return Prose("–")
    ends = (None if end is None else end / scale for end in (figure.low, figure.high))
    printed = MARKS[figure.status] + print_number(figure.value / scale)
    said = apart.join(filter(None, [printed, print_interval(*ends)]))
    return Prose(said, style=STYLES.get(figure.status, ""))
