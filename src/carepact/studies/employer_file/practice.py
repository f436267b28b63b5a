"""What an employer's file says of its practice, and the standards that it is held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from carepact.core.errors import nearest
from carepact.core.messages import _
from carepact.levels.employer.practice import Practice, list_odd, word_odd
from carepact.policy.for_employers import read_practice_answers
from carepact.policy.standard import Standard
from carepact.policy.standard_files import shipped_standards
from carepact.studies.employer_file.model import EmployerFile
from carepact.studies.employer_file.practice_entry import PracticeEntry
from carepact.studies.told.entries import Told


def tell_practice(entry: PracticeEntry) -> Practice:
    """Take over the answers of a file; what it leaves out stays untold."""
    told: dict[str, Any] = entry.model_dump(exclude_none=True)
    return Practice(**{name: _read(value) for name, value in told.items()})


def choose_standards(names: tuple[str, ...]) -> tuple[Standard, ...]:
    """Find standards by their names, each once."""
    by_name = {one.standard: one for one in shipped_standards()}
    return tuple(by_name[name] for name in dict.fromkeys(one.strip() for one in names))


def find_practice_faults(told: Told[EmployerFile]) -> Iterator[str]:
    """Find answers that cannot be, and standards that do not ship."""
    if isinstance(told.raw("practice"), Mapping):
        given: dict[str, Any] = {}
        for name, answer in read_practice_answers().items():
            if answer.is_yes_or_no:
                word = told.text("practice", name).lower()
                given[name] = {"yes": True, "no": False}.get(word)
            else:
                given[name] = told.number("practice", name)
        for answer, _value in list_odd(Practice(**given)):
            shown = told.text("practice", answer.name)
            yield word_odd(told.at("practice", answer.name), answer, shown)
    names = [one.standard for one in shipped_standards()]
    for place in told.entries("standards"):
        name = told.text(*place)
        if name and name not in names:
            yield _("{where}: '{name}' is no standard that ships.", where=told.at(*place),
                    name=name) + (nearest(name, names)
                    or " " + _("Use one of {listed}.", listed=", ".join(names)))  # fmt: skip


def _read(value: object) -> Any:  # noqa: ANN401 - a number, or yes and no
    """Read a number, or yes and no."""
    return {"yes": True, "no": False}.get(str(value), value)
