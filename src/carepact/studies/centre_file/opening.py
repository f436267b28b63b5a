"""Read the file of a centre or of a network with its sheets, or raise all faults at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path

from carepact.core.documents import Document, keys_of, read_content, read_document
from carepact.core.errors import CareError, Faults, ParameterError
from carepact.core.messages import _
from carepact.core.named_paths import find_named
from carepact.core.text_files import exists, is_folder
from carepact.core.units import MINUTES_PER_HOUR
from carepact.data.countries.country_search import find_country
from carepact.data.countries.currencies import currencies_of
from carepact.levels.community.centre import (
    GIVERS,
    PARTIES,
    WORKS,
    Centre,
    HourValue,
    Sums,
    list_names,
)
from carepact.levels.community.tally import Tally
from carepact.studies.centre_file.checks import (
    ToldCentre,
    find_centre_faults,
    find_people_faults,
    find_reached_faults,
)
from carepact.studies.centre_file.limits import centre_limits
from carepact.studies.centre_file.mixed import find_mixed
from carepact.studies.centre_file.model import (
    AreaEntry,
    CentreFile,
    HourEntry,
    NetworkFile,
    PeopleEntry,
    ReachedEntry,
    StayEntry,
)
from carepact.studies.centre_file.opened import OF_COUNTRY, OpenedCentre, OpenedNetwork
from carepact.studies.centre_file.sheets import ReadSheet, read_log, read_money
from carepact.studies.centre_file.work_sheet import find_work_faults, read_work
from carepact.studies.study_file.country_checks import indent_faults
from carepact.studies.study_file.model import file_at


def open_any(path: Path) -> OpenedNetwork:
    """Read the file of a centre or of a network, whichever it is.

    Raises
    ------
    ParameterError
        With all faults of the file, and of all files that it names, at once.
    """
    content = read_content(path)
    if isinstance(content, dict) and {"network", "centres"} & content.keys():
        return open_network(path)
    return OpenedNetwork("", (open_centre(path),))


def open_centre(path: Path) -> OpenedCentre:
    """Read the file of a centre with its log and its money, as `open_any` does."""
    document = read_document(path, CentreFile, _centre_keys())
    told, folder = ToldCentre(document), path.parent
    first, last = _days(told)
    log, log_faults = _read(told, folder, "log", first, last, read_log)
    money, money_faults = _read(told, folder, "money", first, last, read_money)
    work, work_faults = _read(told, folder, "work", first, last, read_work)
    people = {one.name: told.whole("people", one.name) for one in GIVERS}
    further = [
        *find_centre_faults(told, folder),
        *find_people_faults(told, log),
        *find_reached_faults(told, log),
        *log_faults,
        *money_faults,
        *work_faults,
        *(f"{told.at('work')}: {one}" for one in find_work_faults(log, work, people)),
    ]
    tallies = {**log.tallies, **money.tallies, **work.tallies}
    found = _make(document, document.sound(further), tallies, folder)
    return replace(found, months_without_money=money.months_without_money)


def open_network(path: Path) -> OpenedNetwork:
    """Read the file of a network with all its centres, as `open_any` does."""
    document = read_document(path, NetworkFile, keys_of(NetworkFile))
    named = document.content.get("centres")
    found: list[OpenedCentre] = []
    further: list[str] = []
    files: dict[Path, str] = {}
    for place, entry in enumerate(named if isinstance(named, list) else []):
        where = document.at(("centres", place))
        if isinstance(entry, str):
            further += _find_files(path.parent, entry, where, files)
    if len(files) > centre_limits().most_centres:
        further.append(
            _(
                "{where}: {count} centres are more than {most}. Divide the network.",
                where=document.at(("centres",)),
                count=len(files),
                most=centre_limits().most_centres,
            )
        )
        files = {}
    if len(files) == 1 and not further:
        further.append(
            _("{where}: one centre is no network. Name its own file, or add another.",
              where=document.at(("centres",)))
        )  # fmt: skip
    names: list[str] = []
    for file, shown in files.items():
        try:
            found.append(open_centre(file))
            names.append(shown)
        except CareError as error:
            said = indent_faults(error).removeprefix(file.name)
            further.append(
                f"{shown}{said}" if said.startswith((":", " ", ",")) else f"{shown}: {said}"
            )
    further += find_mixed(found, names)
    return OpenedNetwork(document.sound(further).network.strip(), tuple(found))


def schema_text(name: str = "centre.json") -> str:
    """Return the schema of a centre's or a network's file, for editors."""
    return resources.files(__package__).joinpath(name).read_text("utf-8")


@cache
def _centre_keys() -> list[str]:
    """Name the keys that a centre's file may have."""
    return keys_of(CentreFile, AreaEntry, ReachedEntry, PeopleEntry, StayEntry, HourEntry)


def _days(told: ToldCentre) -> tuple[date | None, date | None]:
    """Return the days covered; none where they cannot be, which has been noted."""
    first, last = told.day("first_day"), told.day("last_day")
    return (None, None) if first is None or last is None or last < first else (first, last)


def _read(
    told: ToldCentre,
    folder: Path,
    key: str,
    first: date | None,
    last: date | None,
    read: Callable[[Path, date | None, date | None], ReadSheet],
) -> tuple[ReadSheet, list[str]]:
    """Read one sheet; its faults name its file."""
    path = file_at(told.document.content, folder, key)
    if path is None or not exists(path):
        return ReadSheet(), []
    try:
        found = read(path, first, last)
    except CareError as error:
        return ReadSheet(), [str(error)]
    return found, [f"{path.name}, {fault}" for fault in found.faults]


def _make(
    document: Document[CentreFile], file: CentreFile, tallies: dict[str, Tally], folder: Path
) -> OpenedCentre:
    """Make the centre that a sound file tells of."""
    told = ToldCentre(document)
    code = find_country(file.country)
    people = file.people or PeopleEntry()
    found = {
        **{f"{kind} {one}": Tally.of(None) for kind, parties in PARTIES.items() for one in parties},
        **tallies,
        **{f"persons {name}": Tally.of(count) for name, count in people},
        "count area": Tally.of(None if file.area is None else file.area.families),
        "time families": _stay(told, tallies["count visits"]),
    }
    if file.families is not None:
        found["count reached"] = Tally.of(file.families.count)
    sums = Sums(1, {name: found.get(name, Tally.of(None)) for name in list_names()})
    currency = (file.currency or "").strip() or currencies_of(code)[0]
    sources = [one.source for one in (file.area, file.families, file.stay, file.hour) if one]
    return OpenedCentre(
        centre=Centre(file.name.strip(), code, file.first_day, file.last_day, currency, sums),
        own_hour=_value(told, file),
        own_facts=file_at(document.content, folder, "own_facts"),
        sources=tuple(dict.fromkeys(sources)),
    )


def _stay(told: ToldCentre, visits: Tally) -> Tally:
    """Multiply visits by their length. [minutes]"""
    if not told.text("stay", "hours"):
        return Tally.of(None)
    minutes = Decimal(told.text("stay", "hours")) * MINUTES_PER_HOUR
    return Tally(round(visits.units * minutes), visits.told, visits.asked)


def _value(told: ToldCentre, file: CentreFile) -> HourValue | None:
    """Take the value of an hour as it is written."""
    if file.hour is None:
        return None
    contributions = told.text("hour", "contributions")
    return HourValue(
        wage=Decimal(told.text("hour", "wage")),
        contributions=Decimal(contributions) if contributions else OF_COUNTRY,
        origin="own",
        source=file.hour.source,
        by_work=tuple((what, Decimal(wage)) for what in WORKS if (wage := told.text("hour", what))),
    )


def _find_files(folder: Path, entry: str, where: str, files: dict[Path, str]) -> Iterator[str]:
    """Note the file of a centre, or those of a folder, and yield what is not there.

    Each is noted with its path as seen from the network's file, by which its faults name it.
    """
    path = find_named(folder, entry)
    inside = sorted(path.rglob("centre*.yaml")) if is_folder(path) else [path]
    if not inside:
        yield _("{where}: the folder {name} holds no file of a centre (centre.yaml). Correct it.",
                where=where, name=path.name)  # fmt: skip
    for one in inside:
        if not exists(one):
            yield _(
                "{where}: there is no file {name}. Paths are seen from the folder of this file; "
                "correct it.",
                where=where,
                name=one.name,
            )
        elif one in files:
            yield _("{where}: {name} stands twice. Keep one.", where=where, name=files[one])
        else:
            files[one] = entry if one == path else (Path(entry) / one.relative_to(path)).as_posix()


def check_one(opened: OpenedNetwork, path: Path, *, wants_network: bool) -> OpenedNetwork:
    """Refuse a centre where a network is asked for, and a network where a centre is.

    Raises
    ------
    ParameterError
        If it is the other one.
    """
    if opened.is_network != wants_network:
        with Faults(ParameterError, path.name) as faults:
            faults.add(
                _("this is the file of a centre, not of a network.")
                if wants_network
                else _("this is the file of a network, not of a centre.")
            )
    return opened
