"""Read the sheets of a quality assessment: what assessors, the plan and the asked told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import cast

from carepact.core.errors import CareError, nearest
from carepact.core.messages import _, word
from carepact.data.sheets.form import code_word
from carepact.data.sheets.reading import Sheet, SheetRow, read_sheet
from carepact.levels.employer.roles import looks_like_a_name
from carepact.levels.quality.catalogue import Criterion, all_criteria
from carepact.levels.quality.plan import FollowUp, PlanItem, Told
from carepact.levels.quality.standing import Answer, Said
from carepact.levels.quality.voices import Voices
from carepact.studies.quality_file.forms import quality_form
from carepact.studies.quality_file.limits import quality_limits

ANSWERS = ("yes", "partly", "no")
"""What can be answered in a survey: columns of its sheet."""


@dataclass
class ReadSheets:
    """What the sheets tell, and their faults."""

    answers: dict[str, Answer] = field(default_factory=dict)
    plan: list[PlanItem] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    voices: list[Voices] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read_assessment(path: Path, asked: Mapping[str, Criterion]) -> ReadSheets:
    """Read what one assessor filled in.

    Parameters
    ----------
    path : Path
        XLSX or CSV.
    asked : mapping of str to Criterion
        The criteria that this kind of service is asked.

    Returns
    -------
    ReadSheets
        Answers by criterion; one without a row, or without a step, is not answered.
    """
    sheet = read_sheet(path, quality_form("assessment"))
    found = ReadSheets(faults=list(sheet.faults))
    seen: dict[str, SheetRow] = {}
    for row in sheet.rows:
        found.faults += _find_criterion_faults(row, asked)
        found.faults += _find_long_texts(row, ("evidence", "strength", "challenge"))
        found.faults += _find_untrue_steps(row)
        criterion = row.text("criterion")
        if criterion in seen:
            found.faults.append(
                f"{row.at('criterion')}: "
                + _("{name} stands at {other} too. Keep one.",
                    name=criterion, other=seen[criterion].place)
            )  # fmt: skip
        elif criterion:
            seen[criterion] = row
            found.answers[criterion] = Answer(
                said=cast("Said", row.text("step")),
                evidence=row.text("evidence"),
                strength=row.text("strength"),
                challenge=row.text("challenge"),
            )
    if not sheet.faults and not any(one.said for one in found.answers.values()):
        found.faults.append(
            _("no criterion has a step. Fill in the column '{heading}'.",
              heading=word(quality_form("assessment").columns[2].title))
        )  # fmt: skip
    return found


def read_plan(path: Path, asked: Mapping[str, Criterion]) -> ReadSheets:
    """Read what is to be done."""
    sheet = read_sheet(path, quality_form("plan"))
    found = ReadSheets(faults=list(sheet.faults))
    seen: dict[int, SheetRow] = {}
    for row in sheet.rows:
        found.faults += _find_criterion_faults(row, asked)
        found.faults += _find_long_texts(row, ("what", "indicator"))
        found.faults += _find_named_owner(row)
        number, by = row.whole("number"), row.day("by")
        if number is None or by is None:
            continue
        if number in seen:
            found.faults.append(
                f"{row.at('number')}: "
                + _("{name} stands at {other} too. Keep one.",
                    name=number, other=seen[number].place)
            )  # fmt: skip
        seen[number] = row
        found.plan.append(
            PlanItem(
                number=number,
                criterion=row.text("criterion"),
                what=row.text("what"),
                owner=row.text("owner"),
                by=by,
                indicator=row.text("indicator"),
            )
        )
    return found


def read_follow_ups(path: Path, numbers: frozenset[int] | None) -> ReadSheets:
    """Read what was found since; `numbers` are those of the plan, none where it is not known."""
    sheet = read_sheet(path, quality_form("follow-ups"))
    found = ReadSheets(faults=list(sheet.faults))
    seen: dict[tuple[int, date], SheetRow] = {}
    for row in sheet.rows:
        number, day, state = row.whole("number"), row.day("day"), row.text("state")
        found.faults += _find_long_texts(row, ("evidence",))
        if number is not None and numbers is not None and number not in numbers:
            found.faults.append(
                f"{row.at('number')}: "
                + _("the plan holds no number {number}. Correct it.", number=number)
            )
        if state in ("done", "dropped") and not row.text("evidence"):
            found.faults.append(
                f"{row.at('evidence')}: "
                + (
                    _("it is done, and nothing shows it. Write what does, or 'on the way'.")
                    if state == "done"
                    else _("it was dropped, and nobody says why. Write why.")
                )
            )
        if number is None or day is None:
            continue
        if (number, day) in seen:
            found.faults.append(
                f"{row.place}: "
                + _("{number} was looked at on the same day at {other}. Keep one.",
                    number=number, other=seen[number, day].place)
            )  # fmt: skip
        seen[number, day] = row
        if state:
            told = cast("Told", state)
            found.follow_ups.append(FollowUp(number, day, told, row.text("evidence")))
    return found


def read_survey(path: Path, asked: Mapping[str, Criterion]) -> ReadSheets:
    """Read what families and staff answered."""
    sheet = read_sheet(path, quality_form("survey"))
    found = ReadSheets(faults=list(sheet.faults))
    for row in sheet.rows:
        found.faults += _find_criterion_faults(row, asked)
        found.faults += _find_long_texts(row, ("question",))
        numbers = {one: row.whole(one) for one in ANSWERS}
        counts = {one: number for one, number in numbers.items() if number is not None}
        total = row.whole("asked")
        if total is not None and sum(counts.values()) > total:
            found.faults.append(
                f"{row.at('asked')}: "
                + _("{answered} answered, and {asked} were asked. Correct one of them.",
                    answered=sum(counts.values()), asked=total)
            )  # fmt: skip
        found.voices.append(
            Voices(row.text("criterion"), row.text("who"), row.text("question"), total or 0, counts)
        )
    found.faults += _find_people_twice(sheet)
    return found


def read_any(path: Path, read: Callable[[Path], ReadSheets]) -> ReadSheets:
    """Read a sheet; its faults name its file, and what cannot be opened is a fault too."""
    try:
        found = read(path)
    except CareError as error:
        return ReadSheets(faults=[str(error)])
    found.faults = [f"{path.name}, {fault}" for fault in found.faults]
    return found


def _find_criterion_faults(row: SheetRow, asked: Mapping[str, Criterion]) -> Iterator[str]:
    """Find a criterion that there is not, or that this kind of service is not asked."""
    named = row.text("criterion")
    if not named or named in asked:
        return
    where = f"{row.at('criterion')}: "
    if named in all_criteria():
        yield where + _(
            "{name} is not asked of this kind of service, or not in this catalogue. Take the row "
            "out.",
            name=named,
        )
    else:
        yield where + _("there is no criterion '{name}'.", name=named) + (
            nearest(named, asked) or " " + _("See the sheet with the criteria.")
        )  # fmt: skip


def _find_untrue_steps(row: SheetRow) -> Iterator[str]:
    """Find a step that says of itself that something shows it, and nothing does."""
    said = row.text("step")
    if said in ("shown_to_work", "does_not_apply") and not row.text("evidence"):
        yield f"{row.at('evidence')}: " + (
            _("'{step}' needs what shows it. Write it, or choose '{lower}'.",
              step=word(code_word(said)), lower=word(code_word("in_place")))
            if said == "shown_to_work"
            else _("'{step}' needs a reason. Write why.", step=word(code_word(said)))
        )  # fmt: skip


def _find_long_texts(row: SheetRow, names: tuple[str, ...]) -> Iterator[str]:
    """Find texts that are no notes any more."""
    most = quality_limits().longest_words
    for name in names:
        letters = len(row.text(name))
        if letters > most:
            yield f"{row.at(name)}: " + _(
                "has {count} letters. Write {most} at most; name a paper, and do not copy it.",
                count=letters,
                most=most,
            )


def _find_named_owner(row: SheetRow) -> Iterator[str]:
    """Find an owner that is a person and no role."""
    owner, most = row.text("owner"), quality_limits().most_letters
    if len(owner) > most:
        yield f"{row.at('owner')}: " + _(
            "has {count} letters. Write {most} at most.", count=len(owner), most=most
        )
    elif owner and looks_like_a_name(owner):
        yield f"{row.at('owner')}: " + _(
            "'{role}' looks like a person's name or address. A plan outlives who holds an office: "
            "write the role in small letters, such as head of the nursery.",
            role=owner,
        )


def _find_people_twice(sheet: Sheet) -> Iterator[str]:
    """Find groups of one question that hold the same persons, or stand twice."""
    seen: dict[tuple[str, str], dict[str, SheetRow]] = {}
    for row in sheet.rows:
        who = row.text("who")
        groups = seen.setdefault((row.text("criterion"), row.text("question")), {})
        both = {"parents": ("mothers", "fathers", "parents")}.get(who, (who, "parents"))
        other = next((groups[one] for one in both if one in groups), None)
        if who in ("children", "staff", "volunteers"):
            other = groups.get(who)
        if who and other is not None:
            yield f"{row.at('who')}: " + _(
                "answers of the same people stand at {other} too, so that few could be found by "
                "subtraction. Keep one.",
                other=other.place,
            )
        groups.setdefault(who, row)
