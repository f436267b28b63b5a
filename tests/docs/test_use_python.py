"""The page on Python runs as it is printed, from top to bottom."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import carepact

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "use-python.md"


@pytest.mark.long
def test_the_page_runs_and_shows_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), flags=re.DOTALL)
    names: dict[str, object] = {}

    exec(compile("\n".join(blocks), PAGE.name, "exec"), names)  # noqa: S102 - our own page

    printed = capsys.readouterr().out
    assert "CountryResult: Kenya, ilo-floor, 2024 to 2030" in printed
    assert "coût" in printed
    assert "Kenya" in printed.partition("Kenyaa")[2]  # the nearest name is offered
    kenya, changed = names["kenya"], names["changed"]
    assert isinstance(kenya, carepact.CountryResult)
    assert isinstance(changed, carepact.CountryResult)
    assert "recession" in str(changed.answer["crises"])
    assert (tmp_path / "cost.svg").read_text("utf-8").startswith("<svg")
    assert (tmp_path / "kenya" / "answer.json").is_file()
