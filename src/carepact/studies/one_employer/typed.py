"""What a charter's file tells of a year that gives few persons away, beside what is counted."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from importlib import resources

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.charter import Charter, Statement
from carepact.levels.employer.use import Use, UseFigure
from carepact.levels.employer.use_counts import Strand, list_persons, read_strands

FATHERS = "fathers among those who began leave"
"""The rate that is one sex over both."""


CREDENTIALS = "credentials-accepted"
"""The indicator that counts persons of whom the year's counts tell nothing."""


def list_typed_few(
    charter: Charter,
    statements: Iterable[Statement],
    use: Use | None,
    year_of_use: int,
    rule: DisclosureRule,
) -> Iterator[tuple[str, int]]:
    """List indicators, each with a year, of which the firm's own figure tells of few persons.

    Parameters
    ----------
    charter : Charter
        Goals; the baseline of each is that of the year before its first.
    statements : iterable of Statement
        What the firm told, one a year.
    use : Use or None
        What was counted of one year, as it may leave.
    year_of_use : int
        That year.
    rule : DisclosureRule
        How few are too few.
    """
    text = resources.files(__package__).joinpath("indicators_of_use.csv").read_text("utf-8")
    rows = {one["indicator"]: one for one in csv.DictReader(text.splitlines())}
    told = [(one.first_year - 1, one.code, one.baseline) for one in charter.goals]
    told += [(one.year, code, value) for one in statements for code, value in one.values.items()]
    of = {one.code: one.indicator.code for one in charter.goals}
    for year, goal, value in told:
        code, beside = of.get(goal, ""), use if year == year_of_use else None
        if code in rows:
            if tells_few(rows[code]["kind"], rows[code]["figure"], value, beside, rule):
                yield code, year
        elif code == CREDENTIALS and rule.is_few(round(value)):
            yield code, year


def tells_few(kind: str, figure: str, value: float, use: Use | None, rule: DisclosureRule) -> bool:
    """Tell whether a figure that was typed tells of few, alone or beside the counts of its year.

    Parameters
    ----------
    kind, figure : str
        `count` or `rate`, and its name in `Use`.
    value : float
        What was typed of women and men together.
    use : Use or None
        What was counted of that year, as it may leave; None of another year.
    rule : DisclosureRule
        How few are too few.
    """
    counts_persons = kind == "count" and figure in list_persons()
    if counts_persons and rule.is_few(round(value)):
        return True
    if use is None or _is_computed(kind, figure, use):
        return False
    if figure == FATHERS:
        return _tells_one_sex(value, use, rule)
    [strand] = [one for one in read_strands() if figure in (one.rate, *one.counts)]
    if kind == "rate":
        whole = use.figure(strand.whole, "both")
        if whole.status == "told" and whole.value is not None:
            part = value * whole.value
            return any(rule.is_few(round(one)) for one in (part, whole.value - part))
    elif counts_persons:
        told = [use.figure(figure, who) for who in ("women", "men")]
        if all(one.status in ("told", "not told") for one in told):
            rests = (value - one.value for one in told if one.value is not None)
            return any(rule.is_few(round(one)) for one in rests)
    return any(one.status != "not told" for one in _list_told(strand, use))


def _is_computed(kind: str, figure: str, use: Use) -> bool:
    """Tell whether the counts of the year tell the figure, which then stands in its place."""
    found = use.figures if kind == "count" else use.rates
    last = [one for one in found if one.name == figure][-1]  # women and men together come last
    return last.status in ("told", "nobody")


def _tells_one_sex(share: float, use: Use, rule: DisclosureRule) -> bool:
    """Tell whether a share of fathers and the number of one sex tell that of the other, and few."""
    women, men = (use.figure("begun", who) for who in ("women", "men"))
    if women.value is not None and share < 1:
        return rule.is_few(round(women.value * share / (1 - share)))
    if men.value is not None and share > 0:
        return rule.is_few(round(men.value * (1 - share) / share))
    return any(one.status == "hidden" for one in (women, men))


def _list_told(strand: Strand, use: Use) -> list[UseFigure]:
    """List the counts of a strand."""
    return [one for one in use.figures if one.name in strand.counts]
