"""A crisis: a few courses of what moves from its first year on, each with its ground."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Annotated, Literal

from pydantic import Field, model_validator

from carepact.core.data_texts import of_kind
from carepact.core.documents import Strict, keys_of, read_document
from carepact.core.messages import _
from carepact.core.parameter_tables import Number
from carepact.core.parameters import Strength

Ending = Literal["ends", "stays", "goes on"]
COURSES = ("staff_gone", "product", "wages", "employment", "care_need", "persons_of_75")
"""What a crisis may move beside services, each as a share of what it would be."""


class Course(Strict):
    """How one thing moves, year by year from the first year of the crisis."""

    values: tuple[Number, ...] = Field(
        min_length=1, description="Share by which it moves in each year: -0.05 is 5 % less."
    )
    then: Ending = Field(
        "ends",
        description="Afterwards: back to 0, the last value for good, or one more of its last "
        "step every year.",
    )
    source: Annotated[str, of_kind("source")] = Field("", description="Where it was seen.")
    strength: Strength | None = Field(None, description="How it was learnt.")
    note: Annotated[str, of_kind("note")] = ""


class Severity(Strict):
    """One factor on every course of a crisis: how hard it hits, 1 in the middle."""

    low: Number = Field(ge=0, le=1)
    high: Number = Field(ge=1)

    @model_validator(mode="after")
    def _rise(self) -> Severity:
        if self.low >= self.high:
            raise ValueError(_("does not rise. Write low below high."))
        return self


class Crisis(Strict):
    """What a crisis moves. What it does not name stays as it is."""

    title: Annotated[str, of_kind("crisis")] = Field("", description="What it is, in a few words.")
    summary: Annotated[str, of_kind("crisis")] = ""
    severity: Severity | None = Field(
        None, description="How hard it may hit; exactly as written when left out."
    )
    services_closed: dict[str, Course] = Field(
        default_factory=dict, description="Share of a service that does not open, by instrument."
    )
    pay_kept: Number | None = Field(
        None, description="Of staff of closed services, the share who are paid on, 0 to 1."
    )
    staff_gone: Course | None = Field(
        None, description="Care staff who have left the country or the work, nobody in their place."
    )
    product: Course | None = Field(None, description="GDP per worker.")
    wages: Course | None = Field(None, description="Real wages.")
    employment: Course | None = Field(None, description="Employed women and men.")
    care_need: Course | None = Field(None, description="Adults who need care, at every level.")
    persons_of_75: Course | None = Field(None, description="Persons of 75 and over.")

    @model_validator(mode="after")
    def _move_something(self) -> Crisis:
        faults = list(self._find_faults())
        if faults:
            raise ValueError(" / ".join(faults))
        return self

    def _find_faults(self) -> Iterator[str]:
        """Find what one field alone cannot tell."""
        if not self.courses and not self.services_closed:
            listed = ", ".join(("services_closed", *COURSES))
            yield _("moves nothing. Name one of {listed}.", listed=listed)
        if self.services_closed and self.pay_kept is None:
            yield _(
                "closes services and does not say whether their staff are paid. Add "
                "'pay_kept', from 0 to 1."
            )
        if self.pay_kept is not None and not 0 <= self.pay_kept <= 1:
            yield _("pay_kept: {value} is outside 0 to 1.", value=f"{self.pay_kept:g}")
        gone = {"staff_gone": self.staff_gone} if self.staff_gone else {}
        for name, course in (*self.services_closed.items(), *gone.items()):
            if not all(0 <= value <= 1 for value in course.values):
                yield _("{name}: is a share that is gone, from 0 to 1.", name=name)
        for name, course in self.courses.items():
            if name not in gone and not all(value >= -1 for value in course.values):
                yield _("{name}: falls by more than all of it.", name=name)

    @property
    def courses(self) -> dict[str, Course]:
        """List what moves beside services, by name."""
        return {name: one for name in COURSES if (one := getattr(self, name)) is not None}


class CrisisFile(Crisis):
    """A crisis that ships."""

    crisis: str = Field(pattern=r"^[a-z][a-z-]*$", description="Its name, as its file has it.")


@cache
def shipped_crises() -> dict[str, CrisisFile]:
    """Return the crises that ship with carepact, by name."""
    folder = resources.files(__package__)
    found = {}
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".yaml"):
            with resources.as_file(entry) as path:
                crisis = read_document(path, CrisisFile, keys_of(CrisisFile, Course, Severity))
            found[crisis.sound().crisis] = crisis.sound()
    return found
