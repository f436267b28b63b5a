"""Leave for an older child that still runs when the leave for the next one begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from carepact.levels.family.rights import Right


def find_running_leave(
    earlier: Iterable[Right], rights: Iterable[Right]
) -> Iterator[tuple[Right, Right, int]]:
    """Find leave for an older child that still runs when the new leave begins.

    Returns
    -------
    iterator of (Right, Right, int)
        The running leave, the new one of the same person, and the days of the former that the
        latter cuts into. [days]
    """
    new = [right for right in rights if right.stands and right.span]
    for former in earlier:
        for right in new:
            if former.span is None or not former.stands or former.whose != right.whose:
                continue
            assert right.span is not None  # noqa: S101 - chosen so above
            if former.span.first < right.span.first <= former.span.last:
                yield former, right, (former.span.last - right.span.first + timedelta(1)).days
                break
