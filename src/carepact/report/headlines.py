"""Say what the figure before an interval is, and whether such figures add up."""

from __future__ import annotations

from carepact.core.draws import PREVIEW_DRAWS
from carepact.core.headline import Headline, choose_headline
from carepact.core.messages import _, number
from carepact.core.release_limits import shipped_limits


def say_headline(draws: int) -> str:
    """Say what a figure before its interval is."""
    if choose_headline(draws) is Headline.MEDIAN:
        return _(
            "Medians of {count} simulations; in brackets, 95 % intervals.",
            count=number(draws, 0),
        )
    return _(
        "Figures of the central simulation, every input at its own value; in brackets, 95 % "
        "intervals of {count} simulations: fewer than {least} give no median.",
        count=number(draws, 0),
        least=number(shipped_limits().least_draws_of_median.value, 0),
    )


def say_preview(draws: int) -> str:
    """Say that the intervals of few draws are rough, or nothing."""
    if not 0 < draws < PREVIEW_DRAWS:
        return ""
    return _(
        "PREVIEW: fewer than {least} simulations, intervals are rough.",
        least=number(PREVIEW_DRAWS, 0),
    )


def say_sums(draws: int) -> str:
    """Say why parts need not add up to their whole."""
    if choose_headline(draws) is Headline.MEDIAN:
        return _(
            "Medians do not add: parts need not make up their whole. The books show whole draws, "
            "which do."
        )
    return _("These parts make up their whole: all are of the central run.")
