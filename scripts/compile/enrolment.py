"""Put the newer release of enrolment in the place of the older one.

A figure that moves by many points between the two, or in the last step of its own series, is
refused unless `data/countries/moves.csv` says what is made of it.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from scripts.compile.moves import Move, find_step, is_large, read_moves
from scripts.compile.reading import read_rows
from scripts.compile.world import Row, World

from carepact.core.errors import DataError, Faults
from carepact.data.countries.plausibility import Finding

RELEASE = "UNESCO UIS SDG release Sept 2024"
FIRST_YEAR = 2012
"""As in the older release: what is older tells nothing of today."""
LISTED = 10.0
"""From so many points on a move is listed. [% of children]"""
Key = tuple[str, str]
"""Country and indicator."""


class Published(NamedTuple):
    """Where the newer release has an indicator."""

    file: str
    words: str
    before: tuple[str, ...]
    """Indicators of the older release that it is held against, the first that is known."""
    zero_is_unknown: bool = False
    """A 0 can mean that no programme is counted."""


PUBLISHED = {
    "ner_preprimary": Published(
        "ner_02_cp", "net rate, pre-primary", ("ner_preprimary", "ger_preprimary")
    ),
    "ner_eced": Published(
        "ner_01_cp", "net rate, before pre-primary", ("ger_eced",), zero_is_unknown=True
    ),
    "organised_learning_pre1": Published(
        "nera_agm1_cp", "4.2.2 by enrolment", ("organised_learning_pre1",)
    ),
}
ATTENDANCE = Published("nara_agm1", "4.2.2 by attendance", ("organised_learning_pre1",))


@dataclass(frozen=True)
class Renewal:
    """One figure of the newer release, and what it takes the place of."""

    newer: Row
    before: Row | None
    """What the older release has of the same or the nearest indicator."""
    series: dict[int, str]
    """The newer release, by year."""
    move: Move | None
    """What was looked up of it."""

    @property
    def key(self) -> Key:
        """Return its country and indicator."""
        return self.newer.country, self.newer.indicator


def renew_enrolment(world: World, rows: list[Row], macro: Path) -> list[Row]:
    """Return all rows, those of the older release replaced where the newer has a later year.

    Raises
    ------
    DataError
        If a large move is not in the table of moves, or a row of the table does not fit the
        release: all at once.
    """
    folder = macro / "childcare" / "uis_sdg_2024"
    moves = read_moves()
    renewals = list(find_renewals(world.countries, rows, folder, moves))
    refuse_moves(renewals, moves)
    settled = {one.key: settle(world, one) for one in renewals}
    world.moves += [line for one in renewals if (line := lay_out_move(one))]
    kept = [row for row in rows if (row.country, row.indicator) not in settled]
    return [*kept, *(row for row in settled.values() if row is not None)]


def find_renewals(
    countries: Container[str], rows: list[Row], folder: Path, moves: Mapping[Key, Move]
) -> Iterator[Renewal]:
    """Find the figures of the newer release that are later than those of the older."""
    older = {(row.country, row.indicator): row for row in rows}
    found = set()
    for indicator, published in (*PUBLISHED.items(), ("organised_learning_pre1", ATTENDANCE)):
        for code, series in sorted(read_series(folder, published, countries).items()):
            own = older.get((code, indicator))
            if (code, indicator) in found or not is_later(published, series, own):
                continue
            found.add((code, indicator))
            known = (older.get((code, name)) for name in published.before)
            before = next((row for row in known if row is not None), None)
            newer = make_row(code, indicator, published, series, max(series))
            yield Renewal(newer, before, series, moves.get((code, indicator)))


def is_later(published: Published, series: dict[int, str], own: Row | None) -> bool:
    """Tell whether a series takes the place of the older figure.

    Attendance does where the older figure, of enrolment, tells nothing of today.
    """
    if own is None:
        return True
    return own.year < FIRST_YEAR if published is ATTENDANCE else max(series) > own.year


def read_series(
    folder: Path, published: Published, countries: Container[str]
) -> dict[str, dict[int, str]]:
    """Read the figures of each known country by year, from the first year that counts on."""
    found: dict[str, dict[int, str]] = {}
    for row in read_rows(folder / f"{published.file}.csv"):
        code, year, value = row["country"].upper(), int(row["year"]), row[published.file]
        unknown = published.zero_is_unknown and float(value) == 0
        if code in countries and year >= FIRST_YEAR and not unknown:
            found.setdefault(code, {})[year] = value
    return found


def make_row(
    code: str, indicator: str, published: Published, series: dict[int, str], year: int
) -> Row:
    """Make the row of one year of the newer release."""
    return Row(code, indicator, year, series[year], f"{RELEASE} ({published.words})")


def refuse_moves(renewals: Iterable[Renewal], moves: Collection[Key]) -> None:
    """Refuse large moves that nobody looked up, and rows of the table that fit no figure."""
    fitting = set()
    with Faults(DataError, "data/countries/moves.csv") as faults:
        for one in renewals:
            step = find_step(one.before, one.newer, one.series)
            if one.move is not None:
                fitting.add(one.key)
                faults.extend(one.move.find_faults(one.newer))
            elif step is not None and is_large(step):
                (year, value), (later, now) = step.before, step.after
                faults.add(
                    f"{one.key[0]}, {one.key[1]}: {value:.5g} in {year} and {now:.5g} in {later}. "
                    "Look up why, and add a row."
                )
        faults.extend(
            f"{code}, {name}: the newer release has no such figure. Take the row out."
            for code, name in sorted(set(moves) - fitting)
        )


def settle(world: World, one: Renewal) -> Row | None:
    """Return the row that stands, and list those that do not."""
    move, newer = one.move, one.newer
    if move is None:
        return newer
    if move.verdict == "unexplained":
        year, value = move.older
        words = f"{newer.source}; {value:.0f} in {year}, a move that nothing read explains"
        return replace(newer, source=words)
    if move.verdict == "explained":
        return newer
    gone = [newer]
    if move.stands == "neither" and one.before and one.before.indicator == newer.indicator:
        gone.append(one.before)
    for row in gone:
        world.reject(row, Finding(row.indicator, move.reason))
    return choose_other(one, move)


def choose_other(one: Renewal, move: Move) -> Row | None:
    """Return what stands in the place of a rejected figure of the newer release."""
    if move.stands == "older":
        return one.before
    if move.stands == "earlier" and move.stands_year is not None:
        year = move.stands_year
        return replace(one.newer, year=year, value=one.series[year])
    if move.stands == "other" and move.stands_year is not None:
        return replace(
            one.newer, year=move.stands_year, value=move.stands_value, source=move.source
        )
    return None


def lay_out_move(one: Renewal) -> list[str]:
    """Lay out a move of many points for the page that lists them; nothing of a small one."""
    step = find_step(one.before, one.newer, one.series)
    if step is None or (one.move is None and step.size < LISTED):
        return []
    before = one.move.older if one.move else step.before
    own = f"{float(one.series[before[0]]):.0f}" if before[0] in one.series else ""
    after = (one.newer.year, float(one.newer.value))
    ends = [f"{value:.0f} ({year})" for year, value in (before, after)]
    return [one.newer.indicator, one.newer.country, ends[0], own, ends[1], *word_verdict(one)]


def word_verdict(one: Renewal) -> list[str]:
    """Word what was found of a move and what stands; empty where nobody looked it up."""
    if one.move is None:
        return [""] * 4
    stands: str = one.move.stands
    if one.move.verdict == "rejected":
        row = choose_other(one, one.move)
        stands = f"{float(row.value):.0f} ({row.year})" if row else "none"
    return [one.move.verdict, stands, one.move.reason, one.move.source]
