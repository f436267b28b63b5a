"""What a charter's file tells of a year, beside counts of that year that are hidden."""

from __future__ import annotations

from pathlib import Path

from carepact.report.employer.files import EmployerTelling
from carepact.studies.employer import answer_employer
from carepact.studies.employer_file.opening import open_employer

EXAMPLE = Path(__file__).parents[3] / "examples" / "employer" / "employer.yaml"


def test_what_is_told_of_a_year_does_not_give_away_what_is_hidden_of_it() -> None:
    # Seven of eight women and all seven men came back: 93 % of fifteen, as the charter's file
    # tells it, is one woman who did not.
    answer = answer_employer(open_employer(EXAMPLE), draws=2)
    assert answer.use is not None
    assert answer.use.figure("returned", "women").status == "hidden"
    rows = [row for row in answer.goals().iter_rows(named=True) if row["goal"] == "back"]
    assert [(one["year"], one["value"], one["status"]) for one in rows] == [
        (2026, 0.85, "late"),
        (2027, None, "hidden"),
    ]
    files = EmployerTelling(answer).lay_out(Path("ours"))
    for path, held in files.items():
        if path.name in ("statement.html", "charter.csv", "answer.txt"):
            assert "93\u00a0%" not in held.decode()
            assert "0.93" not in held.decode()
            assert "hidden" in held.decode()
