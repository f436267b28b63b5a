"""Installed as the Dockerfile says, carepact runs what the README says, on a poor machine.

No builder of images is needed: `scripts/dockerfile_steps.py` carries the steps out. The network is
not needed either: the libraries are those of the environment that runs the tests.
"""

from __future__ import annotations

import os
import re
import site
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from scripts.package_readme import unlink

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
POOR = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "cp1252", "LANG": "C"}
FEW = {"CAREPACT_DRAWS": "5", "CAREPACT_UNTIL": "2027"}
"""Few simulations and years, so that the commands take seconds; the demonstration has its own."""


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Carry the Dockerfile's steps out; return the folder of its environment."""
    folder = tmp_path_factory.mktemp("image")
    libraries = os.pathsep.join(site.getsitepackages())
    offline = {"PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1"}
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, ROOT / "scripts" / "dockerfile_steps.py", folder],
        env={**os.environ, **offline, "PYTHONPATH": libraries},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()) == folder / "venv" / "bin" / "carepact"
    (place,) = (folder / "venv").glob("lib/python*/site-packages")
    # Behind its own packages come those of the tests, but for the editable carepact.
    (place / "libraries.pth").write_text("\n".join(site.getsitepackages()) + "\n")
    return folder


def call(image: Path, folder: Path, line: str) -> subprocess.CompletedProcess[bytes]:
    """Type a line of the README on a poor machine, without a home."""
    path = f"{image / 'venv' / 'bin'}:/usr/bin:/bin"
    return subprocess.run(  # noqa: S603 - a line of our own
        ["/bin/sh", "-c", line],
        cwd=folder,
        env={"PATH": path, **POOR, **FEW},
        capture_output=True,
        check=False,
    )


def test_the_commands_of_the_readme_run_from_the_installed_wheel(
    image: Path, tmp_path: Path
) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
    lines = [line.replace(".venv/bin/", "") for block in blocks for line in block.splitlines()]
    lines = [line for line in lines if re.match(r"carepact (?!demo|app)", line)]
    assert len(lines) == 3
    for line in lines:
        ended = call(image, tmp_path, line)
        assert ended.returncode == 0, ended.stderr.decode()
        assert b"Traceback" not in ended.stderr
        assert ended.stdout.decode("utf-8")
    where = call(image, tmp_path, "python -c 'import carepact; print(carepact.__file__)'")
    assert where.stdout.decode().startswith(str(image))


def test_a_closed_folder_is_one_sentence(image: Path, tmp_path: Path) -> None:
    closed = Path("/proc") if os.geteuid() == 0 else tmp_path / "closed"
    if not closed.exists():
        closed.mkdir(mode=0o500)
    ended = call(image, closed, "carepact run KEN -o kenya")
    assert ended.returncode == 2
    assert ended.stderr.startswith(b"Error: kenya: cannot be written to (")
    assert b"Traceback" not in ended.stderr


def test_the_wheel_is_whole_and_its_readme_leads_nowhere_that_is_not(image: Path) -> None:
    (wheel,) = (image / "wheels").glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        names = opened.namelist()
        (described,) = (name for name in names if name.endswith("/METADATA"))
        text = opened.read(described).decode("utf-8")
    for needed in ("carepact/locale/fr.po", "carepact/py.typed", "carepact/cli/main.py"):
        assert needed in names
    assert unlink(README).strip() in text
    assert not re.search(r"\]\((?!https?://|#)", text)


def test_the_sdist_holds_what_its_tests_read() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    held = told["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    for needed in ("/src", "/tests", "/docs", "/scripts", "/Dockerfile", "/Makefile", "/*.md"):
        assert needed in held
