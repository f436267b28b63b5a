"""What no centre can be: every fault of its file, its log and its money, all of them at once."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases.community.centres import CENTRE, HEADINGS, MONEY, ROWS, write_centre, write_network
from tests.errors.command_line import run_carepact

from carepact.core.errors import CareError, ParameterError
from carepact.studies.centre_file.opening import open_any

FAULTY = """\
name: Ours
country: Germani
first_day: 2026-03-01
last_day: 2026-02-28
log: log.csv
money: money.csv
currency: EUR
area: {families: 0, source: Register}
families: {count: many, source: ""}
people: {men_volunteer: 0, cats: 3}
stay: {hours: 25, source: Counted}
hour: {wage: 0, contributions: 2, source: Agreement}
own_facts: nothing.csv
"""
FAULTY_ROWS = (
    "2026-01-01,2026-01-31,745,100,30,120,40,0,60.5,10,3,6,8,1,1,0",
    '2026-01-20,2026-02-28,70,-1,28,110,38,0,"55,25",12,2,0.5,7,0,2,1',
    "2026-02-28,01/03/2026,1,1,1,1,1,1,1,1,1,1,1,1,1,1",
)
FAULTY_MONEY = (
    "2026-01-31,income,wages,200",
    "2027-02-28,gift,town,1000",
    ",cost,fees,",
)


def refuse(path: Path) -> str:
    """Return what a file is refused with, in one line."""
    with pytest.raises(ParameterError) as refused:
        open_any(path)
    return " ".join(str(refused.value).split())


def test_all_faults_of_three_files_are_named_at_once(tmp_path: Path) -> None:
    said = refuse(write_centre(tmp_path, FAULTY, FAULTY_ROWS, FAULTY_MONEY))
    for words in (
        "centre.yaml: 22 faults.",
        "line 9, families.count: 'many' is not a whole number.",
        "line 9, families.source: is empty. Write what is meant.",
        "line 10, people.cats: unknown key.",
        "line 13, own_facts: there is no file nothing.csv.",
        "line 2, country: country 'Germani': it is not known. Did you mean Germany (DEU)?",
        "line 4, last_day: 2026-02-28 lies before 2026-03-01. Correct one of them.",
        "line 8, area.families: 0 is less than 1. Write 1 or more.",
        "line 11, stay.hours: 25 is more than 24. Write 24 or less.",
        "line 12, hour.contributions: 2 is more than 1. Write 1 or less.",
        "line 12, hour.wage: 0 is no wage of an hour. Write a number above 0.",
        "line 10, people.men_volunteer: is 0, and the log holds hours of theirs.",
        "log.csv, line 3, field 4: -1 is less than 0. Correct it.",
        "log.csv, line 3, field 9: '55,25' is a text, and it is not sure what its comma means.",
        "log.csv, line 3, field 12: 0.5 is not a whole number. Count whole ones.",
        "log.csv, line 4, field 2: '01/03/2026' is not written as a day.",
        "log.csv, line 3: the days overlap with line 2, so that hours would count twice.",
        "log.csv, line 2, field 3: 745 hours are more than the 744 hours of these days.",
        "money.csv, line 3, field 2: 'gift' is not known here. Write one of: income, cost.",
        "money.csv, line 3, field 3: 'town' is not known here.",
        "money.csv, line 4, field 1: 'Day' is empty. Fill it in.",
        (
            "money.csv, line 2, field 3: 'wages' is no income. Write one of: fees, sales, "
            "municipality, state, social security, employers, donors, other."
        ),
        (
            "money.csv, line 4, field 3: 'fees' is no cost. Write one of: wages, contributions, "
            "honoraria, rent, supplies, other."
        ),
    ):
        assert words in said


def test_days_outside_the_file_are_named(tmp_path: Path) -> None:
    rows = (*ROWS, "2026-03-01,2026-03-31,1,1,1,1,1,0,1,1,1,1,1,1,1,1",
            "2026-02-28,2026-02-01,1,1,1,1,1,0,1,1,1,1,1,1,1,1")  # fmt: skip
    money = (*MONEY, "2026-03-02,cost,rent,1")
    said = refuse(write_centre(tmp_path, rows=rows, money=money))
    assert "log.csv, line 4: the row lies outside the days that the centre's file covers." in said
    assert "log.csv, line 5, field 2: 1 February 2026 lies before 28 February 2026" in said
    assert "money.csv, line 7, field 1: 2 March 2026 lies outside the days" in said


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("last_day: 2026-02-28", "last_day: 2027-01-02", "is more than a year. Write one file"),
        ("name: Ours", f"name: {'x' * 61}", "has 61 letters. Write 60 at most."),
        ("country: DEU", "country: DEU\ncurrency: KES",
         "KES is not the money of Germany, which is EUR. Nothing is converted"),
        ("country: DEU", "country:", "is empty. Write the name of a country."),
        ("log: log.csv", "log: nothing.xlsx", "there is no file nothing.xlsx."),
        ("log: log.csv\n", "", "log: is missing. Add it."),
        ("wage: 12", "wage: .inf", "is no wage of an hour."),
        ("hours: 2,", "hours: -1,", "-1 is less than 0. Write 0 or more."),
        ("last_day: 2026-02-28", "last_day: 2027-01-01", "is more than a year. Write one file"),
        ("count: 50", "count: 29", "29 is less than the 30 that came in one row"),
        ("count: 50", "count: 191", "191 is more than the 190 visits of the log."),
        ("men_paid: 0", "men_paid: 2", "men_paid: is 2, and the log holds 0 hours of theirs."),
        ("log: log.csv", "log: log.csv\nwork: nothing.csv", "there is no file nothing.csv."),
        ("wage: 12", "wage: 12, courses: 0", "hour.courses: 0 is no wage of an hour."),
    ],
)  # fmt: skip
def test_each_slip_has_its_words(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in CENTRE
    assert words in refuse(write_centre(tmp_path, CENTRE.replace(old, new)))


def test_hours_that_so_many_people_do_not_have_are_refused(tmp_path: Path) -> None:
    # Two months have 59 days: 1 416 hours a person, and 7 080 of five.
    rows = (ROWS[0].replace(",40,0,", ",7042,0,"), ROWS[1])
    assert open_any(write_centre(tmp_path / "a", rows=rows)).centres
    rows = (ROWS[0].replace(",40,0,", ",7042.5,0,"), ROWS[1])
    said = refuse(write_centre(tmp_path / "b", rows=rows))
    assert (
        "people.women_paid: the log holds 7080.5 hours of theirs, and so many people have 7080 "
        "hours in these days. Correct one of them: are they minutes?"
    ) in said


def test_a_count_that_is_none_is_named_once(tmp_path: Path) -> None:
    said = refuse(write_centre(tmp_path, CENTRE.replace("women_paid: 5", "women_paid: -5")))
    assert said == (
        "centre.yaml: line 9, people.women_paid: '-5' is not a whole number. Write digits alone."
    )


def test_a_control_character_is_named_in_its_file(tmp_path: Path) -> None:
    write_centre(tmp_path / "a", CENTRE.replace("name: Ours", 'name: "Ours\x1b[31m"'))
    write_centre(tmp_path / "b")
    said = refuse(write_network(tmp_path, "a", "b"))
    assert "a/centre.yaml, line 1: holds the control character" in said


def test_more_families_than_visits_in_a_row_are_refused(tmp_path: Path) -> None:
    rows = (ROWS[0].replace(",100,30,", ",29,30,"), ROWS[1])
    said = refuse(write_centre(tmp_path, rows=rows))
    assert "log.csv, line 2, field 5: 30 is more than the 29 visits of the row." in said


def test_a_network_has_one_country_and_so_the_same_own_figures(tmp_path: Path) -> None:
    facts = (
        "country,indicator,year,value,unit,source\n"
        "DEU,hours_week,2025,30,hours a week per worker,Ours\n"
    )
    write_centre(tmp_path / "a")
    own = CENTRE.replace("name: Ours", "name: Theirs") + "own_facts: own.csv\n"
    write_centre(tmp_path / "b", own)
    (tmp_path / "b" / "own.csv").write_text(facts, "utf-8")
    said = refuse(write_network(tmp_path, "a", "b"))
    assert "b/centre.yaml: its own_facts are not those of a/centre.yaml." in said
    write_centre(tmp_path / "a", CENTRE + "own_facts: same.csv\n")
    (tmp_path / "a" / "same.csv").write_text(facts, "utf-8")
    assert len(open_any(write_network(tmp_path, "a", "b")).centres) == 2


def test_a_log_without_rows_says_so(tmp_path: Path) -> None:
    said = refuse(write_centre(tmp_path, rows=(), money=()))
    assert "log.csv, the log holds no row. Write one for each week or month." in said
    assert "money.csv, the sheet of money holds no row." in said


def test_a_workbook_with_formulas_merged_cells_and_foreign_headings(tmp_path: Path) -> None:
    file = write_centre(tmp_path, CENTRE.replace("log.csv", "log.xlsx"))
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Tagebuch"
    for line in ([*HEADINGS.split(","), "Wetter"], *([*row.split(",")] for row in ROWS)):
        page.append([int(one) if one.isdigit() else one for one in line])
    page["C2"], page["D3"] = "=40+40", "12,5"
    page.merge_cells("F2:F3")
    book.save(tmp_path / "log.xlsx")
    said = refuse(file)
    for words in (
        "log.xlsx, sheet 'Tagebuch', cell Q1: the heading 'Wetter' is not known.",
        "log.xlsx, sheet 'Tagebuch', cells F2:F3: were merged into one",
        "log.xlsx, sheet 'Tagebuch', cell C2: a formula stands there whose result was not saved.",
        "log.xlsx, sheet 'Tagebuch', cell D3: '12,5' is a text",
    ):
        assert words in said


def test_all_faults_of_all_centres_of_a_network_are_named_at_once(tmp_path: Path) -> None:
    write_centre(tmp_path / "a", CENTRE.replace("country: DEU", "country: Germani"))
    write_centre(tmp_path / "b", rows=FAULTY_ROWS[:1])
    write_centre(tmp_path / "c")
    write_centre(tmp_path / "d", CENTRE.replace("last_day: 2026-02-28", "last_day: 2026-03-01"))
    said = refuse(write_network(tmp_path, "a", "b", "c", "d", "e", "c"))
    for words in (
        "line 7, centres.4: there is no file centre.yaml.",
        "line 8, centres.5: c/centre.yaml stands twice. Keep one.",
        "a/centre.yaml: line 2, country: country 'Germani'",
        "b/centre.yaml: log.csv, line 2, field 3: 745 hours are more than the 744 hours",
        "d/centre.yaml: is called Ours, as c/centre.yaml is. Give each its own name.",
        (
            "d/centre.yaml: days 2026-01-01 – 2026-03-01, and 2026-01-01 – 2026-02-28 in "
            "c/centre.yaml. Centres add up where these are the same"
        ),
    ):
        assert words in said


def test_a_network_of_one_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    write_centre(tmp_path / "a")
    (tmp_path / "empty").mkdir()
    file = write_network(tmp_path, "a")
    assert "one centre is no network. Name its own file, or add another." in refuse(file)
    file.write_text("network: N\ncentres: [empty]\n", "utf-8")
    assert "the folder empty holds no file of a centre (centre.yaml). Correct it." in refuse(file)
    file.write_text("network: N\n", "utf-8")
    assert "centres: is missing. Add it." in refuse(file)


def test_a_folder_stands_for_the_centres_in_it(tmp_path: Path) -> None:
    write_centre(tmp_path / "all" / "a")
    write_centre(tmp_path / "all" / "b", CENTRE.replace("Ours", "Theirs"))
    file = tmp_path / "network.yaml"
    file.write_text("network: N\ncentres: [all]\n", "utf-8")
    assert [one.centre.name for one in open_any(file).centres] == ["Ours", "Theirs"]


def test_bad_input_ends_with_2_and_writes_nothing(tmp_path: Path) -> None:
    write_centre(tmp_path, FAULTY, FAULTY_ROWS, FAULTY_MONEY)
    before = sorted(tmp_path.iterdir())
    ended = run_carepact("centre", tmp_path / "centre.yaml", "-o", tmp_path / "ours")
    assert ended.code == 2
    assert "centre.yaml: 22 faults." in ended.said
    assert ended.out == ""
    assert "Traceback" not in ended.err
    assert sorted(tmp_path.iterdir()) == before


@given(
    st.lists(
        st.lists(
            st.one_of(
                st.text(max_size=6),
                st.integers(-5, 10**6).map(str),
                st.sampled_from(["2026-01-05", "2026-02-30", "income", "cost", "fees", "1,5", ""]),
            ),
            max_size=18,
        ).map(",".join),
        max_size=6,
    )
)
@settings(max_examples=80, deadline=None)
def test_whatever_stands_in_a_log_it_is_read_or_refused_with_words(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    file = write_centre(tmp_path_factory.mktemp("centre"), rows=(*ROWS, *lines), money=(*lines,))
    told = ""
    try:
        centre = open_any(file).centres[0].centre
    except CareError as error:
        told = str(error)
    else:
        assert centre.sums.given("all").units >= 12945
    assert told == "" or "centre.yaml" in told


def test_days_that_touch_do_not_overlap_and_a_day_has_twenty_four_hours(tmp_path: Path) -> None:
    whole = "2026-01-01,2026-01-01,24,1,1,1,1,0,1,1,1,1,1,1,1,1"
    rest = "2026-01-02,2026-02-28,70,90,28,110,38,0,55.25,12,2,0,7,0,2,1"
    opened = open_any(write_centre(tmp_path / "a", rows=(whole, rest))).centres[0].centre
    assert opened.sums.of("time opening").value == (24 + 70) * 60
    more = whole.replace(",24,", ",24.5,")
    said = refuse(write_centre(tmp_path / "b", rows=(more, rest)))
    assert "24.5 hours are more than the 24 hours of these days." in said
    first = "2026-01-01,2026-01-02,24,1,1,1,1,0,1,1,1,1,1,1,1,1"
    said = refuse(write_centre(tmp_path / "c", rows=(first, rest)))
    assert "log.csv, line 3: the days overlap with line 2" in said


def test_a_row_on_the_last_day_alone_covers_the_first_no_more(tmp_path: Path) -> None:
    last = "2026-02-28,2026-02-28,4,1,1,1,1,0,1,1,1,1,1,1,1,1"
    opened = open_any(write_centre(tmp_path, rows=(last,))).centres[0].centre
    found = opened.sums.of("time opening")
    assert (found.value, found.told, found.asked) == (None, 1, 2)
