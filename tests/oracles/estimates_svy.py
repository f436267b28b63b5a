"""Estimates of the Python package svy on the stored samples and replicate weights.

    python tests/oracles/estimates_svy.py

Writes `svy.csv` beside this file, in the columns of `r_survey.csv`, then prints how far the two
are apart. Needs svy, polars and numpy; it is a way to remake the oracle, not a test.

What svy 0.35 cannot do, or does otherwise than R survey:

* Degrees of freedom under replication are replicates - 1 in every domain, or one number that the
  caller gives; never the rank of the replicate weights. `df`, `lower` and `upper` of a replicate
  design are therefore svy's own and are not R's. Taylor's are units less strata, counted in the
  domain, as R's.
* `scale` is R's scale times rscale, one number a replicate. Left out, the bootstrap takes 1 / R
  (as.svrepdesign of R survey: 1 / (R - 1)), a jackknife (R - 1) / R, and `kind="jkn"` refuses
  without the strata. Here the stored scales are always given.
* `variance_center` is "rep_mean" unless told; "estimate" is R's mse = TRUE.
* The t interval of a ratio is on its own scale; svy has no logit interval for a ratio, so that of
  `women_share` stays empty here.
* svy's own contrast takes the degrees of freedom of the whole design, in a domain too. The gap is
  made here from `Estimate.covariance` (which crosses domains under Taylor and replication alike),
  and its interval stays empty.
* A `Sample` has no rank and no degrees of freedom of its own: `degf` is that of the mean.
"""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import svy

HERE = Path(__file__).resolve().parent
VARIABLES = ("care_minutes", "paid_minutes")
# "beta" is R's svyciprop(method = "beta"); "korn-graubard" never takes more than the n persons of
# the domain for the effective sample, and has an interval at 0 and 1 (National Center for Health
# Statistics), which R lacks.
PROPORTIONS = {"participation": "beta", "participation_truncated": "korn-graubard"}
COLUMNS = (
    "design",
    "domain",
    "variable",
    "statistic",
    "value",
    "standard_error",
    "df",
    "lower",
    "upper",
)


def read_sample(name: str) -> pl.DataFrame:
    data = pl.read_csv(HERE / name)
    woman = (pl.col("sex") == "women").cast(pl.Float64)
    return data.with_columns(
        one=pl.lit(1.0),
        always=pl.lit(1, dtype=pl.Int8),
        **{f"{y}_women": pl.col(y) * woman for y in VARIABLES},
        **{f"{y}_does": (pl.col(y) > 0).cast(pl.Float64) for y in VARIABLES},
        **{f"{y}_any": (pl.col(y) > 0).cast(pl.Int8) for y in VARIABLES},
    )


def taylor(name: str) -> tuple[svy.Sample, dict[str, Any]]:
    design = svy.Design(stratum="stratum", psu="psu", wgt="weight")
    return svy.Sample(read_sample(name), design), {"method": "taylor"}


def replicated(name: str) -> tuple[svy.Sample, dict[str, Any]]:
    scales = pl.read_csv(HERE / "replicate_scales.csv").filter(pl.col("design") == name)
    data = read_sample(scales["sample"][0])
    data = data.join(pl.read_csv(HERE / scales["weights"][0]), on="respondent", how="left")
    given: dict[str, Any] = {
        "prefix": "rep",
        "n_reps": scales.height,
        "scale": (scales["scale"] * scales["rscale"]).to_list(),
    }
    if name in ("brr", "fay"):
        weights = svy.BrrWgts(**given, fay_coef=0.5 if name == "fay" else 0.0)
    elif name.startswith("bootstrap"):
        weights = svy.BootstrapWgts(**given)
    else:
        weights = svy.JackknifeWgts(**given)
    sample = svy.Sample(data, svy.Design(wgt="weight", rep_wgts=weights))
    return sample, {"method": "replication", "variance_center": "estimate"}


def domains(data: pl.DataFrame) -> Iterator[tuple[str, Any, bool]]:
    """Name, condition and whether both sexes are in it."""
    regions = sorted(data["region"].unique())
    yield "all", None, True
    for sex in ("women", "men"):
        yield f"sex={sex}", svy.col("sex") == sex, False
    for region in regions:
        yield f"region={region}", svy.col("region") == region, True
    for sex in ("women", "men"):
        for region in regions:
            condition = (svy.col("sex") == sex) & (svy.col("region") == region)
            yield f"sex={sex},region={region}", condition, False


def single(estimate: svy.Estimate) -> dict[str, Any]:
    rows = estimate.to_dicts()
    assert len(rows) == 1
    row: dict[str, Any] = rows[0]
    return row


def estimate_design(name: str, sample: svy.Sample, how: dict[str, Any]) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    estimation = sample.estimation
    for domain, where, both in domains(sample.data):
        how_here = how if where is None else {**how, "where": where}

        def put(
            variable: str,
            statistic: str,
            row: dict[str, Any],
            *,
            interval: bool = True,
            domain: str = domain,
        ) -> None:
            out.append(
                {
                    "design": name,
                    "domain": domain,
                    "variable": variable,
                    "statistic": statistic,
                    "value": row["est"],
                    "standard_error": row.get("se"),
                    "df": row.get("df"),
                    "lower": row["lci"] if interval else None,
                    "upper": row["uci"] if interval else None,
                }
            )

        first = single(estimation.mean(VARIABLES[0], **how_here))
        put("", "degf", {"est": first["df"]}, interval=False)
        put("", "n", {"est": first["n"]}, interval=False)
        put("", "population", single(estimation.total("one", **how_here)))
        always = single(estimation.prop("always", ci_method="korn-graubard", **how_here))
        put("always", "participation_truncated", always)
        for y in VARIABLES:
            put(y, "mean", single(estimation.mean(y, **how_here)))
            put(y, "total", single(estimation.total(y, **how_here)))
            for statistic, method in PROPORTIONS.items():
                levels = estimation.prop(f"{y}_any", ci_method=method, **how_here).to_dicts()
                put(y, statistic, next(r for r in levels if int(r["y_level"]) == 1))
            put(y, "participants_mean", single(estimation.ratio(y, f"{y}_does", **how_here)))
            if both:
                by_sex = estimation.mean(y, by="sex", **how_here)
                rows = by_sex.to_polars().to_dicts()
                assert [r["sex"] for r in rows] == ["men", "women"]
                cov = by_sex.covariance
                variance = cov[0][0] + cov[1][1] - 2 * cov[0][1]
                gap = {"est": rows[1]["est"] - rows[0]["est"], "se": math.sqrt(variance)}
                put(y, "gap", gap, interval=False)
                share = single(estimation.ratio(f"{y}_women", y, **how_here))
                put(y, "women_share", share, interval=False)
    return out


def text(value: float | str | None) -> str:
    if value is None:
        return ""
    return repr(float(value)) if isinstance(value, float) else str(value)


def compare(rows: list[dict[str, Any]]) -> None:
    """Largest relative differences from r_survey.csv, by kind of number."""

    def key(row: dict[str, Any]) -> tuple[str, ...]:
        return tuple(row[c] for c in COLUMNS[:4])

    with (HERE / "r_survey.csv").open(newline="", encoding="utf-8") as source:
        r_rows = {key(row): row for row in csv.DictReader(source)}
    rows = [row for row in rows if row["statistic"] != "participation_truncated"]
    assert set(r_rows) == {key(row) for row in rows}, "the two files hold different estimates"
    worst: dict[tuple[str, str], tuple[float, str]] = {}
    differing_df = 0
    for row in rows:
        of_r = r_rows[key(row)]
        kind = "taylor" if row["design"].startswith("taylor") else "replicates"
        for column in ("value", "standard_error", "lower", "upper", "df"):
            if row[column] is None or not of_r[column]:
                continue
            if kind == "replicates":
                if column == "df" or row["statistic"] == "degf":
                    differing_df += float(row[column]) != float(of_r[column])
                    continue
                if column in ("lower", "upper"):
                    continue
            a, b = float(row[column]), float(of_r[column])
            # An error that is zero but for rounding has no relative difference.
            scale = max(abs(a), abs(b), 1e-12)
            where = f"{'/'.join(key(row))}: svy {a!r}, R {b!r}"
            difference = abs(a - b) / scale
            worst[kind, column] = max(worst.get((kind, column), (0.0, "")), (difference, where))
    report = [f"{kind:10} {c:14} {d:.2e}  {where}" for (kind, c), (d, where) in worst.items()]
    report = [*sorted(report), f"replicate rows with other degrees of freedom: {differing_df}"]
    sys.stdout.write("\n".join(report) + "\n")


if __name__ == "__main__":
    made: list[dict[str, Any]] = []
    made += estimate_design("taylor", *taylor("sample.csv"))
    for replicate_name in ("jk1", "jkn", "bootstrap", "bootstrap_1_over_r"):
        made += estimate_design(replicate_name, *replicated(replicate_name))
    made += estimate_design("taylor_two", *taylor("sample_two_per_stratum.csv"))
    for replicate_name in ("brr", "fay"):
        made += estimate_design(replicate_name, *replicated(replicate_name))
    with (HERE / "svy.csv").open("w", newline="", encoding="utf-8") as target:
        writer = csv.DictWriter(target, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for row in made:
            writer.writerow({c: text(v) if c in COLUMNS[4:] else v for c, v in row.items()})
    compare(made)
