"""What svy makes of the fifty random designs: means, ratios and totals, linearised.

    python tests/oracles/random_designs_svy.py

Writes `random_designs_svy.csv` beside this file. Needs svy and polars; a way to remake the oracle,
not a test.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl
import svy

HERE = Path(__file__).resolve().parent
DOMAINS = {"all": None, "women": svy.col("sex") == "women", "older": svy.col("age") >= 30}

if __name__ == "__main__":
    sample = pl.read_csv(HERE / "random_designs_sample.csv").with_columns(
        does=(pl.col("care") > 0).cast(pl.Float64), care=pl.col("care").cast(pl.Float64)
    )
    rows = []
    for (design,), data in sample.group_by("design", maintain_order=True):
        survey = svy.Sample(data, svy.Design(stratum="stratum", psu="psu", wgt="weight"))
        for domain, where in DOMAINS.items():
            how = {"method": "taylor", **({} if where is None else {"where": where})}
            estimation = survey.estimation
            for statistic, estimate in (
                ("mean", estimation.mean("care", **how)),
                ("participation", estimation.mean("does", **how)),
                ("participants_mean", estimation.ratio("care", "does", **how)),
                ("total", estimation.total("care", **how)),
            ):
                (row,) = estimate.to_dicts()
                rows.append((design, domain, statistic, row["est"], row["se"]))
    names = ["design", "domain", "statistic", "value", "taylor"]
    pl.DataFrame(rows, schema=names, orient="row").write_csv(HERE / "random_designs_svy.csv")
