"""Networks made up of random whole units, as logs would give them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np

from carepact.levels.community.centre import (
    COSTS,
    COUNTS,
    GIVERS,
    INCOME,
    TIMES,
    Centre,
    HourValue,
    Sums,
    list_names,
    value_hours,
)
from carepact.levels.community.tally import Tally
from carepact.studies.centre_file.opened import OpenedCentre, OpenedNetwork

HOUR = HourValue(Decimal("13.37"), Decimal("0.211"), "own", "made up")


def make_centre(
    number: int, generator: np.random.Generator, missing: float = 0.0, country: str = "KEN"
) -> Centre:
    """Make one centre; a share of its entries is missing."""

    def draw(low: int, high: int, asked: int = 12) -> Tally:
        told = asked - int(generator.binomial(asked, missing))
        return Tally(int(generator.integers(low, high)) if told else 0, told, asked)

    persons = [(0, 4), (0, 3), (3, 60), (0, 12)]
    tallies = {name: Tally.of(None) for name in list_names()}
    for one, (low, high) in zip(GIVERS, persons, strict=True):
        count = int(generator.integers(low, high))
        tallies[f"persons {one.name}"] = Tally.of(count)
        hours = draw(count * 100, count * 9_000 + 1)
        tallies[f"minutes {one.name}"] = hours if count else Tally(0, 12, 12)
    tallies |= {f"time {name}": draw(30_000, 90_000) for name in TIMES}
    tallies |= {f"count {name}": draw(0, 400) for name in COUNTS}
    tallies["count found_work"] = draw(0, 9)
    tallies |= {f"income {name}": draw(0, 9_000_000) for name in INCOME}
    tallies |= {f"cost {name}": draw(0, 9_000_000) for name in COSTS}
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    return value_hours(
        Centre(f"centre {number}", country, first, last, "KES", Sums(1, tallies)), HOUR
    )


def make_network(size: int, seed: int, missing: float = 0.0, country: str = "KEN") -> list[Centre]:
    """Make the centres of a network."""
    generator = np.random.default_rng(seed)
    return [make_centre(number, generator, missing, country) for number in range(size)]


def open_made(centres: list[Centre]) -> OpenedNetwork:
    """Put centres into a network, or one by itself, as if they had been read."""
    opened = tuple(OpenedCentre(one, HOUR, None, ()) for one in centres)
    return OpenedNetwork("A network" if len(opened) > 1 else "", opened)
