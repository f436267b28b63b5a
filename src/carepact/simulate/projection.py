"""A country year by year: hours, places, jobs and money, along runs, draws and years.

A run is present law, or the reform under one of three named closures of two switches:
`demand` (every job is filled, all use is new), `additional` (only a share of funded use is
new), `supply` (that, and staff grow no faster than they ever did).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import xarray as xr

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler
from carepact.core.given import NOTHING_GIVEN, GivenEvidence
from carepact.core.parameter_tables import LABELS
from carepact.policy.shipped_instruments import instrument_names

PRESENT_LAW = "present law"
CLOSURES = ("demand", "additional", "supply")
SCENARIOS = (PRESENT_LAW, *CLOSURES)
HEADLINE_SCENARIO = "demand"
"""The run that sentences speak of; the others stand beside it."""
SEXES = LABELS["sex"]


class CareProvider(NamedTuple):
    """A provider of care as the accounts name it."""

    name: str
    sex: str
    paid: bool
    """Whether the hours are paid work."""


PROVIDERS = (
    CareProvider("mothers", "women", paid=False),
    CareProvider("fathers", "men", paid=False),
    CareProvider("grandmothers", "women", paid=False),
    CareProvider("grandfathers", "men", paid=False),
    CareProvider("other women", "women", paid=False),
    CareProvider("other men", "men", paid=False),
    CareProvider("volunteer women", "women", paid=False),
    CareProvider("volunteer men", "men", paid=False),
    CareProvider("women in public services", "women", paid=True),
    CareProvider("men in public services", "men", paid=True),
    CareProvider("women in private services", "women", paid=True),
    CareProvider("men in private services", "men", paid=True),
)
RECIPIENTS = (
    "children 0-2",
    "children 3-5",
    "children 6-14",
    "adults in need",
    "older persons in need",
    "households",
)
"""Who receives; `households` receive housework, which is for all members alike."""

DIMENSIONS: dict[str, Sequence[str]] = {
    "scenario": SCENARIOS,
    "instrument": instrument_names(),
    "payer": LABELS["payer"],
    "payee": ("households", "staff", "social_security", "suppliers", "buildings", "pension"),
    "provider": tuple(provider.name for provider in PROVIDERS),
    "recipient": RECIPIENTS,
    "sex": SEXES,
    "effect": ("direct", "indirect", "induced"),
    "earner": (
        "care staff",
        "mothers",
        "supply chain",
        "on leave",
        "families",
        "employers and communities",
        "induced",
        "financing",
        "induced by financing",
    ),
    "financing": LABELS["financing"],
    "receipt": ("direct_tax", "contributions", "indirect_tax"),
}
"""Labels of every dimension beside `draw` and `year`."""


def place(dimension: str, label: str) -> int:
    """Return the place of a label along its dimension."""
    return DIMENSIONS[dimension].index(label)


class Variable(NamedTuple):
    """What a variable of a projection holds; `draw` and `year` follow its own dimensions."""

    dimensions: tuple[str, ...]
    unit: str
    meaning: str


MONEY = "PPP dollars of 2021 a year"
HOURS = "hours a year"
VARIABLES: dict[str, Variable] = {
    "reached": Variable(
        ("scenario", "instrument"), "persons", "Persons that an instrument reaches."
    ),
    "cost_by_payer": Variable(("scenario", "instrument", "payer"), MONEY, "Cost by who bears it."),
    "paid": Variable(
        ("scenario", "instrument", "payee"),
        MONEY,
        "The same cost by who is paid; employers' contributions on care pay stand under "
        "`social_security` here, and come back within `received`.",
    ),
    "capital": Variable(("scenario", "instrument"), "PPP dollars of 2021", "What has to be built."),
    "staff": Variable(
        ("scenario", "instrument", "sex"), "full-time equivalents", "Care staff in full-time jobs."
    ),
    "staff_hours": Variable(("scenario",), HOURS, "Hours that care staff are paid for."),
    "heads": Variable(("scenario", "instrument", "sex"), "persons", "Care staff, heads."),
    "care_hours": Variable(
        ("scenario", "provider", "recipient"), HOURS, "Hours of care by who gives."
    ),
    "need": Variable(("scenario", "recipient"), HOURS, "Hours of care that are needed."),
    "unmet": Variable(
        ("scenario", "recipient"),
        HOURS,
        "Hours that need calls for beyond those that staff give and diaries record.",
    ),
    "surplus_hours": Variable(
        ("scenario", "recipient"), HOURS, "Hours given beyond the measure of need."
    ),
    "attended": Variable(("scenario", "recipient"), HOURS, "Hours of recipients in services."),
    "supervision": Variable(
        ("scenario", "provider"), HOURS, "Hours near a child without active care."
    ),
    "leave_hours": Variable(("scenario", "sex"), HOURS, "Working hours of persons on leave."),
    "leave_care": Variable(("scenario", "sex"), HOURS, "Of those, hours of active care."),
    "jobs": Variable(("scenario", "effect", "sex"), "persons", "Jobs beyond present law."),
    "mothers_entering": Variable(("scenario",), "persons", "Mothers in work, beside care jobs."),
    "earnings": Variable(("scenario", "earner"), MONEY, "Gross labour income beyond present law."),
    "labour_cost": Variable(
        ("scenario", "earner"), MONEY, "The same with employers' contributions."
    ),
    "profits": Variable(("scenario", "earner"), MONEY, "Profits beyond present law."),
    "transfers": Variable(
        ("scenario", "earner"), MONEY, "Benefits less fees and new taxes, beyond present law."
    ),
    "spent": Variable(("scenario", "earner"), MONEY, "What of all that is consumed, untaxed."),
    "received": Variable(
        ("scenario", "earner", "receipt"),
        MONEY,
        "Public revenue beyond present law, from earners; what financing costs of it apart.",
    ),
    "saved": Variable(
        ("scenario",),
        MONEY,
        "Benefits that the State no longer pays: not modelled, 0 until a rule tells which end.",
    ),
    "financed": Variable(
        ("scenario", "financing"), MONEY, "How the State finds its net cost: the parts are it."
    ),
    "debt": Variable(("scenario",), "PPP dollars of 2021", "What the reform adds to debt."),
    "interest": Variable(("scenario",), MONEY, "Interest on that debt, beside the net cost."),
    "outlay": Variable(("scenario",), MONEY, "What is built in the year, on credit."),
    "output_lost": Variable(
        ("scenario",), MONEY, "Income, and output, that the self-employed on leave do not earn."
    ),
    "labour_share": Variable((), "share of GDP", "Labour income under present law."),
    "value_added": Variable(("scenario", "effect"), MONEY, "Value added beyond present law."),
    "mothers_value_added": Variable(
        ("scenario",), MONEY, "Labour cost of the mothers who enter work: what they add at least."
    ),
    "gdp": Variable((), MONEY, "GDP on the declared projection."),
    "adults": Variable(("sex",), "persons", "Persons of 15 and over."),
    "employed": Variable(("scenario", "sex"), "persons", "Employed persons."),
    "wage": Variable(("scenario", "sex"), MONEY, "Mean wage of the employed."),
    "hours_at_work": Variable((), HOURS, "Hours that a worker is at work for the wage."),
    "hour_value": Variable((), "PPP dollars of 2021 an hour", "Replacement value of an hour."),
}
"""Every variable of a projection. Those 'beyond present law' are 0 where the run is present law."""


Variables = Mapping[Any, xr.Variable]
"""Variables by name, without the labels of their dimensions, which take most of the time."""


@dataclass(frozen=True)
class Input:
    """A figure that a projection stands on."""

    name: str
    title: str
    status: str
    """`observed`, `imputed`, `assumed`, or `given` by the user as evidence."""
    source: str
    key: bool = False
    """Whether a headline rests on it."""


@dataclass(frozen=True)
class Projection:
    """One country under present law and under a package."""

    country: str
    """ISO 3166-1 alpha-3."""
    package: str
    values: xr.Dataset
    """`VARIABLES` with coordinates `DIMENSIONS`, `draw` (0 is the point) and `year`."""
    inputs: tuple[Input, ...]
    seed: int
    drawn: Mapping[str, FloatArray] = field(default_factory=dict)
    """Drawn inputs by name, each of shape (1 + draws,); a table by one of its labels."""
    notes: tuple[str, ...] = ()
    """What marks a result: value-added effects without jobs, average rates, and the like."""
    given: GivenEvidence = NOTHING_GIVEN
    """Evidence that the user set in the place of what ships."""
    parts: tuple[str, ...] = ()
    """Parts of the country whose law was read, as no national one is told."""
    beside: xr.Dataset | None = None
    """What is asked next, as `questions.lay_out_questions` lays it out; None where nobody asked."""

    def __post_init__(self) -> None:
        """Refuse a variable that is missing or lies along other dimensions."""
        for name, variable in VARIABLES.items():
            dims = self.values[name].dims
            if dims != (*variable.dimensions, "draw", "year"):
                raise ValueError(f"{name}: lies along {dims}")  # ours to mend, not a user's

    @property
    def sampler(self) -> Sampler:
        """Return what its inputs were drawn by."""
        return Sampler(self.seed, self.draws, self.given)

    @property
    def draws(self) -> int:
        """Count the draws beside the point."""
        return int(self.values.sizes["draw"]) - 1

    @property
    def years(self) -> list[int]:
        """List the years."""
        years: list[int] = self.values["year"].to_numpy().astype(int).tolist()
        return years
