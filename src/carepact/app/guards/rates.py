"""Let each client ask so often and no oftener: a bucket of tokens that fills with time."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable

from carepact.app.answers import Fault, send_fault
from carepact.app.guards.asgi import App, Receive, Scope, Send, visit_of
from carepact.app.settings import AppSettings
from carepact.app.settings_checks import is_address
from carepact.core.messages import _n

IsHeavy = Callable[[Scope], bool]
"""Tells whether a request makes a worker work for long."""


class Buckets:
    """A bucket for each client; it holds what may be asked in a minute, and fills in one."""

    def __init__(self, a_minute: int, most_clients: int) -> None:
        self._a_minute = a_minute
        self._most_clients = most_clients
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        """Tokens of each client and when they were counted, the one longest silent first."""

    def take(self, client: str, now: float) -> float:
        """Take a token.

        Parameters
        ----------
        client : str
            Who asks.
        now : float
            Time, from any beginning. [seconds]

        Returns
        -------
        float
            0 where there was one; else how long until there is one. [seconds]
        """
        a_second = self._a_minute / 60
        left, then = self._left.pop(client, (float(self._a_minute), now))
        left = min(left + (now - then) * a_second, float(self._a_minute))
        has_one = left >= 1
        self._left[client] = (left - 1 if has_one else left, now)
        if len(self._left) > self._most_clients:
            self._left.popitem(last=False)
        return 0.0 if has_one else (1 - left) / a_second

    def __len__(self) -> int:
        """Count the clients that are remembered."""
        return len(self._left)


class RateGuard:
    """Refuse who asks too often, and say when to come back."""

    def __init__(
        self,
        app: App,
        settings: AppSettings,
        is_heavy: IsHeavy | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        limits = settings.limits
        self._app = app
        self._settings = settings
        self._is_heavy = is_heavy or sends_something_in
        self._clock = clock
        self._all = Buckets(limits.requests.value, limits.most_clients.value)
        self._heavy = Buckets(limits.heavy_requests.value, limits.most_clients.value)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on who has not asked too often."""
        client, now = group_of(visit_of(scope).client), self._clock()
        wait = self._all.take(client, now)
        if not wait and self._is_heavy(scope):
            wait = self._heavy.take(client, now)
        if not wait:
            await self._app(scope, receive, send)
            return
        seconds = max(math.ceil(wait), 1)
        said = _n("Your address has asked for more than this server can give one. Come back in "
                  "{count} second.",
                  "Your address has asked for more than this server can give one. Come back in "
                  "{count} seconds.", seconds)  # fmt: skip
        fault = Fault(429, said, headers=(("retry-after", str(seconds)),))
        await send_fault(fault, scope, send, self._settings)


def sends_something_in(scope: Scope) -> bool:
    """Tell whether a request brings something to be worked on."""
    return scope["method"] not in {"GET", "HEAD", "OPTIONS"}


def group_of(client: str) -> str:
    """Return the address whose tokens a client takes: of IPv6 its whole network of 64 bits.

    A household or a firm has such a network to itself (RFC 6177), and every address in it.
    """
    if not is_address(client):
        return client
    address = ipaddress.ip_address(client)
    if isinstance(address, ipaddress.IPv4Address):
        return client
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network(f"{address}/64", strict=False))
