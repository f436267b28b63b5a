"""The page of a family: days worked out by hand, faults beside their fields, nothing given away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.app.views.answering import Got, get

KENYA = (
    ("country", "KEN"), ("event", "birth"), ("due", "2027-03-15"),
    ("parent1.name", "A"), ("parent1.sex", "woman"), ("parent1.gives_birth", "yes"),
    ("parent1.work", "employed"),
    ("parent2.name", "B"), ("parent2.sex", "man"), ("parent2.gives_birth", "no"),
    ("parent2.work", "employed"),
)  # fmt: skip


def told(**changes: str) -> list[tuple[str, str]]:
    """Tell the family of Kenya with some fields changed; `parent1_pay` is `parent1.pay`."""
    named = {
        key.replace("_", ".", 1) if key[:6] == "parent" else key: changes[key] for key in changes
    }
    return [*(pair for pair in KENYA if pair[0] not in named), *named.items()]


@pytest.fixture(scope="module")
def page() -> Got:
    return get("family", KENYA)


def test_leave_of_ninety_days_from_the_fifteenth_of_march_ends_on_the_twelfth_of_june(
    page: Got,
) -> None:
    # 17 days of March from the 15th on, 30 of April, 31 of May make 78; 12 of June make 90.
    assert page.status == 200
    assert "from Monday 15 March 2027 to Saturday 12 June 2027, 90 days" in page.text
    # Two weeks from the 15th on end on the 28th.
    assert "from Monday 15 March 2027 to Sunday 28 March 2027, 2 weeks" in page.text


def test_picture_has_the_same_days_in_each_twin(page: Got) -> None:
    twin = get("family", KENYA, face="chart", name="timeline", kind="json").json()
    first = next(row for row in twin["rows"] if row["what"].startswith("A, leave"))
    assert (first["first"], first["last"]) == ("2027-03-15", "2027-06-12")
    written = get("family", KENYA, face="chart", name="timeline", kind="csv").body.decode(
        "utf-8-sig"
    )
    assert "2027-03-15,2027-06-12" in written
    drawn = get("family", KENYA, face="chart", name="timeline", kind="svg").raw
    assert twin["sentence"][:20] in drawn
    assert all(f"family/chart/timeline.{one}?" in page.raw for one in ("svg", "png", "csv", "json"))


def test_calendar_ends_the_day_after_the_last_day_of_leave() -> None:
    calendar = get("family", KENYA, face="file", name="calendar.ics")
    assert calendar.plain["kind"] == "ics"
    assert "DTSTART;VALUE=DATE:20270315" in calendar.raw
    assert "DTEND;VALUE=DATE:20270613" in calendar.raw


@pytest.mark.parametrize(
    ("due", "last"), [("2028-02-29", "28 May 2028"), ("2027-12-31", "29 March 2028")]
)
def test_leave_goes_over_ends_of_months_and_years(due: str, last: str) -> None:
    # 1 day of February, 31, 30 and 28 of May make 90; 1 of December, 31, 29 of a leap year, 29.
    assert f"{last}, 90 days" in get("family", told(due=due)).text


def test_every_fault_is_told_at_once_beside_its_field_and_what_was_typed_stays() -> None:
    wrong = told(due="2027-02-29", children="0", parent2_pay="x", parent2_work="foo",
                 older="2027-13-01", package="univrsal-care")  # fmt: skip
    page = get("family", wrong)
    assert page.status == 422
    for said in (
        "Day on which the birth is expected : 2027-02-29: the calendar has no such day.",
        "Children who come together : 0 is less than 1.",
        "The other parent, Pay before taxes : 'x' is no number.",
        "The other parent, Paid work : 'foo' is not known.",
        "Birthday of an older child : 2027-13-01: the calendar has no such day.",
        "there is no package 'univrsal-care'. Did you mean 'universal-care'?",
    ):
        assert said in page.faults
    for field, value in wrong:
        assert re.search(
            rf'name="{re.escape(field)}"[^>]*value="{re.escape(value)}"', page.raw
        ) or re.search(rf'<option value="{re.escape(value)}" selected>', page.raw), field
    # A day that is none cannot stand in a field for days, which would show nothing.
    assert 'name="due" type="text" value="2027-02-29"' in page.raw
    assert page.raw.count('aria-invalid="true"') == 7  # pay without a time, too


def test_fault_leads_to_its_field() -> None:
    page = get("family", told(due="2027-02-30"))
    fault = re.search(r'<a href="#([^"]+)">Day on which the birth is expected</a>', page.raw)
    assert fault is not None
    assert f'id="{fault[1]}" name="due"' in page.raw


def test_only_the_second_parent_is_told_and_its_faults_stand_at_its_fields() -> None:
    page = get("family", [*KENYA[:3], ("parent2.name", "B"), ("parent2.sex", "woman")])
    assert page.status == 422
    assert "The other parent, Paid work : is missing" in page.faults
    assert "line" not in page.faults


def test_form_with_an_address_is_brought_to_its_short_form() -> None:
    sent = get("family", [*KENYA, ("born", ""), ("sent", "yes")])
    assert sent.status == 303
    assert sent.plain["address"].startswith(
        "family?country=KEN&event=birth&due=2027-03-15&parent1.name=A"
    )
    assert "born" not in sent.plain["address"]


def test_form_without_address_gives_nothing_away_in_a_link() -> None:
    page = get("family", [*told(parent1_name="Zebedea", due="2027-03-16"), ("sent", "post")])
    assert page.status == 200
    assert "Zebedea" in page.text
    assert not [one for one in page.links if "Zebedea" in one or "2027-03-16" in one]
    assert 'form="family" formmethod="post" formaction="family/file/calendar.ics"' in page.raw
    assert page.plain["headers"]["cache-control"] == "no-store"


def test_nothing_of_a_family_is_kept() -> None:
    data = get("family", KENYA, face="data")
    drawn = get("family", KENYA, face="chart", name="timeline", kind="svg")
    assert {one.plain["headers"]["cache-control"] for one in (data, drawn)} == {"no-store"}


def test_marks_in_a_name_are_read_as_letters() -> None:
    page = get("family", told(parent1_name="<script>alert(1)</script>"))
    assert page.status == 200
    assert "<script>alert" not in page.raw
    assert "&lt;script&gt;alert" in page.raw


def test_reform_stands_beside_present_law() -> None:
    twin = get(
        "family", told(package="universal-care"), face="chart", name="timeline", kind="json"
    ).json()
    ends = {row["law"]: row["last"] for row in twin["rows"] if row["what"].startswith("A, leave")}
    # Eighteen weeks are 126 days: 78 up to the end of May, 30 of June, 18 of July.
    assert sorted(ends.values()) == ["2027-06-12", "2027-07-18"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Monday 15 March 2027"),
        ("fr", "lundi 15 mars 2027"),
        ("es", "lunes 15 de marzo de 2027"),
    ],
)
def test_page_speaks_the_language_of_its_address(language: str, said: str) -> None:
    page = get("family", KENYA, language=language)
    assert f'<html lang="{language}">' in page.raw
    assert said in page.text


def test_data_are_those_of_the_tables() -> None:
    rights = get("family", KENYA, face="data").json()["rights"]
    leave = next(one for one in rights if one["right"] == "maternity_leave")
    assert (leave["first_day"], leave["last_day"], leave["days"]) == (
        "2027-03-15",
        "2027-06-12",
        90,
    )


@pytest.mark.parametrize("name", ["report.html", "report.docx", "share-of-care.html", "rights.csv"])
def test_files_can_be_kept(name: str) -> None:
    kept = get("family", KENYA, face="file", name=name)
    assert kept.plain["name"] == name
    assert len(kept.body) > 500


def test_of_one_parent_no_sheet_to_share_by_is_offered() -> None:
    page = get("family", KENYA[:7])
    assert "share-of-care.html" not in page.raw
    assert "calendar.ics" in page.raw


def test_carer_without_a_child_has_no_timeline() -> None:
    cared = [("country", "KEN"), ("event", "none"), ("parent1.name", "A"), ("parent1.sex", "woman"),
             ("parent1.work", "employed"), ("need.name", "C"), ("need.need", "severe")]  # fmt: skip
    page = get("family", cared)
    assert page.status == 200
    assert "timeline" not in page.raw


def test_file_of_a_family_is_read_as_the_form_is(tmp_path: Path) -> None:
    file = tmp_path / "text.yaml"
    file.write_text(
        "country: KEN\nevent: birth\ndue: 2027-03-15\nparents:\n"
        "  - {name: A, sex: woman, gives_birth: yes, work: employed}\n"
        "  - {name: B, sex: man, gives_birth: no, work: employed}\n"
    )
    brought = get("family", files={"text": file})
    assert brought.status == 200
    assert "to Saturday 12 June 2027, 90 days" in brought.text
    assert "due: 2027-03-15" in brought.raw  # its text, to be mended
    assert 'form="brought" formmethod="post"' in brought.raw


def test_unknown_field_is_refused_with_the_nearest() -> None:
    page = get("family", [*KENYA, ("parent1.wrok", "employed")])
    assert page.status == 422
    assert "Did you mean 'parent1.work'?" in page.faults


def test_empty_page_asks_and_tries_an_example() -> None:
    page = get("family")
    assert page.status == 200
    assert any(one.startswith("family?country=KEN") for one in page.links)
    labelled = set(re.findall(r'<label for="([^"]+)"', page.raw))
    controls = set(re.findall(r'<(?:select|input|textarea) id="([^"]+)"', page.raw))
    assert controls <= labelled
