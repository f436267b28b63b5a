"""A rule by which a survey is read or drafted: its value, its unit and its reason."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import Field

from carepact.core.documents import Strict

V = TypeVar("V")


class Rule(Strict, Generic[V]):
    """One value, and why it is what it is."""

    title: str = Field(min_length=1)
    unit: str = Field(min_length=1)
    value: V
    reason: str = Field(min_length=1, description="Who says so, or why it was chosen.")
