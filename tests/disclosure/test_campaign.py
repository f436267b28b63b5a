"""Random surveys are attacked with linear algebra, linear and integer programmes: nothing is told.

The sample of the normal run and the campaign differ in number alone.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.disclosure.trials import Verdict, try_survey

SAMPLE, CAMPAIGN = range(8), range(1000)


def attack_all(seeds: range, folder: Path) -> tuple[Counter[str], list[str]]:
    """Attack a survey a seed; print what was attacked, and how much was hidden."""
    counted: Counter[str] = Counter()
    leaks: list[str] = []
    for seed in seeds:
        verdict: Verdict = try_survey(seed, folder / str(seed))
        counted += verdict.counted
        leaks += verdict.leaks
    for name, number in counted.items():
        print(f"{name}: {number:,}")  # noqa: T201 - the figures of a campaign
    print(f"share of figures hidden: {counted['hidden'] / counted['figures']:.1%}")  # noqa: T201
    return counted, leaks


def test_no_protected_sum_of_a_sample_of_surveys_is_told(tmp_path: Path) -> None:
    counted, leaks = attack_all(SAMPLE, tmp_path)
    assert leaks == []
    assert counted["surveys"] > 0.8 * len(SAMPLE)
    assert counted["protected minutes"] > 20 * len(SAMPLE)
    assert counted["protected counts"] > 10 * len(SAMPLE)
    assert counted["protected own value"] > 0
    assert counted["protected pay"] > 0


@pytest.mark.campaign
def test_no_protected_sum_of_a_thousand_surveys_is_told(tmp_path: Path) -> None:
    counted, leaks = attack_all(CAMPAIGN, tmp_path)
    assert leaks == []
    assert counted["surveys"] > 0.9 * len(CAMPAIGN)
