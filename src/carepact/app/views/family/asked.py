"""What a family's form tells, as a family's file would; its faults by the field that has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from carepact.app.told import Told
from carepact.app.views.brought import FIELDS, HELD, is_brought, take_file
from carepact.app.views.family.fields import OLDER, Field, all_fields, name_fully
from carepact.app.views.view import Progress
from carepact.core.documents import Place
from carepact.core.errors import CareError, ParameterError, nearest
from carepact.core.messages import _
from carepact.levels.family.members import Family
from carepact.policy.package import Package
from carepact.policy.package_files import SHIPPED, shipped_package
from carepact.studies.family import answer_family
from carepact.studies.family_file.opening import find_faults_at, open_family, parse_family
from carepact.studies.one_family.answer import FamilyAnswer


class FieldFault(NamedTuple):
    """What is wrong with one field of the form, or with all of it."""

    field: str
    """Its name; empty where it is of no field alone."""
    name: str
    """As the form calls it."""
    fault: str


class FormError(ParameterError):
    """A form that cannot be read; `found` has its faults by field."""

    found: tuple[FieldFault, ...] = ()


def known_fields() -> list[str]:
    """List every field that an address of a family may have."""
    return [*(one.name for one in all_fields()), *FIELDS, "width"]


def is_told(told: Told) -> bool:
    """Tell whether anything of a family is told."""
    return is_brought(told) or bool(told.one("sent")) or is_begun(told)


def is_begun(told: Told) -> bool:
    """Tell whether a field says something that no link to an empty form would."""
    return any(one.name not in {"country", "event"} for one in _list_written(told))


def answer_asked(told: Told, on_progress: Progress) -> FamilyAnswer:
    """Answer the family that a form or a file tells of.

    Raises
    ------
    CareError
        With all faults at once.
    """
    told.refuse_unknown(known_fields(), (HELD,))
    package = told.one("package")
    found = list(_find_package_fault(package))
    if not is_brought(told):
        try:
            family = read_form(told)
        except FormError as error:
            found += error.found
        if found:
            raise _make_error(found)
        return answer_family(family, _open_package(package), None, on_progress)
    if found:
        raise _make_error(found)
    with take_file(told, "family") as brought:
        family, own_facts = open_family(brought.path)
        return answer_family(family, _open_package(package), own_facts, on_progress)


def _open_package(name: str) -> Package | None:
    """Open a reform that ships; a page opens no other file."""
    return shipped_package(name) if name else None


def _find_package_fault(name: str) -> Iterator[FieldFault]:
    """Find a reform that does not ship."""
    if name and name not in SHIPPED:
        field = next(one for one in all_fields() if one.name == "package")
        said = _("there is no package '{name}'.", name=name) + nearest(name, SHIPPED)
        yield FieldFault(field.name, name_fully(field), said)


def read_form(told: Told) -> Family:
    """Read the family that the fields tell of.

    Raises
    ------
    FormError
        With all faults at once, each with its field.
    """
    text = write_file(told)
    try:
        return parse_family(text, "family")
    except CareError as error:
        raise _make_error(_sort_faults(told, text, str(error))) from error


def write_file(told: Told) -> str:
    """Write the fields as a family's file has them."""
    content: dict[str, Any] = {}
    for field in _list_written(told):
        if field.name == OLDER:
            content["older_children"] = [{"born": one} for one in told.many(OLDER)]
        elif (field.name, told.one(field.name)) != ("event", "none"):
            _put(content, field.place, told.one(field.name))
    for key in ("parents", "in_need"):
        if key in content:
            content[key] = [content[key][one] for one in sorted(content[key])]
    content.setdefault("parents", [])
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


def _list_written(told: Told) -> Iterator[Field]:
    """List the fields that say something: for what time pay is says nothing without pay."""
    for field in all_fields():
        if not field.place or not told.many(field.name):
            continue
        owner, _dot, key = field.name.partition(".")
        if key == "per" and not told.many(f"{owner}.pay"):
            continue
        yield field


def _put(content: dict[Any, Any], place: Place, value: str) -> None:
    """Put a value at its place; entries of a list are kept by their number."""
    for part in place[:-1]:
        content = content.setdefault(part, {})
    content[place[-1]] = value


def _sort_faults(told: Told, text: str, message: str) -> list[FieldFault]:
    """Sort the faults of a file by the field in which each has to be mended."""
    places = _list_places(told)
    found: dict[tuple[str, str], FieldFault] = {}
    rest = [re.sub(r"^\d+\. ", "", line) for line in message.splitlines()]
    rest = rest[1:] if len(rest) > 1 else rest
    for place, field in places.items():
        try:
            faults = find_faults_at(text, "family", place)
        except CareError:
            return [FieldFault("", "", line) for line in rest]
        for fault in faults:
            owner = field.name.partition(".")[0]
            found.setdefault((owner, fault), FieldFault(field.name, name_fully(field), fault))
            rest = [line for line in rest if not line.endswith(fault)]
    return [*found.values(), *(FieldFault("", "", line) for line in rest)]


def _list_places(told: Told) -> dict[Place, Field]:
    """List the places of a file that a field of the form mends."""
    by_name = {one.name: one for one in all_fields()}
    places: dict[Place, Field] = {
        ("event",): by_name["event"],
        ("parents",): by_name["parent1.name"],
        ("older_children",): by_name[OLDER],
        ("in_need",): by_name["need.name"],
    }
    order = {name: number for number, name in enumerate(_list_parents(told))}
    for field in all_fields():
        place, owner = field.place, field.name.partition(".")[0]
        if place[:1] == ("parents",):
            if owner in order:
                places["parents", order[owner], *place[2:]] = field
        elif field.name == OLDER:
            for number in range(len(told.many(OLDER))):
                places["older_children", number, "born"] = field
        elif place:
            places[place] = field
    return places


def _list_parents(told: Told) -> list[str]:
    """List the parents of whom anything is told."""
    return list(
        dict.fromkeys(
            one.name.partition(".")[0] for one in _list_written(told) if one.place[0] == "parents"
        )
    )


def _make_error(found: list[FieldFault]) -> FormError:
    """Make the error that tells all faults at once."""
    lines = [f"{one.name}: {one.fault}" if one.name else one.fault for one in found]
    error = FormError("\n".join(lines))
    error.found = tuple(found)
    return error


def faults_by_field(error: CareError) -> Mapping[str, list[str]]:
    """Return the faults of a form by its fields."""
    found: dict[str, list[str]] = {}
    for one in getattr(error, "found", ()):
        if one.field:
            found.setdefault(one.field, []).append(one.fault)
    return found
