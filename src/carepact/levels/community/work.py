"""What was done in the hours of a centre: at whose wage it is valued, and who may be told of it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.community.centre import GIVERS, WORKS, Sums


@dataclass(frozen=True)
class Occupation:
    """Who does a kind of work for pay."""

    isco: str
    """ISCO-08."""
    fact: str
    """Fact of a country: their wage to the mean one."""


@cache
def read_occupations() -> dict[str, Occupation]:
    """Read who does each kind of work for pay; other work has none of its own."""
    text = resources.files(__package__).joinpath("work.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["work"]: Occupation(row["isco"], row["fact"]) for row in rows}


def may_tell_work(sums: Sums, rule: DisclosureRule) -> bool:
    """Tell whether what was done may leave: no giver has work that few of them are told to do.

    What hours are worth by what was done tells, next to the hours, how many were spent on what:
    so nothing of it leaves where few did one of the works, where it is not told how many did, or
    where it is not told of all hours what was done, since few may have done the rest.
    """
    if not sums.tells_work or not sums.given("all").is_whole or sums.rest():
        return False
    for one in GIVERS:
        for what in WORKS:
            done, doers = (sums.tallies[f"{name} {what} {one.name}"] for name in ("work", "doers"))
            if done.units and (not doers.is_whole or doers.units < rule.minimum):
                return False
    return True
