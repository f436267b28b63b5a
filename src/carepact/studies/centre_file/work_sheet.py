"""Read the sheet that tells what was done in the hours of a centre."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from carepact.core.messages import _, word
from carepact.core.units import MINUTES_PER_HOUR
from carepact.data.sheets.form import code_word
from carepact.data.sheets.reading import SheetRow, read_sheet
from carepact.levels.community.centre import GIVERS, WORKS
from carepact.levels.community.tally import Tally, add_up
from carepact.studies.centre_file.sheets import ReadSheet, centre_forms

WHO = {one.name.replace("volunteer", "unpaid"): one.name for one in GIVERS}
"""Givers, by the word that the sheet has for them."""


def read_work(path: Path, _first: date | None, _last: date | None) -> ReadSheet:
    """Read what was done.

    Returns
    -------
    ReadSheet
        Minutes and persons of each giver and kind of work; what no row names was not done.
    """
    sheet = read_sheet(path, centre_forms()[2])
    found = ReadSheet(faults=list(sheet.faults))
    found.tallies = {
        f"{name} {what} {one.name}": Tally.of(0)
        for name in ("work", "doers")
        for what in WORKS
        for one in GIVERS
    }
    if not sheet.rows and not sheet.faults:
        found.faults.append(
            _("the sheet of work holds no row. Write what was done, or take 'work' out.")
        )
    seen: dict[tuple[str, str], SheetRow] = {}
    for row in sheet.rows:
        who, what = row.text("who"), row.text("what")
        if who not in WHO or not what:
            continue
        if (who, what) in seen:
            found.faults.append(
                f"{row.place}: "
                + _(
                    "{who} and {what} stand in {other} too. Write one row, with each person "
                    "counted once.",
                    who=word(code_word(who)),
                    what=word(code_word(what)),
                    other=seen[who, what].place,
                )
            )
        seen[who, what] = row
        found.faults += _find_row_faults(row)
        hours = row.number("hours")
        minutes = None if hours is None else round(hours * MINUTES_PER_HOUR)
        found.tallies[f"work {what} {WHO[who]}"] = Tally.of(minutes)
        found.tallies[f"doers {what} {WHO[who]}"] = Tally.of(row.whole("persons"))
    return found


def _find_row_faults(row: SheetRow) -> Iterator[str]:
    """Find hours that nobody worked."""
    if row.whole("persons") == 0 and row.number("hours"):
        yield f"{row.at('persons')}: " + _(
            "0 persons cannot have worked these hours. Correct it, or leave it empty."
        )


def find_work_faults(
    log: ReadSheet, work: ReadSheet, people: Mapping[str, int | None]
) -> Iterator[str]:
    """Find more work than the log holds hours, and more who did it than gave hours.

    Parameters
    ----------
    log, work : ReadSheet
        What the two sheets tell.
    people : mapping of str to int, optional
        How many of each kind of giver the centre's file tells.
    """
    for who, giver in WHO.items():
        given = log.tallies.get(f"minutes {giver}")
        if given is None or not work.tallies:
            continue
        done = add_up(work.tallies[f"work {what} {giver}"] for what in WORKS)
        if given.value is not None and done.units > given.value:
            yield _(
                "{who}: {done} hours of work are more than the {given} hours of theirs in the "
                "log. Correct one of them.",
                who=word(code_word(who)),
                done=f"{done.units / MINUTES_PER_HOUR:g}",
                given=f"{given.value / MINUTES_PER_HOUR:g}",
            )
        most = people.get(giver)
        for what in WORKS:
            doers = work.tallies[f"doers {what} {giver}"].units
            if most is not None and doers > most:
                yield _(
                    "{who}, {what}: {doers} is more than the {most} persons under 'people' in "
                    "the centre's file. Correct one of them.",
                    who=word(code_word(who)),
                    what=word(code_word(what)),
                    doers=doers,
                    most=most,
                )
