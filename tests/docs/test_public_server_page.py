"""The page on a public server: its settings start one, its limits are those that ship."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest
import yaml
from tests.docs.test_how_to import blocks

from carepact.app.limits import shipped_limits
from carepact.app.settings import AppSettings, open_settings
from carepact.core.errors import ParameterError

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "run-a-public-server.md"


def open_page(folder: Path, text: str) -> AppSettings:
    """Read settings as a public server does."""
    path = folder / "server.yaml"
    path.write_text(text, "utf-8")
    return open_settings(path, public=True)


def test_the_settings_of_the_page_start_a_public_server(tmp_path: Path) -> None:
    settings = open_page(tmp_path, blocks("run-a-public-server", "yaml")[0])
    assert settings.is_public
    assert settings.hosts == ("care.example.org",)
    assert settings.limits.workers.value == 4
    assert not settings.keeps_addresses


def test_the_first_six_of_the_page_are_those_that_are_needed(tmp_path: Path) -> None:
    content = yaml.safe_load(blocks("run-a-public-server", "yaml")[0])
    needed = list(content)[:6]
    for key in content:
        rest = yaml.safe_dump({name: one for name, one in content.items() if name != key})
        if key in needed:
            with pytest.raises(ParameterError, match=f"{key}: is missing"):
                open_page(tmp_path, rest)
        else:
            assert open_page(tmp_path, rest).is_public


def test_prometheus_reads_its_part_of_the_page() -> None:
    told = yaml.safe_load(blocks("run-a-public-server", "yaml")[1])
    assert told["scrape_configs"][0]["static_configs"][0]["targets"] == ["10.20.0.3:8765"]


def test_every_limit_stands_on_the_page_as_it_ships() -> None:
    rows = re.findall(
        r"^\| (`\w+`(?:, `\w+`)*) \| ([^|]+) \|", PAGE.read_text("utf-8"), re.MULTILINE
    )
    told = {
        name: number
        for names, values in rows
        for name, number in zip(
            re.findall(r"\w+", names),
            [int(one.replace(" ", "")) for one in re.findall(r"\d{1,3}(?: \d{3})+|\d+", values)],
            strict=True,
        )
    }
    assert told == {name: limit.value for name, limit in shipped_limits().named().items()}


def test_the_unit_of_systemd_starts_the_settings_of_the_page() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign] # its keys have capitals
    unit.read_string(blocks("run-a-public-server", "ini")[0])
    assert unit["Service"]["ExecStart"].endswith(
        "carepact --language en app --public --settings /etc/carepact/server.yaml"
    )
    limits = shipped_limits()
    assert int(unit["Service"]["TimeoutStopSec"]) > limits.working_seconds.value
    assert unit["Service"]["SuccessExitStatus"] == "130"


def test_the_proxies_of_the_page_take_what_the_app_takes() -> None:
    nginx, caddy = (blocks("run-a-public-server", one)[0] for one in ("nginx", "caddy"))
    largest = shipped_limits().largest_body.value
    assert int(re.findall(r"client_max_body_size (\d+)m;", nginx)[0]) * 10**6 == largest
    assert int(re.findall(r"max_size (\d+)MB", caddy)[0]) * 10**6 == largest
    patience = int(re.findall(r"proxy_read_timeout (\d+)s;", nginx)[0])
    assert patience > shipped_limits().working_seconds.value
    assert "X-Forwarded-For $remote_addr;" in nginx
    assert "$request " not in nginx
    assert "$args" not in nginx
