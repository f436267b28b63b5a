"""Every command of the page on own figures of a country runs, and does what the page says."""

from __future__ import annotations

import json
from pathlib import Path

from tests.docs.test_how_to import blocks, run


def test_the_page_on_own_figures_runs_and_its_figures_come_first(tmp_path: Path) -> None:
    see, read = blocks("own-facts", "sh")
    (tmp_path / "kenya.csv").write_text(blocks("own-facts", "csv")[0], "utf-8")
    before = run(see, tmp_path)
    after = run(read, tmp_path)
    assert before.returncode == after.returncode == 0, before.stderr + after.stderr
    weak = "leave: B, minor inputs estimated or assumed; weak:"
    assert f"{weak} informal employment, women; informal employment, men;" in " ".join(
        before.stdout.split()
    )
    assert f"{weak} Care law: leave (7 figures)." in " ".join(after.stdout.split())
    rows = (tmp_path / "profile.csv").read_text("utf-8")
    assert "27.5" in rows
    assert "Time Use Survey 2021, example" in rows
    manifest = json.loads((tmp_path / "profile.manifest.json").read_text("utf-8"))
    assert "kenya.csv" in {source["file"] for source in manifest["inputs"]}
