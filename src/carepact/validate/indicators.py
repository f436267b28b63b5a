"""The indicators of a country that present law is held against."""

from __future__ import annotations

from functools import cache
from importlib import resources

from pydantic import Field

from carepact.core.documents import keys_of, read_document
from carepact.core.parameters import Strict


class SpendingIndicators(Strict):
    """What is spent today."""

    beside: dict[str, tuple[str, ...]] = Field(
        description="By indicator: instruments whose modelled cost stands beside it."
    )
    always: str = Field(description="The one that has its line whether it is observed or not.")


class LeaveIndicators(Strict):
    """Leave as the OECD prints it, and the work of parents."""

    spending: str
    mother_weeks: str = Field(description="At full rate.")
    father_weeks: str = Field(description="At full rate.")
    mother_open: tuple[str, str] = Field(description="Weeks open to mothers, at any rate.")
    father_open: tuple[str, str] = Field(description="Weeks open to fathers, at any rate.")
    weeks_before: str = Field(description="Weeks of mothers in an earlier law.")
    in_labour_force: str = Field(description="By sex.")
    unemployed: str = Field(description="By sex.")
    earnings: str = Field(description="By sex.")
    informal: str = Field(description="By sex.")

    @property
    def given(self) -> tuple[str, ...]:
        """Those that no table ships with."""
        weeks = (self.mother_weeks, self.father_weeks, *self.mother_open, *self.father_open)
        return (self.spending, *weeks)

    @property
    def work(self) -> tuple[str, ...]:
        """Those of parents' work, each by sex."""
        return (self.in_labour_force, self.unemployed, self.earnings, self.informal)


class PreprimaryIndicators(Strict):
    """Public pre-primary: what is spent, and what places cost."""

    spending: str
    spending_millions: str = Field(description="The same in millions of PPP dollars.")
    enrolled: str
    pupils_per_teacher: str
    private: str
    pupils_then: str = Field(description="Over persons, in the year of the spending.")
    pupils_per_teacher_then: str = Field(description="In the year of the spending.")
    private_then: str = Field(description="In the year of the spending.")
    hours: str = Field(description="Weekly hours at work.")
    professionals: str = Field(description="Their pay over mean pay.")
    carers: str = Field(description="Their pay over mean pay.")
    gdp_per_head: str

    @property
    def stands_on(self) -> tuple[str, ...]:
        """Those of the base year that the modelled cost stands on, beside those of pay."""
        places = (self.enrolled, self.pupils_per_teacher, self.private)
        return (*places, *self.of_pay, self.gdp_per_head)

    @property
    def of_pay(self) -> tuple[str, ...]:
        """Those that pay of staff stands on, beside mean pay."""
        return (self.professionals, self.carers, self.hours)


class LongTermCareIndicators(Strict):
    """Public long-term care: what is spent, and the instrument whose cost stands beside it."""

    spending: str
    all_spending: str = Field(description="Public and private together.")
    coverage: str = Field(description="The user's own share of those in need who get care.")
    instrument: str
    health_alone: tuple[str, ...] = Field(
        description="Countries that report no social part: care of the health system alone."
    )


class Indicators(Strict):
    """Every indicator that present law is held against."""

    spending_today: SpendingIndicators
    leave: LeaveIndicators
    preprimary: PreprimaryIndicators
    long_term_care: LongTermCareIndicators


@cache
def observed_indicators() -> Indicators:
    """Return the indicators that ship with carepact."""
    keys = keys_of(
        Indicators,
        SpendingIndicators,
        LeaveIndicators,
        PreprimaryIndicators,
        LongTermCareIndicators,
    )
    with resources.as_file(resources.files(__package__).joinpath("indicators.yaml")) as path:
        return read_document(path, Indicators, keys).sound()
