"""What a result assumes: each value with its unit, date, source and status."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

Status = Literal["observed", "imputed", "assumed", "given"]
"""`given`: by the user, in a file or an option."""


@dataclass(frozen=True)
class Assumption:
    """One value that a result stands on and that no diary tells."""

    title: str
    value: float | str
    unit: str
    date: str
    source: str
    licence: str
    status: Status
    note: str = ""
    standard_error: float | None = None
    """Error of the value in its own unit; None where its source states none."""

    def to_dict(self) -> dict[str, object]:
        """Return the fields in their order, for a sheet or a manifest."""
        return asdict(self)
