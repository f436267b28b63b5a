"""Files that are brought name nothing outside their own folder, whatever they say."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from tests.app.views.answering import Got, get

PACT = (
    "pact: ours\ntitle: Ours\ncountry: KEN\nsigned: 2025\n"
    "commitments:\n- {code: a, words: We care.}\n"
)
FAMILY = (
    "country: KEN\nevent: birth\ndue: 2027-03-15\nparents:\n"
    "- {name: A, sex: woman, gives_birth: yes, work: employed}\n"
)
ACCOUNT = (
    "holder: A\ntold_on: 2026-11-30\ncare:\n- activity: 352\n  whom: household\n"
    "  how_often: {times: 2, per: week}\n  how_long: 1\n  since: 2019-05-01\n"
)
SHEET = "commitment,year,value,low,high,source,note\na,2026,1,,,Yearbook,\n"


def bring(folder: Path, noun: str, text: str, **beside: str) -> Got:
    """Bring a file with others beside it, each in a field."""
    files = {}
    for name, held in {"text": text, **beside}.items():
        files[name] = folder / f"{name}.{'csv' if name in {'actual_sheet', 'diary'} else 'yaml'}"
        files[name].write_text(held, "utf-8")
    return get(noun, files=files)


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../secret.csv", "..\\secret.csv", "sheets/seen.csv", "..", ".hidden",
     "C:seen.csv", "x" * 300 + ".csv", "./seen.csv", "é" * 90 + ".csv"],
)  # fmt: skip
@pytest.mark.parametrize(
    ("noun", "text", "key"),
    [("pact", PACT, "actual_sheet"), ("family", FAMILY, "own_facts"), ("skills", ACCOUNT, "diary")],
)
def test_no_name_leads_out_of_the_folder(
    tmp_path: Path, noun: str, text: str, key: str, name: str
) -> None:
    (tmp_path / "secret.csv").write_text("told to nobody")
    page = bring(tmp_path, noun, text + f"{key}: '{name}'\n", **{key: "told with it"})
    assert page.status == 422
    assert "leads out of the folder of the file" in page.faults
    assert "told to nobody" not in page.raw


def test_file_that_is_named_is_brought_too(tmp_path: Path) -> None:
    text = PACT + "actual_sheet: seen.csv\n"
    alone = bring(tmp_path, "pact", text)
    assert alone.status == 422
    assert (
        "names the file seen.csv, which was not brought. Bring it in the field 'actual_sheet'"
        in alone.faults
    )
    both = bring(tmp_path, "pact", text, actual_sheet=SHEET)
    assert both.status == 200, both.faults
    held = both.hidden()["held.actual_sheet"]
    assert base64.b64decode(held).decode() == SHEET
    # What the page holds brings the sheet once more, without the file being chosen again.
    (tmp_path / "text.yaml").write_text(text)
    again = get("pact", [("held.actual_sheet", held)], files={"text": tmp_path / "text.yaml"})
    assert again.status == 200, again.faults


def test_file_beside_cannot_take_the_place_of_the_file_itself(tmp_path: Path) -> None:
    evil = PACT + "study: /etc/passwd\n"
    page = bring(tmp_path, "pact", PACT + "actual_sheet: Pact.yaml\n", actual_sheet=evil)
    assert page.status == 422
    assert "is the name of another file here" in page.faults


def test_study_of_a_pact_stays_at_home(tmp_path: Path) -> None:
    page = bring(tmp_path, "pact", PACT + "study: study.yaml\n")
    assert page.status == 422
    assert "study: names the file study.yaml, and a page cannot take it." in page.faults


def test_two_names_that_lead_away_are_told_at_once(tmp_path: Path) -> None:
    page = bring(tmp_path, "pact", PACT + "study: /etc/passwd\nactual_sheet: ../x.csv\n")
    assert "2 faults" in page.faults


@pytest.mark.parametrize(
    ("noun", "text", "kind", "title"),
    [
        ("family", PACT, "pact", "A pact and whether it is kept"),
        ("pact", FAMILY, "family", "A family: its rights and its days"),
        ("skills", FAMILY, "family", "A family: its rights and its days"),
        ("pact", ACCOUNT, "account", "What care teaches"),
        ("family", "employer: X\nheadcount: ../x\n", "employer", ""),
    ],
)
def test_file_of_another_kind_is_sent_to_its_page(
    tmp_path: Path, noun: str, text: str, kind: str, title: str
) -> None:
    page = bring(tmp_path, noun, text)
    assert page.status == 422
    assert f"This is a file of another kind: '{kind}'. Bring it to the page “{title}" in page.faults


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"PK\x03\x04" + b"\0" * 99, b"- [", b"7", b""])
@pytest.mark.parametrize("noun", ["family", "skills", "pact"])
def test_what_is_no_such_file_is_refused_in_words(tmp_path: Path, noun: str, raw: bytes) -> None:
    file = tmp_path / "file.yaml"
    file.write_bytes(raw)
    page = get(noun, files={"file": file})
    assert page.status == 422
    assert len(page.faults) > 20
    assert "Traceback" not in page.raw
    assert str(tmp_path) not in page.raw


@pytest.mark.parametrize("noun", ["family", "skills", "pact"])
def test_form_that_is_sent_empty_says_so(noun: str) -> None:
    page = get(noun, [("sent", "file")])
    assert page.status == 422
    assert "No file was brought." in page.faults


def test_nothing_is_left_of_what_was_brought(tmp_path: Path) -> None:
    bring(tmp_path, "skills", ACCOUNT)
    assert [one.name for one in tmp_path.iterdir()] == ["text.yaml"]


def test_text_with_marks_stands_in_the_page_as_letters(tmp_path: Path) -> None:
    page = bring(
        tmp_path, "skills", ACCOUNT.replace("holder: A", "holder: </textarea><script>x</script>")
    )
    assert page.status == 200, page.faults
    assert "<script>x" not in page.raw
    assert page.raw.count("</textarea>") == 1
