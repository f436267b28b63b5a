"""Fifty random designs: weights of 0, units of nobody, households, several days, unequal strata.

    python tests/oracles/random_designs_make.py

Writes `random_designs_sample.csv` beside this file. In each domain somebody with care time is left
whichever unit is taken away, as R drops a replicate that leaves nobody.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

HERE = Path(__file__).resolve().parent
DESIGNS = 50
DOMAINS = {
    "all": pl.lit(value=True),
    "women": pl.col("sex") == "women",
    "older": pl.col("age") >= 30,
}


def draw(random: np.random.Generator, number: int) -> pl.DataFrame:
    """Draw the diaries of one design, a row a day."""
    households = number % 3 == 0
    days = 1 + number % 2
    rows: list[tuple[object, ...]] = []
    unit = 0
    for stratum in range(1 if households else int(random.integers(1, 5))):
        for _unit in range(int(random.integers(6, 13) if households else random.integers(2, 6))):
            members = int(random.integers(1, 4) if households else random.integers(0, 7))
            for _member in range(max(members, 1)):
                weight = round(float(random.uniform(0.5, 9)), 6) if random.random() < 0.85 else 0.0
                sex, age = str(random.choice(["women", "men"])), int(random.integers(10, 90))
                person = len(rows)
                for day in range(int(random.integers(1, days + 1))):
                    care = int(random.integers(1, 900)) if random.random() < 0.7 else 0
                    whole = weight if members else 0.0
                    rows.append((person, day, stratum, unit, whole, sex, age, care))
            unit += 1
    names = ["respondent", "day", "stratum", "psu", "weight", "sex", "age", "care"]
    kind = "households" if households else "strata"
    frame = pl.DataFrame(rows, schema=names, orient="row")
    return frame.select(pl.lit(number).alias("design"), pl.lit(kind).alias("kind"), pl.all())


def stands(frame: pl.DataFrame) -> bool:
    """Tell whether each domain holds care time whichever unit is left out."""
    does = frame.filter((pl.col("weight") > 0) & (pl.col("care") > 0))
    return all(does.filter(test)["psu"].n_unique() > 1 for test in DOMAINS.values())


if __name__ == "__main__":
    generator = np.random.Generator(np.random.Philox(12))
    drawn: list[pl.DataFrame] = []
    while len(drawn) < DESIGNS:
        one = draw(generator, len(drawn) + 1)
        if stands(one):
            drawn.append(one)
    pl.concat(drawn).write_csv(HERE / "random_designs_sample.csv")
