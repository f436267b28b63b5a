"""The stored samples as diaries, and the figures of R's `survey` and Python's `svy` beside ours.

`tests/oracles/README.md` says how they were made and what each statistic means.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl
from tests.measure.small_diaries import CARE, PAID, make_diaries, write_groups

from carepact.core.uncertainty import t_quantile
from carepact.data.timeuse.diaries import Diaries, SampleDesign
from carepact.measure import CareTime, estimate_care_time
from carepact.measure.replicate_files import read_replicate_file
from carepact.measure.replicates import Replication

ORACLES = Path(__file__).resolve().parents[1] / "oracles"
OF_TWO = ("brr", "fay")
METHOD = {"bootstrap_1_over_r": "bootstrap"}
WEIGHTS = {"bootstrap_1_over_r": "bootstrap"}
DIVISIONS: tuple[tuple[str, ...], ...] = ((), ("sex",), ("region",), ("sex", "region"))
STATISTIC = {
    "mean_minutes_per_day": "mean",
    "participation_share": "participation",
    "participants_mean_minutes_per_day": "participants_mean",
    "total_hours_per_year": "total",
    "gap_minutes_per_day": "gap",
    "share_of_total_minutes": "women_share",
}
PLAIN = tuple(STATISTIC)[:4]
HOURS_A_YEAR = 365 / 60
"""R's total is weight x minutes of one day; ours is hours of the 365 days of 2023."""


class Figure(NamedTuple):
    """One figure, ours or an oracle's; None where there is none."""

    value: float
    standard_error: float
    lower: float | None
    upper: float | None
    freedom: float
    taylor: float | None = None


Key = tuple[str, str, str]


@functools.cache
def oracle(file: str) -> pl.DataFrame:
    """Read an oracle's figures: totals in hours a year, no bound of minutes below 0, as ours."""
    figures = ["value", "standard_error", "lower", "upper"]
    rows = pl.read_csv(ORACLES / file, schema_overrides=dict.fromkeys(figures, pl.Float64))
    in_hours = pl.when(pl.col("statistic") == "total").then(HOURS_A_YEAR).otherwise(1.0)
    never_below = pl.col("statistic").is_in(["mean", "participants_mean", "total"])
    return rows.with_columns(pl.col(figures) * in_hours).with_columns(
        lower=pl.when(never_below).then(pl.col("lower").clip(0.0)).otherwise("lower")
    )


def expected(design: str, file: str = "r_survey.csv") -> dict[Key, Figure]:
    """Return the oracle's figures of one design by domain, variable and statistic."""
    rows = oracle(file).filter(
        pl.col("design") == design, pl.col("statistic").is_in(list(STATISTIC.values()))
    )
    return {
        (row["domain"], row["variable"], row["statistic"]): Figure(
            row["value"], row["standard_error"], row["lower"], row["upper"], row["df"]
        )
        for row in rows.iter_rows(named=True)
    }


@functools.cache
def counted(design: str) -> dict[str, int]:
    """Return the persons of each domain."""
    rows = oracle("r_survey.csv").filter(pl.col("design") == design, pl.col("statistic") == "n")
    return dict(zip(rows["domain"], rows["value"].cast(pl.Int64), strict=True))


@functools.cache
def sample(name: str = "sample.csv") -> Diaries:
    """Read a stored sample as diaries of care and paid work."""
    table = pl.read_csv(ORACLES / name)
    minutes = {CARE: table["care_minutes"].to_list(), PAID: table["paid_minutes"].to_list()}
    return make_diaries(table, minutes, SampleDesign(stratum=("stratum",), psu=("psu",)))


def sample_of(design: str) -> Diaries:
    """Choose the sample that a design is made for."""
    two = design in OF_TWO or design.endswith("_two")
    return sample("sample_two_per_stratum.csv" if two else "sample.csv")


def given(design: str, folder: Path) -> Replication:
    """Read a stored replicate file the way a user would, with coefficients where needed."""
    coefficients = None
    if design == "jkn":
        scales = pl.read_csv(ORACLES / "replicate_scales.csv").filter(pl.col("design") == design)
        coefficients = folder / "coefficients.csv"
        scales.select(coefficient=pl.col("scale") * pl.col("rscale")).write_csv(coefficients)
    return read_replicate_file(
        sample_of(design),
        ORACLES / f"weights_{WEIGHTS.get(design, design)}.csv",
        METHOD.get(design, design),
        0.5 if design == "fay" else None,
        coefficients,
    )


def tables(
    diaries: Diaries, replication: Replication, folder: Path, **more: bool
) -> list[CareTime]:
    """Estimate the table of every division of the sample."""
    groups = write_groups(folder / "groups.yaml", {"care_minutes": [CARE], "paid_minutes": [PAID]})
    return [
        estimate_care_time(
            diaries,
            by,
            groups,
            statistics=PLAIN,
            replication=replication,
            gap="sex" if "sex" in by else None,
            share="sex" if "sex" in by else None,
            minimum_cell=3,
            **more,  # type: ignore[arg-type]
        )
        for by in DIVISIONS
    ]


def ours(
    diaries: Diaries, replication: Replication, folder: Path, **more: bool
) -> dict[Key, Figure]:
    """Return our figures in the oracle's words."""
    found: dict[Key, Figure] = {}
    for table in tables(diaries, replication, folder, **more):
        rows = table.to_polars().with_columns(
            freedom=np.concatenate(
                [
                    np.repeat(table.replicates(b.name).degrees_of_freedom, len(b.activities))
                    for b in table.blocks
                ]
            )
        )
        for row in rows.iter_rows(named=True):
            statistic = STATISTIC[row["statistic"]]
            if statistic == "women_share" and row["sex"] != "women":
                continue
            compares = statistic in {"gap", "women_share"}
            parts = [
                f"{name}={row[name]}"
                for name in ("sex", "region")
                if row.get(name) is not None and not (compares and name == "sex")
            ]
            key = (",".join(parts) or "all", row["activity"], statistic)
            found[key] = Figure(
                row["value"],
                row["standard_error"],
                row["lower"],
                row["upper"],
                row["freedom"],
                row.get("taylor_standard_error"),
            )
    return found


def effective_size(figure: Figure, n: int) -> float:
    """Work out R's effective size of a participation share, which R never limits."""
    ratio = t_quantile(np.array(n - 1.0)) / t_quantile(np.array(float(figure.freedom)))
    return float(figure.value * (1 - figure.value) / figure.standard_error**2 * ratio**2)
