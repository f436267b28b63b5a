"""What is handed out: its bill of materials, its audit, and the tools that set it up."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from scripts.audit import FAULTY, SOUND, UNTOLD, judge, main
from scripts.bill_of_materials import LOCK, ROOT, read_lock, write_bill

from carepact.data.countries.dictionary import SHIPPED_TERMS, read_datasets


def libraries_of(bill: dict[str, object]) -> dict[str, dict[str, object]]:
    components = bill["components"]
    assert isinstance(components, list)
    return {one["bom-ref"]: one for one in components if one["type"] == "library"}


def test_a_lock_is_read_with_versions_markers_and_hashes() -> None:
    first, second = "a" * 64, "b" * 64
    text = (
        f"one==1.0 \\\n    --hash=sha256:{first} \\\n    --hash=sha256:{second}\n"
        "    # via carepact\n"
        f"two-and==2.0.post1 ; sys_platform == 'win32' \\\n    --hash=sha256:{second}\n"
    )
    one, two = read_lock(text)
    assert one == ("one", "1.0", "", (first, second))
    assert two == ("two-and", "2.0.post1", "sys_platform == 'win32'", (second,))


def test_the_bill_lists_every_library_that_an_installed_carepact_brings() -> None:
    bill = write_bill()
    listed = libraries_of(bill)
    pins = re.findall(r"^([\w.-]+)==([^\s;]+)", LOCK.read_text("utf-8"), flags=re.MULTILINE)
    assert {*listed} == {f"pkg:pypi/{name}@{version}" for name, version in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    needed = [one for group in groups for one in group]
    names = {str(one["name"]) for one in listed.values()}
    assert {re.split(r"[><=\[]", one)[0] for one in needed} <= names
    assert all("hash" in str(one["properties"]) for one in listed.values())


def test_the_bill_lists_every_data_set_that_ships_with_its_terms() -> None:
    told = {
        one["bom-ref"]: one["licenses"][0]["license"]["name"]
        for one in write_bill()["components"]
        if one["bom-ref"].startswith("data:")
    }
    shipped = {name: one for name, one in read_datasets().items() if one.terms in SHIPPED_TERMS}
    assert told == {f"data:{name}": one.licence for name, one in shipped.items()}
    assert told["data:uis-2024"] == "CC BY-SA 3.0 IGO"


def test_the_bill_lists_the_terms_of_each_table() -> None:
    told = {
        one["bom-ref"]: [licence["license"]["name"] for licence in one["licenses"]]
        for one in write_bill()["components"]
        if one["bom-ref"].startswith("file:")
    }
    assert told["file:data/countries/share-alike/preprimary.csv"] == ["CC BY-SA 3.0 IGO"]
    assert told["file:data/countries/facts/need.csv"] == [
        "CC BY 4.0",
        "reuse with attribution (Commission Decision 2011/833/EU)",
    ]


def test_the_bill_is_the_same_each_time() -> None:
    assert write_bill() == write_bill()


def test_libraries_of_the_bill_are_of_the_version_that_is_tested() -> None:
    tested = {(pin.name, pin.version) for pin in read_lock((LOCK.parent / "dev.lock").read_text())}
    assert {(pin.name, pin.version) for pin in read_lock(LOCK.read_text("utf-8"))} <= tested


LIBRARY = {"name": "one", "version": "1.0", "vulns": []}
FAULT = {"id": "CVE-2024-6345", "fix_versions": ["70.0.0"]}


@pytest.mark.parametrize(
    ("libraries", "answer", "said"),
    [
        ([LIBRARY], SOUND, "1 libraries, no known fault"),
        ([LIBRARY | {"vulns": [FAULT]}], FAULTY, "one 1.0 has CVE-2024-6345, mended in 70.0.0"),
        (
            [LIBRARY | {"vulns": [FAULT | {"fix_versions": []}]}],
            FAULTY,
            "mended in no version yet",
        ),
        (
            [{"name": "two", "skip_reason": "not found"}],
            UNTOLD,
            "1 of 1 are not known to the service: two",
        ),
        ([], UNTOLD, "nothing was audited"),
    ],
)
def test_an_audit_is_sound_only_where_every_library_was_asked_about(
    libraries: list[dict[str, object]], answer: int, said: str
) -> None:
    found, lines = judge(Path("run.lock"), libraries)
    assert found == answer
    assert said in "\n".join(lines)


def test_a_lock_that_cannot_be_audited_is_not_taken_for_sound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none.lock")]) == UNTOLD
    assert "could not be audited" in capsys.readouterr().out


def test_a_release_refuses_an_option_that_it_does_not_know() -> None:
    done = subprocess.run(  # noqa: S603 - our own script
        [ROOT / "scripts" / "release", "--fast"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "'--fast' is not an option" in done.stderr


def test_pip_and_setuptools_are_pinned_and_come_first() -> None:
    pins = {pin.name: pin for pin in read_lock((LOCK.parent / "setup.lock").read_text("utf-8"))}
    assert {*pins} == {"pip", "setuptools"}
    assert all(pin.hashes for pin in pins.values())
    lines = (ROOT / "Makefile").read_text("utf-8").splitlines()
    installed = [line.split("-r ")[1] for line in lines if "--require-hashes -r" in line]
    assert installed[:2] == ["requirements/setup.lock", "requirements/dev.lock"]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_how_to_report_a_fault_of_security_is_one_link_away(page: str) -> None:
    assert "](SECURITY.md)" in (ROOT / page).read_text("utf-8")
    assert (ROOT / "SECURITY.md").is_file()
