"""Who shares the full cost of care, before and after, beside a declared profile."""

from __future__ import annotations

from carepact.core.messages import _
from carepact.ledger.target import SHARERS
from carepact.report.figures.country.framing import frame_run, take_rows
from carepact.report.figures.country.shares import LAWS
from carepact.report.figures.legend import Sign, draw_legend
from carepact.report.figures.panels import put_below
from carepact.report.figures.picture import WIDE, Picture, Sizes
from carepact.report.figures.points import Point, PointRow, draw_points
from carepact.report.palette import shipped_palette
from carepact.report.run.figures import Figures
from carepact.report.run.picture import country_of, print_share
from carepact.report.run.words import Figure, in_words_of_run, name_case
from carepact.report.scales import PERCENT, print_bare
from carepact.simulate.projection import HEADLINE_SCENARIO
from carepact.studies.one_country.run import CountryRun

SHARES, DISTANCE = "share_of_full_cost", "distance_to_target"


def draw_profile(run: CountryRun, sizes: Sizes = WIDE) -> Picture:
    """Draw the share of each, under present law and with the package, and what is declared.

    Parameters
    ----------
    run : CountryRun
        The answer; shares of imputed hours are not drawn.
    sizes : Sizes
        Of the picture.
    """
    year = run.projection.years[-1]
    palette = shipped_palette()
    signs = [
        Sign(_("present law"), palette.lines.equality, "ring"),
        Sign(_("with the package"), palette.closures[0], "dot"),
    ]
    if run.target is not None:
        signs.append(Sign(_("declared target"), palette.verdicts["not"], "mark"))
    rows = [_lay_out(run, sharer, year) for sharer in SHARERS]
    drawn = draw_points("", rows, sizes.inner, sizes, axis=_("full cost of care, %"))
    body = put_below(draw_legend(signs, sizes.inner, sizes), drawn)
    table = take_rows(run, [SHARES, DISTANCE], scenarios=LAWS, year=year)
    described = _(
        "A row for each who shares the cost: a ring for present law, a point for the package, "
        "with intervals, and an upright mark for the declared target."
    )
    notes = [
        _("Full cost: money, and unpaid hours at their replacement value. Line: 95 % interval.")
    ]
    return frame_run(
        "co-responsibility-profile", (_say_profile(run), described), body, table, run, notes, sizes
    )


def _lay_out(run: CountryRun, sharer: str, year: int) -> PointRow:
    """Lay out what one shares before and after, and what is declared of it."""
    figures, palette = Figures.of(run), shipped_palette()
    before, after = (figures.find(SHARES, law, year, sharer).times(PERCENT) for law in LAWS)
    points = [
        Point(*before.ends, _print(before), palette.lines.equality, "ring"),
        Point(*after.ends, _print(after), palette.closures[0]),
    ]
    if run.target is not None:
        aim = PERCENT * run.target.shares[sharer]
        points.append(Point(aim, None, None, print_bare(aim), palette.verdicts["not"], "mark"))
    return PointRow(in_words_of_run(sharer), points)


def _print(figure: Figure) -> str:
    """Print a share with its mark."""
    return "" if figure.value is None else figure.mark + print_bare(figure.value)


def _say_profile(run: CountryRun) -> str:
    """Say what women and the State share, and how much would have to change hands."""
    figures, year = Figures.of(run), run.projection.years[-1]
    named = {"country": country_of(run), "year": year, "case": name_case(HEADLINE_SCENARIO)}
    if run.target is not None:
        before, after = (print_share(figures.find(DISTANCE, law, year)) for law in LAWS)
        return _(
            "{country}, {year}, {case}: {after} of the full cost of care would have to change "
            "hands to meet the declared target, instead of {before}",
            before=before, after=after, **named,
        )  # fmt: skip
    women_before, women_after = (
        print_share(figures.find(SHARES, law, year, "women")) for law in LAWS
    )
    return _(
        "{country}, {year}, {case}: women bear {after} of the full cost of care, instead of "
        "{before}",
        before=women_before, after=women_after, **named,
    )  # fmt: skip
