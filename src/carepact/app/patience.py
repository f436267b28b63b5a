"""HTTP/1.1 that does not wait for ever: who sends half a line, or reads nothing, is let go."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle


class PatientProtocol(H11Protocol):
    """HTTP/1.1 that waits so long for first lines, and for its answers to be read."""

    head_seconds: float
    reading_seconds: float
    _late: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None

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
        self._hold_no_longer()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Begin to wait until what is held for a caller has been read."""
        super().pause_writing()
        self._hold_no_longer()
        self._unread = self.loop.call_later(self.reading_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on: most of it has been read."""
        self._hold_no_longer()
        super().resume_writing()

    def _hold_no_longer(self) -> None:
        """Wait for no reader any more."""
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

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
