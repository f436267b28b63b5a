"""Evidence that belongs to no single instrument: how many need care."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Annotated, Literal

from pydantic import Field

from carepact.core.arrays import FloatArray
from carepact.core.data_texts import of_kind
from carepact.core.documents import keys_of, read_document
from carepact.core.parameters import PARAMETER_MODELS, Parameter, Strict


class Evidence(Strict):
    """What is known of one topic."""

    topic: str = Field(min_length=1)
    title: Annotated[str, of_kind("parameter")] = Field(min_length=1)
    unread_by_runs: Literal["all"] | tuple[str, ...] = Field(
        (), description="Values that other commands read and no run of a country, or all of them."
    )
    effects: dict[str, Parameter]

    def is_read_by_runs(self, name: str) -> bool:
        """Tell whether a run of some country may read one of its values."""
        return self.unread_by_runs != "all" and name not in self.unread_by_runs


@cache
def shipped_evidence(topic: str) -> Evidence:
    """Return the evidence on a topic that ships with carepact."""
    folder = resources.files("carepact.data.evidence")
    with resources.as_file(folder.joinpath(f"{topic}.yaml")) as path:
        return read_document(path, Evidence, keys_of(Evidence, *PARAMETER_MODELS)).sound()


def read_point(topic: str, name: str, day: date) -> FloatArray:
    """Read the point of a piece of evidence, shape (labels of each axis). [its unit]"""
    parameter = shipped_evidence(topic).effects[name]
    return parameter.to_array(parameter.value_at(day))


@cache
def list_topics() -> tuple[str, ...]:
    """List the topics that ship, in the order of their names."""
    files = resources.files("carepact.data.evidence").iterdir()
    return tuple(sorted(one.name[:-5] for one in files if one.name.endswith(".yaml")))


@cache
def run_evidence() -> Mapping[str, Parameter]:
    """Return the evidence that runs read and that is of no instrument, as `topic.name`."""
    return {
        f"{topic}.{name}": parameter
        for topic in list_topics()
        for name, parameter in shipped_evidence(topic).effects.items()
        if shipped_evidence(topic).is_read_by_runs(name)
    }
