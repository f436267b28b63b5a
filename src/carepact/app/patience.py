"""HTTP/1.1 that does not wait for ever: a caller who sends half a line is let go."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle


class PatientProtocol(H11Protocol):
    """HTTP/1.1 that waits for the first lines of a request so long and no longer."""

    head_seconds = 10.0
    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Stop to wait once the first lines are there; begin anew with the next request."""
        super().data_received(data)
        if not self._is_between():
            self._stop()
        elif self._late is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop to wait."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        """Close the connection unless a request comes in time."""
        self._late = self.loop.call_later(self.head_seconds, self._close)

    def _stop(self) -> None:
        """Wait no longer."""
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _close(self) -> None:
        """Close a connection on which nothing whole arrived."""
        self._late = None
        if self._is_between() and not self.transport.is_closing():
            self.transport.close()

    def _is_between(self) -> bool:
        """Tell whether no request is being answered."""
        answered: RequestResponseCycle | None = self.cycle  # None before the first
        return answered is None or answered.response_complete
