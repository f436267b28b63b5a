"""What holds for every family in every country whose statutes were read one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.cases.family.families import HERS, HIS, THEIRS, father, mother
from tests.levels.family.lawbooks import apply, list_leaves, open_lawbook

from carepact.data.countries.family_law import countries_of_statutes
from carepact.levels.family.members import Family, Work
from carepact.levels.family.rights import Right
from carepact.policy.package import Package, PhaseIn
from carepact.policy.settings import apply_settings, read_settings

EXAMPLES = 25
READ = countries_of_statutes()
WORKS: list[Work] = ["employed", "informal", "self-employed", "none"]
countries = st.sampled_from(READ)
pays = st.floats(1.0, 10_000.0)
NOTHING = Package(
    package="nothing",
    title="Nothing",
    purpose="It sets nothing.",
    phase_in=PhaseIn(begins=2026, ends=2026),
)


@st.composite
def families(draw: st.DrawFn) -> Family:
    """Make a family with one parent or two, before or after a birth of one child or more."""
    due = draw(st.dates(date(2025, 1, 1), date(2029, 12, 31)))
    late = draw(st.one_of(st.none(), st.integers(-70, 21)))
    hers = mother(draw(pays), work=draw(st.sampled_from(WORKS)))
    his = father(draw(pays), work=draw(st.sampled_from(WORKS)))
    return Family(
        draw(countries),
        (hers, his) if draw(st.booleans()) else (hers,),
        due=due,
        came=None if late is None else due + timedelta(days=late),
        children=draw(st.integers(1, 3)),
        older=tuple(date(2020 + born, 1, 31) for born in range(draw(st.integers(0, 3)))),
    )


def setting(*texts: str) -> Package:
    """Make a reform of settings."""
    return apply_settings(NOTHING, read_settings(texts))


@settings(max_examples=EXAMPLES, deadline=None)
@given(families())
def test_a_reform_that_sets_nothing_changes_nothing(family: Family) -> None:
    assert apply(family, NOTHING) == apply(family)


@pytest.mark.parametrize("country", [*READ, "BDI", "AND"])
@pytest.mark.parametrize("event", ["birth", "adoption", "placement"])
def test_nothing_is_changed_by_nothing_in_any_country(country: str, event: str) -> None:
    family = Family(country, (mother(50), father(60)), due=date(2027, 3, 15))
    if event != "birth":
        came = {"due": None, "came": date(2027, 3, 15), "born": date(2026, 3, 15)}
        family = replace(family, event=event, **came)  # type: ignore[arg-type]
    assert apply(family, NOTHING) == apply(family)


@settings(max_examples=EXAMPLES, deadline=None)
@given(families())
def test_days_and_money_of_months_add_up_to_each_leave(family: Family) -> None:
    under = apply(family)
    days: Counter[tuple[str, str]] = Counter()
    money: defaultdict[tuple[str, str], float] = defaultdict(float)
    for month in under.months:
        days[month.whose, month.instrument] += month.days
        money[month.whose, month.instrument] += month.benefit or 0.0
    for place in days:
        own = [one for one in under.rights if (one.whose, one.instrument) == place and one.span]
        assert days[place] == sum(one.days for one in own)
        assert money[place] == pytest.approx(sum(one.benefit or 0.0 for one in own))


@settings(max_examples=EXAMPLES, deadline=None)
@given(families())
def test_a_right_is_whole_or_has_no_days(family: Family) -> None:
    for right in apply(family).rights:
        if right.span is None:
            continue
        assert right.standing == "law"
        assert right.days == right.span.days > 0
        assert right.benefit is None or (right.benefit >= 0 and np.isfinite(right.benefit))
        assert min(right.lost, right.unsure, right.added) >= 0
        assert right.notice_by is None or right.notice_by <= right.span.first


@settings(max_examples=EXAMPLES, deadline=None)
@given(families(), st.floats(1.0, 10.0))
def test_more_pay_never_gives_less(family: Family, times: float) -> None:
    richer = replace(
        family,
        parents=tuple(replace(one, pay=(one.pay or 0.0) * times) for one in family.parents),
    )
    for low, high in zip(apply(family).rights, apply(richer).rights, strict=True):
        assert (low.span, low.standing) == (high.span, high.standing)
        if low.benefit is not None and high.benefit is not None:
            assert high.benefit >= low.benefit * (1 - 1e-9)


@settings(max_examples=EXAMPLES, deadline=None)
@given(families())
def test_a_benefit_is_never_above_lost_pay_where_the_law_gives_a_share_of_it(
    family: Family,
) -> None:
    law = open_lawbook(family.country).of(family)
    for right in list_leaves(family):
        assert right.span is not None
        if right.benefit is None or right.lost_pay is None or right.lost_pay == 0:
            continue
        terms = law.on(family.day if right.instrument != THEIRS else right.span.first)
        values = terms[right.instrument]
        if (values["floor"] == 0).all() and (values["flat_share"] == 0).all():
            assert values["replacement"].max() <= 1
            assert right.benefit <= right.lost_pay * (1 + 1e-9)


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.sampled_from(["KEN", "MEX", "NER", "PHL", "IND", "JPN"]),
    st.dates(date(2027, 3, 1), date(2027, 6, 30)),
    st.one_of(st.none(), st.integers(-60, 21)),
    st.integers(-8, 8),
)
def test_whole_weeks_later_all_is_whole_weeks_later(
    country: str, due: date, late: int | None, weeks: int
) -> None:
    """From January to August 2027 nothing changes in these countries."""
    came = None if late is None else due + timedelta(days=late)
    family = Family(country, (mother(50), father(60)), due=due, came=came)
    shift = timedelta(weeks=weeks)
    moved = replace(family, due=due + shift, came=None if came is None else came + shift)
    before, after = (
        [one for one in list_leaves(each) if one.instrument in (HERS, HIS)]
        for each in (family, moved)
    )
    assert len(before) == len(after) > 0
    for old, new in zip(before, after, strict=True):
        assert old.span is not None
        assert new.span is not None
        assert (new.span.first - shift, new.span.last - shift) == (old.span.first, old.span.last)
        assert new.benefit == pytest.approx(old.benefit)


def pool_of(country: str) -> int:
    """Tell how many days the parents of a country share. [days]"""
    return {"SWE": 210, "DEU": 304, "ZAF": 130}[country]


@settings(max_examples=4 * EXAMPLES, deadline=None)
@example("SWE", 0.5, 30.0)  # half a week is four days: 206 of 210 are left
@given(st.sampled_from(["SWE", "DEU", "ZAF"]), st.floats(0.0, 50.0), st.floats(0.0, 50.0))
def test_shared_weeks_of_both_are_those_that_there_are(
    country: str, hers: float, his: float
) -> None:
    both = (mother(50, shared=hers), father(60, shared=his))
    family = Family(country, both, due=date(2027, 3, 15))
    shared = [one for one in list_leaves(family) if one.part == "shared"]
    days = {one.whose: one.days for one in shared}
    assert sum(days.values()) <= pool_of(country)
    wanted = min(hers * 7, pool_of(country))
    assert days.get("Ada", 0) == pytest.approx(wanted, abs=0.51)
    assert days.get("Ben", 0) == pytest.approx(min(his * 7, pool_of(country) - wanted), abs=1.01)


@settings(max_examples=EXAMPLES, deadline=None)
@given(countries, st.integers(0, 51), st.sampled_from(["maternity_leave", "paternity_leave"]))
def test_a_longer_leave_never_leaves_more_weeks_uncovered(
    country: str, weeks: int, leave: str
) -> None:
    family = Family(country, (mother(50), father(60)), due=date(2027, 3, 15))
    covers = [apply(family, setting(f"{leave}.weeks={each}")).cover for each in (weeks, weeks + 1)]
    assert covers[0] is not None
    assert covers[1] is not None
    fewer, more = covers[1].uncovered_weeks, covers[0].uncovered_weeks
    assert fewer is not None
    assert more is not None
    assert 0 <= fewer <= more


@settings(max_examples=EXAMPLES, deadline=None)
@given(families())
def test_weeks_without_cover_are_none_or_some(family: Family) -> None:
    cover = apply(family).cover
    assert cover is not None
    assert cover.uncovered_weeks is None or cover.uncovered_weeks >= 0
    assert cover.starts is None or cover.starts > family.day


def only(rights: tuple[Right, ...], instrument: str) -> Right:
    """Take the one right of a kind."""
    [found] = [one for one in rights if one.instrument == instrument]
    return found


def test_a_reform_sets_the_weeks_of_a_leave_that_nobody_has_read() -> None:
    """AND: nothing is known; a reform of 14 weeks gives 98 days, and cites who asked for it."""
    family = Family("AND", (mother(50), father(60)), due=date(2027, 3, 15))
    reform = apply(family, setting("maternity_leave.weeks=14")).rights
    assert (only(reform, HERS).standing, only(reform, HERS).days) == ("law", 98)
    assert only(reform, HIS).standing == "unknown"


def test_a_reform_of_no_weeks_takes_a_leave_away() -> None:
    family = Family("KEN", (mother(50), father(60)), due=date(2027, 3, 15))
    reform = apply(family, setting("maternity_leave.weeks=0")).rights
    assert only(reform, HERS).standing == "none"
    assert only(reform, HIS) == only(apply(family).rights, HIS)
