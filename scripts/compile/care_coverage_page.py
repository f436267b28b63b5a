"""Write the page that says how coverage of long-term care is told from public spending."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from carepact.core.draws import Sampler
from carepact.core.parameter_tables import LABELS
from carepact.core.uncertainty import CONFIDENCE
from carepact.data.countries.care_coverage_fit import TERMS, CoverageFit
from carepact.data.countries.facts import Country
from carepact.data.countries.income_group import group_income
from carepact.law.care_coverage import predict_severe
from carepact.validate.indicators import observed_indicators

if TYPE_CHECKING:
    from scripts.compile.care_coverage import Compiled

DRAWS = Sampler(1, 1000)
HEAD = """\
# Coverage of long-term care under present law

Written by `python -m scripts.compile.care_coverage`; do not edit. Rules, targets and the draw of
the halves: [decision 17](../decisions/0017-answers-of-people.md). What comes of it against
spending: [present law](../explanation/present-law.md#does-it-fit-what-is-spent).

No table tells how many persons in severe need get paid care in most countries. So coverage is
what makes the modelled public cost equal the public spending that the OECD prints of a country,
for a half of the countries that report care of the health system and social help both. For all
others it is predicted from them. Spending of the other half is read by no one here: it tests.
"""


@dataclass(frozen=True)
class Predicted:
    """Coverage that is predicted for the countries of one income group. [share]"""

    group: str
    points: tuple[float, ...]
    low: float
    """Median over countries of the lower ends of their intervals."""
    high: float


def lay_out_page(compiled: Compiled, countries: Mapping[str, Country]) -> str:
    """Lay out the page."""
    fit = compiled.fit
    lines = [HEAD, "## The line", "", *_lay_out_line(fit), ""]
    lines += ["## Fitted half", "", *_lay_out_fitted(compiled), ""]
    alone = observed_indicators().long_term_care.health_alone
    named = {
        "Tested half": compiled.tested,
        "Fitted, and not solved as a figure of present law is missing": compiled.unsolved,
        "Neither, as care of the health system alone is printed": sorted(alone),
    }
    lines += ["## Other countries that print spending", ""]
    lines += [f"- {words}: {', '.join(codes)}." for words, codes in named.items() if codes]
    lines += ["", "## What is predicted", "", *_lay_out_predicted(compiled, countries)]
    return "\n".join(lines) + "\n"


def _lay_out_line(fit: CoverageFit) -> list[str]:
    """Say what was fitted."""
    constant = fit.coefficients[0] - float(fit.coefficients[1:] @ fit.means)
    errors = fit.residual_sd * np.sqrt(np.diag(fit.inverse))
    _a, b, c = zip(TERMS, fit.coefficients, errors, strict=True)
    line = (
        f"`log(coverage) = {constant:.2f} + {b[1]:.2f} log(GDP per head) + {c[1]:.2f} "
        "log(public revenue, % of GDP)`"
    )
    words = (
        f"Least squares over {fit.countries} countries. Standard errors {b[2]:.2f} and "
        f"{c[2]:.2f}; standard deviation of the residuals {fit.residual_sd:.2f}, a factor of "
        f"{np.exp(fit.residual_sd):.1f}. The mean country of the fit has a GDP per head of "
        f"{np.exp(fit.means[0]):,.0f} PPP dollars and a public revenue of "
        f"{np.exp(fit.means[1]):.0f} % of GDP: who lies far from it is predicted with a wide "
        "error. Coverage used is at most 1."
    )
    return [line, "", words]


def _lay_out_fitted(compiled: Compiled) -> list[str]:
    """List the fitted countries, with what the line has for them."""
    words = (
        "Coverage of severe need, as the identity asks for it; above 1, more staff a person is "
        "paid than the schedule of need has. 1 is used then."
    )
    lines = [
        words,
        "",
        "| code | country | year | public spending, % of GDP | coverage | by the line | source |",
        "|---|---|--:|--:|--:|--:|---|",
    ]
    for one in compiled.solved:
        gdp, revenue = (np.exp(np.array([log])) for log in one.logs)
        middle, _error = compiled.fit.predict(gdp, revenue)
        cells = (
            one.country.code,
            one.country.name,
            str(one.spending.year),
            f"{one.spending.number:.2f}",
            f"{one.coverage:.2f}",
            f"{np.exp(middle[0]):.2f}",
            one.spending.source,
        )
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def _lay_out_predicted(compiled: Compiled, countries: Mapping[str, Country]) -> list[str]:
    """Sum up what is predicted, by income group."""
    groups = [group_income(one.country) for one in compiled.solved]
    counted = (f"{groups.count(group)} {group}" for group in LABELS["income group"])
    words = (
        "Coverage of severe need over all countries that are not of the fitted half, and the "
        f"median ends of their {100 * CONFIDENCE:.0f} % intervals ({DRAWS.draws:,} draws). The "
        f"fitted countries are by income group: {', '.join(counted)}. So where a group has none "
        "the line runs far beyond what was seen. Nothing was changed for it: the interval says "
        "what such a figure is worth."
    )
    lines = [
        words,
        "",
        "| income group | countries | median | least | most | interval, median ends |",
        "|---|--:|--:|--:|--:|---|",
    ]
    fitted = {one.country.code for one in compiled.solved}
    others = [country for code, country in countries.items() if code not in fitted]
    for one in _predict(compiled.fit, others):
        points = np.array(one.points)
        cells = (
            one.group,
            str(len(points)),
            *(f"{at:.3f}" for at in (np.median(points), points.min(), points.max())),
            f"{one.low:.4f} to {one.high:.2f}",
        )
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def _predict(fit: CoverageFit, countries: Sequence[Country]) -> list[Predicted]:
    """Predict coverage of countries by the line, income group by income group."""
    tail = (1 - CONFIDENCE) / 2
    known = [c for c in countries if all(c.fact(name) is not None for name in TERMS[1:])]
    found: dict[str, list[tuple[float, float, float]]] = {g: [] for g in LABELS["income group"]}
    for country in known:
        drawn = predict_severe(country, DRAWS, fit)
        low, high = np.quantile(drawn[1:], [tail, 1 - tail])
        found[group_income(country)].append((float(drawn[0]), float(low), float(high)))
    return [
        Predicted(
            group,
            tuple(point for point, _low, _high in rows),
            float(np.median([low for _point, low, _high in rows])),
            float(np.median([high for _point, _low, high in rows])),
        )
        for group, rows in found.items()
        if rows
    ]
