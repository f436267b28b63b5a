"""Pages of a firm, a centre, a service's quality and a programme: examples, files, languages."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from tests.app.views.levels.bringing import EXAMPLES, ask, lay

from carepact.app.nouns import find_noun
from carepact.app.views import find_view
from carepact.core.messages import speak

NOUNS = tuple(EXAMPLES)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_page_says_what_it_answers_and_asks_for_a_file(noun: str) -> None:
    page = ask(noun)
    assert page.status == 200
    for wanted in (
        f'action="{noun}"', 'method="post"', 'enctype="multipart/form-data"', 'name="file"',
        'name="text"', 'name="beside" multiple', "then it is deleted", f"{noun}.yaml",
        f'href="{noun}?example=', f'action="{noun}/file/forms.zip"',
    ):  # fmt: skip
        assert wanted in page.text, wanted
    assert page.text.count("<h1>") == 1
    fields = set(re.findall(r'<(?:input|select|textarea) id="([^"]+)"', page.text))
    assert fields == set(re.findall(r'<label for="([^"]+)"', page.text))


@pytest.mark.parametrize("noun", NOUNS)
def test_an_example_is_a_link_to_a_whole_answer(noun: str) -> None:
    example = EXAMPLES[noun][0]
    page = ask(noun, example=example)
    assert page.status == 200
    assert "<h2>The answer</h2>" in page.text
    assert "An example that ships" in page.text
    assert page.text.count("<h1>") == 1
    for one in ("report.html", "report.pdf", "report.docx", "answer.zip"):
        assert f'href="{noun}/file/{one}?example={example}"' in page.text
    assert f'href="../api/{noun}?example={example}"' in page.text
    assert 'name="carried"' not in page.text


@pytest.mark.parametrize("noun", NOUNS)
def test_files_of_an_answer_are_those_of_the_command_and_its_report(noun: str) -> None:
    example = EXAMPLES[noun][0]
    packed = ask(noun, "file", "answer.zip", example=example)
    with zipfile.ZipFile(io.BytesIO(packed.body)) as archive:
        names = set(archive.namelist())
    assert {f"{noun}/answer.txt", f"{noun}/manifest.json"} <= names
    assert packed.name == f"{noun}-answer.zip"
    report = ask(noun, "file", "report.html", example=example)
    assert "<html" in report.text
    assert report.name == f"{noun}-report.html"
    document = ask(noun, "file", "report.docx", example=example)
    assert zipfile.is_zipfile(io.BytesIO(document.body))


@pytest.mark.parametrize("noun", NOUNS)
def test_data_are_the_tables_of_the_folder(noun: str) -> None:
    example = EXAMPLES[noun][0]
    data = ask(noun, "data", example=example).json()
    packed = ask(noun, "file", "answer.zip", example=example)
    with zipfile.ZipFile(io.BytesIO(packed.body)) as archive:
        for name, rows in data["tables"].items():
            lines = archive.read(f"{noun}/{name}.csv").decode("utf-8-sig").splitlines()
            if rows:
                assert lines[0].split(",") == list(rows[0])
    assert data["manifest"]["versions"]["carepact"]


@pytest.mark.parametrize("noun", NOUNS)
def test_forms_to_fill_in_are_those_that_the_command_drafts(noun: str) -> None:
    with zipfile.ZipFile(io.BytesIO(ask(noun, "file", "forms.zip", country="KEN").body)) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    offered = {name for name in find_view(noun).files if not name.startswith(("report", "answer"))}
    assert offered == {*held, "forms.zip"}
    assert b"country: KEN" in held[f"{noun}.yaml"]
    one = ask(noun, "file", f"{noun}.yaml", country="Kenya")
    assert one.body == held[f"{noun}.yaml"]
    assert one.name == f"{noun}.yaml"
    # The draft goes back in with its empty sheets: read, and refused with what is to be filled in.
    sheets = {name: held[name] for name in held if name.endswith(".xlsx")}
    page = ask(noun, files=lay(held[f"{noun}.yaml"], sheets))
    assert page.status == 422
    assert re.search("holds nobody|holds no row|no criterion has a step", page.text)


@pytest.mark.parametrize("spoken", ["fr", "es"])
def test_a_page_speaks_its_readers_language(spoken: str) -> None:
    with speak(spoken):
        page = ask("quality", example="house-by-the-river")
    assert f'<html lang="{spoken}">' in page.text
    assert f'href="../{spoken}/quality?example=house-by-the-river"' in page.text
    assert "<h2>The answer</h2>" not in page.text


def test_a_picture_has_its_twins() -> None:
    example = "made-up-firm"
    page = ask("employer", example=example)
    for kind in ("svg", "png", "csv", "json"):
        assert f'href="employer/chart/measures.{kind}?example=made-up-firm"' in page.text
    drawn = ask("employer", "chart", "measures", "json", example=example).json()
    rows = ask("employer", "chart", "measures", "csv", example=example).text.splitlines()
    assert len(rows) == len(drawn["rows"]) + 1
    assert ask("employer", "chart", "measures", "svg", example=example).text.startswith("<svg")
    assert "charts" not in find_noun("centre").faces


def test_a_kind_of_service_decides_what_is_asked() -> None:
    nursery = "day_nursery"
    text = ask("quality", "file", "quality.yaml", country="KEN", kind=nursery).text
    assert "kind: day_nursery" in text
    other = ask("quality", "file", "assessor-1.xlsx", country="KEN").body
    assert ask("quality", "file", "assessor-1.xlsx", country="KEN", kind=nursery).body != other


def test_a_network_comes_as_an_archive_of_its_folder() -> None:
    folder, packed = Path("examples/centre"), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for one in sorted(folder.rglob("*")):
            archive.write(one, Path("ours") / one.relative_to(folder))
        archive.writestr("__MACOSX/ours/._network.yaml", b"\0")
    page = ask("centre", files=lay(packed.getvalue()))
    assert page.status == 200
    assert "Mothers&#39; Centres of the Valley" in page.text
    told = re.search(r'name="carried" value="([^"]+)"', page.text)
    assert told
    # Sent once more by the page's own button, it has the same answer in other faces.
    again = ask("centre", "data", files=lay(told[1], field="carried")).json()
    assert again["tables"] == ask("centre", "data", example="network").json()["tables"]


def test_text_is_read_as_the_file_would_be() -> None:
    sheets = {one.name: one.read_bytes() for one in Path("examples/programme").glob("*.csv")}
    text = Path("examples/programme/programme.yaml").read_text("utf-8")
    part = ask("programme", "part", files=lay(text, sheets, field="text"))
    assert part.status == 200
    assert "<html" not in part.text
    assert "Fathers of the valley" in part.text


def test_the_day_of_the_plan_can_be_asked_for() -> None:
    later = ask("quality", "data", example="house-by-the-river", on="2030-01-01").json()
    now = ask("quality", "data", example="house-by-the-river").json()
    assert later["tables"]["plan"] != now["tables"]["plan"]
