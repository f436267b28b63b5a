"""What a draft takes the columns of a file for, by their names and by what they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl
import pytest

from carepact.data.timeuse.mapping.drafted_columns import find_columns, match_role
from carepact.data.timeuse.mapping.formats import LabelledTable

N = 40
Columns = Mapping[str, Sequence[object]]


def persons(**more: Sequence[object]) -> dict[str, Sequence[object]]:
    """Make persons of unequal ages and weights."""
    return {
        "pid": range(1, N + 1),
        "sex": [1 + i % 2 for i in range(N)],
        "age": [20 + i for i in range(N)],
        **more,
    }


def weights(scale: float = 1.0) -> list[float]:
    """Make weights that add up to a population."""
    return [round(scale * (80.25 + 3.1 * (i % 17)), 3) for i in range(N)]


def table(**columns: Sequence[object]) -> LabelledTable:
    """Make a typed table."""
    return LabelledTable("t", pl.DataFrame({name: list(v) for name, v in columns.items()}))


@pytest.mark.parametrize(
    "name",
    ["propwt", "dia_wt_a", "F_EXP", "FAC_PER", "WGHT_PER", "factor", "pond", "poids", "fexp"],
)
def test_weights_are_found_by_the_names_that_offices_give(name: str) -> None:
    assert find_columns(table(**persons(**{name: weights()}))).weight == name


def test_a_weight_of_another_name_is_found_by_its_sum_or_its_title() -> None:
    columns = persons(x7=weights(), share=[i / N for i in range(N)])
    titled = LabelledTable("t", table(**persons(v1=weights(0.01))).table, {"v1": "Final weight"})

    assert find_columns(table(**columns)).weight == "x7"
    assert find_columns(titled).weight == "v1"


def test_a_weight_that_is_empty_for_some_is_found_and_one_that_is_infinite_is_not() -> None:
    some = [None, *weights()[1:]]
    endless = [float("inf"), *weights()[1:]]

    assert find_columns(table(**persons(wt=some))).weight == "wt"
    assert find_columns(table(**persons(wt=endless))).weight is None


def test_a_constant_weight_is_offered_with_a_mark(draft: Callable[..., dict[str, Any]]) -> None:
    found = draft(persons(wt=[100] * N, cook=[60 + i for i in range(N)], tv=[90] * N))

    assert found["weight"]["column"] == "wt"
    assert '"wt"     # guess; the same for everybody' in found["text"]
    assert "wt" not in found["activities"]["codes"]


def test_a_replicate_is_never_the_weight_nor_a_flag_a_replicate() -> None:
    numbered = {f"WTBS_{i:03}": weights(1 + i / 100) for i in range(1, 11)}
    first = find_columns(table(**persons(**numbered)))
    both = find_columns(table(**persons(**numbered, WGHT_PER=weights(), WTBS_099=[1] * N)))

    assert first.weight is None
    assert both.weight == "WGHT_PER"
    assert both.replicates == list(numbered)


def test_replicates_of_another_name_are_known_by_sums_alike() -> None:
    numbered = {f"z{i}": weights(1 + i / 100) for i in range(1, 11)}
    amounts = {f"t{i}": [10 * i + j for j in range(N)] for i in range(1, 11)}
    found = find_columns(table(**persons(wt=weights(), **numbered, **amounts)))

    assert found.replicates == list(numbered)


def test_the_smallest_unique_key_is_taken_and_no_column_that_is_not_unique() -> None:
    homes = {"hldid": [i // 2 for i in range(N)], "persid": [1 + i % 2 for i in range(N)]}
    rest = {name: values for name, values in persons().items() if name != "pid"}

    assert find_columns(table(**homes, **persons())).columns["respondent"] == ("pid",)
    found = find_columns(table(**homes, **rest)).columns
    assert found["respondent"] == ("hldid", "persid")
    assert found["household"] == ("hldid",)


def test_where_no_name_says_it_the_leading_columns_are_the_key() -> None:
    rest = {name: values for name, values in persons().items() if name != "pid"}
    found = find_columns(table(zone=[i // 2 for i in range(N)], line2=[i % 2 for i in range(N)]))
    named = find_columns(table(a=[i // 2 for i in range(N)], b=[i % 2 for i in range(N)], **rest))

    assert "respondent" not in found.columns
    assert named.columns["respondent"] == ("a", "b")


def test_several_days_of_a_person_in_one_file_are_told_by_the_day() -> None:
    columns = {
        "serial": [i // 4 for i in range(N)],
        "pnum": [1 + i // 2 % 2 for i in range(N)],
        "daynum": [1 + i % 2 for i in range(N)],
    }
    found = find_columns(table(**columns)).columns

    assert found["respondent"] == ("serial", "pnum")
    assert found["day"] == ("daynum",)


def test_a_day_of_which_everybody_has_one_is_its_type() -> None:
    found = find_columns(table(**persons(day=[1 + i % 7 for i in range(N)]))).columns

    assert "day" not in found
    assert found["day_type"] == ("day",)


def test_a_row_an_activity_keeps_its_number_out_of_the_key() -> None:
    columns = {"PUMFID": [i // 4 for i in range(N)], "INSTANCE": [1 + i % 4 for i in range(N)]}

    assert find_columns(table(**columns)).columns["respondent"] == ("PUMFID",)


def test_sex_and_age_are_found_by_labels_values_and_titles() -> None:
    plain = table(v3=["Mujer", "Hombre"] * 20, v4=range(20, 60)).table
    labels = {"q1": {"1": "Homme", "2": "Femme"}}
    labelled = LabelledTable("t", pl.DataFrame({"q1": [1, 2]}), {}, labels)
    titles = {"v4": "Edad en años cumplidos", "v3": "x"}

    assert match_role("sex", LabelledTable("t", plain)) == "v3"
    assert match_role("sex", labelled) == "q1"
    assert match_role("age", LabelledTable("t", plain, titles)) == "v4"
    child = {"v4": "Age of the youngest child"}
    assert match_role("age", LabelledTable("t", plain, child)) is None


def test_words_for_days_are_known_in_three_languages(
    draft: Callable[..., dict[str, Any]],
) -> None:
    words = ["lunes", "fin de semana", "jour ouvrable", "samedi", "Sunday"]
    found = draft(persons(day_type=[words[i % 5] for i in range(N)], cook=range(N)))

    assert found["columns"]["day_type"]["words"] == {
        "lunes": "monday",
        "fin de semana": "weekend day",
        "jour ouvrable": "weekday",
        "samedi": "saturday",
        "Sunday": "sunday",
    }
