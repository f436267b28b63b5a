"""How the app is served: to this computer alone, or to the public behind a proxy."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field, replace
from pathlib import Path

from carepact.app.limits import Limits, shipped_limits
from carepact.app.settings_checks import (
    find_public_needs,
    find_settings_faults,
    is_address,
    is_loopback,
    ports,
    read_network,
)
from carepact.app.settings_file import LogEntry, ResponsibleEntry, SettingsFile
from carepact.core import voice
from carepact.core.documents import keys_of, read_document
from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _, language

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True)
class Responsible:
    """Who answers for a server."""

    name: str
    contact: str

    @property
    def link(self) -> str:
        """Return the contact as an address that a browser opens."""
        return f"mailto:{self.contact}" if "@" in self.contact else self.contact


@dataclass(frozen=True)
class AppSettings:
    """How the app is served."""

    is_public: bool = False
    """Whether others than this computer are answered."""
    address: str = "127.0.0.1"
    port: int = 8765
    hosts: tuple[str, ...] = ()
    """Names of a public server, in small letters."""
    proxy: tuple[Network, ...] = ()
    watchers: tuple[Network, ...] = ()
    """Who may read health and metrics beside this computer."""
    frames: tuple[str, ...] = ("*",)
    """Sites that may show a chart within their pages."""
    responsible: Responsible | None = None
    log: Path | None = None
    """File that notes requests; None for the log of the command, or standard error."""
    keeps_addresses: bool = False
    """Whether the log holds the addresses of those who ask."""
    language: str = "en"
    """Of those who ask for none that is spoken."""
    limits: Limits = field(default_factory=shipped_limits)


def open_settings(
    path: Path | None = None,
    *,
    public: bool = False,
    address: str | None = None,
    port: int | None = None,
) -> AppSettings:
    """Read the settings of a server.

    Parameters
    ----------
    path : Path, optional
        YAML file.
    public : bool
        Whether others than this computer are to be answered.
    address : str, optional
        Where it listens, in the place of what the file says.
    port : int, optional
        Ditto.

    Raises
    ------
    ParameterError
        With all faults of the file at once, and all that a public server lacks; or if a server
        that is not public would listen to others.
    """
    if path is None:
        with Faults(ParameterError, voice.option("public")) as faults:
            faults.extend(find_public_needs({}, voice.option("settings")) if public else ())
        file = SettingsFile.model_validate({})
    else:
        from carepact.studies.told.entries import Told  # noqa: PLC0415 - heavy, for a file alone

        keys = keys_of(SettingsFile, ResponsibleEntry, LogEntry)
        document = read_document(path, SettingsFile, keys)
        needs = find_public_needs(document.content, "") if public else ()
        file = document.sound([*find_settings_faults(Told(document), path.parent), *needs])
    settings = replace(_make(file, path.parent if path else Path()), is_public=public)
    settings = replace(
        settings,
        address=settings.address if address is None else _name_address(address),
        port=settings.port if port is None else port,
    )
    _check_where_it_listens(settings)
    return settings


def _name_address(text: str) -> str:
    """Write an address as numbers."""
    return "127.0.0.1" if text.strip().lower() == "localhost" else text.strip()


def _make(file: SettingsFile, folder: Path) -> AppSettings:
    """Make settings of a sound file."""
    plain = AppSettings()
    own = dict(file.limits or {}) | ({"workers": file.workers} if file.workers else {})
    log = file.log.file.strip() if file.log else "standard error"
    return AppSettings(
        address=_name_address(file.address or plain.address),
        port=plain.port if file.port is None else file.port,
        hosts=tuple(one.strip().lower() for one in file.hosts or ()),
        proxy=tuple(map(read_network, file.proxy or ())),
        watchers=tuple(map(read_network, file.watchers or ())),
        frames=tuple(one.strip() for one in file.frames or plain.frames),
        responsible=Responsible(file.responsible.name.strip(), file.responsible.contact.strip())
        if file.responsible
        else None,
        log=None if log == "standard error" else folder / log,
        keeps_addresses=file.log is not None and file.log.addresses == "yes",
        language=language(),
        limits=shipped_limits().with_own(own),
    )


def _check_where_it_listens(settings: AppSettings) -> None:
    """Refuse a port that there is not, and to listen to others where that was not asked for."""
    if settings.port not in ports():
        raise ParameterError(
            _("{given}: a port is a number from {first} to {last}. Correct it.",
              given=voice.given("port", settings.port), first=ports()[0], last=ports()[-1])
        )  # fmt: skip
    if not is_address(settings.address):
        raise ParameterError(
            _("{given}: is not the address of a network card. Write numbers, such as {example}.",
              given=voice.given("address", settings.address), example="127.0.0.1")
        )  # fmt: skip
    if settings.is_public or is_loopback(settings.address):
        return
    raise ParameterError(
        _(
            "{given}: others than this computer would be answered. Leave it out, or ask for a "
            "public server with {public} and {settings}.",
            given=voice.given("address", settings.address),
            public=voice.option("public"),
            settings=voice.option("settings"),
        )
    )
