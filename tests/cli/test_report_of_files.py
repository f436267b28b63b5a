"""`carepact report` on files of one's own: what each is of is told by its keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.errors.command_line import run_carepact

import carepact
from carepact.core.errors import ParameterError
from carepact.studies.file_kind import find_kind

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FILES = {
    "pact/canada.yaml": "pact",
    "employer/employer.yaml": "employer",
    "centre/hill/centre.yaml": "centre",
    "centre/network.yaml": "centre",
    "programme/programme.yaml": "programme",
    "quality/quality.yaml": "quality",
}


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_known_by_its_keys(file: str) -> None:
    assert find_kind(EXAMPLES / file) == FILES[file]


def test_a_family_is_known_and_a_study_is_left_to_the_country(tmp_path: Path) -> None:
    family, study = tmp_path / "a.yaml", tmp_path / "b.yaml"
    family.write_text(carepact.draft_family("KEN").text, "utf-8")
    study.write_text("country: KEN\n", "utf-8")
    assert find_kind(family) == "family"
    assert find_kind(study) is None
    assert find_kind(Path("KEN")) is None


def test_a_pact_leaves_as_a_report_with_its_manifest(tmp_path: Path) -> None:
    output = tmp_path / "pact.html"
    done = run_carepact("report", str(EXAMPLES / "pact" / "canada.yaml"), "-o", str(output))
    assert done.code == 0, done.err
    assert "how it stands at the end of 2025</h1>" in output.read_text("utf-8")
    manifest = json.loads((tmp_path / "pact.manifest.json").read_text("utf-8"))
    assert manifest["settings"]["command"] == "pact monitor"
    assert [one["file"] for one in manifest["outputs"]] == ["pact.html"]


REFUSED = [
    ("pact/canada.yaml", ("--as", "brief"), "there is a report alone; a brief and a submission"),
    ("pact/canada.yaml", ("--draws", "9"), "--draws: nothing reads it for the report of such"),
    ("centre/network.yaml", ("--seed", "1", "--set", "a=1"), "--seed, --set: nothing reads it"),
]


@pytest.mark.parametrize(("file", "words", "said"), REFUSED)
def test_what_nothing_reads_is_refused(
    file: str, words: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    output = tmp_path / "a.html"
    done = run_carepact("report", str(EXAMPLES / file), *words, "-o", str(output))
    assert done.code == 2
    assert said in " ".join(done.said.split())
    assert list(tmp_path.iterdir()) == []


def test_python_writes_the_same_report(tmp_path: Path) -> None:
    network = carepact.read_network(EXAMPLES / "centre" / "network.yaml")
    paper, manifest = network.write_paper(tmp_path / "network.docx")
    assert paper.read_bytes().startswith(b"PK")
    assert manifest.name == "network.manifest.json"
    with pytest.raises(ParameterError, match="the ending tells no format"):
        network.write_paper(tmp_path / "network.txt")
