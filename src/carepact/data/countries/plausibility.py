"""Hold a figure against others of the same country: gross errors and traps of the sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from carepact.core.units import DAYS_PER_WEEK, MONTHS_PER_YEAR, WEEKS_PER_YEAR
from carepact.data.countries.figure_rules import figure_rules

Verdict = Literal["rejected", "kept in doubt"]


@dataclass(frozen=True)
class Finding:
    """One figure that does not fit, and why."""

    indicator: str
    reason: str
    verdict: Verdict = "rejected"


def product_per_worker(known: Mapping[str, float]) -> float | None:
    """Return GDP per employed person. [constant 2021 PPP $ a year]

    Notes
    -----
    GDP per head x persons / (employment rate 15+ x persons 15+), rates as mean of the sexes.
    """
    names = ("gdp_pc_ppp2021", "pop_total", "pop_0_5", "pop_6_14", "emp_rate_15p_f",
             "emp_rate_15p_m")  # fmt: skip
    if any(name not in known for name in names):
        return None
    head, persons, young, older, women, men = (known[name] for name in names)
    return head * persons / ((women + men) / 200 * (persons - young - older))


def check_earnings(known: Mapping[str, float]) -> Iterator[Finding]:
    """Hold earnings and labour cost against GDP per employed person."""
    product = product_per_worker(known)
    if product is None:
        return
    if "earn_month_ppp_t" in known:
        ratio = known["earn_month_ppp_t"] * MONTHS_PER_YEAR / product
        low, high = figure_rules().earnings_to_product.value
        if not low <= ratio <= high:
            reason = f"yearly earnings are {ratio:.2f} of GDP per employed person, not {low}-{high}"
            names = (*(f"earn_month_ppp_{end}" for end in "tfm"), "gender_pay_gap_monthly")
            yield from (Finding(name, reason) for name in names if name in known)
    if "hourly_labour_cost_usd2021" in known:
        hours = known.get("hours_week", 40.0)
        ratio = known["hourly_labour_cost_usd2021"] * hours * WEEKS_PER_YEAR / product
        low, high = figure_rules().labour_cost_to_product.value
        if not low <= ratio <= high:
            reason = (
                f"a year of labour cost is {ratio:.3f} of GDP per employed person, not {low}-{high}"
            )
            yield Finding("hourly_labour_cost_usd2021", reason)


def check_ratios(known: Mapping[str, float]) -> Iterator[Finding]:
    """Reject wages of professionals below those of elementary work."""
    names = ("wage_ratio_professionals", "wage_ratio_elementary")
    if all(name in known for name in names) and known[names[0]] < known[names[1]]:
        reason = "professionals earn less than elementary work: the groups are mixed up"
        yield from (Finding(name, reason) for name in names)


def check_pupils(known: Mapping[str, float]) -> Iterator[Finding]:
    """Reject pupils to a teacher that no rich country has: a part of the staff was counted."""
    pupils, product = known.get("ptr_preprimary", 0.0), known.get("gdp_pc_ppp2021", 0.0)
    most = figure_rules().most_pupils.value
    if pupils > most and product > figure_rules().rich.value:
        reason = (
            f"{pupils:.0f} pupils to a teacher at a GDP per head of {product:.0f}, not up to "
            f"{most:.0f}: a part of the staff is counted"
        )
        yield Finding("ptr_preprimary", reason)


def check_leave(known: Mapping[str, float]) -> Iterator[Finding]:
    """Hold days of leave in law against the OECD's weeks, which are national law.

    The World Bank's days can hold parental leave and the law of one state. Where the OECD
    finds no national paid leave, they are rejected; where both find some and differ by more
    than three times, whether parental leave is counted or not, they are kept and doubted.
    """
    for days, own, parental in (
        ("leave_mother_paid_days", "oecd_mat_weeks", "oecd_parental_mother_weeks"),
        ("leave_father_paid_days", "oecd_pat_weeks", "oecd_father_parental_weeks"),
    ):
        if any(name not in known for name in (days, own, parental)):
            continue
        without = known[own] * DAYS_PER_WEEK
        with_parental = without + known[parental] * DAYS_PER_WEEK
        if with_parental == 0:
            if known[days] > 0:
                yield Finding(days, "the OECD finds no paid leave in national law: one state's law")
            continue
        low, high = figure_rules().leave_to_oecd.value
        counts = sorted({count for count in (without, with_parental) if count})
        if not any(low <= known[days] / count <= high for count in counts):
            listed = " or ".join(f"{count:.0f}" for count in counts)
            yield Finding(days, f"the OECD counts {listed} paid days", "kept in doubt")


def check_payer(known: Mapping[str, float], payer: str | None) -> Iterator[Finding]:
    """Reject 'not applicable' as the payer of leave where the law grants paid days."""
    if payer == "not applicable" and known.get("leave_mother_paid_days", 0) > 0:
        yield Finding("leave_who_pays", "no payer is named, yet the law grants paid days")


def find_implausible(known: Mapping[str, float], payer: str | None) -> list[Finding]:
    """Collect every finding of one country.

    Parameters
    ----------
    known : mapping of str to float
        Figures by indicator.
    payer : str or None
        Who pays leave, as the source says.

    Returns
    -------
    list of Finding
        Figures to reject or to doubt, with the reason.
    """
    checks = (
        check_earnings(known),
        check_ratios(known),
        check_pupils(known),
        check_leave(known),
    )
    return [finding for check in checks for finding in check] + list(check_payer(known, payer))
