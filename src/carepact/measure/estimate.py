"""Estimate care time from diaries: the one way into the room `measure`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import polars as pl

from carepact.core import voice
from carepact.core.arrays import FloatArray
from carepact.core.disclosure.contributions import Persons
from carepact.core.disclosure.rules import DEFAULT_MINIMUM, DisclosureRule
from carepact.core.errors import DesignError, Faults, ParameterError, nearest
from carepact.core.estimates import Block, Estimates
from carepact.core.messages import Message, _, message_id
from carepact.core.notices import Notice, Remarks
from carepact.core.uncertainty import (
    DEFAULT_SEED,
    bootstrap_standard_error,
    replicate_standard_error,
)
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.icatus.grouping import LAYERED, read_grouping
from carepact.data.timeuse import Diaries
from carepact.data.timeuse.diaries import MINUTES_TOLERANCE
from carepact.measure.atoms import split_activities, split_layers
from carepact.measure.care_layers import layer_minutes
from carepact.measure.care_time import CareTime
from carepact.measure.design_effects import design_effects as effects_of
from carepact.measure.designs import replicate_design
from carepact.measure.domains import DEFAULT_AGE_BANDS, Domains, form_domains
from carepact.measure.minutes import choose_rule, minutes_by_group, unplaced_minutes
from carepact.measure.replicates import Replication
from carepact.measure.request import FigureChoice, Request, list_words
from carepact.measure.statistics import STATISTICS, choose_statistics
from carepact.measure.table import Table, lay_out


@voice.name_options(variance="method", replicate_weights="replication")
def estimate_care_time(  # noqa: PLR0913 - a table has that many choices
    diaries: Diaries,
    by: str | Sequence[str] = (),
    groups: str = "icatus",
    *,
    where: str | None = None,
    age_bands: Sequence[int] = DEFAULT_AGE_BANDS,
    statistics: str | Sequence[str] | None = None,
    simultaneity: str | None = None,
    replication: Replication | None = None,
    method: str | None = None,
    seed: int = DEFAULT_SEED,
    margins: bool = False,
    gap: str | None = None,
    share: str | None = None,
    trend: str | None = None,
    amounts: str | Sequence[str] = (),
    cross_check: bool = False,
    design_effects: bool = False,
    minimum_cell: int = DEFAULT_MINIMUM,
    disclosure: DisclosureRule | None = None,
) -> CareTime:
    """Estimate care time by domain and activity, with its standard error.

    Parameters
    ----------
    diaries : Diaries
        A survey from `read_diaries`.
    by : str or sequence of str
        Respondent columns whose combinations divide the table; also `age_group`,
        `role`, `role_and_partner`, `youngest_child`.
    groups : str
        A shipped grouping of activities or the path of a grouping file.
    where : str, optional
        Condition on respondents, e.g. `age >= 15`.
    age_bands : sequence of int
        First ages of the bands of `age_group`. [years]
    statistics : str or sequence of str, optional
        Which statistics; those that suit the grouping when omitted.
    simultaneity : str, optional
        `main`, `split` or `full`; the one that the survey implies when omitted.
    replication : Replication, optional
        Replicate weights from `read_replicate_file`; the publisher's, or built from
        the design, when omitted.
    method : str, optional
        How to build replicates: `jkn`, `bootstrap`, `naive-bootstrap`.
    seed : int
        Seed of a bootstrap.
    margins : bool
        Add the totals over each column of `by`.
    gap, share, trend : str, optional
        Column whose categories to subtract, to share out, or to follow over years.
    amounts : str or sequence of str
        Numeric respondent columns to average beside the minutes, e.g.
        `weekly_earnings`, over those for whom they are known.
    cross_check : bool
        Add the standard error by Taylor linearisation to the means.
    design_effects : bool
        Add the design effect to means and participation.
    minimum_cell : int
        Persons below which a cell is hidden, at least 3.
    disclosure : DisclosureRule, optional
        The whole rule of what may leave, in the place of `minimum_cell` and 10 per cent.

    Returns
    -------
    CareTime
        Estimates with replicates, intervals, reliability, notes and sources.

    Raises
    ------
    CareError
        If a column, grouping, condition or option is wrong, the domain is empty, or
        the design does not allow what is asked.

    Examples
    --------
    >>> import carepact
    >>> diaries = carepact.read_diaries("synthetic")
    >>> table = carepact.estimate_care_time(diaries, by="sex", groups="unpaid-work").to_polars()
    >>> round(table["value"][0], 1)
    252.7
    """
    request = Request(
        by=list_words(by, "by"),
        groups=groups,
        where=where,
        age_bands=age_bands,
        simultaneity=simultaneity,
        replication=replication,
        method=method,
        seed=seed,
        margins=margins,
        disclosure=disclosure or DisclosureRule(minimum_cell),
    )
    figures = FigureChoice(
        statistics=list_words(statistics, "statistics") or None,
        gap=gap,
        share=share,
        trend=trend,
        amounts=list_words(amounts, "amounts"),
        cross_check=cross_check,
        design_effects=design_effects,
    )
    return estimate_figures(diaries, request, figures)


def estimate_figures(diaries: Diaries, request: Request, figures: FigureChoice) -> CareTime:
    """Estimate what a request asks of a survey, as `estimate_care_time`."""
    rule = choose_rule(diaries, request.simultaneity)
    layers = layer_minutes(request.groups, diaries) if request.groups in LAYERED else None
    grouping = (
        layers.grouping
        if layers
        else read_grouping(request.groups, diaries.codes, diaries.crosswalk)
    )
    filled = "full" if diaries.overlapping else rule
    chosen = choose_statistics(figures.statistics, grouping.statistics, filled, diaries.weight_unit)
    domains = form_domains(diaries, request.by, request.where, request.age_bands)
    _check_amounts(figures.amounts, diaries)
    design = request.replication or replicate_design(diaries, request.method, request.seed)
    minutes = layers.minutes if layers else minutes_by_group(diaries, grouping, rule)
    atoms = split_layers(layers) if layers else split_activities(diaries, grouping, rule)
    table = lay_out(domains, minutes, atoms, grouping, design, diaries, request)
    blocks = [table.block(statistic) for statistic in chosen]
    if figures.cross_check:
        _check_linear(diaries)
        blocks = _with_cross_check(blocks, table, minutes)
    if figures.design_effects:
        blocks = [
            replace(block, design_effect=effects_of(block, table, minutes))
            if STATISTICS[block.statistic].is_mean
            else block
            for block in blocks
        ]
    blocks += table.contrast_blocks(figures.gap, figures.share, figures.trend)
    blocks += [
        table.amount_block(column, diaries.respondents, diaries.column_units[column])
        for column in figures.amounts
    ]
    unplaced = unplaced_minutes(diaries, grouping, rule)
    return CareTime(
        title=Message("{groups}. {survey}", {"groups": grouping.title, "survey": diaries.title}),
        estimates=Estimates(
            blocks=tuple(blocks),
            coefficients=design.coefficients,
            standard_error=(
                bootstrap_standard_error if design.leaves_out_empty else replicate_standard_error
            ),
        ),
        method=design.label,
        rule=layers.rule if layers else rule,
        sources=(*diaries.sources, *([design.source] if design.source else [])),
        remarks=(
            *(layers.notes if layers else ()),
            *_minutes_remarks(diaries, domains, design, unplaced, request.disclosure),
            *diaries.remarks,
        ),
        settings={
            "survey": diaries.survey,
            "by": list(request.by),
            "groups": grouping.name,
            "groups_sha256": grouping.sha256,
            "where": request.where,
            "age_bands": list(request.age_bands),
            "statistics": [block.statistic for block in blocks],
            "simultaneity": rule,
            "method": design.label,
            "gap": figures.gap,
            "share": figures.share,
            "trend": figures.trend,
            "amounts": list(figures.amounts),
            "cross_check": figures.cross_check,
            "design_effects": figures.design_effects,
            "years": _years(diaries),
            "margins": request.margins,
            **request.disclosure.settings(),
        },
        seed=design.seed,
        disclosure=request.disclosure,
        synthetic=diaries.synthetic,
    )


def _years(diaries: Diaries) -> list[int]:
    """List the calendar years of those who count, whose weight is above 0."""
    counted = diaries.respondents.filter(pl.col("weight") > 0)
    return sorted(counted["year"].unique().to_list())


def _check_amounts(amounts: Sequence[str], diaries: Diaries) -> None:
    """Refuse columns that cannot be averaged, all at once."""
    known = diaries.column_units
    with Faults(ParameterError, voice.option("amounts")) as faults:
        for column in amounts:
            if column not in known:
                faults.add(
                    _("'{column}' is no amount of this survey.", column=column)
                    + nearest(column, known)
                    + " "
                    + _("Amounts: {listed}.", listed=", ".join(known) or "-")
                )


def _check_linear(diaries: Diaries) -> None:
    """Refuse linearisation of calibrated weights, whose gain it would not see."""
    if diaries.design.calibrate_to:
        raise DesignError(
            _(
                "{given}: linearisation here does not know that the weights of {survey} are "
                "calibrated, and would overstate. Leave it out.",
                survey=diaries.title,
                given=voice.given("cross_check", value=True),
            )
        )


def _with_cross_check(blocks: list[Block], table: Table, minutes: FloatArray) -> list[Block]:
    """Add the standard error by linearisation to the block of means."""
    return [
        replace(block, taylor=table.taylor(minutes))
        if block.statistic == "mean_minutes_per_day"
        else block
        for block in blocks
    ]


def _minutes_remarks(
    diaries: Diaries,
    domains: Domains,
    design: Replication,
    unplaced: FloatArray,
    rule: DisclosureRule,
) -> Remarks:
    """Say how many minutes of the mean day are missing or have no place in ICATUS."""
    weight = design.weights[:, 0] * domains.inside
    if not weight.any():
        return ()
    recorded = diaries.respondents["recorded_minutes"].to_numpy()
    short = np.stack([MINUTES_PER_DAY - recorded, unplaced], axis=1)
    whole = np.where(domains.inside, 0, -1)
    persons = Persons(diaries.person, whole, design.weights[:, 0], 1)
    missing, outside = weight @ short / weight.sum()
    if not round(missing, 1) and not round(outside, 1):  # it would be told as 0.0 minutes
        return ()
    return (
        Notice(
            message_id(
                "Of the mean day of this domain, {missing:.1f} minutes are not recorded and "
                "{unplaced:.1f} minutes are in codes not classified in ICATUS."
            ),
            figures={"missing": float(missing), "unplaced": float(outside)},
            persons=int(persons.count()[0]),
            stands_on=persons.gather(
                np.where(np.abs(short) > MINUTES_TOLERANCE, short, 0.0), rule.depth
            ),
        ),
    )
