"""Every picture holds the figures of its result, and draws all that its table holds."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import polars as pl
import pytest
from tests.report.drawn import OF_RUNS, OTHERS, SVG, TARGET, draw, read_lines, run

from carepact.core.errors import CareError
from carepact.data.countries.facts import known_countries
from carepact.data.countries.reading import read_countries
from carepact.report.figures.axes import Scale, decimals_of
from carepact.report.figures.flow import Block, Flow, draw_flow
from carepact.report.figures.picture import WIDE
from carepact.report.figures.points import Point, PointRow, draw_points
from carepact.report.figures.stacks import Part, Stack, draw_stacks
from carepact.report.figures.tiles import read_tiles
from carepact.report.figures.world import WorldFigures, draw_world, take_indicator
from carepact.report.holding import HELD
from carepact.report.palette import shipped_palette

pytestmark = pytest.mark.long

COUNTED = ("what-matters-most", "care-flow", "hours-moved")
"""Pictures of a run with rows of their own, which are looked at one by one."""


@pytest.mark.parametrize("picture", [one for one in OF_RUNS if one not in COUNTED])
def test_the_table_of_a_picture_is_part_of_the_figures_of_its_run(picture: str) -> None:
    table = draw(picture, "en").table
    figures = run("KEN").figures
    assert table.height
    assert table.join(figures, on=figures.columns, how="anti", nulls_equal=True).height == 0


@pytest.mark.parametrize("picture", [*OF_RUNS, *OTHERS])
def test_a_picture_is_read_out_by_its_sentence_and_description(picture: str) -> None:
    drawn = draw(picture, "en")
    root = ET.fromstring(drawn.svg)  # noqa: S314 - our own picture
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert root.get("lang") == "en"
    assert title is not None
    assert description is not None
    assert (title.text, description.text) == (drawn.sentence, drawn.description)
    assert len(drawn.description) > 40
    largest = max(line.size for line in read_lines(drawn.svg))
    head = [line.text for line in read_lines(drawn.svg) if line.size == largest]
    assert _plain(" ".join(head)) == _plain(drawn.sentence)


def _plain(text: str) -> str:
    """Undo what holds a line together."""
    return text.replace(HELD, " ").replace("−", "-").replace("–", "-")


def test_hours_of_the_flow_are_those_of_the_run() -> None:
    table = draw("care-flow", "en").table
    hours = run("KEN").projection.values["care_hours"].isel(draw=0)  # of 20 draws no median
    for law in ("present law", "demand"):
        drawn = table.filter(pl.col("scenario") == law)
        whole = float(hours.sel(scenario=law, year=2030).sum())
        assert float(drawn["hours"].sum()) == pytest.approx(whole)
    unpaid = table.filter(pl.col("payer") == "nobody")
    assert set(unpaid["provider"]) == {"women, unpaid", "men, unpaid"}


def test_unpaid_hours_by_recipient_add_up_to_those_of_the_run() -> None:
    # The headline of 20 draws is the central run, whose parts add up.
    table = draw("hours-moved", "en").table
    moved = run("KEN").figures.filter(
        (pl.col("variable") == "unpaid_hours_moved")
        & (pl.col("scenario") == "demand")
        & (pl.col("year") == 2030)
    )
    for sex in ("women", "men"):
        parts = table.filter(
            (pl.col("variable") == "unpaid_hours_moved_by_recipient") & (pl.col("sex") == sex)
        )
        expected = moved.filter(pl.col("sex") == sex)["value"][0]
        assert float(parts["value"].sum()) == pytest.approx(expected)


def test_the_ends_of_an_input_are_those_of_the_sensitivity() -> None:
    table = draw("what-matters-most", "en").table
    influences = {one.name: one.first_order for one in run("KEN").sensitivity.influences}
    assert all(
        influences[name] == share for name, share in table.select("input", "first_order").rows()
    )


def test_a_declared_target_stands_in_the_profile() -> None:
    svg = draw("co-responsibility-profile", "en").svg
    assert "declared target" in svg
    texts = [line.text for line in read_lines(svg)]
    assert all(f"{100 * share:.0f}" in texts for share in TARGET.values())


def test_net_is_the_state_s_share_less_what_comes_back() -> None:
    table = draw("gross-to-net", "en").table
    values = {(row["variable"], row["label"]): row["value"] for row in table.to_dicts()}
    taxes = sum(value for (name, _label), value in values.items() if name == "new_revenue")
    state, net = values["state_additional_cost", None], values["state_net_cost", None]
    assert net == pytest.approx(state - taxes, rel=1e-6)


def test_bands_of_a_flow_are_as_wide_as_what_flows() -> None:
    columns = [("from", [Block("a", "a", "#000000"), Block("b", "b", "#000000")]),
               ("to", [Block("c", "c", "#000000")])]  # fmt: skip
    flows = [Flow("a", "c", 30.0), Flow("b", "c", 10.0)]
    svg = draw_flow(columns, flows, 400.0, WIDE).write("t", "d", "en")
    heights = [
        float(one)
        for one in re.findall(r'<rect x="[\d.]+" y="[\d.]+" width="[\d.]+" height="([\d.]+)"', svg)
    ]
    a, b, c = heights[:3] if len(heights) == 3 else (heights[0], heights[1], heights[2])
    assert a == pytest.approx(3 * b, abs=0.1)
    assert c == pytest.approx(a + b, abs=0.1)


def test_a_point_stands_where_its_figure_is() -> None:
    rows = [PointRow("", [Point(value, None, None, "", "#000000")]) for value in (0.0, 5.0, 10.0)]
    svg = draw_points("", rows, 400.0, WIDE).write("t", "d", "en")
    places = [float(one) for one in re.findall(r'cx="([\d.]+)"', svg)]
    first, second, third = places
    assert second - first == pytest.approx(third - second, abs=0.02)


def test_parts_of_a_bar_follow_one_another() -> None:
    stacks = [Stack("", [Part(25.0, "#000000"), Part(75.0, "#000000")])]
    svg = draw_stacks("", stacks, 400.0, WIDE, whole=100.0).write("t", "d", "en")
    bars = re.findall(
        r'x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="[\d.]+" fill="#000000"', svg
    )
    (left, one), (right, three) = ((float(x), float(width)) for x, width in bars)
    assert three == pytest.approx(3 * one, abs=0.05)
    assert left + one == pytest.approx(right, abs=0.05)


def test_round_figures_stand_along_an_axis() -> None:
    assert Scale(0.0, 1.3, 0.0, 100.0).ticks(5) == pytest.approx([0, 0.5, 1.0])
    assert Scale(-3.0, 7.0, 0.0, 100.0).ticks(5) == pytest.approx([-2, 0, 2, 4, 6])
    assert decimals_of([0.0, 0.25, 0.5]) == 2
    assert decimals_of([0.0, 20.0]) == 0


def test_every_country_has_a_tile_of_its_own_with_neighbours_near() -> None:
    tiles = read_tiles()
    assert set(tiles) == set(known_countries())
    assert len(set(tiles.values())) == len(tiles)
    near = {"KEN": "UGA", "FRA": "BEL", "MEX": "GTM", "ARG": "URY", "THA": "KHM", "NOR": "SWE"}
    for one, other in near.items():
        assert max(abs(a - b) for a, b in zip(tiles[one], tiles[other], strict=True)) <= 2, one
    assert tiles["NZL"][1] > tiles["AUS"][1] > tiles["JPN"][1]  # farther south, farther down
    assert tiles["CAN"][0] < tiles["FRA"][0] < tiles["IND"][0] < tiles["JPN"][0]


def test_classes_of_the_map_part_countries_alike_and_grow_darker() -> None:
    codes = sorted(read_tiles())[:100]
    figures = WorldFigures("rank", "", {code: float(at) for at, code in enumerate(codes)}, {})
    svg = draw_world(figures).svg
    counts = {shade: svg.count(f'fill="{shade}"') - 1 for shade in re.findall(r"#[0-9a-f]{6}", svg)}
    classes = list(shipped_palette().classes)
    # Bounds are those that are printed, so that a country or two may change sides.
    assert [counts[shade] for shade in classes] == pytest.approx([20] * 5, abs=1)
    light = [sum(int(shade[at : at + 2], 16) for at in (1, 3, 5)) for shade in classes]
    assert all(before > after for before, after in pairwise(light))


def test_a_map_of_what_nobody_knows_is_refused() -> None:
    with pytest.raises(CareError, match="no country has the figure"):
        draw_world(WorldFigures("rank", "", {}, {}))
    with pytest.raises(CareError, match="births"):
        take_indicator(read_countries().values(), "birth")
