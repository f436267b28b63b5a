"""The model held against what others published: spending, totals, figures of surveys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import RenderableType

from carepact.api.chart import Charts
from carepact.api.result import Glance, TableResult
from carepact.api.told import as_path
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _, _n, number, word
from carepact.report.agreement import say_agreement, show_validation
from carepact.report.backcast.page import show_backcast
from carepact.report.figures.back_cast import draw_backcast
from carepact.report.marks import print_interval, print_number
from carepact.report.reconciliation.page import show_reconciliation
from carepact.report.reconciliation.words import name_quantity, name_unit
from carepact.report.words import in_words
from carepact.studies.backcast import run_backcast
from carepact.studies.reconciliation import run_reconciliation
from carepact.studies.validation import validate_survey as compare_survey
from carepact.validate.agreement import Validation
from carepact.validate.anchors.reconciliation import Reconciliation
from carepact.validate.back_cast.back_cast import BackCast


@dataclass(frozen=True, repr=False)
class SpendingComparison(TableResult[BackCast]):
    """Present law as modelled beside what is spent on it, country by country.

    Columns of `figures`: `part`, `country`, `name`, `year`, `modelled`, `observed`, `ratio`,
    `unit`, `status`, `reasons`, `source`, `half`.
    """

    keys = ("part", "country")
    file = "backcast"

    @property
    def charts(self) -> Charts:
        """Modelled against observed spending."""
        return Charts({"modelled-and-observed": partial(draw_backcast, self.found)})

    def glance(self) -> Glance:
        """Tell the median of modelled over observed, by part."""
        known = self.figures.drop_nulls("ratio")
        lines = tuple(
            (
                in_words(part),
                _n(
                    "{count} country; modelled over observed {ratio}",
                    "{count} countries; modelled over observed, median {ratio}",
                    rows.height,
                    ratio=number(rows["ratio"].quantile(0.5, "midpoint") or 0.0, 2),
                ),
            )
            for (part,), rows in known.group_by("part", maintain_order=True)
        )
        return Glance(_("Present law as modelled beside public spending"), lines)

    def _page(self) -> RenderableType:
        """Lay out what `carepact backcast` shows."""
        return show_backcast(self.found)


@dataclass(frozen=True, repr=False)
class ReconciledTotals(TableResult[Reconciliation]):
    """Our totals beside published ones, with the reason of each difference.

    Columns of `figures`: what is compared (`question`, `quantity`, ...), the published figure,
    ours, and the reasons.
    """

    file = "reconciliation"

    def glance(self) -> Glance:
        """Tell the first totals, published and ours with their intervals."""
        lines = tuple(
            (
                name_quantity(line.anchor.key),
                _(
                    "published {published}, ours {ours} {unit}",
                    published=print_number(line.anchor.value),
                    ours=" ".join(
                        filter(
                            None,
                            (
                                print_number(line.ours[0].sum.value),
                                print_interval(line.ours[0].sum.low, line.ours[0].sum.high),
                            ),
                        )
                    ),
                    unit=name_unit(line.anchor.unit),
                ),
            )
            for line in self.found.lines
            if line.ours
        )
        count = len(self.found.countries)
        title = _n(
            "{count} country in {year} beside published totals",
            "{count} countries in {year} beside published totals",
            count,
            year=self.found.year,
        )
        return Glance(title, lines)

    def _page(self) -> RenderableType:
        """Lay out what `carepact reconcile` shows."""
        return show_reconciliation(self.found)


@dataclass(frozen=True, repr=False)
class SurveyValidation(TableResult[Validation]):
    """Figures published from a survey beside ours, a row each.

    Columns of `figures`: `id`, `cell`, `activity`, `statistic`, `unit`, `published`, `ours`,
    `gap`, `verdict`, then ours before rounding with its error, and how they were compared.
    """

    keys = ("id",)
    file = "validation"

    @property
    def agrees(self) -> bool:
        """Whether every figure agrees by its own rule."""
        return self.found.agrees

    def glance(self) -> Glance:
        """Tell how many figures agree, and the first of them."""
        rows = self.figures.head(Glance.most).iter_rows(named=True)
        lines = tuple(
            (
                f"{row['cell']}, {row['activity']}",
                _(
                    "published {published}, ours {ours}: {verdict}",
                    published=row["published"],
                    ours="-" if row["ours"] is None else row["ours"],
                    verdict=in_words(row["verdict"]),
                ),
            )
            for row in rows
        )
        said = say_agreement(self.found)
        return Glance(word(self.found.title), lines, (said,))

    def _page(self) -> RenderableType:
        """Lay out what `carepact validate` shows."""
        return show_validation(self.found)


def compare_with_spending(own_facts: str | Path | None = None) -> SpendingComparison:
    """Compare present law of every country, as modelled, with public spending as printed.

    Parameters
    ----------
    own_facts : str or Path, optional
        File of your own figures of any number of countries; leave needs the OECD's.

    Returns
    -------
    SpendingComparison
        A row a country and part: leave, pre-primary, long-term care.

    Raises
    ------
    CareError
        If the file has faults.

    Examples
    --------
    >>> import carepact
    >>> spending = carepact.compare_with_spending()  # doctest: +SKIP
    """
    return SpendingComparison(run_backcast(as_path(own_facts)))


def reconcile(
    published: str = "ilo", *, draws: int = 0, countries: Sequence[str] | None = None
) -> ReconciledTotals:
    """Set our totals for 2035 beside published ones, with the reason of each difference.

    Parameters
    ----------
    published : str
        Whose figures: `ilo`.
    draws : int
        How many draws follow the point; without any there are no intervals.
    countries : sequence of str, optional
        Countries by code; all when omitted, which takes a minute or two.

    Returns
    -------
    ReconciledTotals
        A row a published figure, group of countries and reason.

    Raises
    ------
    CareError
        If no such figures ship.

    Examples
    --------
    >>> import carepact
    >>> totals = carepact.reconcile("ilo", countries=["KEN"])
    >>> totals.found.year
    2035
    """
    if published != "ilo":
        raise ParameterError(
            _("'{name}': no such figures ship.", name=published)
            + (nearest(published, ["ilo"]) or " " + _("Use {listed}.", listed="ilo"))
        )
    return ReconciledTotals(run_reconciliation(countries, draws))


def validate_survey(path: str | Path, survey: str | None = None) -> SurveyValidation:
    """Compare a survey's files with the figures published from it: published, ours, gap.

    Parameters
    ----------
    path : str or Path
        Folder or file of the survey.
    survey : str, optional
        Name of the survey; recognised by its file names when omitted.

    Returns
    -------
    SurveyValidation
        A row a published figure; `agrees` tells whether all agree.

    Raises
    ------
    CareError
        If the files cannot be read, or the survey has no published figure.

    Examples
    --------
    >>> import carepact
    >>> found = carepact.validate_survey("atus", "atus")  # doctest: +SKIP
    """
    return SurveyValidation(compare_survey(path, survey))
