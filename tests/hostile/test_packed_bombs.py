"""A small file that swells beyond any table is refused early, in little memory."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from tests.errors.command_line import run_carepact
from tests.hostile.made_files import MAPPING, write_survey

SWOLLEN = 1_000_000_000
"""How much the packed files hold. [bytes]"""
ALLOWED = 500
"""How much more memory than an ordinary command a hostile file may take. [million bytes]"""
RUN = """
import json, resource, sys
from carepact.cli.main import main
sys.argv = ["carepact", *json.loads(sys.argv[1])]
code = 0
try:
    main()
except SystemExit as ended:
    code = ended.code
print(json.dumps({"code": code, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
"""
LINE = b"P000,1,40,north,100,1,0,00:00,08:00,sleep\n"


def run_apart(folder: Path, *words: str) -> tuple[int, float, str]:
    """Run a command in a process of its own: status, peak of memory [million bytes], message."""
    told = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", RUN, json.dumps(words)],
        cwd=folder,
        env={**os.environ, "CAREPACT_LANGUAGE": "en"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found = json.loads(told.stdout.splitlines()[-1])
    return found["code"], found["peak"] / 1000, told.stderr


def lay_out_gzip(folder: Path) -> str:
    """Write a gzipped table of one line without end, packed once and written again and again."""
    piece = gzip.compress(LINE * (10_000_000 // len(LINE)))
    header = gzip.compress(b"id,sex,age,region,w,st,psu,b,e,code\n")
    (folder / "d.csv.gz").write_bytes(header + piece * (SWOLLEN // 10_000_000))
    return "d.csv.gz"


def lay_out_zip(folder: Path) -> str:
    """Write a zipped table of nothing."""
    packed = zipfile.ZipFile(folder / "d.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1)
    with packed as archive, archive.open("d.csv", "w", force_zip64=True) as stream:
        for _again in range(SWOLLEN // 50_000_000):
            stream.write(bytes(10_000_000))
    return "d.zip"


def lay_out_parquet(folder: Path) -> str:
    """Write twenty million rows of one value."""
    stream = io.BytesIO()
    pl.DataFrame({"id": pl.repeat(1, 20_000_000, dtype=pl.Int8, eager=True)}).write_parquet(stream)
    (folder / "d.parquet").write_bytes(stream.getvalue())
    return "d.parquet"


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> float:
    """Measure an ordinary survey once: its peak of memory. [million bytes]"""
    folder = tmp_path_factory.mktemp("ordinary")
    write_survey(folder)
    code, peak, said = run_apart(folder, "measure", "d.csv", "--survey", "m.yaml")
    assert code == 0, said
    return peak


@pytest.mark.parametrize("lay_out", [lay_out_gzip, lay_out_zip, lay_out_parquet])
def test_a_packed_file_that_swells_is_refused_in_little_memory(
    lay_out: Callable[[Path], str], ordinary: float, tmp_path: Path
) -> None:
    write_survey(tmp_path)
    name = lay_out(tmp_path)
    before = {path.name for path in tmp_path.iterdir()}
    code, peak, said = run_apart(tmp_path, "measure", name, "--survey", "m.yaml")
    assert code == 2, said
    assert said.startswith(f"Error: {name}: ")
    assert peak < ordinary + ALLOWED
    assert {path.name for path in tmp_path.iterdir()} == before


def test_a_swollen_file_is_refused_by_every_reader_of_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m.yaml").write_text(MAPPING, "utf-8")
    name = lay_out_gzip(tmp_path)
    for words in (
        ("country", "KEN", "--own-facts", name),
        ("survey", "draft", name, "-o", "drafted.yaml"),
        ("value", name, "--survey", "m.yaml", "--wages", name),
    ):
        ended = run_carepact(*words)
        assert ended.code == 2, ended
        assert ended.err.startswith("Error: ")
    assert not (tmp_path / "drafted.yaml").exists()
