"""Minutes of each activity group on each diary day, under one declared rule.

* `main`   only the main activity of a slot counts; needs a survey that marks it
* `split`  simultaneous activities get equal parts of the slot
* `full`   each activity counts in full, so a day may hold more than 1,440 minutes
"""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from carepact.core import voice
from carepact.core.arrays import FloatArray
from carepact.core.errors import DesignError, ParameterError, nearest
from carepact.core.messages import _
from carepact.data.icatus.grouping import Grouping
from carepact.data.timeuse import Diaries

SimultaneityRule = Literal["main", "split", "full"]


def choose_rule(diaries: Diaries, rule: str | None) -> SimultaneityRule:
    """Return the rule asked for, or the one a survey implies.

    Raises
    ------
    ParameterError
        If there is no rule of that name.
    DesignError
        If `main` is asked of a survey that does not mark the main activity.
    """
    if rule is None:
        return "split" if diaries.simultaneity == "unmarked" else "main"
    for known in get_args(SimultaneityRule):
        if rule == known:
            if known == "main" and diaries.simultaneity == "unmarked":
                raise DesignError(
                    _(
                        "{given}: {survey} does not mark the main one of simultaneous activities. "
                        "Use split or full.",
                        survey=diaries.title,
                        given=voice.given("simultaneity", "main"),
                    )
                )
            return known  # type: ignore[no-any-return]
    raise ParameterError(
        _("{given}: there is no such rule.", given=voice.given("simultaneity", rule))
        + nearest(rule, get_args(SimultaneityRule))
        + " "
        + _("Use main, split or full.")
    )


def minutes_by_group(diaries: Diaries, grouping: Grouping, rule: SimultaneityRule) -> FloatArray:
    """Add up each diary's minutes in each group.

    Returns
    -------
    FloatArray, shape (n, groups)
        Minutes on the diary day under the rule. [min/day]
    """
    row, code, minutes = counted_minutes(diaries, rule)
    summed = np.empty((diaries.n, len(grouping.groups)))
    for k in range(len(grouping.groups)):
        inside = grouping.members[:, k][code]
        summed[:, k] = np.bincount(row[inside], minutes[inside], minlength=diaries.n)
    return summed


def counted_minutes(
    diaries: Diaries, rule: SimultaneityRule
) -> tuple[NDArray[np.integer], NDArray[np.integer], FloatArray]:
    """Return respondent, code and counted minutes of each activity. [min]

    Nothing is copied where the rule changes nothing: a million diaries fill gigabytes.
    """
    activities = diaries.activities
    minutes = activities["minutes"].to_numpy()
    if rule == "split":
        minutes = minutes / activities["simultaneous"].to_numpy()
    elif rule == "main" and diaries.simultaneity != "none":
        minutes = np.where(activities["main"].fill_null(value=False).to_numpy(), minutes, 0.0)
    return activities["row"].to_numpy(), activities["code"].to_numpy(), minutes


def unplaced_minutes(diaries: Diaries, grouping: Grouping, rule: SimultaneityRule) -> FloatArray:
    """Add up each diary's minutes that the crosswalk cannot place, shape (n,). [min/day]"""
    row, code, minutes = counted_minutes(diaries, rule)
    inside = grouping.unplaced[code]
    return np.bincount(row[inside], minutes[inside], minlength=diaries.n).astype(np.float64)
