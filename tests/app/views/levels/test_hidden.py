"""What the command hides stays hidden in every face, and the archive is what the command writes."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from tests.app.views.levels.bringing import Got, ask, lay
from tests.report.employer.answers import DRAWS, FATHERS_PAY, FIRM, SMALL

from carepact.app.voice import PageVoice
from carepact.core.voice import use_voice
from carepact.report.employer.files import EmployerTelling
from carepact.studies.employer import answer_employer
from carepact.studies.employer_file.opening import open_employer


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Write what the command writes of a firm with two fathers."""
    folder = tmp_path_factory.mktemp("firm")
    (folder / "employer.yaml").write_text(FIRM)
    (folder / "headcount.csv").write_text(SMALL)
    answer = answer_employer(open_employer(folder / "employer.yaml"), DRAWS, 1)
    with use_voice(PageVoice()):  # which names pages where the command names commands
        files = EmployerTelling(answer).lay_out(Path("employer"))
    return {path.as_posix(): held for path, held in files.items()}


def bring(face: str, name: str = "", kind: str = "") -> Got:
    """Bring the same firm."""
    files = lay(FIRM, {"headcount.csv": SMALL})
    return ask("employer", face, name, kind, files=files, draws=str(DRAWS), seed="1")


def test_every_face_tells_what_the_command_tells_and_no_more(written: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(bring("file", "answer.zip").body)) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == written
    data = bring("data").json()
    hidden = [row for row in data["tables"]["carers"] if row["status"] == "hidden"]
    assert hidden
    assert all(row["persons"] is None for row in hidden)
    page = bring("page")
    assert page.status == 200
    assert "··" in page.text
    shown = re.sub(r'name="carried" value="[^"]+"', "", page.text)
    chart = bring("chart", "measures", "csv").text
    faces = [shown, chart, str(data), *(held.decode("latin-1") for held in packed.values())]
    for pay in FATHERS_PAY:
        for wanted in (f"{pay}", f"{pay:,}", f"{pay:,}".replace(",", " "), f"{sum(FATHERS_PAY)}"):
            assert not any(wanted in face for face in faces), wanted
