"""See what of a wide table may leave: 12 domains with their margins, 21 activities.

    make bench
    python benchmarks/disclosure.py --persons 20000 --rounds 3

Persons, weights and minutes are drawn from a seed; a few cells are small, so that something
has to be hidden. Prints seconds, and how much of the table is hidden. Ends with 1 when the
aim is missed.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import sys
import time

import numpy as np

from carepact.core.arrays import BoolArray
from carepact.core.disclosure.contributions import Persons
from carepact.core.disclosure.listing import Listing
from carepact.core.disclosure.protection import protect
from carepact.core.disclosure.rules import DisclosureRule
from carepact.measure.atoms import Atoms
from carepact.measure.entries import list_entries
from carepact.measure.sums import sum_by_cell

SHAPE, ACTIVITIES = (2, 6), 21
SMALL_CELLS = {0: 3, 5: 1, 9: 12}
"""Persons of cells that are small; the others share the rest."""
AIM = 2.0
"""Seconds that a table should take."""
SEED = 1


def margins(shape: tuple[int, ...]) -> BoolArray:
    """List the lines of a table with margins, shape (lines, cells)."""
    cells = list(itertools.product(*map(range, shape)))
    labels = itertools.product(*[[*range(size), None] for size in shape])
    return np.array(
        [
            [all(a is None or a == b for a, b in zip(label, cell, strict=True)) for cell in cells]
            for label in labels
        ]
    )


def draw_listing(persons: int) -> Listing:
    """Draw a survey, and list what its table tells."""
    draw = np.random.default_rng(SEED)
    cells = SHAPE[0] * SHAPE[1]
    large = [cell for cell in range(cells) if cell not in SMALL_CELLS]
    cell = np.concatenate(
        [
            draw.choice(large, size=persons - sum(SMALL_CELLS.values())),
            *(np.full(many, small) for small, many in SMALL_CELLS.items()),
        ]
    )
    often = draw.choice([0.01, 0.1, 0.5, 0.95], size=ACTIVITIES)
    minutes = draw.integers(1, 90, (persons, ACTIVITIES)).astype(float)
    minutes *= draw.random(minutes.shape) < often
    minutes *= np.minimum(1, 1400 / minutes.sum(axis=1, keepdims=True))
    who = Persons(np.arange(persons), cell, draw.lognormal(5, 0.6, persons), cells)
    atoms = Atoms(np.eye(ACTIVITIES, dtype=bool), fills_a_day=True)
    sums = sum_by_cell(who.weight[:, None], minutes, cell, cells)
    return list_entries(who, margins(SHAPE), atoms, minutes, sums, DisclosureRule())


def main() -> None:
    """Time the two halves of the work: to list what is told, and to solve what is hidden."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--persons", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    listed, solved, hidden = [], [], np.zeros(0, dtype=bool)
    for _round in range(options.rounds):
        begin = time.perf_counter()
        listing = draw_listing(options.persons)
        middle = time.perf_counter()
        hidden = protect(listing, DisclosureRule()).entries
        listed.append(middle - begin)
        solved.append(time.perf_counter() - middle)
    primary = listing.find_primary(DisclosureRule())
    print(
        f"{options.persons:,} persons, {primary.shape[0]} lines x {ACTIVITIES} activities: "
        f"{primary.sum()} entries unsafe, {hidden.sum()} of {hidden.size} hidden "
        f"({hidden.mean():.1%})."
    )
    print(
        f"draw and list {statistics.median(listed):.2f} s, solve {statistics.median(solved):.2f} s "
        f"(median of {options.rounds}; the aim is {AIM:g} s to solve)"
    )
    sys.exit(statistics.median(solved) > AIM)


if __name__ == "__main__":
    main()
