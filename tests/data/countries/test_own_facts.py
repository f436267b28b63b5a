"""A user's own figures come first; a file with faults tells all of them at once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from carepact.core.errors import DataError
from carepact.data.countries.own_facts import read_own_facts
from carepact.data.countries.reading import read_country

HEADER = "country,indicator,year,value,unit,source\n"


def write(folder: Path, *lines: str) -> Path:
    """Write a file of own figures."""
    path = folder / "own.csv"
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_own_figures_take_the_place_of_shipped_ones(tmp_path: Path) -> None:
    own = write(
        tmp_path,
        "KEN,ptr_preprimary,2023,31,pupils per teacher,Ministry of Education",
        "KEN,unpaid_hours_f,2021,4.5,hours a day,Kenya Time Use Report 2021",
        "UGA,ptr_preprimary,2023,40,pupils per teacher,Ministry",
    )
    country = read_country("KEN", own)
    fact, hours = country.fact("ptr_preprimary"), country.fact("unpaid_hours_f")
    assert fact is not None
    assert hours is not None  # an indicator that does not ship loads from the file
    assert (fact.value, fact.year, fact.source) == (31.0, 2023, "Ministry of Education")
    assert (hours.value, hours.status, hours.licence) == (4.5, "observed", "given by the user")
    assert country.sources[-1].file == "own.csv"
    assert len(country.sources[-1].sha256) == 64


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    own = write(
        tmp_path,
        "KEM,ptr_preprimary,2023,31,pupils per teacher,Ministry",
        "KEN,ptr_preprimari,2023,31,pupils per teacher,Ministry",
        "KEN,ger_preprimary,2023,900,% of children,Ministry",
        "KEN,earn_month_ppp_t,2023,400,constant 2021 PPP $ a month,Survey",
        "UGA,earn_month_ppp_t,2023,900000,shillings,Survey",
        "KEN,informal_t,23,80,%,",
        "KEN,ger_preprimary,2022,70,% of children,Ministry",
    )
    with pytest.raises(DataError) as caught:
        read_country("KEN", own)
    said = str(caught.value)
    assert "own.csv: 9 faults." in said
    for words in (
        "line 2: country 'KEM': it is not known. Write three letters",
        "line 3: there is no indicator 'ptr_preprimari'. Did you mean 'ptr_preprimary'?",
        "line 4: ger_preprimary, value '900' is no number from 0 to 200.",
        "line 6: earn_month_ppp_t, value '900000' is no number from 50 to 15000.",
        "line 7: year '23' is none.",
        "line 7: there is no source.",
        "earn_month_ppp_t: units are mixed: 'constant 2021 PPP $ a month' (line 5), 'shillings'",
        "informal_t: the unit is '%' (line 7). Convert to '% of employment'.",
        "line 8: ger_preprimary of KEN stands in line 4 too.",
    ):
        assert words in said


def test_an_imputed_own_figure_needs_its_interval(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "country,indicator,year,value,unit,source,status\n"
        "KEN,ptr_preprimary,2023,31,pupils per teacher,Model,imputed\n",
        encoding="utf-8",
    )
    with pytest.raises(DataError, match=r"an imputed figure needs its interval\. Give low"):
        read_country("KEN", path)


def test_an_imputed_own_figure_spreads_over_its_interval(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "country,indicator,year,value,unit,source,status,low,high\n"
        "KEN,ptr_preprimary,2023,30,pupils per teacher,Model,imputed,20,45\n",
        encoding="utf-8",
    )
    fact = read_country("KEN", path).fact("ptr_preprimary")
    assert fact is not None
    # On the log scale half of the interval is log(45 / 20) / 2, so 1.96 standard errors above
    # the middle stands 30 * sqrt(45 / 20) = 45.
    assert fact.draw(np.array([0.0, 1.959964])) == pytest.approx([30.0, 45.0])


def test_an_interval_that_does_not_hold_the_value_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "country,indicator,year,value,unit,source,status,low,high\n"
        "KEN,ger_preprimary,2023,30,% of children,Model,imputed,40,45\n"
        "UGA,ger_preprimary,2023,30,% of children,Model,imputed,0,45\n",
        encoding="utf-8",
    )
    with pytest.raises(DataError) as caught:
        read_country("KEN", path)
    assert "line 2: the interval does not hold the value." in str(caught.value)
    assert "line 3: ger_preprimary, low '0' is no number from 1e-06" in str(caught.value)


def test_a_file_without_a_line_of_the_country_is_refused(tmp_path: Path) -> None:
    own = write(tmp_path, "UGA,ptr_preprimary,2023,40,pupils per teacher,Ministry")
    with pytest.raises(DataError, match="no line is of KEN"):
        read_country("KEN", own)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("country,indicator,year,value,units,source\nKEN,tfr,2023,3,x,y\n", "utf-8")
    with pytest.raises(DataError, match="unit"):
        read_country("KEN", path)


def test_a_misspelt_column_is_named_and_not_dropped(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "country,indicator,year,value,unit,source,stauts,lwo,high\n"
        "KEN,ger_eced,2023,6,% of children,x,imputed,2,9\n"
    )
    with pytest.raises(DataError) as error:
        read_own_facts(path)
    said = str(error.value)
    assert "2 faults" in said
    assert "column 'stauts' is not read. Did you mean 'status'?" in said
    assert "column 'lwo' is not read. Did you mean 'low'?" in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("country;indicator;year;value;unit;source\nKEN;ger_eced;2023;6,5;%;x\n", "semicolons"),
        ("", "nothing in its first line"),
    ],
)
def test_a_file_of_another_form_is_refused_with_the_mend(
    tmp_path: Path, text: str, says: str
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text)
    with pytest.raises(DataError, match=says):
        read_own_facts(path)


def test_a_day_that_is_none_is_refused_and_no_day_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    head = "country,indicator,year,value,unit,source,in_force_from\n"
    row = "BRA,leave_father_paid_days,2026,20,days,Bill,{}\n"
    path.write_text(head + row.format("next year"), "utf-8")
    with pytest.raises(DataError, match=r"line 2: in_force_from 'next year' is no day\."):
        read_own_facts(path)
    path.write_text(head + row.format(""), "utf-8")
    assert read_own_facts(path).by_country["BRA"]["leave_father_paid_days"].in_force_from == ""
    path.write_text(head + row.format("2027-01-01"), "utf-8")
    fact = read_own_facts(path).by_country["BRA"]["leave_father_paid_days"]
    assert fact.in_force_from == "2027-01-01"
