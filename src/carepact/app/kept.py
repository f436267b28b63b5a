"""What a worker keeps of its last answers, so that charts of one page share one run."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Kept(Generic[Found]):
    """The last few results by what was asked; the one not asked for longest goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[Hashable, Found] = OrderedDict()

    def get(self, key: Hashable) -> Found | None:
        """Return what was made for a key, if it is still kept."""
        return self._found.get(key)

    def find(self, key: Hashable, make: Callable[[], Found]) -> Found:
        """Return what was made for a key, or make it."""
        if key in self._found:
            self._found.move_to_end(key)
            return self._found[key]
        made = make()
        self._found[key] = made
        while len(self._found) > self._most:
            self._found.popitem(last=False)
        return made
