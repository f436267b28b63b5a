"""Read a job's list of skills, a shipped example or a file, or raise all its faults at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from pydantic import Field

from carepact.core.documents import keys_of, parse_document, read_document
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _, data_message
from carepact.core.parameters import Strict
from carepact.core.text_files import is_file
from carepact.recognise.jobs import Job, Need, Needed
from carepact.studies.account_file.skill_names import find_skill
from carepact.studies.told.entries import Told


class NeedEntry(Strict):
    """A skill that a job asks for."""

    skill: str = Field(
        description="Its address in ESCO, or its label.", json_schema_extra={"minLength": 1}
    )
    needed: Needed


class JobFile(Strict):
    """A job as its file has it."""

    job: str = Field(description="What the job is called.", json_schema_extra={"minLength": 1})
    source: str = Field(
        description="Where the list comes from.", json_schema_extra={"minLength": 1}
    )
    skills: tuple[NeedEntry, ...] = Field(min_length=1)


def open_job(named: str) -> Job:
    """Read a job that ships, by its name, or the file of one.

    Raises
    ------
    ParameterError
        If there is neither, or with all faults of the file at once.
    """
    if named in list_jobs():
        text = _folder().joinpath(f"{named}.yaml").read_text("utf-8")
        document = parse_document(text, f"{named}.yaml", JobFile, _job_keys())
        shipped = _make(document.sound())
        title, source = (
            data_message("job", shipped.title),
            data_message("job source", shipped.source),
        )
        return Job(title, source, shipped.needs)
    path = Path(named)
    if not is_file(path):
        raise ParameterError(
            _("'{job}': no such job ships, and there is no such file.", job=named)
            + (
                nearest(named, list_jobs())
                or " " + _("Name a file, or one of {listed}.", listed=", ".join(list_jobs()))
            )
        )
    document = read_document(path, JobFile, _job_keys())
    return _make(document.sound(_find_faults(Told(document))))


@cache
def list_jobs() -> tuple[str, ...]:
    """Name the jobs that ship as examples."""
    return tuple(sorted(one.name[:-5] for one in _folder().iterdir() if one.name.endswith(".yaml")))


def _make(file: JobFile) -> Job:
    """Make a job of a file whose skills are known."""
    needs = tuple(Need(find_skill(one.skill), one.needed) for one in file.skills)
    return Job(file.job.strip(), file.source.strip(), needs)


def _find_faults(told: Told[JobFile]) -> Iterator[str]:
    """Find words that are left empty, skills that are not known, or stand twice."""
    for key in ("job", "source"):
        if isinstance(told.raw(key), str) and not told.text(key):
            yield _("{where}: is empty. Write what is meant.", where=told.at(key))
    seen: set[str] = set()
    for one in told.entries("skills"):
        if not isinstance(told.raw(*one, "skill"), str):
            continue
        try:
            uri = find_skill(told.text(*one, "skill"))
        except ParameterError as error:
            yield f"{told.at(*one, 'skill')}: {error}"
            continue
        if uri in seen:
            yield _("{where}: the skill stands twice. Keep one.", where=told.at(*one, "skill"))
        seen.add(uri)


@cache
def _job_keys() -> list[str]:
    """Name the keys that a job's file may have."""
    return keys_of(JobFile, NeedEntry)


def _folder() -> resources.abc.Traversable:
    """Return the folder of the jobs that ship."""
    return resources.files("carepact.data.skills").joinpath("jobs")
