"""The form of a family: every field with what was typed and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from carepact.app.forms import Choice
from carepact.app.told import Told
from carepact.app.views.country_choice import choose_country
from carepact.app.views.family.fields import OLDER, Field, all_fields, list_answers, name_field
from carepact.core.messages import _, word
from carepact.policy.package_files import SHIPPED, shipped_package

BLANKS = 2
"""Empty fields for further older children."""


@dataclass(frozen=True)
class Control:
    """A field as the page shows it."""

    id: str
    name: str
    label: str
    kind: str
    """text, date or choice."""
    value: str
    choices: tuple[Choice, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Fields under one heading."""

    title: str
    controls: tuple[Control, ...]
    more: tuple[Control, ...] = ()
    """Those that most may leave out."""
    is_open: bool = False
    """Whether any of these says something."""


def lay_out_form(told: Told, faults: Mapping[str, list[str]]) -> list[Group]:
    """Lay out the form, with the faults of each field by its name."""
    fields = all_fields()

    def lay(group: str) -> tuple[Control, ...]:
        return tuple(
            control
            for field in fields
            if field.group == group
            for control in _lay_out(field, told, faults.get(field.name, ()))
        )

    def add(title: str, group: str, more: str = "") -> Group:
        rest = lay(more) if more else ()
        is_open = any(one.faults or (one.value and one.kind != "choice") for one in rest)
        return Group(title, lay(group), rest, is_open)

    return [
        add(_("The law"), "law"),
        add(_("The child"), "child"),
        add(_("One parent, or who cares"), "parent1", "parent1.more"),
        add(_("The other parent; empty where there is none"), "parent2", "parent2.more"),
        Group(
            _("Others of the family"),
            (),
            lay("others"),
            any(one.value or one.faults for one in lay("others")),
        ),
    ]


def _lay_out(field: Field, told: Told, faults: Iterable[str]) -> list[Control]:
    """Lay out a field; one that may stand several times has room for more."""
    values = [*told.many(field.name)][:20]
    if field.name == OLDER:
        values += [""] * BLANKS
    return [
        Control(
            id="f-" + field.name.replace(".", "-") + (f"-{number}" if number else ""),
            name=field.name,
            label=name_field(field),
            kind=_choose_kind(field, value),
            value=value,
            choices=tuple(_list_choices(field, value)),
            faults=tuple(faults) if number == 0 else (),
        )
        for number, value in enumerate(values or [""])
    ]


def _choose_kind(field: Field, value: str) -> str:
    """Choose how a field is typed: a day that is none stays as it was typed."""
    if field.kind in {"choice", "country", "package"}:
        return "choice"
    if field.kind != "day":
        return "text"
    try:
        date.fromisoformat(value or "2000-01-01")
    except ValueError:
        return "text"
    return "date"


def _list_choices(field: Field, value: str) -> Iterable[Choice]:
    """List what can be chosen of a field; what was typed and is no choice stays among them."""
    if field.kind == "country":
        known = choose_country(value.upper())
    elif field.kind == "package":
        titles = {name: word(shipped_package(name).title) for name in SHIPPED}
        known = [Choice(name, title, name == value) for name, title in titles.items()]
    elif field.kind == "choice":
        known = [Choice(one, said, one == value) for one, said in list_answers(field).items()]
    else:
        return
    blank = _("none: present law alone") if field.kind == "package" else "–"
    yield Choice("", blank, not value)
    yield from known
    if value and not any(one.is_chosen for one in known):
        yield Choice(value, value, is_chosen=True)
