"""What callers write, numbers and paths of any kind, in the form in which studies take it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import index
from pathlib import Path
from typing import Any, SupportsFloat, SupportsIndex, TypeGuard

from carepact.core import voice
from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _
from carepact.studies.study_file.model import CountryStudy
from carepact.studies.study_file.opening import open_study

Number = float | str
"""A number, or one as it is written."""
EvidenceValue = Number | tuple[float, float, float]
"""A number that holds in every draw, `0.2(0.13..0.27)`, or value, low and high."""
TRIANGLE = ("value", "low", "high")
"""What a value of evidence consists of, where its spread is given."""
WHOLE = ("until", "draws", "seed")
"""Keywords that hold a whole number."""
PLACES = ("package", "own_facts", "own_population")
"""Keywords that hold a name or a path."""


def as_path(place: str | Path | None) -> Path | None:
    """Return a path; None where none is given."""
    return None if place is None else Path(place)


def check_day(day: object) -> None:
    """Refuse what is no day.

    Raises
    ------
    ParameterError
        With how a day is written.
    """
    if not isinstance(day, date):
        raise ParameterError(
            _("'{text}' is no day. Write YYYY-MM-DD, as in 2026-01-31.", text=str(day))
        )


def write_settings(settings: Mapping[str, Number] | None) -> list[str]:
    """Write settings as a study takes them, `childcare.ages_0_2.coverage=0.4`."""
    return [f"{name}={_write(value)}" for name, value in (settings or {}).items()]


def write_evidence(evidence: Mapping[str, EvidenceValue] | None) -> list[str]:
    """Write evidence as a study takes it, `employment.gain_of_use=0.2(0.13..0.27)`."""
    return [f"{name}={_write_spread(value)}" for name, value in (evidence or {}).items()]


def write_shocks(shocks: Mapping[str, int] | None) -> list[str]:
    """Write crises as a study takes them, `pandemic:2028`."""
    return [f"{name}:{year}" for name, year in (shocks or {}).items()]


def _write(value: Number) -> str:
    """Write a number such that nothing of it is lost."""
    return value if isinstance(value, str) else repr(float(value))


def _write_spread(value: EvidenceValue) -> str:
    """Write a value of evidence, with the ends of its triangle where they are given."""
    if isinstance(value, tuple | list):
        peak, low, high = map(_write, value)
        return f"{peak}({low}..{high})"
    return _write(value)


@dataclass(frozen=True)
class StudyTold:
    """What a caller tells of a study, in the form in which studies take it."""

    changes: Mapping[str, object]
    settings: list[str]
    evidence: list[str]


def write_told(
    changes: Mapping[str, object],
    settings: Mapping[str, Number] | None,
    evidence: Mapping[str, EvidenceValue] | None,
) -> StudyTold:
    """Check that each keyword holds what it may, and write all of it as a study takes it.

    Parameters
    ----------
    changes : mapping
        As for `open_study`, but `shocks`, which is a mapping of crisis to first year.
    settings, evidence : mapping, optional
        Names and their values.

    Raises
    ------
    ParameterError
        With all keywords that hold something else.
    """
    shocks: Any = changes.get("shocks")
    faults = [
        *_find_change_faults(changes),
        *_find_mapping_faults("set", settings, _is_number, '{"childcare.coverage": 0.4}'),
        *_find_mapping_faults(
            "evidence", evidence, _is_evidence, '{"employment.gain_of_use": (0.2, 0.13, 0.27)}'
        ),
        *_find_mapping_faults("shocks", shocks, _is_year, '{"pandemic": 2028}'),
    ]
    if len(faults) == 1:
        raise ParameterError(faults[0])
    with Faults(ParameterError, _("what is given")) as collected:
        collected.extend(faults)
    whole = {key: index(one) for key in WHOLE if _is_whole(one := changes.get(key))}
    return StudyTold(
        {**changes, **whole, "shocks": write_shocks(shocks)},
        write_settings(settings),
        write_evidence(evidence),
    )


def _find_change_faults(changes: Mapping[str, object]) -> Iterator[str]:
    """Find keywords that hold no whole number, no number or no path where they have to."""
    for key, value in changes.items():
        if value is None:
            continue
        given = voice.given(key, value)
        if key in WHOLE and not _is_whole(value):
            yield _("{given}: is not a whole number. Give one without quotes.", given=given)
        elif key == "benefit_saving" and (isinstance(value, str) or not _is_number(value)):
            yield _("{given}: is not a number. Give one such as 0.5.", given=given)
        elif key in PLACES and not isinstance(value, str | Path):
            yield _("{given}: is no name and no path. Give text or a Path.", given=given)


def _find_mapping_faults(
    keyword: str, given: object, fits: Callable[[object], bool], example: str
) -> Iterator[str]:
    """Find what is no mapping, and its values that are not what they have to be."""
    if given is None:
        return
    if not isinstance(given, Mapping):
        yield _(
            "{given}: does not say which name has which value. Write {example}.",
            given=voice.given(keyword, given),
            example=f"{voice.option(keyword)}={example}",
        )
        return
    for name, value in given.items():
        if not isinstance(name, str) or not fits(value):
            yield _(
                "{given}: is not of the form that is wanted. Write for example {example}.",
                given=voice.given(keyword, {name: value}),
                example=f"{voice.option(keyword)}={example}",
            )


def _is_whole(value: object) -> TypeGuard[SupportsIndex]:
    """Tell whether a value is a whole number, of Python or of numpy."""
    return isinstance(value, SupportsIndex) and not isinstance(value, bool)


def _is_year(value: object) -> bool:
    """Tell whether a value is a whole number, or text, whose content is read later."""
    return isinstance(value, str) or _is_whole(value)


def _is_number(value: object) -> bool:
    """Tell whether a value is a number, or text, whose content is read later."""
    if isinstance(value, str):
        return True
    return isinstance(value, SupportsFloat) and not isinstance(value, bool)


def _is_evidence(value: object) -> bool:
    """Tell whether a value is one of evidence: a number, or value, low and high."""
    if isinstance(value, tuple | list):
        return len(value) == len(TRIANGLE) and all(map(_is_number, value))
    return _is_number(value)


def open_told(
    country: str | Path,
    changes: Mapping[str, object],
    settings: Mapping[str, Number] | None,
    evidence: Mapping[str, EvidenceValue] | None,
) -> CountryStudy:
    """Open the study of a country or of a file, with what the caller changes of it.

    Parameters
    ----------
    country : str or Path
        Country by code or name, or a study's file.
    changes, settings, evidence
        As for `write_told`.
    """
    told = write_told(changes, settings, evidence)
    return open_study(str(country), told.changes, told.settings, told.evidence)
