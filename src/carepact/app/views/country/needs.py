"""A country's people by age and who needs care, as tables of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from carepact.core.messages import _, word
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.facts import BASE_YEAR
from carepact.data.countries.population import Population
from carepact.needs.balance import Balance
from carepact.needs.figures import TOLD_YEARS, NeedFigure, list_needs, list_people
from carepact.needs.persons import BANDS, GROUPS
from carepact.report.figures.people import draw_country
from carepact.report.marks import print_number
from carepact.report.needs.page import print_figure, say_notes
from carepact.report.paper.document import Block, Cell, Listing, Paragraph, Table
from carepact.report.scales import PERCENT, Scale
from carepact.report.words import in_words
from carepact.studies.profile.profile import CountryProfile


def lay_out_needs(profile: CountryProfile) -> Iterator[Block]:
    """Lay out people by age, who needs care and how many hours, and what that stands on."""
    if profile.population is None:
        yield Paragraph(_("People by age: not told. {reason}", reason=word(profile.lacking)))
    else:
        yield _tabulate_people(profile.population)
        source = word(profile.population.source)
        yield Paragraph(_("Source: {source}.", source=source), look="small")
    if profile.balance is None:
        yield Paragraph(_("Care needs: not counted. {reason}", reason=word(profile.lacking)))
    else:
        yield from _tabulate_needs(profile.balance)
        yield Listing(tuple(say_notes(profile.balance)))


def tabulate_people_and_needs(profile: CountryProfile) -> Table:
    """Lay out the figures of the picture of people and needs, a row each."""
    picture = draw_country(profile)
    rows = picture.table.to_dicts()
    headings = (_("measure"), _("which"), _("year"), _("age"), _("value"), _("low"), _("high"))
    return Table(
        picture.sentence,
        headings,
        tuple(
            (
                Cell(in_words(str(row["what"]))),
                Cell(in_words(str(row["label"]))),
                Cell(str(row["year"])),
                Cell("–" if row["age"] is None else str(row["age"])),
                *(Cell(_print(row[name])) for name in ("value", "low", "high")),
            )
            for row in rows
        ),
        (False, False, True, True, True, True, True),
        is_long=True,
    )


def _print(value: float | None) -> str:
    """Print a figure, or that there is none."""
    return "–" if value is None else print_number(value)


def _tabulate_people(people: Population) -> Table:
    """Lay out women and men by band of ages, now and later."""
    figures = {(one.group, one.year, one.measure): one for one in list_people(people)}
    years = [year for year in TOLD_YEARS if any(key[1] == year for key in figures)]
    columns = [(year, sex) for year in years for sex in LABELS["sex"]]
    return Table(
        _("People by age (thousand)"),
        (_("age"), *(f"{in_words(sex)}, {year}" for year, sex in columns)),
        tuple(
            (
                Cell(band),
                *(_cell(figures[band, year, sex], Scale.THOUSAND) for year, sex in columns),
            )
            for band in BANDS
        ),
        (False, *(True for _one in columns)),
    )


def _tabulate_needs(balance: Balance) -> Iterator[Table]:
    """Lay out who needs care now, who is covered and what is missing; then the hours."""
    found = {(one.group, one.measure): one for one in list_needs(balance, [BASE_YEAR])}
    persons = {
        "persons": (_("need care\n(thousand)"), float(Scale.THOUSAND)),
        "coverage_now": (_("have formal\ncare now (%)"), 1 / PERCENT),
        "gap_persons": (_("without it\n(thousand)"), float(Scale.THOUSAND)),
        "gap_staff": (_("staff missing\n(thousand)"), float(Scale.THOUSAND)),
    }
    hours = {
        "needed": (_("needed"), float(Scale.MILLION)),
        "formal": (_("formal"), float(Scale.MILLION)),
        "family": (_("family"), float(Scale.MILLION)),
        "unmet": (_("unmet"), float(Scale.MILLION)),
    }
    yield _tabulate(_("Care needs now, {year}", year=BASE_YEAR), persons, found)
    yield _tabulate(_("Hours of care, {year} (million)", year=BASE_YEAR), hours, found)


def _tabulate(
    caption: str,
    columns: Mapping[str, tuple[str, float]],
    found: Mapping[tuple[str, str], NeedFigure],
) -> Table:
    """Lay out some measures of every group, each with its heading and scale."""
    return Table(
        caption,
        (_("who"), *(heading.replace("\n", " ") for heading, _scale in columns.values())),
        tuple(
            (
                Cell(in_words(group)),
                *(
                    _cell(found.get((group, measure)), scale)
                    for measure, (_heading, scale) in columns.items()
                ),
            )
            for group in GROUPS
        ),
        (False, *(True for _one in columns)),
    )


def _cell(figure: NeedFigure | None, scale: float) -> Cell:
    """Print a figure with its mark, its interval below it."""
    value, _space, bounds = print_figure(figure, scale, apart="\n").plain.partition("\n")
    return Cell(value, bounds)
