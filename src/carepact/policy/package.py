"""A care package: a baseline and edits to it, phased in year by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, get_args

import numpy as np
from pydantic import Field, model_validator

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.data_texts import of_kind
from carepact.core.messages import _
from carepact.core.parameter_tables import LABELS, SHARES, Number, Table, Value
from carepact.core.parameters import Strict
from carepact.policy.instrument import PAYERS, STATE_PAYERS
from carepact.policy.shipped_instruments import KnownInstrument, shipped_instrument

Shape = Literal["linear", "s-curve"]
Aim = Literal["set", "at least", "at most"]
AIMS: tuple[Aim, ...] = get_args(Aim)


class PhaseIn(Strict):
    """How the change comes: by a shape between two years, or by listed years."""

    begins: int = Field(ge=2000, le=2100, description="Last year without change.")
    ends: int = Field(ge=2000, le=2100, description="First year with all of it.")
    shape: Shape = "linear"
    listed: dict[int, Number] = Field(
        default_factory=dict, description="Year to share of the change, instead of a shape."
    )

    @model_validator(mode="before")
    @classmethod
    def _read_older(cls, written: object) -> object:
        """Read files that were written when the shape was called `path`."""
        if isinstance(written, dict) and "path" in written and "shape" not in written:
            return {"shape" if key == "path" else key: value for key, value in written.items()}
        return written

    @model_validator(mode="after")
    def _run_forward(self) -> PhaseIn:
        faults = []
        if self.ends < self.begins:
            faults.append(
                _(
                    "ends in {ends}, before it begins in {begins}. Correct the years.",
                    ends=self.ends,
                    begins=self.begins,
                )
            )
        faults += [
            _(
                "listed.{year}: {value} is no share. Write a number from 0 to 1.",
                year=year,
                value=f"{share:g}",
            )
            for year, share in self.listed.items()
            if not 0 <= share <= 1
        ]
        faults += [
            _(
                "listed.{year}: lies outside {begins} to {ends}.",
                year=year,
                begins=self.begins,
                ends=self.ends,
            )
            for year in self.listed
            if self.begins <= self.ends and not self.begins <= year <= self.ends
        ]
        if faults:
            raise ValueError(" / ".join(faults))
        return self

    def share_of(self, years: IntArray) -> FloatArray:
        r"""Compute how much of the change is in force.

        Parameters
        ----------
        years : IntArray, shape (years,)
            Calendar years.

        Returns
        -------
        FloatArray, shape (years,)
            0 up to `begins`, 1 from `ends` on. [share]

        Notes
        -----
        With :math:`x` the elapsed part: linear :math:`x`; S-curve :math:`3x^2 - 2x^3`; listed
        years are joined by straight lines, from 0 at `begins` to 1 at `ends` unless listed.
        """
        if self.listed:
            points = {self.begins: 0.0, self.ends: 1.0} | self.listed
            known = sorted(points)
            return np.interp(years, known, [points[year] for year in known])
        length = self.ends - self.begins
        if length == 0:
            return np.where(years >= self.ends, 1.0, 0.0)
        elapsed: FloatArray = np.clip((years - self.begins) / length, 0.0, 1.0)
        return elapsed if self.shape == "linear" else elapsed**2 * (3 - 2 * elapsed)


class Edit(Strict):
    """One parameter of one instrument, and what the package makes of it."""

    instrument: KnownInstrument
    parameter: str = Field(description="Name of one of the instrument's parameters.")
    target: Table = Field(description="What it becomes: a number, or one for each label.")
    aim: Aim = Field(
        "set",
        description="'at least' and 'at most' keep what is better in present law; of payers "
        "'at least' keeps present ones where the State's part is as large.",
    )
    source: Annotated[str, of_kind("source")] = Field(
        min_length=1, description="Who asks for it, or why it was chosen."
    )
    note: Annotated[str, of_kind("note")] = ""
    phase_in: PhaseIn | None = Field(None, description="Where it differs from the package's.")

    @property
    def place(self) -> tuple[str, str]:
        """Name what is edited."""
        return self.instrument, self.parameter

    @property
    def is_whole(self) -> bool:
        """Tell whether every label is edited; labels left out stay as present law has them."""
        return bool(self.named.all())

    @property
    def named(self) -> BoolArray:
        """Tell which labels are edited, shape (labels of each axis); of shares all are."""
        parameter = shipped_instrument(self.instrument).parameters[self.parameter]
        if parameter.type.startswith(SHARES):
            return np.ones(parameter.shape, dtype=bool)
        named: BoolArray = parameter.to_array(_mark(self.target)) > 0
        return named

    def target_for(self, baseline: FloatArray) -> FloatArray:
        """Compute what the edit aims at from a baseline, shape of the baseline."""
        parameter = shipped_instrument(self.instrument).parameters[self.parameter]
        target = parameter.to_array(self.target)
        if self.parameter == PAYERS and self.aim == "at least":
            state = [LABELS["payer"].index(payer) for payer in STATE_PAYERS]
            keeps = baseline[..., state].sum(axis=-1) >= target[state].sum()
            return np.where(keeps[..., None], baseline, target)
        if self.aim == "at least":
            return np.maximum(baseline, target)
        return np.minimum(baseline, target) if self.aim == "at most" else target


class Package(Strict):
    """A named set of edits to present law."""

    package: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", description="Short name.")
    title: Annotated[str, of_kind("package")] = Field(min_length=1)
    purpose: Annotated[str, of_kind("package")] = Field(
        min_length=1, description="For whom it is and what it wants."
    )
    baseline: Literal["present-law"] = "present-law"
    phase_in: PhaseIn
    edits: tuple[Edit, ...] = ()

    def phase_of(self, edit: Edit) -> PhaseIn:
        """Return how an edit comes: its own way or the package's."""
        return edit.phase_in or self.phase_in

    def share_of(self, edit: Edit, years: IntArray) -> FloatArray:
        """Compute how much of an edit is in force in each year, shape (years,). [share]"""
        return self.phase_of(edit).share_of(years)


def is_shares(edit: Edit) -> bool:
    """Tell whether an edit sets shares that sum to one, which are set as a whole."""
    return shipped_instrument(edit.instrument).parameters[edit.parameter].type.startswith(SHARES)


def apply_package(
    package: Package,
    instrument: str,
    baseline: Mapping[str, FloatArray],
    years: Sequence[int],
) -> dict[str, FloatArray]:
    r"""Set an instrument's parameters year by year under a package.

    Parameters
    ----------
    package : Package
        The reform.
    instrument : str
        Which instrument.
    baseline : mapping of str to FloatArray, shape (labels of each axis)
        Its parameters under present law.
    years : sequence of int, shape (years,)
        Calendar years.

    Returns
    -------
    dict of str to FloatArray, shape (years, labels of each axis)
        :math:`b + \phi_t (\text{target} - b)`; a parameter that no edit names stays as it is.
        Where either end is infinite the target holds from the year in which the change begins.
        A course that leaves 0 to 1 stops at the ends of the parameter's range.
    """
    calendar = np.asarray(years, dtype=np.int64)
    found = {
        name: np.broadcast_to(value, (calendar.size, *value.shape)).copy()
        for name, value in baseline.items()
    }
    for edit in package.edits:
        if edit.instrument != instrument:
            continue
        before = baseline[edit.parameter]
        after = edit.target_for(before)
        share = package.share_of(edit, calendar).reshape((-1, *[1] * before.ndim))
        with np.errstate(invalid="ignore"):
            mixed = before + share * (after - before)
        if share.min(initial=0.0) < 0 or share.max(initial=0.0) > 1:
            mixed = np.clip(mixed, *_range_of(edit))
        jumped = np.where(share > 0, after, before)
        changed = np.where(np.isfinite(before) & np.isfinite(after), mixed, jumped)
        found[edit.parameter] = np.where(edit.named, changed, found[edit.parameter])
    return found


def _range_of(edit: Edit) -> tuple[float, float]:
    """Return the range of what an edit moves."""
    return shipped_instrument(edit.instrument).parameters[edit.parameter].range


def _mark(target: Value) -> Value:
    """Put a one at every place that a target names."""
    if isinstance(target, dict):
        return {label: _mark(part) for label, part in target.items()}
    return 1.0
