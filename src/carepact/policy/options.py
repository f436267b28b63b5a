"""Options of care policy: what could be done, by whom, where, and what would cost it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib import resources
from itertools import product
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import Field, field_validator, model_validator

from carepact.core import voice
from carepact.core.documents import Document, keys_of, read_document
from carepact.core.errors import Faults, ParameterError, nearest
from carepact.core.messages import _
from carepact.core.parameters import Strict
from carepact.policy.instrument import Aim
from carepact.policy.option_examples import Example, Examples, Reading
from carepact.policy.option_indicators import Sign
from carepact.policy.package_files import SHIPPED, shipped_package
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument
from carepact.policy.words import OptionText

FieldOfCare = Literal[
    "time-and-leave",
    "childcare",
    "long-term-care",
    "money",
    "work",
    "community",
    "infrastructure",
    "data",
    "norms",
    "voice",
    "rights",
]
Actor = Literal[
    "national-state",
    "local-state",
    "employers",
    "communities",
    "fathers",
    "mothers",
    "unions",
    "donors",
]
Context = Literal[
    "low-income",
    "middle-income",
    "high-income",
    "informality",
    "ageing",
    "young",
    "crisis",
]
AIMS: tuple[Aim, ...] = get_args(Aim)
FIELDS: tuple[FieldOfCare, ...] = get_args(FieldOfCare)
ACTORS: tuple[Actor, ...] = get_args(Actor)
CONTEXTS: tuple[Context, ...] = get_args(Context)
ANY = "any"
"""Written in place of contexts by an option that fits every country."""
WORDS: Mapping[str, tuple[str, ...]] = {
    "aim": AIMS,
    "field": FIELDS,
    "actor": ACTORS,
    "context": CONTEXTS,
}
"""What options are chosen by, and the words of each."""


class Option(Strict):
    """One thing that could be done about care."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$", description="Short name.")
    title: OptionText
    text: OptionText = Field(description="What is done, in one sentence.")
    aim: Aim = Field(description="Which of the five R it serves.")
    field: FieldOfCare
    actors: tuple[Actor, ...] = Field(min_length=1, description="Who acts; the first leads.")
    contexts: tuple[Context | Literal["any"], ...] = Field(
        min_length=1, description="Where it fits: one of these is enough."
    )
    costed_by: str | None = Field(None, description="Instrument and the parameter that it moves.")
    not_costed: OptionText | None = Field(None, description="Why no instrument costs it.")
    sign: Sign
    examples: Examples

    @field_validator("contexts")
    @classmethod
    def _leave_any_alone(cls, contexts: tuple[str, ...]) -> tuple[str, ...]:
        if ANY in contexts and len(contexts) > 1:
            raise ValueError(_("'any' stands with others. Write it alone, or leave it out."))
        return contexts

    @field_validator("costed_by")
    @classmethod
    def _name_a_parameter(cls, costed_by: str | None) -> str | None:
        if costed_by is not None:
            fault = _word_cost_fault(*costed_by.partition(".")[::2])
            if fault:
                raise ValueError(fault)
        return costed_by

    @model_validator(mode="after")
    def _say_what_costs_it(self) -> Option:
        if (self.costed_by is None) == (self.not_costed is None):
            raise ValueError(
                _(
                    "option {id}: needs either 'costed_by' or 'not_costed' with the reason. "
                    "Write one of them.",
                    id=self.id,
                )
            )
        return self

    @property
    def instrument(self) -> str | None:
        """Name the instrument that costs it."""
        name = (self.costed_by or "").partition(".")[0]
        return name or None

    @property
    def parameter(self) -> str:
        """Name the parameter that it moves; empty where no instrument costs it."""
        return (self.costed_by or "").partition(".")[2]

    def fits(self, contexts: Iterable[Context]) -> bool:
        """Tell whether it fits a country where these contexts hold."""
        return ANY in self.contexts or not set(self.contexts).isdisjoint(contexts)

    def has(self, kind: str, word: str) -> bool:
        """Tell whether a word of `WORDS` holds for it."""
        told: Mapping[str, bool] = {
            "aim": self.aim == word,
            "field": self.field == word,
            "actor": word in self.actors,
            "context": ANY in self.contexts or word in self.contexts,
        }
        return told[kind]


class OptionFile(Strict):
    """A file of options."""

    checked: date = Field(description="When its examples were last looked up.")
    options: tuple[Option, ...] = Field(min_length=1)


def read_options(path: Path) -> tuple[Option, ...]:
    """Read a file of options, or raise all its faults at once."""
    document: Document[OptionFile] = read_document(
        path, OptionFile, keys_of(OptionFile, Option, Sign, Example, Reading)
    )
    return document.sound((*_find_repeated(document), *_find_later(document))).options


@cache
def shipped_options() -> tuple[Option, ...]:
    """Return the catalogue that ships with carepact: a folder an aim, a file a field."""
    catalogue = resources.files("carepact.policy.catalogue")
    files = (catalogue.joinpath(aim, f"{field}.yaml") for aim, field in product(AIMS, FIELDS))
    found: list[Option] = []
    for file in files:
        if file.is_file():
            with resources.as_file(file) as path:
                found += read_options(path)
    return tuple(found)


def choose_options(
    options: Iterable[Option], wanted: Mapping[str, str | None]
) -> tuple[Option, ...]:
    """Choose the options for which all the wanted words hold.

    Parameters
    ----------
    options : iterable of Option
        The catalogue.
    wanted : mapping of str to str or None
        Kind of word (`aim`, `field`, `actor`, `context`) to the word; None for all.

    Raises
    ------
    ParameterError
        If a word is unknown: all of them at once, the nearest offered.
    """
    asked = {kind: word for kind, word in wanted.items() if word is not None}
    with Faults(ParameterError, voice.command("options")) as faults:
        faults.extend(
            _("{given}: there is no such word.", given=voice.given(kind, word))
            + nearest(word, WORDS[kind])
            + " "
            + _("Use one of {listed}.", listed=", ".join(WORDS[kind]))
            for kind, word in asked.items()
            if word not in WORDS[kind]
        )
    return tuple(
        option for option in options if all(option.has(kind, word) for kind, word in asked.items())
    )


def find_pattern(option: Option) -> str | None:
    """Name the first shipped package that sets what an option moves, or None."""
    if option.instrument is None:
        return None
    place = (option.instrument, option.parameter)
    for name in SHIPPED:
        if any(edit.place == place for edit in shipped_package(name).edits):
            return name
    return None


def _word_cost_fault(instrument: str, parameter: str) -> str:
    """Word that there is no such instrument or parameter; nothing where there is."""
    if instrument not in instrument_names():
        return _("there is no instrument '{name}'.", name=instrument) + (
            nearest(instrument, instrument_names())
            or " " + _("Use one of {listed}.", listed=", ".join(instrument_names()))
        )
    known = shipped_instrument(instrument).parameters
    if parameter in known:
        return ""
    return _(
        "{instrument} has no parameter '{parameter}'.", instrument=instrument, parameter=parameter
    ) + (nearest(parameter, known) or " " + _("It has {listed}.", listed=", ".join(known)))


def _find_repeated(document: Document[Any]) -> Iterator[str]:
    """Find that a short name stands twice. Reads the raw content, whatever else is wrong."""
    seen: dict[str, int] = {}
    for position, option in enumerate(_list_parts(document.content.get("options"))):
        name = str(option.get("id") or "")
        if name and seen.setdefault(name, position) != position:
            yield _(
                "{where}: '{name}' stands twice. Rename or take out one.",
                where=document.at(("options", position, "id")),
                name=name,
            )


def _find_later(document: Document[Any]) -> Iterator[str]:
    """Find examples of a year after the file was checked. Reads the raw content."""
    checked = str(document.content.get("checked"))[:4]
    for position, option in enumerate(_list_parts(document.content.get("options"))):
        for place, example in enumerate(_list_parts(option.get("examples"))):
            year = str(example.get("year"))
            if year.isdecimal() and checked.isdecimal() and int(year) > int(checked):
                yield _(
                    "{where}: {year} is after the file was checked, {checked}. Correct one.",
                    where=document.at(("options", position, "examples", place, "year")),
                    year=year,
                    checked=checked,
                )


def _list_parts(found: object) -> list[dict[str, Any]]:
    """List the mappings of a raw list; anything else gives way to an empty one."""
    parts = found if isinstance(found, list) else []
    return [part if isinstance(part, dict) else {} for part in parts]
