"""Draw the jobs of care beside those of construction at the same net cost, by sex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carepact.core.messages import _
from carepact.report.chart_rows import hold_rows
from carepact.report.headings import head_panel
from carepact.report.marks import hold_mark
from carepact.report.palette import shipped_palette
from carepact.report.run.figures import Figures
from carepact.report.run.picture import (
    Chart,
    RunLayout,
    country_of,
    finish_picture,
    print_times,
)
from carepact.report.run.questions import find_jobs, find_last, is_compared
from carepact.report.run.words import (
    choose_scale,
    explain_undefined,
    in_words_of_run,
    name_case,
    print_figure,
)
from carepact.report.words import join_parts
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
            "Jobs in care or construction and at suppliers, for the same net cost to the State. "
            "Beside the bars: women and men together, with the 95 % interval."
        )
    ]
    if len(runs) > 1:
        notes.append(_("The grade is that of {country}.", country=country_of(runs[0])))
    title = _say_times(runs)
    if hold_mark("undefined") in title:
        notes.append(explain_undefined())
    return finish_picture(stacked, title, runs[0], notes)


def _say_times(runs: Sequence[CountryRun]) -> str:
    """Say how many jobs care has for one in construction."""
    if len(runs) > 1:
        return _(
            "For the same net cost to the State, care brings {times} as many jobs as construction",
            times=join_parts(_say_country(run) for run in runs),
        )
    run = runs[0]
    figures, year = find_last(run), run.projection.years[-1]
    return _(
        "{country}, {year}, {case}: for the same net cost to the State, care brings {times} times "
        "as many jobs as construction, and {women} times as many for women",
        country=country_of(run),
        year=year,
        case=name_case(HEADLINE_SCENARIO),
        times=print_times(figures.find("jobs_per_construction_job", HEADLINE_SCENARIO, year)),
        women=print_times(figures.find("women_jobs_per_construction_job", HEADLINE_SCENARIO, year)),
    )


def _say_country(run: CountryRun) -> str:
    """Say the ratio of one of several countries."""
    found = find_last(run).find(
        "jobs_per_construction_job", HEADLINE_SCENARIO, run.projection.years[-1]
    )
    return _("{times} times ({country})", times=print_times(found), country=country_of(run))


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
    base = alt.Chart(hold_rows(rows)).encode(
        y=alt.Y("what:N", sort=[_("care"), _("construction")], title=None,
                axis=alt.Axis(ticks=False, domain=False))
    )  # fmt: skip
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
    text = base.mark_text(align="left", dx=6, fontSize=layout.label_size).encode(
        x="end:Q", text="text:N"
    )
    title = head_panel(country_of(run), layout) if titled else ""
    return (bar + text).properties(
        width=layout.bar_width, height=1.5 * layout.bar_height, title=title
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
