"""The page on skills: what examples show, what may be handed on, lists to look up."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.app.views.answering import Got, get

from carepact.core.errors import ParameterError

AMINA = [("example", "mother-of-two")]


@pytest.fixture(scope="module")
def page() -> Got:
    return get("skills", [*AMINA, ("job", "childcare-worker")])


def test_example_reaches_all_nine_skills_one_of_them_for_herself(page: Got) -> None:
    assert page.status == 200
    assert page.raw.count("shown by an example:") == 8
    assert "empathy an example, kept to yourself: show empathy" in page.text
    assert "The job “Child care worker”." in page.text


def test_page_does_not_say_that_nothing_leaves_the_machine(page: Got) -> None:
    # It is true of the command, not of a page that sends an account in.
    assert "no level follows from hours" in page.text
    assert "leaves this machine" not in page.text


def test_what_is_kept_to_oneself_is_in_nothing_to_hand_on(page: Got) -> None:
    private = "When our neighbour moved away"
    assert private in page.text
    for name in ("statement.html", "dossier.html", "matrix.csv", "cv.txt"):
        assert f"skills/file/{name}?example=mother-of-two" in page.raw
        held = get("skills", AMINA, face="file", name=name)
        assert held.body
        assert private not in held.body.decode("utf-8-sig")


def test_archive_holds_what_the_command_writes() -> None:
    packed = get("skills", AMINA, face="file", name="skills.zip")
    with zipfile.ZipFile(io.BytesIO(packed.body)) as archive:
        names = set(archive.namelist())
    assert {"skills/answer.txt", "skills/statement.html", "skills/manifest.json"} <= names


def test_draft_can_be_tried_at_once(tmp_path: Path) -> None:
    draft = get("skills", face="file", name="account.yaml")
    assert draft.raw.startswith("# yaml-language-server") or "holder: A" in draft.raw
    assert "holder: A" in get("skills", [("begin", "draft")]).raw
    file = tmp_path / "file.yaml"
    file.write_bytes(draft.body)
    shown = get("skills", files={"file": file})
    assert shown.status == 200, shown.faults
    # Its one example is not shown to others, so that no statement is there.
    assert "statement.html" not in shown.raw
    with pytest.raises(ParameterError, match="no example is shown"):
        get("skills", face="file", name="statement.html", files={"file": file})


def test_diary_that_came_with_an_account_comes_once_more_for_a_download(tmp_path: Path) -> None:
    folder = Path(__file__).resolve().parents[3] / "examples" / "skills"
    account = tmp_path / "text.yaml"
    account.write_bytes((folder / "mother-of-two.yaml").read_bytes())
    named = account.read_text().replace("mother-of-two-diary.csv", "my diary.csv")
    account.write_text(named)
    (tmp_path / "diary.csv").write_bytes((folder / "mother-of-two-diary.csv").read_bytes())
    page = get("skills", files={"text": account, "diary": tmp_path / "diary.csv"})
    assert page.status == 200, page.faults
    assert 'formaction="skills/file/cv.txt"' in page.raw
    again = get(
        "skills", page.hidden().items(), face="file", name="cv.txt", files={"text": account}
    )
    assert again.body == get("skills", AMINA, face="file", name="cv.txt").body


def test_lists_of_activities_skills_and_jobs_can_be_looked_up() -> None:
    page = get("skills")
    for said in (
        "What somebody does at home",
        "Skills that an example may show",
        "Jobs whose lists",
    ):
        assert said in page.text
    lists = get("skills", face="data").json()
    assert [one["activity"] for one in lists["activities"]][:1] == ["311"]
    assert {one["job"] for one in lists["jobs"]} >= {"childcare-worker"}


def test_job_is_looked_up_by_itself() -> None:
    page = get("skills", [("job", "childcare-worker")])
    assert "What the job asks for" in page.text


def test_job_that_does_not_ship_is_no_file_of_this_machine() -> None:
    page = get("skills", [*AMINA, ("job", "../../etc/passwd")])
    assert page.status == 422
    assert "there is no job '../../etc/passwd' here" in page.faults


@pytest.mark.parametrize(("language", "said"), [("fr", "compétences"), ("es", "capacidades")])
def test_page_speaks_its_language(language: str, said: str) -> None:
    page = get("skills", AMINA, language=language)
    assert f'<html lang="{language}">' in page.raw
    assert said in page.text.lower()


def test_no_account_is_kept(page: Got) -> None:
    assert page.plain["headers"]["cache-control"] == "no-store"
