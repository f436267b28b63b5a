"""Read an employer's recognition policy, or raise all its faults at once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path

from carepact.core.documents import Document, keys_of, parse_document, read_document
from carepact.data.skills.concepts import read_concepts
from carepact.levels.employer.recognition import Competency, Framework, Policy
from carepact.studies.account_file.skill_names import find_nine, find_skill
from carepact.studies.recognition_file.checks import find_recognition_faults
from carepact.studies.recognition_file.model import (
    CompetencyEntry,
    FrameworkEntry,
    PolicyEntry,
    RecognitionFile,
)
from carepact.studies.told.entries import Told


def open_recognition(path: Path) -> tuple[Framework, Policy]:
    """Read a firm's framework of competencies, and its policy.

    Parameters
    ----------
    path : Path
        YAML file.

    Raises
    ------
    ParameterError
        With all faults of the file at once.
    """
    return _make_ready(read_document(path, RecognitionFile, _recognition_keys()))


def parse_recognition(text: str, name: str) -> tuple[Framework, Policy]:
    """Make framework and policy of the text of a file, as `open_recognition` does."""
    return _make_ready(parse_document(text, name, RecognitionFile, _recognition_keys()))


def schema_text() -> str:
    """Return the schema of a recognition policy's file, for editors."""
    folder = resources.files("carepact.studies.recognition_file")
    return folder.joinpath("recognition.json").read_text("utf-8")


@cache
def _recognition_keys() -> list[str]:
    """Name the keys that a recognition policy's file may have."""
    return keys_of(RecognitionFile, FrameworkEntry, CompetencyEntry, PolicyEntry)


def _make_ready(document: Document[RecognitionFile]) -> tuple[Framework, Policy]:
    """Raise all faults of a file, or make what it tells of."""
    file = document.sound(find_recognition_faults(Told(document)))
    framework = Framework(
        title=file.framework.title.strip(),
        competencies=tuple(
            Competency(one.code.strip(), one.words.strip(), _find_skills(one.skills))
            for one in file.framework.competencies
        ),
    )
    policy = Policy(
        accepts=file.policy.accepts,
        used_in=file.policy.used_in,
        needs_endorsement=file.policy.endorsement == "needed",
        trusted=tuple(one.strip() for one in file.policy.trusted),
        languages=file.policy.languages,
    )
    return framework, policy


def _find_skills(named: Iterable[str]) -> tuple[str, ...]:
    """Find skills by their names, each once; one of the nine stands for all that belong to it."""
    found: dict[str, None] = {}
    for name in named:
        nine = find_nine(name)
        of_nine = [uri for uri, one in read_concepts().items() if nine and one.nine == nine]
        found |= dict.fromkeys(of_nine or [find_skill(name)])
    return tuple(found)
