"""Draw the jobs of care beside those of construction at the same net cost, by sex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carepact.core.messages import _
from carepact.report.headings import head_panel
from carepact.report.palette import shipped_palette
from carepact.report.run.picture import Chart, RunLayout, finish_picture
from carepact.report.run.questions import find_jobs, find_last, is_compared
from carepact.report.run.words import (
    Figures,
    choose_scale,
    in_words_of_run,
    print_figure,
)
from carepact.simulate.projection import HEADLINE_SCENARIO, SEXES
from carepact.studies.one_country.run import CountryRun


def is_comparable(run: CountryRun) -> bool:
    """Tell whether construction is set beside care in a run."""
    return is_compared(find_last(run), run.projection.years[-1])


def draw_jobs(runs: Sequence[CountryRun]) -> Chart:
    """Draw two bars a country, care and construction, women and men beside one another.

    Parameters
    ----------
    runs : sequence of CountryRun
        Runs in which construction is set beside care; each has an axis of its own.
    """
    import altair as alt  # noqa: PLC0415 - slow to import, only pictures need it

    panels = [_draw_panel(run, titled=len(runs) > 1) for run in runs]
    stacked = alt.vconcat(*panels, spacing=14).resolve_scale(x="independent")
    notes = [
        _(
            "Jobs in care or construction and at suppliers; the State's net cost is the same. "
            "Beside the bars: both sexes, with the 95 % interval."
        )
    ]
    if len(runs) > 1:
        notes.append(_("The grade is that of {country}.", country=runs[0].country.name))
    return finish_picture(stacked, _say_times(runs), runs[0], notes)


def _say_times(runs: Sequence[CountryRun]) -> str:
    """Say how many jobs care has for one in construction."""
    if len(runs) > 1:
        return _("Jobs in care, and in construction at the same net cost")
    run = runs[0]
    figures, year = find_last(run), run.projection.years[-1]
    return _(
        "{country}: in {year} care has {times} times the jobs of construction at the same net "
        "cost, and {women} times its jobs of women",
        country=run.country.name,
        year=year,
        times=print_figure(figures.find("jobs_per_construction_job", HEADLINE_SCENARIO, year)),
        women=print_figure(
            figures.find("women_jobs_per_construction_job", HEADLINE_SCENARIO, year)
        ),
    )


def _draw_panel(run: CountryRun, *, titled: bool) -> Chart:
    """Draw the bars of one country."""
    import altair as alt  # noqa: PLC0415 - imported by the caller already

    layout = RunLayout()
    figures, year = find_last(run), run.projection.years[-1]
    factor, word = choose_scale(*(one for row in find_jobs(figures, year).values() for one in row))
    rows = list(_lay_rows(figures, year, factor))
    names = [in_words_of_run(sex) for sex in SEXES]
    people = shipped_palette().people
    colours = alt.Scale(domain=names, range=[people.find([sex]).shades[0] for sex in SEXES])
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("what:N", sort=[_("care"), _("construction")], title=None)
    )
    unit = f", {word}" if word else ""
    longest = max(float(str(row["end"])) for row in rows)
    along = alt.X(
        "start:Q",
        title=_("jobs{unit}", unit=unit),
        axis=alt.Axis(tickCount=layout.ticks),
        scale=alt.Scale(domain=[0, layout.room * longest], nice=False),
    )
    bar = base.mark_bar(size=layout.bar_height * 0.5, stroke="white").encode(
        x=along, x2="end:Q", color=alt.Color("who:N", sort=names, title=None, scale=colours)
    )
    text = base.mark_text(align="left", dx=6, fontSize=11).encode(x=alt.X("end:Q"), text="text:N")
    title = head_panel(run.country.name, layout) if titled else ""
    return (bar + text).properties(
        width=2 * layout.panel_width, height=1.5 * layout.bar_height, title=title
    )


def _lay_rows(figures: Figures, year: int, factor: float) -> Iterator[dict[str, object]]:
    """Lay out a bar of women and one of men behind it, for care and for construction."""
    found = find_jobs(figures, year)
    for number, what in enumerate((_("care"), _("construction"))):
        end = 0.0
        for sex in SEXES:
            start, end = end, end + (found[sex][number].value or 0.0) / factor
            last = sex == SEXES[-1]
            yield {
                "what": what,
                "who": in_words_of_run(sex),
                "start": start,
                "end": end,
                "text": print_figure(found["both"][number], factor) if last else "",
            }
