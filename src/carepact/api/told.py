"""What callers write, numbers and paths of any kind, in the form in which studies take it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from carepact.studies.study_file.model import CountryStudy
from carepact.studies.study_file.opening import STUDY_FILES, open_study

Number = float | str
"""A number, or one as it is written."""
EvidenceValue = Number | tuple[float, float, float]
"""A number that holds in every draw, `0.2(0.13..0.27)`, or value, low and high."""
DEFAULT_PACKAGE = "co-responsibility"


def as_path(place: str | Path | None) -> Path | None:
    """Return a path; None where none is given."""
    return None if place is None else Path(place)


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
    if isinstance(value, tuple):
        peak, low, high = map(_write, value)
        return f"{peak}({low}..{high})"
    return _write(value)


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
    changes : mapping
        As for `open_study`.
    settings, evidence : mapping, optional
        Names and their values.
    """
    name = str(country)
    is_file = Path(name).suffix.lower() in STUDY_FILES or Path(name).is_file()
    if changes.get("package") is None and not is_file:
        changes = {**changes, "package": DEFAULT_PACKAGE}
    return open_study(name, changes, write_settings(settings), write_evidence(evidence))
