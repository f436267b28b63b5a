"""The three notebooks run, and what they show is so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
import pytest
from nbformat import NotebookNode
from scripts.notebooks import NOTEBOOKS, run_or_reuse, write_as_markdown

PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))


class Run(NamedTuple):
    """A notebook that was run, and what it answered to a question in the end."""

    notebook: NotebookNode
    answer: dict[str, Any]

    @property
    def outputs(self) -> list[NotebookNode]:
        """All that its cells showed."""
        cells = self.notebook.cells
        return [one for cell in cells if cell.cell_type == "code" for one in cell.outputs]

    @property
    def pictures(self) -> int:
        """How many pictures it shows."""
        return sum("image/svg+xml" in one.get("data", {}) for one in self.outputs)

    @property
    def printed(self) -> str:
        """What it printed."""
        return "".join(one.text for one in self.outputs if one.output_type == "stream")


def run(name: str) -> Run:
    """Run a notebook, or take the run that the site shows where nothing changed since."""
    notebook = run_or_reuse(NOTEBOOKS / f"{name}.ipynb")
    return Run(notebook, json.loads(notebook.metadata["answer"]))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_output_and_is_short(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    assert [cell.outputs for cell in code] == [[]] * len(code)
    assert {cell.execution_count for cell in code} == {None}
    assert 10 <= len(cells) <= 20
    assert cells[0].source.startswith("# ")


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_notebook_needs_no_more_of_carepact_than_one_import(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    assert re.findall(r"^(?:import|from) .*carepact.*$", code, flags=re.MULTILINE) == [
        "import carepact"
    ]


def test_every_notebook_is_in_the_list_of_all_pages() -> None:
    listed = (NOTEBOOKS.parent / "README.md").read_text("utf-8")
    assert len(PATHS) == 3
    assert all(f"](notebooks/{path.name})" in listed for path in PATHS)


@pytest.mark.long
def test_the_diaries_are_measured_and_valued() -> None:
    found = run("measure-and-value")
    total = "unpaid_domestic_and_care_work"
    means = {
        (row["sex"], row["activity"]): row["value"]
        for row in found.answer["care"]
        if row["statistic"] == "mean_minutes_per_day"
    }
    [gap] = [
        row
        for row in found.answer["care"]
        if row["statistic"] == "gap_minutes_per_day" and row["activity"] == total
    ]
    # The gap is the difference of the means, and its interval leaves zero out.
    assert gap["value"] == pytest.approx(means["women", total] - means["men", total])
    assert 0 < gap["lower"] < gap["value"] < gap["upper"]
    assert f"Women do {gap['value']:.0f} minutes a day more" in found.printed
    # The indicator is the sum of its two parts.
    parts = means["women", "unpaid_domestic_work"] + means["women", "unpaid_care_work"]
    assert parts == pytest.approx(means["women", total])

    childcare = {
        row["role"]: row["value"]
        for row in found.answer["roles"]
        if (row["statistic"], row["activity"]) == ("mean_minutes_per_day", "childcare")
    }
    assert childcare["mothers"] > childcare["fathers"] > childcare["men without children"]

    worth = {
        (row["sex"], row["valuation"], row["basis"]): row["value"]
        for row in found.answer["worth"]
        if (row["statistic"], row["activity"]) == ("value_per_year", "unpaid_work")
    }
    for sex in ("women", "men"):
        # Employers add a fifth to every wage of the notebook.
        assert worth[sex, "generalist", "gross"] == pytest.approx(
            1.2 * worth[sex, "generalist", "net"]
        )
        assert worth[sex, "specialist", "gross"] > worth[sex, "generalist", "gross"]
    hours = {
        row["sex"]: row["value"]
        for row in found.answer["worth"]
        if (row["statistic"], row["activity"]) == ("hours_per_year", "unpaid_work")
    }
    # The generalist earns 9.20 crowns an hour, whatever is done.
    assert worth["women", "generalist", "net"] == pytest.approx(9.20 * hours["women"])
    assert found.pictures == 2


@pytest.mark.long
def test_kenya_is_read_reviewed_and_simulated() -> None:
    found = run("one-country")
    assert set(found.answer["grades"].values()) <= set("ABCD")
    assert "not" in found.answer["verdicts"]
    assert found.answer["answer"]["country"] == "KEN"
    assert "childcare.coverage" in str(found.answer["answer"]["set_by_the_user"])
    assert "gain_of_use_lower_middle" in str(found.answer["answer"]["set_by_the_user"])

    cost = {
        row["scenario"]: row
        for row in found.answer["figures"]
        if (row["variable"], row["year"]) == ("gross_cost_over_gdp", 2040)
    }
    assert cost["present law"]["value"] < cost["supply"]["value"] < cost["demand"]["value"]
    assert cost["demand"]["low"] < cost["demand"]["value"] < cost["demand"]["high"]
    assert {"answer.json", "figures.csv", "manifest.json"} <= set(found.answer["files"])
    assert "coût" in found.printed
    assert found.pictures == 4


@pytest.mark.long
def test_countries_are_compared_and_the_model_stands_beside_public_spending() -> None:
    found = run("many-countries")
    rows = found.answer["table"]
    assert {row["country"] for row in rows} == {"COL", "FRA", "KEN", "VNM"}
    for row in rows:
        low, value, high = (row[f"gross_cost_over_gdp_{one}"] for one in ("low", "value", "high"))
        assert 0 < low <= value <= high < 1
    assert found.answer["shape"] == {"country": 4}
    assert found.answer["verdicts"]["FRA"]["met"] > found.answer["verdicts"]["KEN"]["met"]

    ratios = [row for row in found.answer["ratios"] if row["ratio"] is not None]
    assert {row["part"] for row in ratios} == {"pre-primary", "long-term care"}
    for row in ratios:
        assert row["ratio"] == pytest.approx(row["modelled"] / row["observed"])
    assert found.pictures == 1


def test_a_page_holds_words_code_and_what_the_cells_show() -> None:
    notebook = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_markdown_cell("# Title"),
            nbformat.v4.new_code_cell(
                "1 + 1",
                outputs=[
                    nbformat.v4.new_output("stream", text="said\n"),
                    nbformat.v4.new_output(
                        "display_data", {"text/plain": "p", "text/html": "<b>rich</b>\n\n<i>i</i>"}
                    ),
                    nbformat.v4.new_output("execute_result", {"text/plain": "2"}),
                ],
            ),
        ]
    )
    page = write_as_markdown(notebook, "a.ipynb")

    assert page.startswith("# Title\n\n[Download this notebook](a.ipynb)")
    assert "```python\n1 + 1\n```" in page
    assert "```{ .text .shown .no-copy }\nsaid\n```" in page
    assert '<div class="shown">\n<b>rich</b>\n<i>i</i>\n</div>' in page
    assert page.endswith("\n2\n```\n")
