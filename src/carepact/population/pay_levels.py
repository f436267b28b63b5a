"""Pay levels of a country in the base year: its facts and the evidence, drawn and solved."""

from __future__ import annotations

from typing import Literal

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.population.employment import ADULT_AGE, WHO, count_from, stack_by_sex
from carepact.population.input_facts import MOTHERS_BENEFIT
from carepact.population.labour_income import (
    PayLevels,
    Workforce,
    rate_contributions,
    solve_pay,
)

PAY_FACTS = (
    "gdp_pc_ppp2021",
    "labour_income_share",
    *(
        f"{name}_{who}"
        for name in ("emp_rate_15p", "self_employed", "informal", "earn_month_ppp")
        for who in WHO
    ),
)
"""Indicators without which pay cannot be solved."""
RateBasis = Literal["statute", "contributions", "income group"]
"""What a country's rate of employers' contributions stands on."""


def draw_informal(drawn: DrawnCountry, who: str) -> FloatArray:
    r"""Informal work of `f`, `m` or `t` over employment, shape (1 + draws, 1, 1). [share]

    Notes
    -----
    An imputed share is learnt from countries that are poorer than most of those it is
    imputed to. There it is at most :math:`1 - b`, with b mothers of newborns who get a
    benefit: work that earns a right to leave is formal.
    """
    share = drawn.number(f"informal_{who}")
    benefit = drawn.find(MOTHERS_BENEFIT)
    if drawn.facts[f"informal_{who}"].status != "imputed" or benefit is None:
        return share
    return np.minimum(share, 1 - benefit)


def find_basis(drawn: DrawnCountry) -> RateBasis:
    """Tell what the rate of employers' contributions stands on, the firmest first."""
    if "employer_contribution_rate" in drawn.facts:
        return "statute"
    return "contributions" if "social_contributions_gdp" in drawn.facts else "income group"


def draw_pay_levels(drawn: DrawnCountry, persons: FloatArray) -> PayLevels:
    r"""Draw what women and men in work get in the base year, so that the identity holds.

    Parameters
    ----------
    drawn : DrawnCountry
        Its facts.
    persons : FloatArray, shape (sex, age)
        Its people in the base year. [persons]

    Returns
    -------
    PayLevels
        Arrays of shape (2, 1 + draws) and (1 + draws,). [PPP dollars of 2021 a year]

    Notes
    -----
    Formal work is that of employees first: of them
    :math:`\phi_k = \min(1, (1 - i_k) / (1 - s_k))` are formal, with informal work i and
    self-employment s over employment. A rate by statute is due on their pay, one by
    contributions is an average over all employees' pay.
    """
    return solve_levels(drawn, draw_workforce(drawn, persons), persons.sum())


def solve_levels(drawn: DrawnCountry, workforce: Workforce, people: float) -> PayLevels:
    """Solve pay of a workforce among so many people; see `draw_pay_levels`."""
    product = _flat(drawn.number("gdp_pc_ppp2021")) * people
    labour_income = _flat(drawn.number("labour_income_share")) * product
    rho = draw_self_employed_pay(drawn)
    basis = find_basis(drawn)
    if basis == "contributions":
        paid = _flat(drawn.number("social_contributions_gdp")) * product
        part = _flat(drawn.assume("ground", "employers_part"))
        greatest = _flat(drawn.assume("ground", "greatest_contribution"))
        rate = rate_contributions(paid * part, labour_income, workforce, rho, greatest)
    elif basis == "statute":
        rate = _flat(drawn.number("employer_contribution_rate"))
    else:
        rate = _flat(drawn.assume("ground", "statutory_contribution"))
    earnings = [_flat(drawn.number(f"earn_month_ppp_{who}")) for who in WHO]
    return solve_pay(labour_income, workforce, earnings[0] / earnings[1], rho, rate)


def list_unread_evidence(drawn: DrawnCountry) -> frozenset[str]:
    """List the evidence on pay that a country's figures do not stand on, by its full name."""
    groups = (group.replace(" ", "_") for group in LABELS["income group"])
    others = {f"self_employed_pay_{group}" for group in groups}
    of_basis = {
        "statute": {"statutory_contribution", "employers_part", "greatest_contribution"},
        "contributions": {"statutory_contribution"},
        "income group": {"employers_part", "greatest_contribution"},
    }
    unread = of_basis[find_basis(drawn)] | (others - {_name_self_employed_pay(drawn)})
    return frozenset(f"ground.{name}" for name in unread)


def _name_self_employed_pay(drawn: DrawnCountry) -> str:
    """Name the evidence on the self-employed of a country's income group."""
    return f"self_employed_pay_{drawn.income_group.replace(' ', '_')}"


def draw_self_employed_pay(drawn: DrawnCountry) -> FloatArray:
    """Draw labour income of the self-employed over pay of employees, shape (1 + draws,)."""
    return _flat(drawn.assume("ground", _name_self_employed_pay(drawn)))


def draw_workforce(drawn: DrawnCountry, persons: FloatArray) -> Workforce:
    """Count who works for pay, and draw how; arrays of shape (2, 1 + draws)."""
    own = stack_by_sex(drawn, "self_employed")[..., 0]
    informal = np.stack([_flat(draw_informal(drawn, who)) for who in WHO])
    # Contributions over all employees' pay are an average: none of it is free of them.
    averaged = find_basis(drawn) == "contributions"
    hired = 1 - own
    formal = np.ones_like(own)  # also where nobody is hired, and none could be informal
    if not averaged:
        np.divide(1 - informal, hired, out=formal, where=hired > 0)
    formal = np.minimum(1.0, formal)
    adults = count_from(persons[None], ADULT_AGE)[..., 0]
    employed = adults * stack_by_sex(drawn, "emp_rate_15p")[..., 0]
    return Workforce(employed, own, informal, formal)


def _flat(drawn: FloatArray) -> FloatArray:
    """Take the draws of a figure alone, shape (1 + draws,)."""
    return drawn[:, 0, 0]
