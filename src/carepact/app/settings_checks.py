"""Find what cannot be of a server's settings, and what a public one lacks."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from carepact.app.limits import shipped_limits
from carepact.app.settings_file import SettingsFile
from carepact.core.errors import nearest
from carepact.core.messages import _
from carepact.core.plain_numbers import is_whole
from carepact.core.text_files import is_folder

if TYPE_CHECKING:
    from carepact.studies.told.entries import Told


def ports() -> range:
    """List the ports of TCP; 0 would be any (RFC 6335)."""
    return range(1, 65536)


def is_address(text: str) -> bool:
    """Tell whether a text is an address in numbers."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def is_loopback(address: str) -> bool:
    """Tell whether an address in numbers is that of this computer alone."""
    return is_address(address) and ipaddress.ip_address(address).is_loopback


def read_network(text: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    """Read an address, or a network as 10.0.0.0/8."""
    return ipaddress.ip_network(text.strip(), strict=False)


def find_public_needs(content: Mapping[str, object], settings: str) -> Iterator[str]:
    """List what a public server lacks, each with how to write it.

    Parameters
    ----------
    content : mapping
        What its file holds.
    settings : str
        How the caller names a file of settings where there is none; else empty.
    """
    if settings:
        yield _("a public server needs a file. Name it with {settings}; it holds what follows.",
                settings=settings)  # fmt: skip
    needed = {
        "hosts": _("the names under which people reach the server, such as: {example}",
                   example="hosts: [care.example.org]"),
        "proxy": _("the address of the proxy in front, such as: {example}",
                   example="proxy: [127.0.0.1]"),
        "workers": _("how many runs are worked on at the same time, such as: {example}",
                     example="workers: 2"),
        "limits": _("what the machine bears, such as: {example}",
                    example="limits: {working_megabytes: 3000, waiting: 16, requests: 300}"),
        "responsible": _("who answers for the server, such as: {example}",
                         example="responsible: {name: Ministry, contact: care@example.org}"),
        "log": _("where requests are noted, and whether with the addresses of those who ask, such "
                 "as: {example}", example="log: {file: standard error, addresses: no}"),
    }  # fmt: skip
    for key, what in needed.items():
        if not content.get(key):
            yield _("{key}: is missing. Write {what}", key=key, what=what)


def find_settings_faults(told: Told[SettingsFile], folder: Path) -> Iterator[str]:
    """Find what a model cannot tell."""
    for place in told.entries("hosts"):
        if not re.fullmatch(r"(?=.{1,253}$)[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*", told.text(*place)):
            yield _("{where}: '{name}' is not the name of a server. Write it alone, such as "
                    "{example}.", where=told.at(*place), name=told.text(*place),
                    example="care.example.org")  # fmt: skip
    for key in ("proxy", "watchers"):
        for place in told.entries(key):
            yield from _find_network_faults(told, place)
    yield from _find_address_faults(told)
    yield from _find_limit_faults(told)
    for place in told.entries("frames"):
        if not re.fullmatch(r"https?://[A-Za-z0-9.*-]+(:\d+)?", told.text(*place)):
            yield _("{where}: '{site}' is not the address of a site. Write it without a path, such "
                    "as {example}.", where=told.at(*place), site=told.text(*place),
                    example="https://example.org")  # fmt: skip
    yield from _find_log_faults(told, folder)


def _find_network_faults(told: Told[SettingsFile], place: tuple[str | int, ...]) -> Iterator[str]:
    """Find an address that is none, or a network that takes in everybody."""
    text = told.text(*place)
    try:
        network = read_network(text)
    except ValueError:
        yield _("{where}: '{address}' is neither an address nor a network. Write it such as "
                "{example}.", where=told.at(*place), address=text,
                example="10.0.0.3, 10.0.0.0/8")  # fmt: skip
        return
    if network.prefixlen == 0:
        yield _("{where}: '{address}' takes in everybody. Name those alone that you know.",
                where=told.at(*place), address=text)  # fmt: skip


def _find_address_faults(told: Told[SettingsFile]) -> Iterator[str]:
    """Find an address to listen at, a port or a contact that is none."""
    listens = told.text("address")
    if listens and listens != "localhost" and not is_address(listens):
        yield _("{given}: is not the address of a network card. Write numbers, such as {example}.",
                given=f"{told.at('address')}: '{listens}'", example="127.0.0.1")  # fmt: skip
    port = told.text("port")
    if is_whole(port) and int(port) not in ports():
        yield _("{where}: {number} is no port. Write a number from {first} to {last}.",
                where=told.at("port"), number=port, first=ports()[0], last=ports()[-1])  # fmt: skip
    contact = told.text("responsible", "contact")
    if told.raw("responsible", "contact") is not None and not re.fullmatch(
        r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+|https?://[^\s<>\"@]+", contact
    ):
        yield _("{where}: '{contact}' is neither an address of mail nor of a page. Correct it.",
                where=told.at("responsible", "contact"), contact=contact)  # fmt: skip


def _find_limit_faults(told: Told[SettingsFile]) -> Iterator[str]:
    """Find a limit that there is not, or one outside its bounds."""
    known = shipped_limits().named()
    own = told.raw("limits")
    given: dict[str, tuple[str, ...]] = {"workers": ("workers",)}
    for name in own if isinstance(own, dict) else ():
        if name in known:
            given[name] = ("limits", name)
        else:
            yield _("{where}: there is no such limit.", where=told.at("limits", name)) + (
                nearest(name, known) or " " + _("Limits: {listed}.", listed=", ".join(known))
            )
    for name, place in given.items():
        text, limit = told.text(*place), known[name]
        if is_whole(text) and not limit.least <= int(text) <= limit.most:
            yield _("{where}: {number} is outside {least} to {most}. Correct it.",
                    where=told.at(*place), number=text,
                    least=limit.least, most=limit.most)  # fmt: skip


def _find_log_faults(told: Told[SettingsFile], folder: Path) -> Iterator[str]:
    """Find a log whose folder is not there."""
    file = told.text("log", "file")
    if file and file != "standard error" and not is_folder((folder / file).parent):
        yield _("{where}: there is no folder for it. Make the folder, or write: standard error",
                where=told.at("log", "file"))  # fmt: skip
