"""How much less an hour mothers earn: one figure for a charter, which the table of pay has too.

It is the larger of two gaps that stand there, to fathers and to women who care for nobody, so that
a goal is reached when both are closed, and that nothing is told that is not told already.
"""

from __future__ import annotations

from carepact.levels.employer.hiding import Telling
from carepact.levels.employer.indicators import Found
from carepact.levels.employer.pay import Pay
from carepact.levels.employer.pay_cells import read_pay_groups

MOTHERS = "mothers"
"""Their group, as `pay_groups.csv` has it."""


def compare_mothers(pay: Pay) -> Found:
    """Find the larger of the gaps in mean pay an hour between mothers and others.

    Parameters
    ----------
    pay : Pay
        What groups earn, those that may be told.

    Returns
    -------
    Found
        How much less mothers earn, over what the others earn; below 0 where they earn more than
        either. Hidden where either gap is; a group of nobody is left out. [share]
    """
    own = pay.groups[MOTHERS].status
    if own != "told":
        return Found(own)
    others = read_pay_groups()[MOTHERS].held_against
    statuses: list[Telling] = [pay.groups[name].status for name in others]
    gaps = [one.mean for one in pay.gaps if one.group == MOTHERS and one.mean is not None]
    if "hidden" in statuses:
        return Found("hidden")
    if not gaps:
        return Found("not told" if "not told" in statuses else "nobody")
    return Found("told", max(gaps) / 100)
