"""Make the two synthetic samples of the oracle tests.

    python tests/oracles/make_sample.py

Writes, beside this file, `sample.csv` (12 strata, 2 to 6 primary sampling units in each, 51 in
all) and `sample_two_per_stratum.csv` (8 strata of exactly two units, regions A and B only).

Nothing here is data about anybody. What the samples hold on purpose:

* a unit's label (`psu`) is unique only within its stratum;
* rows are shuffled: units and strata are not contiguous;
* weights are unequal multiples of 60, so that n/(n - 1) times a weight is a short decimal for
  every n in use (2 to 6 units in a stratum, 51 in all) and the replicate files stay small;
* many zeros in both minutes;
* regions cut through the strata unevenly: some strata and many units have nobody of region B,
  and some units have men of region B and no woman of it.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
SEED = 20241125
FIELDS = (
    "respondent",
    "stratum",
    "psu",
    "weight",
    "sex",
    "region",
    "age",
    "care_minutes",
    "paid_minutes",
)


def make(
    units_by_stratum: list[int], key: int, regions: str, first: int
) -> list[tuple[object, ...]]:
    """One sample; only uniform draws are used, which numpy keeps stable."""
    rng = np.random.Generator(np.random.Philox(key=[SEED, key]))
    rows: list[tuple[object, ...]] = []
    for h, units in enumerate(units_by_stratum, start=1):
        base = 5 + int(rng.random() * 60)
        stratum_effect = 40 * (rng.random() - 0.5)
        # Region B is absent from every third stratum; elsewhere units lean to one region.
        regions_here = regions.replace("B", "") if h % 3 == 0 else regions
        for unit in range(1, units + 1):
            home = regions_here[int(rng.random() * len(regions_here))]
            unit_effect = 90 * (rng.random() - 0.5)
            unit_weight = base + int(rng.random() * base)
            men_only_in_b = rng.random() < 0.35
            for _ in range(4 + int(rng.random() * 6)):
                woman = rng.random() < 0.54
                region = home
                if rng.random() < 0.25:
                    region = regions_here[int(rng.random() * len(regions_here))]
                if region == "B" and woman and men_only_in_b:
                    woman = False
                age = 15 + int(rng.random() * 70)
                weight = 60 * max(1, int(unit_weight * (0.6 + 0.8 * rng.random())))
                cares = rng.random() < (0.72 if woman else 0.41)
                level = (190 if woman else 85) + stratum_effect + unit_effect
                care = max(5, 5 * round((level * (0.3 + 1.4 * rng.random())) / 5)) if cares else 0
                works = rng.random() < (0.33 if woman else 0.58) * (age < 66)
                paid = 5 * round((150 + 420 * rng.random() - 0.6 * care) / 5) if works else 0
                paid = max(0, paid)
                rows.append(
                    (
                        f"S{h:02d}",
                        f"u{unit}",
                        weight,
                        "women" if woman else "men",
                        region,
                        age,
                        care,
                        paid,
                    )
                )
    order = np.argsort(rng.random(len(rows)), kind="stable")
    return [(i, *rows[j]) for i, j in enumerate(order, start=first)]


def write(name: str, rows: list[tuple[object, ...]]) -> None:
    with (HERE / name).open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(FIELDS)
        writer.writerows(rows)


if __name__ == "__main__":
    units = [2, 3, 4, 5, 6, 6, 5, 4, 4, 3, 6, 3]
    assert len(units) == 12
    assert sum(units) == 51
    write("sample.csv", make(units, 1, regions="ABC", first=10_001))
    # This key leaves every domain with people doing either activity in every BRR half-sample
    # (R would else drop the empty replicate), though each domain misses six units or more.
    write("sample_two_per_stratum.csv", make([2] * 8, 43, regions="AB", first=20_001))
