"""Value hours: the one way into the room `value`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from carepact.core import voice
from carepact.core.arrays import FloatArray
from carepact.core.assumptions import Assumption
from carepact.core.disclosure.protection import protect
from carepact.core.errors import ParameterError
from carepact.core.estimates import Block, Estimates
from carepact.core.messages import _, message_id, say
from carepact.core.notices import Notice, Remarks
from carepact.core.provenance import Source
from carepact.core.units import WeightUnit
from carepact.data.wages.replacement import WageShift
from carepact.value.account import LINES, draw_up_account
from carepact.value.care_value import CareValue
from carepact.value.checks import check_values
from carepact.value.equation import WageEquation
from carepact.value.figures import Figures, lay_figures
from carepact.value.further import Further
from carepact.value.hours import Hours
from carepact.value.listing import list_values
from carepact.value.prices import Basis, Valuation, lay_prices
from carepact.value.worth import Worth


@dataclass(frozen=True)
class Survey:
    """What a result says of its survey."""

    weight_unit: WeightUnit
    sources: tuple[Source, ...]
    remarks: Remarks
    synthetic: bool


def value_hours(hours: Hours, worth: Worth, survey: Survey) -> CareValue:
    """Value hours by one or several methods, with the error of survey and wages.

    Parameters
    ----------
    hours : Hours
        Hours by cell, year and kind, with replicates.
    worth : Worth
        Methods, wages, GDP, inputs of the satellite account.
    survey : Survey
        What the weights add up to, sources and notices.

    Returns
    -------
    CareValue
        Hours and values by line, activity, method and basis. Behind the survey's
        replicates stands one for each uncertain wage or ratio.

    Raises
    ------
    CareError
        If a method lacks its wages, or an activity has no occupation.
    """
    if worth.productivity <= 0:
        message = _(
            "{given}: is not above zero. Give 1 for an hour as productive as a paid one.",
            given=voice.given("productivity", worth.productivity),
        )
        raise ParameterError(message)
    further = Further(len(worth.wages.shifts) if worth.wages is not None else 0)
    protection = protect(list_values(hours, worth), hours.disclosure)
    figures = lay_figures(hours, survey.weight_unit, worth.currency, worth.gdp, further, protection)
    blocks = figures.hour_blocks()
    valued: dict[tuple[Valuation, Basis], FloatArray] = {}
    for valuation in worth.valuations:
        for basis, value in _value_cells(hours, worth, valuation, further).items():
            valued[valuation, basis] = value * worth.productivity
    for (valuation, basis), value in valued.items():
        blocks += figures.value_blocks(value, valuation, basis)
        blocks += _account_blocks(figures, worth, value, (valuation, basis))
    return CareValue(
        title=say("What unpaid work is worth. {title}", title=hours.title),
        estimates=Estimates(
            blocks=tuple(blocks),
            coefficients=further.extend(hours.coefficients),
            standard_error=further.add_to(hours.standard_error),
        ),
        method=hours.method,
        rule=hours.rule,
        sources=(
            *survey.sources,
            *([hours.source] if hours.source else []),
            *worth.files,
        ),
        remarks=(*_remarks(worth, figures, survey.weight_unit), *survey.remarks),
        settings=hours.settings
        | {
            "valuations": list(worth.valuations),
            "productivity": worth.productivity,
            "currency": worth.currency,
            "files": {one.file: one.sha256 for one in worth.files},
            "assumptions": [one.to_dict() for one in _assumptions(worth)],
        },
        seed=hours.seed,
        disclosure=hours.disclosure,
        synthetic=survey.synthetic,
        currency=worth.currency,
        years=figures.all_years,
        assumptions=_assumptions(worth),
        equations=_tell_equations(worth),
        checks=check_values(hours, valued),
    )


def _value_cells(
    hours: Hours, worth: Worth, valuation: Valuation, further: Further
) -> dict[Basis, FloatArray]:
    """Value each cell's hours by one method, by basis, shape (C, K, 1 + R + F)."""
    if valuation == "opportunity-cost":
        if worth.own is None:
            message = _("opportunity-cost: the survey's own pay was not prepared.")
            raise ParameterError(message)
        net = further.repeat(worth.own.value)
        own: dict[Basis, FloatArray] = {"net": net}
        if worth.contribution is not None:
            own["gross"] = net * (1 + float(worth.contribution.value))
        return own
    if worth.wages is None:
        message = _(
            "{method}: needs wages. Name them with {wages}.",
            method=valuation,
            wages=voice.option("wages"),
        )
        raise ParameterError(message)
    by_basis: dict[Basis, FloatArray] = {}
    place = np.searchsorted(worth.wages.years, hours.year)
    wages: tuple[tuple[Basis, Mapping[str, FloatArray] | None], ...] = (
        ("net", worth.wages.net),
        ("gross", worth.wages.gross),
    )
    for basis, wage_of in wages:
        if wage_of is not None:
            final = hours.hours[..., :1]
            pairs = [(hours.hours, wage_of)]
            pairs += [(final, _move(wage_of, shift)) for shift in worth.wages.shifts]
            by_basis[basis] = np.concatenate(
                [
                    _price(
                        hours,
                        counted,
                        lay_prices(valuation, hours.kinds, wage, worth.occupations)[place],
                    )
                    for counted, wage in pairs
                ],
                axis=-1,
            )
    return by_basis


def _price(hours: Hours, counted: FloatArray, prices: FloatArray) -> FloatArray:
    """Price hours by cell and kind, and sum them to activities, shape (C, K, replicates)."""
    valued: FloatArray = np.einsum("car,ak->ckr", counted * prices, hours.members, optimize=True)
    return valued


def _move(wage_of: Mapping[str, FloatArray], shift: WageShift) -> dict[str, FloatArray]:
    """Move the wages of the final weights by one uncertain wage or ratio, shape (Y, 1)."""
    return {name: wage[:, :1] * shift.factor[name] for name, wage in wage_of.items()}


def _account_blocks(
    figures: Figures, worth: Worth, value: FloatArray, marks: tuple[Valuation, Basis]
) -> list[Block]:
    """Draw up the satellite account of the one line that the table has."""
    if worth.account is None:
        return []
    if len(figures.years) > 1:
        message = _(
            "{account}: is of the whole population. Leave out {by}.",
            account=voice.option("account"),
            by=voice.option("by"),
        )
        raise ParameterError(message)
    account = draw_up_account(figures.pool(value)[0, 0], worth.account, figures.all_years)
    return figures.account_blocks(account.lines(), LINES, marks)


def _assumptions(worth: Worth) -> tuple[Assumption, ...]:
    """List what the values assume."""
    listed: list[Assumption] = []
    if worth.wages is not None:
        listed += worth.wages.assumptions
        if {"specialist", "hybrid"} & set(worth.valuations):
            listed += worth.occupations.assumptions()
    if worth.own is not None and worth.contribution is not None:
        listed.append(worth.contribution)
    listed.append(
        Assumption(
            title=say("productivity of an unpaid hour"),
            value=worth.productivity,
            unit="share of a paid hour",
            date="",
            source=say("chosen by the user; 1 by default"),
            licence="",
            status="assumed",
        )
    )
    listed += worth.gdp.values()
    if worth.account is not None:
        listed += [one for by_year in worth.account.values() for one in by_year.values()]
    return tuple(dict.fromkeys(listed))


def _remarks(worth: Worth, figures: Figures, weight_unit: WeightUnit) -> Remarks:
    """Say what the values leave out or take for granted."""
    remarks = [*_wage_remarks(worth), *figures.notes()]
    if weight_unit == "sample only":
        remarks.append(
            say("The weights of this file add up to no population: values are means, never totals.")
        )
    return tuple(remarks)


def _wage_remarks(worth: Worth) -> list[Notice | str]:
    """Say how wages were found, and for whom they were predicted."""
    remarks: list[Notice | str] = []
    if worth.wages is not None:
        remarks += worth.wages.notes
    if worth.own is None:
        return remarks
    if worth.own.equations:
        r_squared = [one.r_squared for one in worth.own.equations]
        terms = ", ".join(_variables(worth.own.equations[0].terms))
        sentence = message_id(
            "The wage of {predicted} respondents was predicted: log hourly wage on {terms}, an "
            "equation a year, R2 {low:.2f} to {high:.2f}, retransformed by smearing, refitted in "
            "each replicate; selection into work is not modelled."
        )
        remarks.append(
            Notice(
                sentence,
                counts={"predicted": worth.own.predicted},
                words={"terms": terms},
                figures={"low": min(r_squared), "high": max(r_squared)},
            )
        )
    if worth.own.top_coded:
        sentence = message_id(
            "The pay of {count} respondents is capped by the publisher and enters as it stands: "
            "opportunity cost is too low for them."
        )
        remarks.append(Notice(sentence, counts={"count": worth.own.top_coded}))
    return remarks


def _tell_equations(worth: Worth) -> tuple[WageEquation, ...]:
    """Tell the wage equations without their replicates."""
    if worth.own is None:
        return ()
    return tuple(one.without_replicates() for one in worth.own.equations)


def _variables(terms: tuple[str, ...]) -> list[str]:
    """Name the variables behind the terms of an equation, each once."""
    return list(dict.fromkeys(term.split(":")[0].split(" (")[0] for term in terms[1:]))
