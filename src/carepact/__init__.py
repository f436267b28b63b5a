"""carepact: care work in numbers that people can negotiate with.

Names are imported when first used, so that `import carepact` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carepact.data.timeuse import read_diaries
    from carepact.measure import CareTime, estimate_care_time
    from carepact.measure.replicate_files import read_replicate_file
    from carepact.studies.valuation.by_keywords import value_care_time
    from carepact.value import CareValue

_HOME = {
    "read_diaries": "carepact.data.timeuse",
    "read_replicate_file": "carepact.measure.replicate_files",
    "estimate_care_time": "carepact.measure",
    "CareTime": "carepact.measure",
    "CareValue": "carepact.value",
    "value_care_time": "carepact.studies.valuation.by_keywords",
    "CareError": "carepact.core.errors",
}

__all__ = [
    "CareTime",
    "CareValue",
    "estimate_care_time",
    "read_diaries",
    "read_replicate_file",
    "value_care_time",
]


def __getattr__(name: str) -> object:
    """Import a public name from its room."""
    if name not in _HOME:
        message = f"module 'carepact' has no attribute '{name}'"
        raise AttributeError(message)
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(_HOME)
