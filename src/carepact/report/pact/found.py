"""Find figures of a pact's tables by what they are of, money in that of the country."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import polars as pl

from carepact.core.messages import _
from carepact.core.parameter_tables import LABELS
from carepact.levels.pact.pact import ALL, name_code
from carepact.report.run.words import Figure, mark_grade
from carepact.simulate.projection import SEXES
from carepact.simulate.result_grade import ResultGrade
from carepact.studies.one_pact.effects import EFFECTS
from carepact.studies.study_file.model import Currency

Span = tuple[int, int]
"""First and last year."""


class Line(NamedTuple):
    """What stands on one line of a table."""

    variable: str
    label: str | None = None
    sex: str | None = None

    @property
    def name(self) -> str:
        """Name it."""
        if self.variable == "gross_cost_by_payer":
            return _("paid by {payer}", payer=name_code(str(self.label)))
        return {
            ("gross_cost", None): _("spent in all"),
            ("state_net_cost", None): _("net cost to the State"),
            ("unpaid_hours", "women"): _("unpaid hours of women"),
            ("unpaid_hours", "men"): _("unpaid hours of men"),
            ("staff_hours", None): _("paid hours of care staff"),
        }[self.variable, self.sex]


HOURS_LINES = (*(Line("unpaid_hours", sex=sex) for sex in SEXES), Line("staff_hours"))
PAYER_LINES = tuple(Line("gross_cost_by_payer", payer) for payer in LABELS["payer"])
MONEY_LINES = (Line("gross_cost"), *PAYER_LINES, Line("state_net_cost"))
SHORT_LINES = (*HOURS_LINES[:2], Line("gross_cost"), Line("state_net_cost"))
"""What a promise is told by."""


class Found:
    """Figures of one table of differences, or of levels."""

    def __init__(
        self, rows: pl.DataFrame, grade: ResultGrade | None, currency: Currency | None
    ) -> None:
        """Take a table; one without a grade is empty."""
        self._grade = grade
        self._factor = 1.0 if currency is None else currency.per_ppp_dollar
        self._rows: dict[tuple[object, ...], tuple[float | None, ...]] = {}
        self.cases: tuple[str, ...] = ()
        if rows.is_empty():
            return
        named = rows.rename({"run": "case"}, strict=False)
        if "of" not in named.columns:
            named = named.with_columns(of=pl.lit(ALL))
        keys = ("of", "case", "variable", "label", "sex", "first_year", "last_year")
        found = named.select(*keys, "value", "low", "high").iter_rows()
        self._rows = {row[: len(keys)]: row[len(keys) :] for row in found}
        self.cases = tuple(named["case"].unique(maintain_order=True))

    def find(self, line: Line, case: str, span: Span, of: str = ALL) -> Figure:
        """Find a figure; one that is not there has no value and no range."""
        key = (of, case, line.variable, line.label, line.sex, *span)
        ends = self._rows.get(key)
        if ends is None or self._grade is None or ends == (None, None, None):
            return Figure()
        effect = EFFECTS[line.variable]
        letter = self._grade.hours if effect.rests_on_hours else self._grade.money
        value, low, high = ends
        figure = Figure(value, low, high, mark_grade(letter))
        return figure.times(self._factor) if effect.unit.startswith("PPP dollars") else figure

    def has(self, of: str, case: str) -> bool:
        """Tell whether anything is told of a promise in a case."""
        return any(key[:2] == (of, case) for key in self._rows)

    def list_moved(self, lines: tuple[Line, ...], *places: tuple[str, Span]) -> Iterator[Line]:
        """List the lines of which something moves in any case and span."""
        for line in lines:
            ends = [one for case, span in places for one in self.find(line, case, span).ends]
            if any(ends):
                yield line
