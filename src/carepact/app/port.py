"""Open the port at which the app answers, or say what to do where another program has it."""

from __future__ import annotations

import errno
import socket
import sys

from carepact.app.settings import AppSettings
from carepact.core import voice
from carepact.core.errors import DataError, ParameterError, word_reason
from carepact.core.messages import _


def open_port(settings: AppSettings) -> socket.socket:
    """Open the port at which the app will answer.

    Raises
    ------
    ParameterError
        If another program has it; one that is free is named.
    DataError
        If this machine does not let us.
    """
    try:
        return _bind(settings.address, settings.port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            is_elsewhere = error.errno == errno.EADDRNOTAVAIL
            reason = _("it is no address of this machine") if is_elsewhere else word_reason(error)
            given = voice.given("address", settings.address)
            raise DataError(
                _("{address}, {port}: cannot be opened ({reason}). Name an address of this "
                  "machine, and a port from 1024 on.", address=given,
                  port=voice.given("port", settings.port), reason=reason)
            ) from error  # fmt: skip
        raise ParameterError(
            _("{given}: another program answers there, perhaps carepact itself in another window. "
              "Close it, or take another port: {free}",
              given=voice.given("port", settings.port),
              free=voice.given("port", _find_free_port(settings)))
        ) from error  # fmt: skip


def _bind(address: str, port: int) -> socket.socket:
    """Bind a socket that no other program shares."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # asyncio turns Nagle's algorithm off where the protocol is named: 40 ms an answer elsewhere.
    opened = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform == "win32":
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:  # else a port stays taken for a minute after its server has ended
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((address, port))
        opened.listen(socket.SOMAXCONN)
    except OSError:
        opened.close()
        raise
    return opened


def _find_free_port(settings: AppSettings) -> int:
    """Find a port that is free now: the next ones first, else any."""
    for port in [*range(settings.port + 1, min(settings.port + 20, 65535)), 0]:
        try:
            with _bind(settings.address, port) as tried:
                return int(tried.getsockname()[1])
        except OSError:
            continue
    return settings.port


def address_of(listening: socket.socket, settings: AppSettings) -> str:
    """Return the address of the first page as a browser takes it."""
    if settings.is_public:
        return f"https://{settings.hosts[0]}/"
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
