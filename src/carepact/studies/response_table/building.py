"""Build the table of responses of one country from runs of the engine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.simulate.outcomes import QUANTITIES
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW, SEXES
from carepact.studies.one_country.facts import StudyCountry
from carepact.studies.response_table.carrying import Carrier
from carepact.studies.response_table.columns import Column, list_columns, take_columns
from carepact.studies.response_table.growing import Ask, grow_grid
from carepact.studies.response_table.knobs import Setting, set_knobs
from carepact.studies.response_table.nodes import Levels, Node, choose_levels
from carepact.studies.response_table.plan import BuildingPlan, building_plan
from carepact.studies.response_table.table import LawToday, ResponseTable, round_table
from carepact.studies.study_file.model import CountryStudy


class Ends(IntEnum):
    """Draws that move one input alone."""

    MIDDLE = 0
    LOW = 1
    HIGH = 2


@dataclass(frozen=True)
class Engine:
    """The engine of one country, asked for the columns of packages."""

    carrier: Carrier
    settings: tuple[Setting, ...]
    columns: tuple[Column, ...]

    def ask(self, packages: FloatArray) -> FloatArray:
        """Carry packages through the engine, shape (packages, columns)."""
        at_a_time = self.carrier.start.inputs.draws
        parts = []
        for begin in range(0, len(packages), at_a_time):
            part = packages[begin : begin + at_a_time]
            carried = self.carrier.carry(self.settings, part)
            parts.append(take_columns(carried, list(self.columns), len(part)))
        return np.concatenate(parts)

    @property
    def ends(self) -> tuple[FloatArray, FloatArray]:
        """Return the lowest and the highest values of all knobs, shape (knobs,)."""
        return (
            np.array([one.low for one in self.settings]),
            np.array([one.high for one in self.settings]),
        )

    def scatter(self, packages: int, seed: int) -> FloatArray:
        """Scatter packages over all that the knobs can be set to, shape (packages, knobs)."""
        low, high = self.ends
        where = np.random.default_rng(seed).random((packages, len(self.settings)))
        return low + (high - low) * where


def start_engine(study: CountryStudy, read: StudyCountry) -> Engine:
    """Start the engine of a country; knobs begin where the study's package has them."""
    carrier = Carrier.of(study, read, building_plan().at_a_time)
    settings = set_knobs(carrier.law_of_last_year, study.package)
    changed = [year for year, share in zip(carrier.years, carrier.shares, strict=True) if share > 0]
    return Engine(carrier, settings, tuple(list_columns(changed)))


def build_table(engine: Engine, a_mother: FloatArray) -> ResponseTable:
    """Build the table of a country.

    Parameters
    ----------
    engine : Engine
        The country's.
    a_mother : FloatArray, shape (columns,)
        What a mother who takes up work adds to each column, as `follow_mothers` finds it.
    """
    plan, room = building_plan(), engine.carrier.room
    years = [column.year for column in engine.columns if column.name == "freed"]
    beginning = engine.carrier.years.index(years[0])
    room = room.since(beginning)
    of_year = [years.index(column.year) for column in engine.columns]

    def ask(packages: FloatArray) -> FloatArray:
        """Ask the engine, and take out what mothers who enter work bring."""
        answers = engine.ask(packages)
        entering = room.enter(*(_pick(answers, engine.columns, *key) for key in
                              (("freed", ""), ("care_jobs", SEXES[0]))))  # fmt: skip
        return answers - entering[:, of_year] * a_mother

    seen = engine.ask(engine.scatter(plan.scattered, plan.seed))
    spread = np.ptp(seen, axis=0)
    size = np.abs(seen).max(axis=0)
    spread = np.where(spread > plan.least_spread * size, spread, np.inf)
    low, high = engine.ends
    anchor = (low + high) / 2
    levels = _scan(engine, ask, anchor, spread, plan)
    grid = grow_grid(ask, anchor, levels, spread, plan.tolerance)
    unit = np.where(np.isfinite(spread), spread / plan.steps, 1.0)
    nodes = _number_nodes(levels)
    return round_table(
        ResponseTable(
            years=tuple(years),
            anchor=anchor,
            nodes=tuple(nodes),
            places=tuple(tuple(nodes[one] for one in place) for place in grid.places),
            columns=engine.columns,
            base=grid.base,
            unit=unit,
            added=np.rint(grid.added / unit),
            a_mother=a_mother,
            room=room,
            law=_read_law(engine, years),
        )
    )


def _number_nodes(levels: list[Levels]) -> dict[tuple[int, Node], int]:
    """Give a number to every node of all knobs."""
    listed = [(knob, node) for knob, of in enumerate(levels) for level in of for node in level]
    return {one: number for number, one in enumerate(listed)}


def _scan(
    engine: Engine, ask: Ask, anchor: FloatArray, spread: FloatArray, plan: BuildingPlan
) -> list[Levels]:
    """Move each knob alone, all others low, in the middle and high, and choose its nodes."""
    low, high = engine.ends
    grids, packages = [], []
    for knob, setting in enumerate(engine.settings):
        values = np.linspace(setting.low, setting.high, plan.scanned)
        grids.append(np.unique([*values, anchor[knob], setting.law]))
        packages += [_move(others, knob, grids[knob]) for others in (low, anchor, high)]
    # All at once: a batch that is not full takes as long as one that is.
    answers = ask(np.concatenate(packages)) / spread
    parts = iter(np.split(answers, np.cumsum([len(one) for one in packages])[:-1]))
    levels = []
    for knob, grid in enumerate(grids):
        own = np.concatenate([next(parts) for _others in range(3)], axis=1)
        middle = int(np.searchsorted(grid, anchor[knob]))
        levels.append(choose_levels(grid, own, middle, plan.tolerance, plan.levels))
    return levels


def _move(others: FloatArray, knob: int, values: FloatArray) -> FloatArray:
    """Lay out packages in which one knob is moved, shape (values, knobs)."""
    packages = np.repeat(others[None], len(values), axis=0)
    packages[:, knob] = values
    return packages


def _pick(answers: FloatArray, columns: tuple[Column, ...], name: str, label: str) -> FloatArray:
    """Pick the columns of one figure."""
    return answers[:, [number for number, one in enumerate(columns)
                       if (one.name, one.label) == (name, label)]]  # fmt: skip


def follow_mothers(study: CountryStudy, read: StudyCountry, engine: Engine) -> FloatArray:
    """Find what one mother more in work adds to each column, shape (columns,).

    Of a package the engine tells it twice, with evidence that moves such mothers alone at either
    end of its spread; of several packages that one counts in which it moves the most.
    """
    carrier = Carrier.of(study, read, len(Ends), ("employment.mothers_in_care_jobs",))
    low, high = engine.ends
    anchor = (low + high) / 2
    tried = [high, anchor, *(_move(anchor, knob, high[knob : knob + 1])[0]
             for knob in range(len(high)))]  # fmt: skip
    best, found = 0.0, np.zeros(len(engine.columns))
    for package in tried:
        carried = carrier.carry(engine.settings, package[None])
        entering = carried.values["mothers_entering"].sel(scenario=HEADLINE_SCENARIO).to_numpy()
        more = entering[1 + Ends.HIGH] - entering[1 + Ends.LOW]
        if abs(more[-1]) > best:
            best = float(abs(more[-1]))
            columns = take_columns(carried, list(engine.columns), len(Ends))
            by = np.array([more[carrier.years.index(one.year)] for one in engine.columns])
            found = np.divide(
                columns[Ends.HIGH] - columns[Ends.LOW], by, out=np.zeros_like(by), where=by != 0
            )
    return found


def _read_law(engine: Engine, years: list[int]) -> LawToday:
    """Read what present law has, from a package in which no knob is moved."""
    law = np.array([[one.law for one in engine.settings]])
    values = engine.carrier.carry(engine.settings, law).values
    at = values.isel(draw=Carrier.middle).sel(year=years)
    hours = QUANTITIES["unpaid_hours_of_an_adult"].compute(values).isel(draw=Carrier.middle)
    last = at.sel(scenario=PRESENT_LAW).isel(year=-1)
    income = last["employed"] * last["wage"] / last["adults"]
    return LawToday(
        employed={
            sex: at["employed"].sel(scenario=PRESENT_LAW, sex=sex).to_numpy() for sex in SEXES
        },
        adults={sex: at["adults"].sel(sex=sex).to_numpy() for sex in SEXES},
        gdp=at["gdp"].to_numpy(),
        unpaid_hours={
            sex: float(hours.sel(scenario=PRESENT_LAW, sex=sex).isel(year=-1)) for sex in SEXES
        },
        labour_income={sex: float(income.sel(sex=sex)) for sex in SEXES},
    )
