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
    assert (leap.hours, plain.hours) == pytest.approx((3, 2))
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
    assert [one.weekly for one in found] == pytest.approx([7, 21])


def wrote(days: int, minutes: dict[int, float], activity: str = "411") -> Diary:
    """Make a diary of the first days of November 2026."""
    return Diary(
        tuple(date(2026, 11, day) for day in range(1, days + 1)),
        {(date(2026, 11, day), activity): spent for day, spent in minutes.items()},
    )


def test_a_diary_alone_tells_hours_a_week_and_no_time() -> None:
    # 210 minutes in seven days are 3.5 hours a week.
    found = only(diary=wrote(7, {1: 60, 3: 60, 4: 90}))
    assert found.diary_weekly == pytest.approx(3.5)
    assert found.diary_hours == pytest.approx(3.5)
    assert found.diary_days == 3
    assert (found.since, found.until, found.years, found.weekly, found.hours) == (None,) * 5
    assert found.told_then is None


def test_a_week_by_the_diary_is_the_mean_of_each_day_of_the_week() -> None:
    # Eight days from Sunday, 1 November 2026: Sundays of 60 and 0 minutes, a Tuesday of 60; that
    # is 30 + 60 minutes a week, though an hour and a half of two hours would be 7/8 of them.
    found = only(diary=wrote(8, {1: 60, 3: 60}))
    assert found.diary_weekly == pytest.approx(1.5)
    assert found.diary_hours == pytest.approx(2)


def test_a_diary_that_leaves_out_a_day_of_the_week_tells_no_week() -> None:
    found = only(diary=wrote(6, {1: 60}))
    assert (found.diary_weekly, found.diary_hours, found.diary_days) == (None, 1, 1)


def test_days_without_care_count_in_a_diary() -> None:
    # Two weeks of 60 minutes on one Sunday: half an hour a week; one week of it: an hour.
    two, one = only(diary=wrote(14, {1: 60})), only(diary=wrote(7, {1: 60}))
    assert (two.diary_weekly, one.diary_weekly) == pytest.approx((0.5, 1))


def test_memory_and_diary_stand_side_by_side() -> None:
    told, dropped = measure_exposure(
        account(care("352"), care("411"), diary=wrote(7, {2: 60}, "352"))
    )
    assert (told.weekly, told.told_then, told.diary_weekly) == pytest.approx((7, 7, 1))
    assert told.diary_days == 1
    # what is told and stands on no day of the diary has zero there, which is an answer
    assert dropped.weekly == pytest.approx(7)
    assert (dropped.diary_weekly, dropped.diary_days) == (0, 0)


def test_a_diary_is_held_against_what_is_told_for_its_own_days() -> None:
    # Seven days from 1 November: two hours a day until the 3rd, one from the 4th on, that is
    # (3 * 14 + 4 * 7) / 7 = 10 hours a week; of the whole year there are more.
    told = (
        care(hours=2, since="2026-01-01", until="2026-11-03"),
        care(hours=1, since="2026-11-04"),
    )
    found = only(*told, diary=wrote(7, {2: 60}, "352"))
    assert found.told_then == pytest.approx(10)
    # what had ended before the diary began is zero then
    ended = only(care(until="2026-10-31"), diary=wrote(7, {}))
    assert ended.told_then == 0
    assert ended.weekly == pytest.approx(7)


def test_a_diary_without_a_day_tells_nothing() -> None:
    found = only(care(), diary=Diary((), {}))
    assert (found.told_then, found.diary_weekly, found.diary_days) == (None, None, 0)


def test_without_a_diary_there_is_no_zero() -> None:
    assert only(care()).diary_weekly is None


def test_a_diary_of_days_without_care_tells_of_no_activity() -> None:
    assert measure_exposure(account(diary=wrote(2, {}))) == ()


def busiest(*told: Care) -> tuple[str, float]:
    """Return the busiest day and its hours a week, to nine digits."""
    found = busiest_day(told, date(2026, 11, 30))
    assert found is not None
    return found[0].isoformat(), round(found[1], 9)


def test_the_busiest_day_is_one_on_which_spans_meet() -> None:
    # 14 hours a week from March to May, 7 from May on: 21 on 1 to 31 May.
    told = (
        care("411", hours=2, since="2026-03-01", until="2026-05-31"),
        care("352", hours=1, since="2026-05-01"),
    )
    assert busiest(*told) == ("2026-05-01", 21)


def test_the_last_day_of_a_span_belongs_to_it() -> None:
    told = (care(since="2026-03-01", until="2026-05-01"), care("411", since="2026-05-01"))
    assert busiest(*told) == ("2026-05-01", 14)


def test_of_days_that_are_equally_busy_the_first_is_named() -> None:
    later = care("411", since="2026-06-01", until="2026-06-30")
    sooner = care("352", since="2026-02-01", until="2026-02-28")
    for told in ((later, sooner), (sooner, later)):
        assert busiest(*told) == ("2026-02-01", 7)


def test_nothing_told_has_no_busiest_day() -> None:
    assert busiest_day((), date(2026, 11, 30)) is None
