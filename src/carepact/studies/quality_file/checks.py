"""Find what the file of a quality assessment tells that cannot be, all of it at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from carepact.core.documents import Place
from carepact.core.messages import Day, _
from carepact.core.named_paths import find_named
from carepact.core.plain_numbers import is_whole
from carepact.core.text_files import exists
from carepact.levels.employer.roles import looks_like_a_name
from carepact.levels.quality.catalogue import latest_catalogue
from carepact.studies.quality_file.limits import quality_limits
from carepact.studies.quality_file.model import QualityFile
from carepact.studies.study_file.model import file_at
from carepact.studies.told.country import find_country_faults
from carepact.studies.told.entries import Told, find_empty_or_long

SHEETS = ("agreed", "plan", "follow_ups", "survey", "earlier")
"""Keys that name a file, beside the sheets of assessors."""


def find_quality_faults(told: Told[QualityFile], folder: Path) -> Iterator[str]:
    """Find every fault of the file that its schema cannot tell.

    Parameters
    ----------
    told : Told
        The file as read.
    folder : Path
        Folder from which its paths are seen.
    """
    yield from find_empty_or_long(told, ("service",), quality_limits().most_letters)
    yield from find_country_faults(told, folder, has_money=False)
    yield from _find_day_faults(told)
    yield from _find_catalogue_faults(told)
    yield from _find_assessor_faults(told, folder)
    for key in SHEETS:
        yield from _find_absent(told, file_at(told.document.content, folder, key), (key,))
    if told.text("agreed") and len(list(told.entries("assessors"))) == 1:
        yield _("{where}: one assessor has nobody to agree with. Take it out, or name a second.",
                where=told.at("agreed"))  # fmt: skip
    if told.text("follow_ups") and not told.text("plan"):
        yield _("{where}: there is no plan to follow up. Name it with plan.",
                where=told.at("follow_ups"))  # fmt: skip


def catalogue_of(told: Told[QualityFile]) -> int:
    """Return the catalogue that a file names; the latest where it cannot be read."""
    written = told.text("catalogue")
    known = is_whole(written) and 1 <= int(written) <= latest_catalogue()
    return int(written) if known else latest_catalogue()


def _find_day_faults(told: Told[QualityFile]) -> Iterator[str]:
    """Find a plan that is looked at before the assessment was made."""
    day, as_of = told.day("day"), told.day("as_of")
    if day is not None and as_of is not None and as_of < day:
        yield _("{where}: {day} lies before {first}, the day of the assessment. Correct one of "
                "them.", where=told.at("as_of"), day=Day.of(as_of), first=Day.of(day))  # fmt: skip


def _find_catalogue_faults(told: Told[QualityFile]) -> Iterator[str]:
    """Find a catalogue that this carepact does not have."""
    written = told.text("catalogue")
    if is_whole(written) and not 1 <= int(written) <= latest_catalogue():
        yield _("{where}: there is no catalogue {number} here; the latest is {latest}. Correct it, "
                "or use a newer carepact.", where=told.at("catalogue"), number=written,
                latest=latest_catalogue())  # fmt: skip


def _find_assessor_faults(told: Told[QualityFile], folder: Path) -> Iterator[str]:
    """Find assessors that are none, too many, the same, or named where a role should stand."""
    entries, most = list(told.entries("assessors")), quality_limits().most_assessors
    if told.raw("assessors") == []:
        yield _("{where}: the list is empty. Name one at least.",
                where=told.at("assessors"))  # fmt: skip
    if len(entries) > most:
        yield _("{where}: there are {count} assessors. Name one, or two who filled in their sheets "
                "apart.", where=told.at("assessors"), count=len(entries))  # fmt: skip
    roles: set[str] = set()
    files: set[Path] = set()
    for one in entries:
        yield from _find_role_faults(told, (*one, "role"))
        yield from find_empty_or_long(told, (*one, "name"), quality_limits().most_letters)
        role, sheet = told.text(*one, "role").casefold(), told.text(*one, "sheet")
        if role and role in roles:
            yield _("{where}: the role '{role}' stands twice. Tell the two apart.",
                    where=told.at(*one, "role"), role=told.text(*one, "role"))  # fmt: skip
        if sheet and Path(sheet) in files:
            yield _("{where}: {name} is the sheet of the other assessor too. Each fills in one of "
                    "their own.", where=told.at(*one, "sheet"), name=sheet)  # fmt: skip
        roles.add(role)
        files.add(Path(sheet))
        path = find_named(folder, sheet) if sheet else None
        yield from _find_absent(told, path, (*one, "sheet"))


def _find_role_faults(told: Told[QualityFile], place: Place) -> Iterator[str]:
    """Find what is no role."""
    yield from find_empty_or_long(told, place, quality_limits().most_letters)
    role = told.text(*place)
    if role and looks_like_a_name(role):
        yield _("{where}: '{role}' looks like a person's name or address. Write the role in small "
                "letters, such as coordinator; who wants it adds the name under name.",
                where=told.at(*place), role=role)  # fmt: skip


def _find_absent(told: Told[QualityFile], path: Path | None, place: Place) -> Iterator[str]:
    """Find a file that is named and is not there."""
    if path is not None and not exists(path):
        yield _(
            "{where}: there is no file {name}. Paths are seen from the folder of this file; "
            "correct it.",
            where=told.at(*place),
            name=path.name,
        )
