"""The table of a country: what any package of its knobs answers, without the engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.simulate.projection import SEXES
from carepact.studies.response_table.columns import Column
from carepact.studies.response_table.mothers import Room
from carepact.studies.response_table.nodes import Node


@dataclass(frozen=True)
class LawToday:
    """What present law has in the years of the table, every input at its middle."""

    employed: Mapping[str, FloatArray]
    """By sex, shape (years,). [persons]"""
    adults: Mapping[str, FloatArray]
    gdp: FloatArray
    """[PPP dollars of 2021 a year]"""
    unpaid_hours: Mapping[str, float]
    """Of an adult in the last year. [hours a day]"""
    labour_income: Mapping[str, float]
    """Of an adult in the last year. [PPP dollars of 2021 a year]"""


@dataclass(frozen=True)
class ResponseTable:
    """Answers of one country, as they are written into a page."""

    years: tuple[int, ...]
    anchor: FloatArray
    nodes: tuple[tuple[int, Node], ...]
    """Each with its knob."""
    places: tuple[tuple[int, ...], ...]
    """Nodes of each place."""
    columns: tuple[Column, ...]
    base: FloatArray
    """Answers at the anchor, mothers' part taken out, shape (columns,)."""
    unit: FloatArray
    """What one step of `added` is, shape (columns,)."""
    added: FloatArray
    """What each place adds, whole numbers of shape (places, columns). [units]"""
    a_mother: FloatArray
    """What a mother who takes up work adds to each column."""
    room: Room
    law: LawToday

    def tell(self, packages: FloatArray) -> dict[tuple[str, str], FloatArray]:
        """Compute the figures of packages, by name and label.

        Parameters
        ----------
        packages : FloatArray, shape (packages, knobs)
            Where each knob stands.

        Returns
        -------
        dict of tuple of str to FloatArray
            Shape (packages, years), or (packages, 1) for what is of the last year alone.
        """
        near = [node.weigh(packages[:, knob]) for knob, node in self.nodes]
        weights = np.stack([np.prod([near[one] for one in place], axis=0) for place in self.places])
        smooth = self.base + (weights.T @ self.added) * self.unit
        entering = self.room.enter(
            self.pick(smooth, "freed", ""), self.pick(smooth, "care_jobs", SEXES[0])
        )
        place_of = {year: number for number, year in enumerate(self.years)}
        of_year = [place_of[column.year] for column in self.columns]
        whole = smooth + entering[:, of_year] * self.a_mother
        return self.derive(whole, entering)

    def pick(self, answers: FloatArray, name: str, label: str) -> FloatArray:
        """Pick the columns of one figure, shape (packages, years)."""
        at = [
            number
            for number, one in enumerate(self.columns)
            if (one.name, one.label) == (name, label)
        ]
        return answers[:, at]

    def derive(
        self, answers: FloatArray, entering: FloatArray
    ) -> dict[tuple[str, str], FloatArray]:
        """Compute what is shown from what is kept."""
        kept = dict.fromkeys((column.name, column.label) for column in self.columns)
        found = {key: self.pick(answers, *key) for key in kept}
        found["net_cost", ""] = found["state_cost", ""] - found["comes_back", ""]
        found["mothers_entering", ""] = entering
        for number, sex in enumerate(SEXES):
            more = found["care_jobs", sex] + (entering if number == 0 else 0.0)
            employed = self.law.employed[sex] + more
            found["employment", sex] = employed / self.law.adults[sex]
        women, men = (found["labour_income", sex] for sex in SEXES)
        found["earnings_gap", ""] = 1 - women / men
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as what a page's script reads; see `read_table`."""
        return {
            "years": list(self.years),
            "anchor": [_round(one) for one in self.anchor],
            "nodes": [
                [knob, _round(node.at), *(None if end is None else _round(end)
                 for end in (node.left, node.right))]
                for knob, node in self.nodes
            ],
            "places": [list(place) for place in self.places],
            "columns": [list(column) for column in self.columns],
            "base": [_round(one) for one in self.base],
            "unit": [_round(one) for one in self.unit],
            "added": [[int(one) for one in row] for row in self.added],
            "a_mother": [_round(one) for one in self.a_mother],
            "room": {name: _list(one) for name, one in vars(self.room).items()},
            "law": {
                "employed": {sex: _list(one) for sex, one in self.law.employed.items()},
                "adults": {sex: _list(one) for sex, one in self.law.adults.items()},
                "gdp": _list(self.law.gdp),
                "unpaid_hours": {sex: _round(one) for sex, one in self.law.unpaid_hours.items()},
                "labour_income": {sex: _round(one) for sex, one in self.law.labour_income.items()},
            },
        }  # fmt: skip


def read_table(content: Mapping[str, Any]) -> ResponseTable:
    """Read a table as `ResponseTable.to_dict` writes it."""
    law = content["law"]
    by_sex = {
        name: {sex: np.array(one) for sex, one in law[name].items()}
        for name in ("employed", "adults")
    }
    return ResponseTable(
        years=tuple(content["years"]),
        anchor=np.array(content["anchor"]),
        nodes=tuple((knob, Node(*rest)) for knob, *rest in content["nodes"]),
        places=tuple(tuple(place) for place in content["places"]),
        columns=tuple(Column(*column) for column in content["columns"]),
        base=np.array(content["base"]),
        unit=np.array(content["unit"]),
        added=np.array(content["added"], dtype=float),
        a_mother=np.array(content["a_mother"]),
        room=Room(**{name: np.array(one) for name, one in content["room"].items()}),
        law=LawToday(
            by_sex["employed"], by_sex["adults"], np.array(law["gdp"]),
            law["unpaid_hours"], law["labour_income"],
        ),
    )  # fmt: skip


def round_table(table: ResponseTable) -> ResponseTable:
    """Return a table as it is once written and read: what its page and its tests compute with."""
    return read_table(table.to_dict())


def _list(numbers: Sequence[float] | FloatArray) -> list[float]:
    """Write numbers."""
    return [_round(float(one)) for one in numbers]


def _round(number: float) -> float:
    """Round to seven figures, which is a hundredth of what a column's steps are."""
    return float(f"{float(number):.7g}")
