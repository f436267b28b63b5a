"""Limits within which the app answers, read from the file beside, and a server's own in places."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Self

from pydantic import Field, model_validator

from carepact.core.documents import Strict
from carepact.core.limits import Count, read_limits


class Ranged(Count):
    """A limit that a server may set for itself, between two bounds."""

    least: int = Field(description="Below it the app does not work.")
    most: int = Field(description="Above it the limit protects nothing.")

    @model_validator(mode="after")
    def _stands_between(self) -> Self:
        """Refuse a value outside its own bounds."""
        if not self.least <= self.value <= self.most:
            raise ValueError(f"{self.value} is outside {self.least} to {self.most}")
        return self


class Limits(Strict):
    """The file of limits of `app`."""

    title: str = Field(min_length=1)
    largest_body: Ranged
    longest_address: Ranged
    largest_headers: Ranged
    most_fields: Ranged
    most_files: Ranged
    last_year: Ranged
    full_draws: Ranged
    preview_draws: Ranged
    workers: Ranged
    waiting: Ranged
    working_seconds: Ranged
    working_megabytes: Ranged
    recycled_megabytes: Ranged
    requests: Ranged
    heavy_requests: Ranged
    most_clients: Ranged
    most_connections: Ranged
    head_seconds: Ranged
    body_pause_seconds: Ranged
    body_seconds: Ranged
    reading_seconds: Ranged
    kept_seconds: Ranged
    lingering_seconds: Ranged
    kept_megabytes: Ranged
    upload_megabytes: Ranged
    upload_seconds: Ranged

    def named(self) -> dict[str, Ranged]:
        """List the limits by name."""
        return {name: limit for name, limit in self if isinstance(limit, Ranged)}

    def with_own(self, values: Mapping[str, int]) -> Self:
        """Set some limits to a server's own values, which have been checked."""
        known = self.named()
        own = {name: known[name].model_copy(update={"value": v}) for name, v in values.items()}
        return self.model_copy(update=own)


@cache
def shipped_limits() -> Limits:
    """Return the limits that ship with carepact."""
    return read_limits(__package__, Limits)
