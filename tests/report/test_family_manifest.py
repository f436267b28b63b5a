"""What a family's answer stands on: laws, averages, the user's own file, every edit of a reform."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

from carepact.levels.family.members import Family, Parent
from carepact.policy.package_files import open_package
from carepact.studies.family import answer_family

ADA = Parent("Adaeze", "woman", gives_birth=True, work="employed", pay=123_457)
BEN = Parent("Benedict", "man", gives_birth=False, work="employed")


def test_a_manifest_names_all_that_the_answer_stands_on_and_nobody(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "country,indicator,year,value,unit,source\n"
        "KEN,leave_father_paid_days,2026,30,days,Our agreement\n",
        "utf-8",
    )
    package = open_package("ilo-floor")
    found = answer_family(Family("KEN", (ADA, BEN), due=date(2027, 3, 1)), package, own)
    told = json.loads(json.dumps(found.manifest()))
    files = {one["file"]: one["sha256"] for one in told["inputs"] if one["file"]}
    assert files == {"own.csv": hashlib.sha256(own.read_bytes()).hexdigest()}
    titles = {one["title"] for one in told["inputs"]}
    assert any("Mywage Kenya" in title for title in titles)  # a statute
    assert any(title.startswith("UN SDG 5.4.1") for title in titles)  # hours, an average
    assert any(title.startswith("Quebec") or "Illustrative" in title for title in titles)
    assert len(told["settings"]["package"]["edits"]) == len(package.edits)
    text = json.dumps(told)
    assert not any(word in text for word in ("Adaeze", "Benedict", "123457", "2027-03-01"))
