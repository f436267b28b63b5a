"""The embedded first answer: who does the unpaid work, from synthetic diaries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from carepact.measure import CareTime
from carepact.studies.care_account import CareAccount, run_care_account


@dataclass(frozen=True)
class Demonstration:
    """Care time of women and men, and of mothers, fathers and others."""

    by_sex: CareTime
    by_role: CareTime


def run_demonstration(tell: Callable[[str], None]) -> Demonstration:
    """Measure the synthetic survey by sex and by caregiver role."""
    diaries = Path("synthetic")
    adults = "age >= 18"
    return Demonstration(
        by_sex=run_care_account(
            CareAccount(
                diaries, by=("sex",), groups="motherhood", where=adults, gap="sex", share="sex"
            ),
            tell,
        ),
        by_role=run_care_account(
            CareAccount(diaries, by=("role",), groups="motherhood", where=adults), tell
        ),
    )
