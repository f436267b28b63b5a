"""Limits of a method: how many rounds, how near, how few, each with its unit and reason."""

from __future__ import annotations

from importlib import resources

from pydantic import Field

from carepact.core.documents import M, Strict, keys_of, read_document


class _Limit(Strict):
    """What every limit says of itself."""

    title: str = Field(min_length=1)
    unit: str = Field(min_length=1)
    reason: str = Field(min_length=1, description="Why this one and not another, or who says so.")


class Count(_Limit):
    """A limit that is a whole number."""

    value: int


class Bound(_Limit):
    """A limit that is any number."""

    value: float


def read_limits(package: str, model: type[M]) -> M:
    """Read `limits.yaml` of a room."""
    keys = keys_of(model, Count, Bound)
    with resources.as_file(resources.files(package).joinpath("limits.yaml")) as path:
        return read_document(path, model, keys).sound()
