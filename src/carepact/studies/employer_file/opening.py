"""Read an employer's file and its headcount, or raise all their faults at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from importlib import resources
from pathlib import Path

from carepact.core.documents import keys_of, read_document
from carepact.core.messages import _
from carepact.data.countries.country_search import find_country
from carepact.data.countries.currencies import currencies_of
from carepact.levels.employer.charter import Charter, Statement
from carepact.levels.employer.decision_log import DecisionLog
from carepact.levels.employer.measures import employers_instrument
from carepact.levels.employer.practice import Practice
from carepact.levels.employer.recognition import Framework, Policy
from carepact.levels.employer.staff import Staff
from carepact.levels.employer.use_counts import UseCounts
from carepact.policy.standard import Standard
from carepact.studies.charter_file.opening import open_charter
from carepact.studies.employer_file.band_checks import find_band_faults
from carepact.studies.employer_file.bands import Bands, read_bands
from carepact.studies.employer_file.headcount import read_headcount
from carepact.studies.employer_file.model import (
    BySexEntry,
    EmployerFile,
    MeasuresEntry,
    TrainingEntry,
    UseEntry,
)
from carepact.studies.employer_file.named_files import read_named
from carepact.studies.employer_file.practice import (
    choose_standards,
    find_practice_faults,
    tell_practice,
)
from carepact.studies.employer_file.practice_entry import PracticeEntry
from carepact.studies.employer_file.use_counts import count_use, find_use_faults
from carepact.studies.recognition import open_log
from carepact.studies.recognition_file.opening import open_recognition
from carepact.studies.study_file.model import file_at
from carepact.studies.told.country import find_country_faults
from carepact.studies.told.entries import Told


@dataclass(frozen=True)
class Employer:
    """One employer as its file tells."""

    name: str
    country: str
    """ISO 3166-1 alpha-3."""
    counted_on: date
    currency: str
    staff: Staff
    measures: Mapping[str, float] = field(default_factory=dict)
    """What is given beyond the law, or thought of, by parameters of the instrument."""
    use: UseCounts | None = None
    """What was counted in the year before."""
    practice: Practice | None = None
    """What everybody has a right to, the law's part included."""
    standards: tuple[Standard, ...] = ()
    """What it is held against beside the law."""
    charter: tuple[Charter, tuple[Statement, ...]] | None = None
    """The charter, and what was told of its years."""
    recognition: tuple[Framework, Policy] | None = None
    """What the firm recognises of what care taught."""
    decisions: DecisionLog | None = None
    """What was decided by it."""
    own_facts: Path | None = None
    bands: Bands = field(default_factory=Bands)
    """Pay bands of the headcount, and of what hours they are."""


def open_employer(path: Path) -> Employer:
    """Read an employer's file, and the headcount that it names.

    Parameters
    ----------
    path : Path
        YAML file.

    Raises
    ------
    ParameterError
        With all faults of the file and of its headcount at once.
    """
    document = read_document(path, EmployerFile, _employer_keys())
    folder, told = path.parent, Told(document)
    wrong: list[str] = []
    staff = read_named(told, folder, "headcount", partial(_read_staff, told), wrong)
    charter = read_named(told, folder, "charter", open_charter, wrong)
    recognition = read_named(told, folder, "recognition", open_recognition, wrong)
    decisions = read_named(told, folder, "decisions", open_log, wrong)
    file = document.sound([*_find_faults(told, folder), *wrong])
    assert staff is not None  # noqa: S101 - no fault means that it was read
    code = find_country(file.country)
    given = {} if file.measures is None else file.measures.model_dump(exclude_none=True)
    used = currencies_of(code)
    return Employer(
        name=file.employer.strip(),
        country=code,
        counted_on=file.counted_on,
        currency=(file.currency or (used[0] if used else "")).strip(),
        staff=staff,
        measures={name: float(value) for name, value in given.items()},
        use=None if file.use is None else count_use(file.use),
        practice=None if file.practice is None else tell_practice(file.practice),
        standards=choose_standards(file.standards),
        charter=charter,
        recognition=recognition,
        decisions=decisions,
        bands=read_bands(told),
        own_facts=file_at(document.content, folder, "own_facts"),
    )


def schema_text() -> str:
    """Return the schema of an employer's file, for editors."""
    folder = resources.files("carepact.studies.employer_file")
    return folder.joinpath("employer.json").read_text("utf-8")


@cache
def _employer_keys() -> list[str]:
    """Name the keys that an employer's file may have."""
    return keys_of(EmployerFile, MeasuresEntry, UseEntry, BySexEntry, TrainingEntry, PracticeEntry)


def _find_faults(told: Told[EmployerFile], folder: Path) -> Iterator[str]:
    """Find every fault of a file that its schema cannot tell."""
    yield from find_country_faults(told, folder, has_money=True)
    yield from _find_measure_faults(told)
    yield from find_band_faults(told)
    yield from _find_level_faults(told)
    yield from find_use_faults(told)
    yield from find_practice_faults(told)


def _find_measure_faults(told: Told[EmployerFile]) -> Iterator[str]:
    """Find measures outside the bounds of the instrument's parameters."""
    for name in MeasuresEntry.model_fields:
        low, high = employers_instrument().parameters[name].range
        value = told.number("measures", name)
        if value is not None and not low <= value <= high:
            yield _(
                "{where}: {value} is outside {low} to {high}. Correct it.",
                where=told.at("measures", name),
                value=told.text("measures", name),
                low=f"{low:g}",
                high=f"{high:g}",
            )


def _find_level_faults(told: Told[EmployerFile]) -> Iterator[str]:
    """Find levels that stand twice."""
    seen: set[str] = set()
    for place in told.entries("levels"):
        level = told.text(*place)
        if level in seen:
            yield _("{where}: '{level}' stands twice. Keep one.",
                    where=told.at(*place), level=level)  # fmt: skip
        seen.add(level)


def _read_staff(told: Told[EmployerFile], path: Path) -> Staff:
    """Read the headcount with the bands and levels that the file tells."""
    levels = [told.text(*place) for place in told.entries("levels")]
    return read_headcount(path, read_bands(told), levels)
