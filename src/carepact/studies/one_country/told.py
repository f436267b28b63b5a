"""What a user sets in a run: evidence, single settings, paths, own files, all of it listed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from carepact.core.distributions import Distribution
from carepact.core.given import GivenNumber
from carepact.core.parameter_tables import LABELS
from carepact.policy.evidence_names import find_family, settable_evidence
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.studies.study_file.model import CountryStudy

Kind = Literal[
    "evidence", "set", "paths", "shocks", "own_facts", "own_population", "survey", "target"
]


@dataclass(frozen=True)
class ToldValue:
    """One thing that a user sets."""

    kind: Kind
    """As it is called on the command line and in a study's file."""
    name: str
    """Parameter with its labels, path, or the name of a file."""
    value: Any = None
    """A number or a table; None for a file."""
    unit: str = ""
    distribution: Distribution | None = None
    """None where it is the same in all draws."""
    source: str = ""
    is_read: bool = True
    """Whether this run reads it; only where several runs are told the same may one not."""

    def to_dict(self) -> dict[str, Any]:
        """Return it for a file."""
        spread = self.distribution
        return asdict(self) | {"distribution": None if spread is None else spread.model_dump()}


def list_told(
    study: CountryStudy, unread: Collection[tuple[str, tuple[str, ...]]] = ()
) -> tuple[ToldValue, ...]:
    """List all that a user sets in a run.

    Parameters
    ----------
    study : CountryStudy
        What the run is told.
    unread : collection of (name, labels)
        Evidence that it does not read.
    """
    return (
        *_list_evidence(study, unread),
        *_list_settings(study),
        *_list_paths(study),
        *(ToldValue("shocks", one.name, one.begins, "year") for one in study.crises),
        *_list_files(study),
    )


def _list_evidence(
    study: CountryStudy, unread: Collection[tuple[str, tuple[str, ...]]]
) -> Iterator[ToldValue]:
    """List the evidence; what is set alike for every income group is one value."""
    known = settable_evidence()
    listed = {
        replace(one, name=_name_alike(one, study)): one for one in study.sampler.given.numbers
    }
    for told, one in listed.items():
        yield ToldValue(
            "evidence",
            ".".join((told.name, *one.labels)),
            one.value,
            known[one.name].unit,
            one.distribution,
            one.source,
            is_read=one.place not in unread and (one.name, ()) not in unread,
        )


def _name_alike(one: GivenNumber, study: CountryStudy) -> str:
    """Name a value without its income group, where all groups are set to the same."""
    family = find_family(one.name)
    same = {replace(other, name="") for name in family for other in study.sampler.given.find(name)}
    if len(family) == 1 or len(same) > 1 or not all(map(study.sampler.given.find, family)):
        return one.name
    return family[0].removesuffix(f"_{LABELS['income group'][0]}")


def _list_settings(study: CountryStudy) -> Iterator[ToldValue]:
    """List the single settings; one of the command line stands for the study's of its place."""
    for edit in study.edits:
        unit = shipped_instrument(edit.instrument).parameters[edit.parameter].unit
        yield ToldValue("set", ".".join(edit.place), edit.target, unit, source=edit.source)


def _list_paths(study: CountryStudy) -> Iterator[ToldValue]:
    """List the declared paths."""
    for name, value in study.paths.model_dump(exclude_none=True).items():
        unit = settable_evidence().get(f"paths.{name}")
        yield ToldValue("paths", name, value, unit.unit if unit else "share a year")


def _list_files(study: CountryStudy) -> Iterator[ToldValue]:
    """List own files, without any folder of this machine, and the declared target."""
    if study.own_facts is not None:
        yield ToldValue("own_facts", study.own_facts.name)
    if study.own_population is not None:
        yield ToldValue("own_population", study.own_population.name)
    if study.survey is not None:
        yield ToldValue("survey", study.survey.path.name)
    if study.target is not None:
        yield ToldValue("target", "target", dict(study.target), "share")
