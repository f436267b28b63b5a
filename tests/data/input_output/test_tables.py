"""What the tables tell of care, and how wide a country without one is drawn."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy.special import logit

from carepact.core.draws import Sampler
from carepact.core.errors import ParameterError
from carepact.data.input_output.figures import HOUSEHOLDS, SECTORS, InputOutput
from carepact.data.input_output.tables import (
    impute_input_output,
    list_tables,
    predict_half_width,
    read_input_output,
)

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = ROOT / "src/carepact/data/input_output"


def shares_of(found: InputOutput) -> dict[tuple[str, str], float]:
    """List the shares of a country by sector and name."""
    shares = {(s, "direct"): of.direct_value_added_share for s, of in found.sectors.items()}
    shares |= {(s, "effect"): of.value_added_effect for s, of in found.sectors.items()}
    return {key: float(one) for key, one in shares.items()}


def test_a_country_with_a_table_has_its_own_figures_without_spread() -> None:
    france = read_input_output("FRA")
    drawn = france.draw(sampler=Sampler(1, 5)).sectors["education"].value_added_effect

    assert france.status == "observed"
    assert france.tables == 1
    assert list(france.sectors) == list(SECTORS)
    assert_allclose(drawn, np.full(6, float(france.sectors["education"].value_added_effect)))


def test_the_table_that_tells_pay_comes_first() -> None:
    kingdom = read_input_output("United Kingdom")

    assert kingdom.year == 2010
    assert kingdom.source.title.startswith("Office for National Statistics")
    assert all(one.compensation_effect is not None for one in kingdom.sectors.values())
    assert read_input_output("DEU").sectors["care"].compensation_effect is None


def test_care_in_the_kingdom_is_the_mean_of_its_six_products_by_output() -> None:
    """Published: ONS 2010; three of the six effects are printed there, the others computed."""
    # Human health, social care; market, non-market, households' non-profits: output and effect.
    output = [21294, 31382, 113152, 28110, 2363, 3880]
    effect = [0.8975087701, 0.7927182958, 0.7180856094, 0.7851061354, 0.9841300895, 0.9748823488]
    by_hand = sum(x * e for x, e in zip(output, effect, strict=True)) / sum(output)

    care = read_input_output("GBR").sectors["care"]
    assert float(care.value_added_effect) == pytest.approx(by_hand, abs=1e-6)


def test_a_country_without_a_table_gets_the_median_of_all() -> None:
    kenya = read_input_output("KEN")
    tables = [read_input_output(code) for code in list_tables()]
    direct = [float(one.sectors["care"].direct_value_added_share) for one in tables]

    assert kenya.status == "imputed"
    assert kenya.tables == len(tables) == 40
    # On the logit scale the middle of an even number lies between the two in the middle.
    two = sorted(direct)[19:21]
    assert two[0] <= float(kenya.sectors["care"].direct_value_added_share) <= two[1]
    assert kenya.sectors["care"].compensation_effect is None


def test_an_imputed_country_is_drawn_as_wide_as_the_tables_lie_apart() -> None:
    kenya = read_input_output("KEN").draw(sampler=Sampler(3, 4000))
    tables = [read_input_output(code) for code in list_tables()]
    for name in SECTORS:
        known = [one.sectors[name] for one in tables]
        direct = np.array([float(one.direct_value_added_share) for one in known])
        excess = np.array([float(one.output_multiplier) - 1 for one in known])
        drawn = kenya.sectors[name]

        assert logit(drawn.direct_value_added_share).std() >= 0.95 * logit(direct).std()
        assert np.log(drawn.output_multiplier - 1).std() >= 0.95 * np.log(excess).std()


def test_no_draw_leaves_its_bounds() -> None:
    drawn = read_input_output("NER").draw(sampler=Sampler(2, 5000))
    for of in drawn.sectors.values():
        assert (of.output_multiplier > 1).all()
        assert (of.value_added_effect > of.direct_value_added_share).all()
        assert (of.value_added_effect < 1).all()
    assert (drawn.consumption.import_share < 1).all()


def test_the_point_comes_first_and_a_seed_gives_the_same_draws() -> None:
    chad = read_input_output("TCD")
    one, two = chad.draw(sampler=Sampler(7, 3)), chad.draw(sampler=Sampler(7, 3))

    care = one.sectors["care"].value_added_effect
    assert care.shape == (4,)
    assert care[0] == pytest.approx(float(chad.sectors["care"].value_added_effect))
    assert_array_equal(care, two.sectors["care"].value_added_effect)
    assert not np.array_equal(
        care, chad.draw(sampler=Sampler(8, 3)).sectors["care"].value_added_effect
    )


def test_intervals_hold_95_of_100_tables_that_are_left_out() -> None:
    tables = {code: read_input_output(code) for code in list_tables()}
    held = []
    for code, own in tables.items():
        others = [one for name, one in tables.items() if name != code]
        drawn = impute_input_output(code, others).draw(sampler=Sampler(1, 2000))
        for name in SECTORS:
            effects = drawn.sectors[name].value_added_effect - (
                drawn.sectors[name].direct_value_added_share
            )
            low, high = np.quantile(effects[1:], [0.025, 0.975])
            known = own.sectors[name]
            held.append(low <= known.value_added_effect - known.direct_value_added_share <= high)

    assert 0.90 <= np.mean(held) <= 0.99


def test_the_half_width_is_the_wider_of_distance_and_deviation() -> None:
    # Left out, 10 lies 8.5 from the median of 0, 1, 2, 3, and no other lies farther from its own.
    # The deviation: mean 3.2, squares 10.24 + 4.84 + 1.44 + .04 + 46.24 = 62.8, over 4: 15.7, its
    # root 3.962; times sqrt(1.2) = 1.0954 and 1.95996: 8.507.
    assert predict_half_width(np.array([0.0, 1.0, 2.0, 3.0, 10.0])) == pytest.approx(
        8.507, abs=1e-3
    )
    # 0, 0, 0, 0, 0, 0, 0, 0, 0, 5: 5 lies 5 off; the deviation is sqrt(2.5) = 1.581, times
    # sqrt(1.1) and 1.96: 3.25.
    assert predict_half_width(np.array([0.0] * 9 + [5.0])) == 5.0


def test_every_shipped_share_lies_between_0_and_1_and_every_effect_holds_its_direct_part() -> None:
    for code in list_tables():
        found = read_input_output(code)
        shares = shares_of(found)
        assert all(0 < share < 1 for share in shares.values())
        assert all(shares[s, "effect"] >= shares[s, "direct"] for s in SECTORS)
        assert 0 < found.consumption.value_added_effect < 1


def test_half_widths_name_every_figure_that_is_drawn() -> None:
    parts = {part for part, _ in read_input_output("KEN").half_widths}
    assert parts == {*SECTORS, HOUSEHOLDS}


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"Did you mean Kenya \(KEN\)\?"):
        read_input_output("Kenja")


@pytest.mark.shared
def test_the_tables_are_those_that_the_script_compiles(shared_data: Path, tmp_path: Path) -> None:
    """Figures held against: the ready multipliers of the world table of 2011, to 0.00005."""
    said = subprocess.run(  # noqa: S603 - the project's own script
        [sys.executable, "-m", "scripts.compile.input_output", str(shared_data),
         "--into", str(tmp_path)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": "src"}, check=True, text=True,
        capture_output=True,
    ).stdout  # fmt: skip

    assert "369 ready figures of the world table" in said
    for name in ("sectors.csv", "consumption.csv"):
        assert (tmp_path / name).read_bytes() == (SHIPPED / name).read_bytes()
