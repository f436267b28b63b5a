"""`carepact report` as it is typed: papers, their manifest, and what is refused before a run."""

from __future__ import annotations

import json
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from tests.errors.command_line import run_carepact

import carepact
from carepact.core.errors import ParameterError

QUICK = ("--draws", "2", "--until", "2026")


def test_a_brief_leaves_with_its_manifest_and_twice_the_same(tmp_path: Path) -> None:
    written = []
    for name in ("one.html", "two.html"):
        done = run_carepact("report", "KEN", *QUICK, "--as", "brief", "-o", str(tmp_path / name))
        assert done.code == 0, done.err
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    assert b"<h1>Care policy in Kenya: a brief</h1>" in written[0]
    manifest = json.loads((tmp_path / "one.manifest.json").read_text("utf-8"))
    assert manifest["seed"] == 1
    assert manifest["settings"]["draws"] == 2
    told = {one["file"]: one["sha256"] for one in manifest["outputs"]}
    assert told == {"one.html": sha256(written[0]).hexdigest()}
    titles = {one["title"] for one in manifest["inputs"]}
    assert any("WBL" in one for one in titles)


REFUSED = [
    (("-o", "report.docx"), "-o report.docx: a report is too long to be edited"),
    (("-o", "report.txt"), "report.txt: the ending tells no format. Use .html, .pdf, .docx."),
    (("--as", "breif", "-o", "a.html"), "--as breif: there is no such paper. Did you mean"),
    (("-o", "nowhere/a.html"), "there is no folder nowhere. Make it first"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED, ids=lambda one: one[-1])
def test_what_cannot_be_written_is_refused_with_the_mend(
    words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run_carepact("report", "KEN", *words)
    assert done.code == 2
    assert said in done.said
    assert list(tmp_path.iterdir()) == []


def test_python_writes_the_same_papers(tmp_path: Path) -> None:
    kenya = carepact.simulate_country("KEN", until=2026, draws=2)
    paper, manifest = kenya.write_paper(tmp_path / "input.docx", "submission")
    assert manifest.name == "input.manifest.json"
    with zipfile.ZipFile(paper) as archive:
        assert b"Participation" in archive.read("word/document.xml")
    with pytest.raises(ParameterError, match="kind='memo': there is no such paper"):
        kenya.write_paper(tmp_path / "memo.html", "memo")  # type: ignore[arg-type]
