"""How many draws an answer to an employer takes, and where they begin."""

from __future__ import annotations

from carepact.core import voice
from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits
from carepact.core.run_defaults import RunDefaults

FEWEST = 2
"""Draws of which a range can be told. [draws]"""


def check_draws(draws: int | None, seed: int | None) -> tuple[int, int]:
    """Return draws and seed as they are asked for, or those of every run where they are not.

    Raises
    ------
    ParameterError
        With both faults at once.
    """
    most = reading_limits()
    asked = (
        ("draws", RunDefaults.draws if draws is None else draws, FEWEST, most.most_draws),
        ("seed", RunDefaults.seed if seed is None else seed, 0, most.largest_whole),
    )
    with Faults(ParameterError, _("employer")) as faults:
        for name, number, low, high in asked:
            if not low <= number <= high:
                faults.add(
                    _(
                        "{given}: is outside {low} to {high}. Correct it.",
                        given=voice.given(name, number),
                        low=low,
                        high=high,
                    )
                )
    return asked[0][1], asked[1][1]
