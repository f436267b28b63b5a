"""Figures with their error: the table that every room of estimates returns.

A table is made from estimates and holds of them what may leave. Everything that leaves it -
tables, arrays, the notebook's picture of it - is made from that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import xarray as xr

from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.errors import ParameterError, nearest
from carepact.core.estimates import MARGIN, Estimates, Replicates
from carepact.core.labelled import index_labels, label_cells, spread_rows
from carepact.core.messages import Message, _, say
from carepact.core.notices import Remarks, word_all
from carepact.core.provenance import Source, make_manifest
from carepact.core.released import Released, release

if TYPE_CHECKING:
    import pandas as pd


class MicrodataWarning(UserWarning):
    """Something was asked for that is like the microdata, and belongs where they are kept."""


@dataclass(frozen=True)
class FigureTable:
    """Estimates with error, method, rule, sources and notes: what may leave, and no more.

    The estimates are given once, and released: what the object holds afterwards has passed
    the disclosure system. Replicates stay behind `replicates`.
    """

    title: str
    estimates: InitVar[Estimates]
    method: str
    rule: str
    sources: tuple[Source, ...]
    remarks: Remarks
    settings: dict[str, object]
    seed: int | None
    disclosure: DisclosureRule = field(default_factory=DisclosureRule)
    synthetic: bool = False
    blocks: tuple[Released, ...] = field(init=False)
    """The statistics, as they may leave."""

    def __post_init__(self, estimates: Estimates) -> None:
        """Release the estimates."""
        released = tuple(release(block, estimates, self.disclosure) for block in estimates.blocks)
        object.__setattr__(self, "blocks", released)
        object.__setattr__(self, "_kept", estimates)

    def to_polars(self) -> pl.DataFrame:
        """Return the long table: one row a domain, activity and statistic.

        Returns
        -------
        pl.DataFrame
            Domain columns, `margin` where there are margins (the columns that a row sums
            over, empty for none), `activity`, `activity_title`, `statistic`, `value`,
            `standard_error`, `lower`, `upper`, `n`, `unit`, `method`, `rule`,
            `reliability`, `source`. Hidden figures are null. A label is null in the
            columns that a margin sums over, and where the survey does not state it.
        """
        return pl.concat(
            [block.to_polars(self.method, self.rule, self.source) for block in self.blocks],
            how="diagonal_relaxed",
        )

    def to_pandas(self) -> pd.DataFrame:
        """Return the long table as pandas; needs the extra `carepact[pandas]`."""
        return self.to_polars().to_pandas()

    def to_xarray(self, statistic: str, *, replicates: bool = False) -> xr.DataArray:
        """Return one statistic as an array.

        Parameters
        ----------
        statistic : str
            Name of the statistic.
        replicates : bool
            Add the axis of replicates. They are like the microdata: where a first-stage
            unit is one person, each leaves one person out. A warning says so.

        Returns
        -------
        xr.DataArray, dims (columns that divide the table, activity) and replicate if asked for
            E.g. `sex`, `age_group`, `activity`; `all` is the label of a margin, `not stated`
            that of whom the survey does not tell. Index 0 of `replicate` is the estimate;
            hidden figures, and cells that are not there, are NaN; `attrs` hold unit, method,
            rule and, beside replicates, their variance coefficients.

        Raises
        ------
        ParameterError
            If the table does not hold the statistic.
        """
        block = self._find(statistic)
        attributes: dict[str, object] = {
            "unit": block.unit, "method": self.method, "rule": self.rule, "source": self.source,
        }  # fmt: skip
        values = block.figures["value"]
        further: dict[str, Sequence[object]] = {"activity": block.activities}
        if replicates:
            import warnings  # noqa: PLC0415 - seldom needed

            warnings.warn(word_microdata(_("replicates")), MicrodataWarning, stacklevel=2)
            kept = self.replicates(statistic)
            values = kept.theta
            further["replicate"] = range(values.shape[-1])
            attributes["coefficients"] = kept.coefficients
        labels = label_cells(block.labels)
        dims, spread = spread_rows(labels, values)
        return xr.DataArray(
            spread,
            dims=(*dims, *further),
            coords=index_labels(labels) | {name: list(one) for name, one in further.items()},
            name=statistic,
            attrs=attributes,
        )

    def replicates(self, statistic: str) -> Replicates:
        """Return one statistic along its replicates: like microdata, never to be printed.

        For rooms that go on calculating, so that the survey's error stays in what they make.

        Raises
        ------
        ParameterError
            If the table does not hold the statistic.
        """
        hidden = self._find(statistic).hidden
        kept: Estimates = self.__dict__["_kept"]
        block = next(block for block in kept.blocks if block.name == statistic)
        return Replicates(
            labels=block.labels,
            activities=block.activities,
            theta=np.where(hidden[..., None], np.nan, block.theta),
            hidden=hidden,
            n=block.n,
            degrees_of_freedom=block.degrees_of_freedom,
            coefficients=kept.coefficients,
            standard_error=kept.standard_error,
        )

    def _find(self, statistic: str) -> Released:
        """Find a statistic by its name, or refuse and list them."""
        names = [block.name for block in self.blocks]
        if statistic not in names:
            raise ParameterError(
                _("there is no statistic '{name}' in this table.", name=statistic)
                + nearest(statistic, names)
                + " "
                + _("Statistics: {listed}.", listed=", ".join(names))
            )
        return self.blocks[names.index(statistic)]

    @property
    def domain(self) -> tuple[str, ...]:
        """Name the columns that divide the table."""
        return tuple(name for name in self.blocks[0].labels.columns if name != MARGIN)

    @property
    def notes(self) -> tuple[str, ...]:
        """Say what the figures stand on; counts are rounded where a figure is hidden."""
        hides = any(block.hidden.any() for block in self.blocks)
        told = word_all(self.remarks, self.disclosure, rounded=hides)
        unasked = dict.fromkeys(title for block in self.blocks for title in block.not_collected)
        if not unasked:
            return told
        listed = ", ".join(title.lstrip("- ") for title in unasked)
        note = say("Not collected by this survey, and in no sum: {listed}.", listed=listed)
        return (note, *told)

    @property
    def source(self) -> str:
        """Name the publishers of the data in one line."""
        named = dict.fromkeys(source.title for source in self.sources if source.licence)
        places: dict[str, object] = {f"s{place}": title for place, title in enumerate(named)}
        return Message("; ".join(f"{{{place}}}" for place in places), places) if places else ""

    def manifest(self) -> dict[str, object]:
        """Describe how these figures came to be: versions, hashes, settings, seed."""
        return make_manifest(self.sources, self.settings, self.seed, list(self.notes))

    def __repr__(self) -> str:
        """Tell what it is and its first figures; the whole table is `to_polars()`."""
        rows = self.to_polars()
        told = [self._tell(row)[:150] for row in rows.head(6).iter_rows(named=True)]
        head = f"{type(self).__name__}: {self.title[:150]}, {rows.height} rows"
        return "\n".join((head, *told, f"{self.method}, rule {self.rule}"))

    def _tell(self, row: Mapping[str, object]) -> str:
        """Tell one figure in a line; one that may not leave has none."""
        names = (row[one] for one in (*self.domain, "activity_title", "statistic"))
        figures = (row[one] for one in ("value", "lower", "upper"))
        value, low, high = ("-" if one is None else f"{one:.6g}" for one in figures)
        where = ", ".join(str(one) for one in names if one is not None)
        return f"  {where}: {value} ({low} to {high}) {row['unit']}"

    def _repr_html_(self) -> str:
        """Show the table in a notebook, with its notes below."""
        from html import escape  # noqa: PLC0415 - only notebooks need it

        notes = "".join(f"<li>{escape(note)}</li>" for note in self.notes)
        heading = f"<strong>{escape(self.title)}</strong> ({escape(self.method)})"
        return f"{heading}{self.to_polars()._repr_html_()}<ul>{notes}</ul>"


def word_microdata(what: str) -> str:
    """Warn of something that is like the microdata."""
    return _(
        "{what}: these are like the microdata, and tell of single persons. Keep them where the "
        "microdata are kept; they are nothing to publish.",
        what=what,
    )
