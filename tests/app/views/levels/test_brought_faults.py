"""What strangers may bring: faults told at once, nothing read elsewhere, nothing run, no bombs."""

import hashlib
import io
import re
import zipfile
from pathlib import Path
from tempfile import gettempdir

import pytest
from tests.app.views.levels.bringing import EXAMPLES, ask, lay

from carepact.app.file_names import make_safe
from carepact.core.errors import ParameterError
from carepact.core.named_paths import find_named, named_within

FIRM = Path("examples/employer/employer.yaml").read_text("utf-8")
HEADCOUNT = Path("examples/employer/headcount.csv").read_text("utf-8")


def pack(files: dict[str, bytes]) -> bytes:
    """Pack files under names that nobody looks at."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in files.items():
            archive.writestr(name, held)
    return packed.getvalue()


def test_every_fault_stands_above_the_form_and_the_text_stays() -> None:
    wrong = FIRM.replace("country: ESP", "country: Spian")
    wrong = wrong.replace("flexible_share: 0.5", "flexible_share: 5")
    page = ask("employer", files=lay(wrong, {"headcount.csv": HEADCOUNT}, field="text"))
    assert page.status == 422
    assert 'role="alert"' in page.text
    for fault in ("employer.yaml: 4 faults", "Spian", "measures.flexible_share", "charter.yaml"):
        assert fault in page.text
    assert "A firm that makes parts for lifts" in page.text.split("<textarea")[1]
    assert gettempdir() not in page.text


@pytest.mark.parametrize("noun", [*EXAMPLES])
def test_a_file_of_another_kind_is_told_its_page(noun: str) -> None:
    other = "quality" if noun != "quality" else "centre"
    text = {"quality": "service: A\nassessors: []\n", "centre": "name: A\nlog: a.csv\n"}[other]
    page = ask(noun, files=lay(text))
    assert page.status == 422
    title = {"quality": "Quality of a service", "centre": "A centre or a network"}[other]
    assert f"The page “{title}” reads it" in page.text


def test_a_workbook_in_the_place_of_the_file_is_told_its_own() -> None:
    book = ask("employer", "file", "headcount.xlsx", country="KEN").body
    page = ask("employer", files=lay(book))
    assert page.status == 422
    assert "This is a workbook" in page.text


def test_nothing_brought_no_example_and_unknown_fields() -> None:
    with pytest.raises(ParameterError, match="No file was brought"):
        ask("centre", "data")
    with pytest.raises(ParameterError, match="Did you mean 'network'"):
        ask("centre", "data", example="netwrok")
    with pytest.raises(ParameterError, match="there is no field 'examples' here"):
        ask("centre", "data", examples="network")
    with pytest.raises(ParameterError, match="this page answers up to 1000"):
        ask("employer", "data", example="made-up-firm", draws="1001")
    with pytest.raises(ParameterError, match="country: none is named"):
        ask("employer", "file", "employer.yaml")


@pytest.mark.parametrize(
    "named", ["/etc/passwd", "../../../../../../etc/passwd", "../beside/../../x.csv", "..", "."]
)
def test_a_file_names_nothing_outside_its_own_folder(named: str) -> None:
    firm = FIRM.replace("headcount: headcount.csv", f'headcount: "{named}"')
    page = ask("employer", files=lay(firm, {"charter.yaml": "first_year: 2026\n"}))
    assert page.status == 422
    assert "root:" not in page.text
    if named != ".":
        assert re.search(r"headcount: there is no file (passwd|x\.csv|\?)\.", page.text)
    network = ask("centre", files=lay(f'network: A\ncentres: ["{named}", /etc]\n'))
    assert network.status == 422
    assert "there is no file etc" in network.text


def test_an_absolute_path_into_the_own_folder_is_as_good_as_a_name(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "way-out").symlink_to("/etc")
    inside = tmp_path / "own" / "a.csv"
    assert find_named(tmp_path, "/etc/passwd") == Path("/etc/passwd")  # on one's own machine
    with named_within(tmp_path / "own"):
        assert find_named(tmp_path / "own", str(inside)) == inside
        for out in ("../b.csv", "/etc/passwd", "way-out/passwd", "..", "a\0/b"):
            found = find_named(tmp_path / "own", out)
            assert found.is_relative_to(tmp_path / "own")
            assert ".nowhere" in found.parts
    assert find_named(tmp_path, "../b.csv") == tmp_path / "../b.csv"


def test_an_archive_is_laid_out_within_its_folder_alone(tmp_path: Path) -> None:
    victim = tmp_path / "victim.yaml"
    held = {
        f"../../../../../..{victim}": b"x",
        str(victim): b"x",
        "..\\..\\victim.yaml": b"x",
        "employer.yaml": FIRM.encode(),
    }
    page = ask("employer", files=lay(pack(held)))
    assert page.status == 422
    assert "there is no file headcount.csv" in page.text
    assert not victim.exists()


def test_what_swells_is_refused() -> None:
    zeros = bytes(60_000_000)
    large = pack({"employer.yaml": FIRM.encode(), "headcount.csv": zeros})
    page = ask("employer", files=lay(large))
    assert page.status == 422
    assert "holds far more than the files of one report" in page.text
    many = pack({f"{number}.yaml": b"a: 1" for number in range(201)})
    assert "holds far more" in ask("centre", files=lay(many)).text
    bomb = pack({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": zeros})
    page = ask("employer", files=lay(FIRM, {"headcount.csv": bomb}))
    assert page.status == 422
    assert "holds far more than a sheet that is filled in by hand" in page.text
    deep = "employer: " + "[" * 60 + "]" * 60
    assert "stand inside one another" in ask("employer", files=lay(deep)).text


def test_what_is_too_large_to_be_sent_once_more_is_answered_all_the_same() -> None:
    noise = b"".join(hashlib.sha256(str(one).encode()).digest() for one in range(130_000))
    sheets = {one.name: one.read_bytes() for one in Path("examples/programme").glob("*.csv")}
    text = Path("examples/programme/programme.yaml").read_text("utf-8")
    page = ask("programme", files=lay(text, sheets | {"photo.csv": noise}))
    assert page.status == 200
    assert "too large for the page to send it once more" in page.text
    assert 'name="carried"' not in page.text


def test_a_damaged_archive_and_broken_text_are_told() -> None:
    whole = pack({"employer.yaml": FIRM.encode(), "headcount.csv": HEADCOUNT.encode()})
    assert "is damaged" in ask("employer", files=lay(whole[: len(whole) // 2])).text
    assert "is damaged" in ask("employer", files=lay("no base 64!", field="carried")).text
    assert "not valid YAML" in ask("employer", files=lay("a: [1\nb: ]")).text
    assert "not UTF-8" in ask("employer", files=lay(b"employer: \xff\xfe")).text
    assert "of the kind that this page reads" in ask("centre", files=lay(whole)).text


def test_marks_and_formulas_in_a_name_stay_text() -> None:
    name = '"><script>alert(1)</script> =cmd() {{ 7*7 }}'
    firm = FIRM.split("charter:")[0].replace(
        "employer: A firm that makes parts for lifts, made up", f"employer: '{name}'"
    )
    files = lay(firm, {"headcount.csv": HEADCOUNT})
    page = ask("employer", files=files, draws="60")
    assert page.status == 200
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; =cmd() {{ 7*7 }}" in page.text


def test_cells_that_begin_a_formula_are_no_formulas_in_csv() -> None:
    folder = Path("examples/quality")
    sheets = {one.name: one.read_text("utf-8") for one in folder.glob("*.csv")}
    text = (folder / "quality.yaml").read_text("utf-8").replace("earlier: 2025/quality.yaml", "")
    first = sheets["plan.csv"].splitlines()[1].split(",")
    row = next(cell for cell in first[2:] if len(cell) > 6)
    sheets["plan.csv"] = sheets["plan.csv"].replace(row, "=HYPERLINK(A1)", 1)
    packed = ask("quality", "file", "answer.zip", files=lay(text, sheets))
    with zipfile.ZipFile(io.BytesIO(packed.body)) as archive:
        tables = [archive.read(one).decode() for one in archive.namelist() if one.endswith("csv")]
    told = [line for table in tables for line in table.splitlines() if "HYPERLINK" in line]
    assert told
    assert not any(re.search(r"(^|,|\")=HYPERLINK", line) for line in told)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("headcount.xlsx", "headcount.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\ours\\head count.CSV", "head count.CSV"),
        (".htaccess", "htaccess"),
        ("..", "file"),
        ("a\x00\n\u202eb.csv", "ab.csv"),
        ("Zählung – 2027.xlsx", "Zählung – 2027.xlsx"),
        ("x" * 300 + ".xlsx", "x" * 235 + ".xlsx"),
    ],
)
def test_a_file_is_laid_down_under_its_name_and_nowhere_else(name: str, safe: str) -> None:
    assert make_safe(name) == safe
