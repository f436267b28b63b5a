"""Values of ours, which nobody measured, on which a firm's costs and savings stand: their mark."""

from __future__ import annotations

from carepact.core.messages import _
from carepact.data.countries.facts import BASE_DAY
from carepact.levels.employer.measures import employers_instrument
from carepact.report.employer.words import print_amount
from carepact.report.marks import hold_mark
from carepact.studies.one_employer.answer import EmployerAnswer
from carepact.studies.one_employer.tables import CostRow


def find_cost(answer: EmployerAnswer, kind: str, measure: str) -> CostRow | None:
    """Find one row of costs."""
    found = (one for one in answer.cost_rows if (one.kind, one.measure) == (kind, measure))
    return next(found, None)


def mark_ours(row: CostRow) -> str:
    """Return what stands before a figure that stands on values of ours; nothing before others."""
    return hold_mark("assumed") if row.assumed and row.value is not None else ""


def print_cost(row: CostRow) -> str:
    """Print a cost or a saving with its mark."""
    return mark_ours(row) + print_amount(row.value, row.status)


def say_assumed(answer: EmployerAnswer) -> str:
    """Name the values of ours on which costs and savings stand; nothing where there are none."""
    one = employers_instrument()
    day = min(answer.employer.counted_on, BASE_DAY)
    marked = [row.assumed.split() for row in answer.cost_rows if mark_ours(row)]
    names = list(dict.fromkeys(name for listed in marked for name in listed))
    prices = [
        f"{name} {float(str(one.parameters[name].dated_at(day).value)):g}"
        for name in names
        if name in one.parameters
    ]
    if not names:
        return ""
    if not prices:
        return _("* Assumed by carepact, measured by nobody.")
    return _("* Assumed by carepact (write your own: {listed}).", listed=", ".join(prices))
