"""What a run takes where nobody says otherwise: the one place for every face and every study."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RunDefaults:
    """Defaults of a run, of a study's file and of its draft; nothing heavy is imported."""

    package: str = "co-responsibility"
    """The package that is taken where none is named."""
    until: int = 2050
    """Last year."""
    draws: int = 1000
    """Draws that follow the point; fewer are marked a preview."""
    seed: int = 1
