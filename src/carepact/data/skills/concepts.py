"""Every skill that a carer may name: those of ESCO, and the few that ESCO lacks."""

from __future__ import annotations

import functools

from carepact.data.skills import reading
from carepact.data.skills.rows import Concept

__all__ = ["Concept", "esco_of", "read_concepts"]


@functools.cache
def read_concepts() -> dict[str, Concept]:
    """Read all skills by address, those that ESCO lacks by their code, in the tables' order."""
    own = {
        code: Concept(
            uri=code,
            labels=one.labels,
            own=frozenset(one.labels),
            nine="",
            tells_health=False,
        )
        for code, one in reading.read_own_concepts().items()
    }
    return {**reading.read_concepts(), **own}


def esco_of(uri: str) -> str:
    """Return the address in ESCO: of the skill itself, or of what comes nearest to one of ours."""
    own = reading.read_own_concepts().get(uri)
    return uri if own is None else own.nearest
