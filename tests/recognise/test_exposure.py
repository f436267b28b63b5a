"""How much of an activity there was, worked out by hand from what is told and from a diary.

A year has 365.25 days here, a month a twelfth of it (30.4375), a week 7.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.recognise.carers import account, care

from carepact.recognise.account import Care, Diary, Per
from carepact.recognise.exposure import Exposure, busiest_day, measure_exposure, weekly_hours


def only(*told: Care, diary: Diary | None = None) -> Exposure:
    """Return the exposure of the one activity that is told."""
    (found,) = measure_exposure(account(*told, diary=diary))
    return found


@pytest.mark.parametrize(
    ("times", "per", "hours", "weekly"),
    [
        (3, "day", 0.75, 15.75),  # 3 * 0.75 * 7
        (1, "day", 24, 168),
        (2, "week", 1.5, 3),
        (0.5, "week", 2, 1),  # every second week
        (4, "month", 1, 4 * 7 / 30.4375),  # 0.92, not 1: a month is longer than four weeks
        (6, "year", 10, 60 * 7 / 365.25),
    ],
)
def test_hours_of_a_usual_week(times: float, per: Per, hours: float, weekly: float) -> None:
    assert weekly_hours(care(times=times, per=per, hours=hours)) == pytest.approx(weekly, rel=1e-12)


def test_one_day_counts_as_a_day() -> None:
    found = only(care(times=3, hours=1, since="2026-05-01", until="2026-05-01"))
    assert (found.since, found.until) == (date(2026, 5, 1), date(2026, 5, 1))
    assert found.hours == pytest.approx(3)
    assert found.weekly == pytest.approx(21)
    assert found.years == pytest.approx(1 / 365.25)


def test_a_leap_day_is_a_day_like_others() -> None:
    # 28 and 29 February and 1 March 2024 are three days; in 2023 they are two.
    leap = only(care(since="2024-02-28", until="2024-03-01"))
    plain = only(care(since="2023-02-28", until="2023-03-01"))
    assert (leap.hours, plain.hours) == (pytest.approx(3), pytest.approx(2))
    on_it = only(care(since="2024-02-29", until="2024-02-29", hours=2))
    assert on_it.hours == pytest.approx(2)


def test_a_year_of_a_daily_hour() -> None:
    # 2025 has 365 days.
    found = only(care(since="2025-01-01", until="2025-12-31"))
    assert found.hours == pytest.approx(365)
    assert found.years == pytest.approx(365 / 365.25)
    assert found.weekly == pytest.approx(7)


def test_what_goes_on_ends_on_the_day_on_which_it_is_told() -> None:
    # 1 to 30 November 2026: 30 days, twice a week two hours are 4 hours a week.
    found = only(care(times=2, per="week", hours=2, since="2026-11-01"))
    assert found.until is None
    assert found.hours == pytest.approx(4 * 30 / 7)
    assert found.years == pytest.approx(30 / 365.25)


def test_spans_that_overlap_are_one_time_and_all_their_hours() -> None:
    # 1-10 March one hour a day, 6-15 March two: 10 + 20 hours in 15 days, 14 hours a week.
    found = only(
        care(since="2026-03-06", until="2026-03-15", hours=2),
        care(since="2026-03-01", until="2026-03-10"),
    )
    assert (found.since, found.until) == (date(2026, 3, 1), date(2026, 3, 15))
    assert found.hours == pytest.approx(30)
    assert found.weekly == pytest.approx(14)
    assert found.years == pytest.approx(15 / 365.25)


def test_a_span_within_another_does_not_end_it() -> None:
    found = only(
        care(since="2026-03-01", until="2026-03-31"), care(since="2026-03-05", until="2026-03-06")
    )
    assert found.until == date(2026, 3, 31)
    assert found.years == pytest.approx(31 / 365.25)
    assert found.hours == pytest.approx(33)


def test_spans_that_touch_leave_no_gap() -> None:
    found = only(
        care(since="2026-03-01", until="2026-03-10"), care(since="2026-03-11", until="2026-03-20")
    )
    assert found.years == pytest.approx(20 / 365.25)
    assert found.weekly == pytest.approx(7)


def test_a_gap_counts_neither_as_time_nor_against_the_hours_a_week() -> None:
    # Two spans of ten days, 300 days apart: 20 days, 20 hours, 7 a week.
    found = only(
        care(since="2025-01-01", until="2025-01-10"), care(since="2025-11-07", until="2025-11-16")
    )
    assert (found.since, found.until) == (date(2025, 1, 1), date(2025, 11, 16))
    assert found.years == pytest.approx(20 / 365.25)
    assert found.hours == pytest.approx(20)
    assert found.weekly == pytest.approx(7)


def test_one_span_that_goes_on_leaves_the_whole_open() -> None:
    found = only(care(since="2025-01-01"), care(since="2024-01-01", until="2024-01-10"))
    assert (found.since, found.until) == (date(2024, 1, 1), None)


def test_each_activity_is_by_itself_in_the_order_of_the_codes() -> None:
    found = measure_exposure(account(care("411", hours=2), care("352"), care("411", hours=1)))
    assert [one.activity for one in found] == ["352", "411"]
    assert [one.weekly for one in found] == [pytest.approx(7), pytest.approx(21)]


def days(*numbers: int) -> tuple[date, ...]:
    """Return days of November 2026."""
    return tuple(date(2026, 11, number) for number in numbers)


def test_a_diary_alone_tells_hours_a_week_and_no_time() -> None:
    # 210 minutes in seven days are 3.5 hours a week.
    diary = Diary(days(1, 2, 3, 4, 5, 6, 7), {"411": 210.0}, {"411": 3})
    found = only(diary=diary)
    assert found.diary_weekly == pytest.approx(3.5)
    assert found.diary_days == 3
    assert (found.since, found.until, found.years, found.weekly, found.hours) == (None,) * 5


def test_days_without_care_count_in_a_diary() -> None:
    # An hour on one of two days is 3.5 hours a week; on one of one it would be 7.
    two = only(diary=Diary(days(1, 2), {"411": 60.0}, {"411": 1}))
    one = only(diary=Diary(days(1), {"411": 60.0}, {"411": 1}))
    assert (two.diary_weekly, one.diary_weekly) == (pytest.approx(3.5), pytest.approx(7))


def test_memory_and_diary_stand_side_by_side() -> None:
    diary = Diary(days(1, 2, 3, 4, 5, 6, 7), {"352": 60.0}, {"352": 1})
    told, dropped = measure_exposure(account(care("352"), care("411"), diary=diary))
    assert (told.weekly, told.diary_weekly, told.diary_days) == (
        pytest.approx(7),
        pytest.approx(1),
        1,
    )
    # what is told and stands on no day of the diary has zero there, which is an answer
    assert (dropped.weekly, dropped.diary_weekly, dropped.diary_days) == (pytest.approx(7), 0, 0)


def test_without_a_diary_there_is_no_zero() -> None:
    assert only(care()).diary_weekly is None


def test_a_diary_of_days_without_care_tells_of_no_activity() -> None:
    assert measure_exposure(account(diary=Diary(days(1, 2), {}, {}))) == ()


def test_the_busiest_day_is_one_on_which_spans_meet() -> None:
    # 14 hours a week from March to May, 7 from May on: 21 on 1 to 31 May.
    told = (
        care("411", hours=2, since="2026-03-01", until="2026-05-31"),
        care("352", hours=1, since="2026-05-01"),
    )
    assert busiest_day(told, date(2026, 11, 30)) == (date(2026, 5, 1), pytest.approx(21))


def test_the_last_day_of_a_span_belongs_to_it() -> None:
    told = (care(since="2026-03-01", until="2026-05-01"), care("411", since="2026-05-01"))
    assert busiest_day(told, date(2026, 11, 30)) == (date(2026, 5, 1), pytest.approx(14))


def test_of_days_that_are_equally_busy_the_first_is_named() -> None:
    later = care("411", since="2026-06-01", until="2026-06-30")
    sooner = care("352", since="2026-02-01", until="2026-02-28")
    for told in ((later, sooner), (sooner, later)):
        assert busiest_day(told, date(2026, 11, 30)) == (date(2026, 2, 1), pytest.approx(7))


def test_nothing_told_has_no_busiest_day() -> None:
    assert busiest_day((), date(2026, 11, 30)) is None
