"""Settings of a server: what a public one lacks, and all faults of a file, at once."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path

import pytest
import yaml

import carepact.app.limits as limits_module
from carepact.app.limits import Limits, shipped_limits
from carepact.app.settings import AppSettings, Responsible, open_settings
from carepact.core.errors import CareError, ParameterError

WHOLE = """\
hosts: [Care.example.org, soins.example.org]
proxy: [127.0.0.1]
workers: 4
limits: {waiting: 32, requests: 300, working_megabytes: 1200}
responsible: {name: Ministry of Care, contact: care@example.org}
log: {file: app.log, addresses: no}
port: 9000
watchers: [10.9.0.0/16, "2001:db8::/32"]
frames: [https://example.org]
"""


def write(folder: Path, text: str) -> Path:
    """Write a file of settings."""
    path = folder / "server.yaml"
    path.write_text(text, "utf-8")
    return path


def refuse(folder: Path, text: str, *, public: bool = False) -> list[str]:
    """Return the faults of a file, without their numbers."""
    with pytest.raises(ParameterError) as refused:
        open_settings(write(folder, text), public=public)
    lines = str(refused.value).splitlines()
    return [line.partition(". ")[2] for line in lines[1:]] or lines


def test_without_a_file_this_computer_alone_is_answered() -> None:
    settings = open_settings()
    assert settings == AppSettings()
    assert (settings.address, settings.port, settings.is_public) == ("127.0.0.1", 8765, False)


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    settings = open_settings(write(tmp_path, WHOLE), public=True)
    assert settings.hosts == ("care.example.org", "soins.example.org")
    assert settings.proxy == (ip_network("127.0.0.1/32"),)
    assert settings.watchers == (ip_network("10.9.0.0/16"), ip_network("2001:db8::/32"))
    assert settings.responsible == Responsible("Ministry of Care", "care@example.org")
    assert settings.responsible.link == "mailto:care@example.org"
    assert (settings.log, settings.keeps_addresses) == (tmp_path / "app.log", False)
    assert (settings.port, settings.frames) == (9000, ("https://example.org",))
    limits = settings.limits
    assert (limits.workers.value, limits.waiting.value, limits.requests.value) == (4, 32, 300)
    assert limits.full_draws.value == shipped_limits().full_draws.value


def test_a_public_server_without_a_file_is_told_all_that_it_lacks() -> None:
    with pytest.raises(ParameterError) as refused:
        open_settings(public=True)
    lines = str(refused.value).splitlines()
    assert lines[0] == "public: 7 faults."
    keys = [line.split()[1].rstrip(":") for line in lines[2:]]
    assert keys == ["hosts", "proxy", "workers", "limits", "responsible", "log"]


@pytest.mark.parametrize("key", ["hosts", "proxy", "workers", "limits", "responsible", "log"])
def test_each_need_of_a_public_server_is_told_with_an_example_that_mends_it(
    tmp_path: Path, key: str
) -> None:
    content = yaml.safe_load(WHOLE)
    del content[key]
    fault = refuse(tmp_path, yaml.safe_dump(content), public=True)[0]
    assert f"{key}: is missing. Write " in fault
    content |= yaml.safe_load(fault.partition("such as: ")[2])
    assert open_settings(write(tmp_path, yaml.safe_dump(content)), public=True).is_public
    del content[key]
    assert not open_settings(write(tmp_path, yaml.safe_dump(content))).is_public


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("hosts: [https://a.org]", "line 1, hosts.0: 'https://a.org' is not the name of a server."),
        ("hosts: ['*.org']", "'*.org' is not the name of a server."),
        ("proxy: [nginx]", "line 1, proxy.0: 'nginx' is neither an address nor a network."),
        ("proxy: [0.0.0.0/0]", "'0.0.0.0/0' takes in everybody."),
        ("watchers: ['::/0']", "'::/0' takes in everybody."),
        ("workers: 0", "line 1, workers: 0 is outside 1 to 64."),
        ("workers: two", "'two' is not a whole number."),
        ("limits: {wating: 3}", "there is no such limit. Did you mean 'waiting'?"),
        ("limits: {requests: 3}", "limits.requests: 3 is outside 30 to 1000000."),
        ("port: 70000", "line 1, port: 70000 is no port."),
        ("address: example.org", "'example.org': is not the address of a network card."),
        ("responsible: {name: A, contact: nobody}", "'nobody' is neither an address of mail nor"),
        ("responsible: {name: A, contact: 'javascript:alert(1)'}", "is neither an address of mail"),
        ("responsible: {contact: a@b.org}", "responsible.name: is missing. Add it."),
        ("log: {file: nowhere/a.log, addresses: no}", "log.file: there is no folder for it."),
        ("log: {file: a.log, addresses: some}", "'some' is not known. Use one of 'yes', 'no'."),
        ('frames: ["https://a.org; script-src *"]', "is not the address of a site."),
        ("frames: [https://a.org/path]", "is not the address of a site."),
        ("host: [a.org]", "line 1, host: unknown key. Did you mean 'hosts'?"),
    ],
)  # fmt: skip
def test_each_fault_is_told_with_its_line(tmp_path: Path, line: str, fault: str) -> None:
    assert fault in refuse(tmp_path, line)[0]


def test_faults_and_needs_are_told_together(tmp_path: Path) -> None:
    faults = refuse(tmp_path, "proxy: [nginx]\nport: 0\n", public=True)
    assert len(faults) == 7
    assert "is neither an address nor a network" in faults[0]
    assert "port: 0 is no port" in faults[1]
    assert faults[2].startswith("hosts: is missing.")


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.5"])  # noqa: S104 - refused, or behind a proxy
def test_only_a_public_server_listens_to_others(tmp_path: Path, address: str) -> None:
    with pytest.raises(ParameterError, match="others than this computer would be answered"):
        open_settings(address=address)
    with pytest.raises(ParameterError, match="others than this computer would be answered"):
        open_settings(write(tmp_path, f"address: '{address}'"))
    public = open_settings(write(tmp_path, WHOLE), public=True, address=address)
    assert public.address == address


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "localhost", " 127.0.0.2 "])
def test_this_computer_has_several_addresses(address: str) -> None:
    settings = open_settings(address=address, port=9001)
    assert settings.address in {"127.0.0.1", "::1", "127.0.0.2"}
    assert settings.port == 9001


@pytest.mark.parametrize("given", [{"port": 0}, {"port": 65536}, {"address": "example.org"}])
def test_what_is_no_port_or_address_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(CareError):
        open_settings(**given)  # type: ignore[arg-type]


def test_limits_that_ship_stand_within_their_own_bounds() -> None:
    limits = shipped_limits().named()
    assert len(limits) == len(Limits.model_fields) - 1
    for name, limit in limits.items():
        assert limit.least <= limit.value <= limit.most, name
        assert limit.reason, name
        assert limit.unit, name


def test_every_limit_is_kept_somewhere() -> None:
    folder = Path(limits_module.__file__).parent
    code = "".join(one.read_text("utf-8") for one in folder.rglob("*.py"))
    unread = [name for name in shipped_limits().named() if f"limits.{name}.value" not in code]
    assert unread == []
