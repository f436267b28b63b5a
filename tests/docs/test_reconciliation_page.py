"""The page on reconciliation quotes what the command prints, for every country at the point."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from carepact.studies.reconciliation import run_reconciliation
from carepact.validate.anchors.lines import CountryGroup

pytestmark = pytest.mark.campaign

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "reconciliation.md"
ROW = re.compile(r"^\| ([^|,]+), [^|]+ \| ([^|]+) \| ([^|]+) \| ([^|]*)\|$", re.MULTILINE)
KEYS = {
    "leave and breaks": "cost_leave",
    "childcare": "cost_childcare",
    "long-term care": "cost_long_term_care",
    "all four": "cost_all",
    "jobs in childcare": "jobs_childcare",
    "jobs in long-term care": "jobs_long_term_care",
    "jobs that women take": "jobs_women",
}


def test_the_table_of_the_page_holds_what_is_computed() -> None:
    rows = run_reconciliation().to_polars()
    ours = rows.filter(group=CountryGroup.ALL).unique("key", keep="first")
    added = dict(ours.select("key", "ours").iter_rows())
    published = dict(ours.select("key", "published").iter_rows())
    whole = rows.filter(
        rows["group"] == CountryGroup.ALL, rows["reason"].is_in(["cost in all", "jobs in all"])
    )
    in_all = dict(whole.select("key", "if_changed").iter_rows())
    quoted = ROW.findall(PAGE.read_text("utf-8"))
    assert {name for name, *_figures in quoted} == set(KEYS)
    for name, theirs, more, every in quoted:
        key = KEYS[name]
        digits = len(more.partition(".")[2])
        assert float(theirs) == published[key]
        assert float(more) == round(added[key], digits)
        assert every.strip() == (f"{in_all[key]:.{digits}f}" if key in in_all else "")
