"""The fields of a family's form: where each stands in a family's file, and how it is called."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from carepact.core.documents import Place
from carepact.core.messages import _, _c

PARENTS = ("parent1", "parent2")
"""How the fields of the parents begin."""
OLDER = "older"
"""Field that may stand several times: birthdays of children who were there before."""


@dataclass(frozen=True)
class Field:
    """One field of the form."""

    name: str
    place: Place
    """Keys that lead to it in a family's file; empty for what is no part of it."""
    kind: str
    """text, number, day, choice, country or package."""
    group: str

    @property
    def key(self) -> str:
        """Its name without whose it is."""
        return self.name.partition(".")[2] if self.name.startswith(PARENTS) else self.name


@cache
def all_fields() -> tuple[Field, ...]:
    """List the fields in the order of the form."""
    text = resources.files(__package__).joinpath("form.csv").read_text("utf-8")
    found: list[Field] = []
    rows = list(csv.DictReader(text.splitlines()))
    before = [row for row in rows if row["group"] in {"law", "child"}]
    of_parent = [row for row in rows if row["name"].startswith("parent.")]
    after = [row for row in rows if row["group"] == "others"]
    found += [_make(row) for row in before]
    for number, parent in enumerate(PARENTS):
        found += [
            _make(
                row
                | {
                    "name": row["name"].replace("parent", parent, 1),
                    "place": row["place"].replace("#", str(number)),
                    "group": parent if row["group"] == "parent" else f"{parent}.more",
                }
            )
            for row in of_parent
        ]
    return (*found, *map(_make, after))


def _make(row: dict[str, str]) -> Field:
    """Make a field of its row."""
    keys = row["place"].split(".") if row["place"] else []
    place = tuple(int(one) if one.isdigit() else one for one in keys)
    return Field(row["name"], place, row["kind"], row["group"])


def name_field(field: Field) -> str:
    """Name a field as the form does."""
    names = {
        "country": _("Country whose law counts"),
        "package": _("Beside it a reform, as if in force"),
        "event": _("What happens"),
        "due": _("Day on which the birth is expected"),
        "born": _("Birthday of the child"),
        "placed": _("Day on which an adopted or placed child comes"),
        "children": _("Children who come together"),
        "name": _("Name, or a letter that stands for it"),
        "sex": _("Woman or man"),
        "gives_birth": _("Gives birth"),
        "work": _("Paid work"),
        "pay": _("Pay before taxes"),
        "per": _("Pay is for"),
        "hours": _("Paid hours a week"),
        "since": _("In this work since"),
        "leave_begins": _("Leave wanted from"),
        "shared_weeks": _("Weeks taken of leave that is shared"),
        "housework": _("Housework, hours a week"),
        "child_care": _("Care of children, hours a week"),
        "adult_care": _("Care of grown-ups in need, hours a week"),
        "currency": _("Money of the pay (ISO 4217)"),
        OLDER: _("Birthday of an older child"),
        "need.name": _("Who needs care for long: a name or a letter"),
        "need.need": _("How much help"),
        "need.age": _("Age of who needs care, years"),
    }
    return names[field.key]


def name_fully(field: Field) -> str:
    """Name a field with whose it is."""
    owners = {
        PARENTS[0]: _("One parent, or who cares"),
        PARENTS[1]: _("The other parent"),
    }
    owner = owners.get(field.name.partition(".")[0])
    return f"{owner}, {name_field(field)}" if owner else name_field(field)


def list_answers(field: Field) -> dict[str, str]:
    """List what may be chosen of a field, with its words."""
    choices = {
        "event": {
            "birth": _c("answer", "a birth"),
            "adoption": _c("answer", "an adoption"),
            "placement": _c("answer", "a child comes into foster care"),
            "none": _c("answer", "none of these: I care for somebody in need"),
        },
        "sex": {"woman": _c("answer", "a woman"), "man": _c("answer", "a man")},
        "gives_birth": {"yes": _("yes"), "no": _("no")},
        "work": {
            "employed": _c("answer", "employed"),
            "informal": _c("answer", "informal, unknown to the authorities"),
            "self-employed": _c("answer", "self-employed"),
            "none": _c("answer", "no paid work"),
        },
        "per": {
            "month": _c("answer", "a month"),
            "year": _c("answer", "a year"),
            "week": _c("answer", "a week"),
        },
        "need.need": {
            "severe": _c("answer", "through the whole day"),
            "moderate": _c("answer", "every day"),
            "low": _c("answer", "now and then"),
        },
    }
    return choices[field.key]
