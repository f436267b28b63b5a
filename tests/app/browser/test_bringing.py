"""A reader brings files: told what is being done, answered in place, sent once more by buttons."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.app.browser.conftest import Visitor

FILES = Path("examples/quality").absolute()


def bring(page: Page, names: list[str]) -> None:
    """Choose the files of an assessment, and send them."""
    page.get_by_label("The file, or a ZIP archive").set_input_files(FILES / "quality.yaml")
    page.get_by_label("Files that it names (several at once)").set_input_files(
        [FILES / name for name in names]
    )
    page.get_by_role("button", name="Show", exact=True).click()


@pytest.fixture(scope="module")
def sheets() -> list[str]:
    """Name the sheets beside the file."""
    return sorted(one.name for one in FILES.glob("*.csv"))


def test_files_are_answered_in_place_and_faults_before(
    visitor: Visitor, sheets: list[str], tmp_path: Path
) -> None:
    page = visitor.open("/en/quality")
    bring(page, [*sheets])
    # The earlier assessment lies in a folder below, and comes only with the whole archive.
    expect(page.get_by_role("alert")).to_contain_text("there is no file quality.yaml")
    assert page.url.endswith("/en/quality")
    packed = tmp_path / "ours.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for one in sorted(FILES.rglob("*.*")):
            archive.write(one, one.relative_to(FILES.parent))
    page.get_by_label("The file, or a ZIP archive").set_input_files(packed)
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("House by the river")
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()
    with page.expect_download() as kept:
        page.get_by_role("button", name="answer.zip").click()
    with zipfile.ZipFile(kept.value.path()) as archive:
        assert "quality/sheet.html" in archive.namelist()


def test_without_script_files_are_answered_by_a_page(
    visitor: Visitor, sheets: list[str], tmp_path: Path
) -> None:
    page = visitor.open("/en/quality", script=False)
    text = (FILES / "quality.yaml").read_text("utf-8").replace("earlier: 2025/quality.yaml", "")
    page.get_by_label("Or its text").fill(text)
    page.get_by_label("Files that it names (several at once)").set_input_files(
        [FILES / name for name in sheets]
    )
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("House by the river")
    with page.expect_download() as kept:
        page.get_by_role("button", name="report.html").click()
    kept.value.save_as(tmp_path / "report.html")
    assert "House by the river" in (tmp_path / "report.html").read_text("utf-8")
    assert not visitor.strangers
