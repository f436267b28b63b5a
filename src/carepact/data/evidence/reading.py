"""Evidence that belongs to no single instrument: how many need care."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import resources

from pydantic import Field

from carepact.core.arrays import FloatArray
from carepact.core.documents import keys_of, read_document
from carepact.core.parameters import PARAMETER_MODELS, Parameter, Strict


class Evidence(Strict):
    """What is known of one topic."""

    topic: str = Field(min_length=1)
    title: str = Field(min_length=1)
    effects: dict[str, Parameter]


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
