"""Dated parameters: values by date, tables, distributions, and all faults at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from carepact.core.documents import parse_document
from carepact.core.errors import ParameterError
from carepact.core.parameters import Parameter
from carepact.data.evidence.reading import shipped_evidence
from carepact.policy.instrument import Instrument, instrument_keys, read_instrument
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument

WEEKS = {
    "title": "Length",
    "unit": "weeks",
    "type": "scalar",
    "range": [0, 104],
    "values": {
        "2000-06-15": {"value": 14, "source": "C183", "article": "Art. 4(1)"},
        "2020-01-01": {"value": 18, "source": "A law", "article": "Art. 1"},
    },
}
FAULTY = """\
instrument: maternity_leave
title: Leave
family: leaf
aims: [reduce]
summary: A try
colour: red
parameters:
  weeks:
    title: Length
    unit: fortnights
    type: scalar
    range: [0, 104]
    values:
      2000-06-15: {value: 260, source: C183, article: Art. 4}
      2001-13-01: {value: 14, source: C183, article: Art. 4}
  replacement:
    title: Benefit
    unit: share
    type: scalar
    range: [0, 1]
    values:
      2000-06-15: {value: 0.5, source: C183}
      2001-06-15: {value: 1.5, source: C183, article: Art. 6}
  payers:
    title: Payers
    unit: share
    type: shares_by_payer
    range: [0, 1]
    values:
      2000-06-15: {value: {employers: 0.5, donors: 0.4}, source: Ours, strength: illustrative}
effects:
  gain:
    title: Gain
    unit: share
    type: scalar
    range: [0, 1]
    values:
      2000-06-15:
        value: 0.5
        source: A study
        strength: survey
        distribution: {kind: triangular, low: 0.6, high: 1}
"""


def spread(distribution: dict[str, object], value: object = 0.4, kind: str = "scalar") -> Parameter:
    """Make a parameter whose one value has a distribution."""
    dated = {
        "value": value,
        "source": "A study",
        "strength": "survey",
        "distribution": distribution,
    }
    return Parameter.model_validate(
        {
            "title": "Effect",
            "unit": "share",
            "type": kind,
            "range": [-1, 2],
            "values": {"2020-01-01": dated},
        }
    )


def test_a_value_holds_from_its_date_until_the_next() -> None:
    weeks = Parameter.model_validate(WEEKS)

    assert weeks.value_at(date(2000, 6, 15)) == 14
    assert weeks.value_at(date(2019, 12, 31)) == 14
    assert weeks.value_at(date(2020, 1, 1)) == 18


def test_a_day_before_the_first_value_is_refused_with_the_mend() -> None:
    with pytest.raises(ParameterError, match=r"no value for 2000-06-14; the first begins 2000-06"):
        Parameter.model_validate(WEEKS).value_at(date(2000, 6, 14))


def test_a_table_is_laid_out_in_the_order_of_its_labels() -> None:
    payers = shipped_instrument("community_centres").parameters["payers"]

    laid = payers.to_array({"donors": 0.1, "general_budget": 0.9})

    assert laid.tolist() == [0.9, 0, 0, 0, 0, 0.1]


def test_a_table_by_sex_and_age_has_two_axes() -> None:
    need = shipped_evidence("care_need").effects["severe_need"]

    laid = need.to_array(need.value_at(date(2025, 1, 1)))

    assert laid.shape == (2, 4)
    assert laid[0, 3] == 0.38
    assert laid[1, 1] == 0.028


@pytest.mark.parametrize(
    ("distribution", "median"),
    [
        ({"kind": "normal", "sd": 0.1}, 0.4),
        ({"kind": "lognormal", "sigma": 0.3}, 0.4),
        ({"kind": "uniform", "low": 0.2, "high": 0.8}, 0.5),
        # F(0.4) = 0.2 / 0.6 * ... : rising part holds a third; 0.8 - sqrt(0.5 x 0.6 x 0.4).
        ({"kind": "triangular", "low": 0.2, "high": 0.8}, 0.8 - np.sqrt(0.12)),
    ],
)
def test_a_distribution_spreads_around_its_value(
    distribution: dict[str, object], median: float
) -> None:
    drawn = spread(distribution).draw_at(date(2021, 1, 1), np.array([0.5]))

    assert drawn == pytest.approx([median])


def test_a_beta_has_the_value_as_its_mean() -> None:
    u = (np.arange(20_000) + 0.5) / 20_000

    drawn = spread({"kind": "beta", "concentration": 20}).draw_at(date(2021, 1, 1), u)

    assert drawn.mean() == pytest.approx(0.4, abs=1e-4)
    # Variance p (1 - p) / (n + 1).
    assert drawn.var() == pytest.approx(0.24 / 21, rel=1e-2)


def test_bounds_cut_a_normal_without_heaping() -> None:
    u = (np.arange(1000) + 0.5) / 1000

    drawn = spread({"kind": "normal", "sd": 0.4, "lower": 0}).draw_at(date(2021, 1, 1), u)

    assert drawn.min() > 0
    assert np.unique(drawn).size == 1000


def test_a_mass_at_zero_is_drawn_as_often_as_it_says() -> None:
    u = (np.arange(1000) + 0.5) / 1000
    parameter = spread({"kind": "uniform", "low": 0.2, "high": 0.8, "zero_mass": 0.25})

    drawn = parameter.draw_at(date(2021, 1, 1), u)

    assert (drawn == 0).sum() == 250
    assert drawn[250:].min() >= 0.2


def test_a_factor_moves_all_labels_together() -> None:
    parameter = spread(
        {"kind": "uniform", "low": 0.5, "high": 1.5, "of": "factor"},
        {"women": 0.4, "men": 0.2},
        "by_sex",
    )

    drawn = parameter.draw_at(date(2021, 1, 1), np.array([0.0, 0.5, 1.0]))

    assert drawn == pytest.approx(np.array([[0.2, 0.1], [0.4, 0.2], [0.6, 0.3]]))


def test_all_faults_of_an_instrument_are_named_at_once() -> None:
    document = parse_document(FAULTY, "leave.yaml", Instrument, instrument_keys())

    with pytest.raises(ParameterError) as refused:
        document.sound()

    said = str(refused.value)
    for words in (
        "line 3, family: 'leaf' is not known. Use one of 'leave'",
        "line 6, colour: unknown key.",
        "line 10, parameters.weeks.unit: 'fortnights' is not known.",
        "parameters.weeks.values.2001-13-01",
        "parameters.replacement.values.2000-06-15: says neither 'article' nor 'strength'.",
        "2001-06-15: 1.5 is outside 0 to 1. Correct the value",
        "the shares sum to 0.9, not to 1.",
        "0.5 lies outside 0.6 to 1. Widen the distribution.",
    ):
        assert words in said, said


@pytest.mark.parametrize("name", instrument_names())
def test_every_value_names_a_source_and_an_article_or_a_strength(name: str) -> None:
    instrument = shipped_instrument(name)
    dated = [
        value
        for parameter in (instrument.parameters | instrument.effects).values()
        for value in parameter.values.values()
    ]

    assert instrument.instrument == name
    assert all(value.source and (value.article or value.strength) for value in dated)


def test_an_instrument_s_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"leave\.yaml: there is no such file"):
        read_instrument(tmp_path / "leave.yaml")


def test_an_instrument_for_which_nobody_pays_is_refused(tmp_path: Path) -> None:
    text = FAULTY.replace("  payers:", "  prayers:")
    (tmp_path / "leave.yaml").write_text(text, "utf-8")

    with pytest.raises(ParameterError, match=r"parameters\.payers: is missing"):
        read_instrument(tmp_path / "leave.yaml")
