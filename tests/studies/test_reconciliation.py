"""Our totals beside published ones, on three countries."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from carepact.data.anchors.published import read_anchors
from carepact.report.reconciliation.page import show_reconciliation
from carepact.studies.reconciliation import run_reconciliation
from carepact.validate.anchors.reconciliation import Reconciliation

CODES = ("KEN", "URY", "MEX", "TWN")


@pytest.fixture(scope="module")
def result() -> Reconciliation:
    return run_reconciliation(CODES, draws=4)


def test_a_country_that_lacks_a_needed_figure_is_named_and_left_out(
    result: Reconciliation,
) -> None:
    assert result.countries == ("KEN", "URY", "MEX")
    assert result.left_out == ("TWN",)
    assert set(result.best_known) < set(result.countries)


def test_every_published_figure_has_ours_or_says_why_not_and_a_reason(
    result: Reconciliation,
) -> None:
    rows = result.to_polars()
    assert rows["key"].unique(maintain_order=True).to_list() == [a.key for a in read_anchors()]
    assert rows["reason"].null_count() == 0
    assert rows["source"].null_count() == 0
    computed = rows.filter("computed")
    assert computed.select("ours", "ratio").null_count().sum_horizontal()[0] == 0
    # Coverage as the package declares it, and years between laws: no draw moves either.
    assert set(computed.filter(computed["low"].is_null())["key"]) == {
        "enrolment_under_3",
        "policy_gap",
    }
    assert rows.filter(~rows["computed"])["reason"].to_list() == ["other sectors"]


def test_no_published_figure_enters_a_run(result: Reconciliation) -> None:
    others = [replace(a, value=7 * a.value, before=None) for a in read_anchors()]
    again = run_reconciliation(CODES, draws=4, anchors=others)
    ours = ["key", "group", "ours", "low", "high", "ours_before", "reason", "if_changed"]
    assert again.to_polars().select(ours).equals(result.to_polars().select(ours))


def test_parts_add_up_to_the_whole(result: Reconciliation) -> None:
    ours = {line.anchor.key: line.ours[0].sum.value for line in result.lines if line.ours}
    parts = sum(ours[key] for key in ("cost_leave", "cost_childcare", "cost_long_term_care"))
    assert ours["cost_all"] == pytest.approx(parts, rel=1e-12)


def test_six_tenths_of_young_children_have_a_place_as_asked(result: Reconciliation) -> None:
    """CEPAL Panorama Social, Table VI.3: 0.60 in the scenario of the ILO."""
    (line,) = (line for line in result.lines if line.anchor.key == "enrolment_under_3")
    assert line.ours[0].sum.value == pytest.approx(0.6, abs=5e-4)


def test_the_terminal_tells_every_reason_and_what_it_changes(result: Reconciliation) -> None:
    stream = io.StringIO()
    Console(file=stream, width=200).print(show_reconciliation(result))
    said = stream.getvalue()
    assert "4.2" in said
    assert "46.2 to 56.5" in said
    assert "not computed" in said
    assert "childcare.non_contact_share=0" in said
    assert "PREVIEW: fewer than 1 000 simulations, intervals are rough." in " ".join(said.split())


def test_no_country_is_run_without_figures_for_it() -> None:
    nobody = run_reconciliation(("TWN",))
    assert nobody.countries == ()
    assert not any(line.ours for line in nobody.lines)
