"""What became of one country among all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Answer = Mapping[str, object]


@dataclass(frozen=True)
class CountryResult:
    """What became of one country: an answer, or the reason why there is none."""

    country: str
    inputs_sha256: str = ""
    """Hash of all that its run stands on."""
    answer: Answer | None = None
    """What is kept of its run; missing where one of the same inputs is there, or none can be."""
    lacks: str = ""
    """Needed facts that nobody knows of the country, which is left out."""
    fault: str = ""
    """What went wrong."""

    @property
    def is_new(self) -> bool:
        """Whether it was simulated now."""
        return self.answer is not None
