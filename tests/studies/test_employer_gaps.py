"""A firm's practice beside the law of its country and beside standards."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from carepact.core.draws import Sampler
from carepact.core.errors import ParameterError
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.countries.facts import Country, Fact, make_fact
from carepact.data.countries.income_group import group_income
from carepact.data.countries.law import read_law, read_provision_kinds
from carepact.data.countries.reading import read_country
from carepact.law.present_law import leave_law
from carepact.levels.employer.practice import Practice
from carepact.policy.for_employers import read_concerns, read_practice_answers
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.policy.standard_files import shipped_standards
from carepact.studies.one_employer.gaps import Gaps, LawGap, StandardGap, find_gaps
from carepact.studies.one_employer.law_values import LawBook

DAY = date(2026, 11, 30)
BETTER = {"unknown": 0, "not": 1, "partly": 2, "met": 3}


def gaps_of(practice: Practice, code: str = "DEU", country: Country | None = None) -> Gaps:
    """Find the gaps of a practice in a country."""
    known = country or read_country(code)
    drawn = DrawnCountry(known, group_income(known), known.facts, Sampler(1, 0))
    book = LawBook(known, leave_law(drawn), read_law(known.code), DAY)
    return find_gaps(practice, known, book, shipped_standards())


def to_law(found: Gaps, name: str) -> LawGap:
    """Find the gap of one answer."""
    return next(one for one in found.to_law if one.answer.name == name)


def to_standard(found: Gaps, standard: str, requirement: str) -> StandardGap:
    """Find the gap of one requirement."""
    return next(
        one
        for one in found.to_standards
        if (one.finding.standard.standard, one.finding.requirement.requirement)
        == (standard, requirement)
    )


@pytest.mark.parametrize(
    ("practice", "name", "value", "side"),
    [
        # 99 days of maternity leave (Mutterschutzgesetz, § 3): 14.14 weeks
        (Practice(maternity_weeks=14), "maternity_weeks", 99 / 7, "below"),
        (Practice(maternity_weeks=16), "maternity_weeks", 99 / 7, "above"),
        # no paternity leave, so that any is more, and any pay on it too
        (Practice(paternity_days=10), "paternity_days", 0, "above"),
        (Practice(paternity_rate=0.8), "paternity_rate", 0, "above"),
        # 2 months of each parent and 10 that they share: 12 months are 52 weeks
        (Practice(parental_weeks=52), "parental_weeks", 61 / 7 + 304 / 7, "equal"),
        (Practice(carers_days=5), "carers_days", 10, "below"),
        (Practice(carers_days=10), "carers_days", 10, "equal"),
        (Practice(break_minutes=60), "break_minutes", 60, "equal"),
        (Practice(break_months=6), "break_months", 12, "below"),
        (Practice(breaks_paid=False), "breaks_paid", True, "below"),
        (Practice(flexible_time=False), "flexible_time", True, "below"),
        (Practice(flexible_place=True), "flexible_place", False, "above"),
    ],
)
def test_practice_beside_german_law(practice: Practice, name: str, value: float, side: str) -> None:
    gap = to_law(gaps_of(practice), name)
    assert gap.law is not None
    assert gap.law.value == pytest.approx(value)
    assert gap.side == side
    assert gap.law.cited.source


def test_the_law_is_cited_with_act_article_and_day() -> None:
    law = to_law(gaps_of(Practice(carers_days=5)), "carers_days").law
    assert law is not None
    assert law.cited.basis.startswith("Pflegezeitgesetz, § 2")
    assert law.cited.in_force_from
    assert law.cited.checked_on


def test_part_of_net_pay_is_beside_full_pay_alone() -> None:
    # Elterngeld is 67 % of net pay: of 80 % of gross pay nobody knows which is more.
    assert to_law(gaps_of(Practice(parental_rate=0.8)), "parental_rate").side == "unknown"
    assert to_law(gaps_of(Practice(parental_rate=1.0)), "parental_rate").side == "above"


def test_a_rate_that_changes_within_the_leave_is_that_of_the_whole() -> None:
    # British maternity pay is 90 % for six weeks and a flat sum after them: 31 % on average.
    law = to_law(gaps_of(Practice(maternity_rate=0.9), "GBR"), "maternity_rate").law
    assert law is not None
    assert 0.3 < float(law.value) < 0.35


def test_what_is_not_told_or_not_known_stays_unknown() -> None:
    found = gaps_of(Practice(lactation_room=True), "KEN")
    assert {one.side for one in found.to_law} == {"unknown"}
    assert to_law(found, "lactation_room").law is None  # no source tells of rooms
    assert to_law(found, "maternity_weeks").practice is None  # the firm does not say


def test_a_bound_that_alone_parts_two_leaves_is_no_law() -> None:
    # Of India one sum of 182 days is told: where maternity leave ends in it, no source says.
    india = to_law(gaps_of(Practice(parental_weeks=10), "IND"), "parental_weeks")
    assert (india.law, india.side) == (None, "unknown")


def test_the_user_s_own_figure_comes_before_a_statute() -> None:
    own = with_own(read_country("DEU"), "carers_leave_days", 4)
    gap = to_law(gaps_of(Practice(carers_days=5), country=own), "carers_days")
    assert gap.law is not None
    assert (gap.law.value, gap.side, gap.law.cited.own) == (4.0, "above", True)


def with_own(country: Country, name: str, value: float) -> Country:
    """Give a country one figure of the user's own."""
    row = {"indicator": name, "year": "2026", "value": str(value), "source": "own"}
    fact: Fact = replace(make_fact(row), own=True)
    return replace(country, facts={**country.facts, name: fact})


@pytest.mark.parametrize(
    ("practice", "place", "before", "after"),
    [
        # Germany has no paternity leave: 10 working days of a firm are what the directive asks.
        (Practice(paternity_days=10), ("eu-work-life-balance", "paternity"), "not", "met"),
        (Practice(paternity_days=5), ("eu-work-life-balance", "paternity"), "not", "partly"),
        (Practice(paternity_days=4), ("eu-work-life-balance", "paternity"), "not", "not"),
        # R191 asks for 18 weeks, the law gives 14; fewer than the law take nothing away.
        (Practice(maternity_weeks=18), ("ilo-r191", "weeks"), "partly", "met"),
        (Practice(maternity_weeks=6), ("ilo-c183", "weeks"), "met", "met"),
        # No table tells: enough of the firm's own meets it, less leaves it unknown.
        (Practice(carers_days=5), ("eu-work-life-balance", "carers"), "unknown", "met"),
        (Practice(carers_days=3), ("eu-work-life-balance", "carers"), "unknown", "unknown"),
        # 10 weeks are 2.3 months: enough of the 2 that nobody gives away, not of the 4 in all.
        (Practice(parental_weeks=10), ("eu-work-life-balance", "parental-own"), "partly", "met"),
        (Practice(parental_weeks=10), ("eu-work-life-balance", "parental"), "unknown", "unknown"),
        # Paid breaks alone count.
        (Practice(break_minutes=30), ("ilo-c183", "breastfeeding"), "unknown", "unknown"),
        (
            Practice(break_minutes=30, breaks_paid=True),
            ("ilo-c183", "breastfeeding"), "unknown", "met",
        ),
        # The law has flexible time and not place; a no of the firm takes nothing away.
        (Practice(flexible_place=True), ("eu-work-life-balance", "flexible"), "partly", "met"),
        (Practice(flexible_time=False), ("eu-work-life-balance", "flexible"), "partly", "partly"),
        (Practice(same_post=True), ("ilo-c183", "return"), "unknown", "met"),
        (Practice(no_dismissal=True), ("ilo-c156", "dismissal"), "unknown", "met"),
    ],
)  # fmt: skip
def test_practice_beside_standards(
    practice: Practice, place: tuple[str, str], before: str, after: str
) -> None:
    gap = to_standard(gaps_of(practice), *place)
    assert (gap.finding.verdict, gap.after) == (before, after)


def test_what_only_a_state_can_do_no_practice_changes() -> None:
    everything = Practice(
        **{
            one.name: True if one.is_yes_or_no else 1.0 if one.unit == "share" else 100.0
            for one in read_practice_answers().values()
        }  # type: ignore[arg-type]
    )
    for gap in gaps_of(everything, "KEN").to_standards:
        if not gap.concern.concerns:
            assert gap.after == gap.finding.verdict
            assert gap.by_practice is None
        assert gap.concern.reason


@pytest.mark.parametrize("code", ["DEU", "KEN", "POL", "IND", "BRA"])
@pytest.mark.parametrize(
    "practice",
    [
        Practice(),
        Practice(maternity_weeks=2, maternity_rate=0.1, carers_days=0, flexible_time=False),
        Practice(maternity_weeks=40, maternity_rate=1, paternity_days=20, same_post=True),
    ],
)
def test_practice_never_takes_away_what_the_law_gives(code: str, practice: Practice) -> None:
    for gap in gaps_of(practice, code).to_standards:
        before = gap.finding.verdict
        if before == "reported":
            assert gap.after == "reported"
        else:
            assert BETTER[gap.after] >= BETTER[before]


def test_answers_that_cannot_be_are_refused_all_at_once() -> None:
    with pytest.raises(ParameterError) as caught:
        gaps_of(Practice(maternity_rate=1.2, carers_days=-1, flexible_time=1.0, break_minutes=True))  # type: ignore[arg-type]
    message = str(caught.value)
    for part in (
        "4 faults",
        "maternity_rate: 1.2",
        "a share from 0 to 1",
        "carers_days: -1",
        "flexible_time: 1.0",
        "yes or no",
        "break_minutes: True",
    ):
        assert part in message  # fmt: skip


def test_every_requirement_says_whether_it_concerns_an_employer() -> None:
    asked = {(s.standard, r.requirement) for s in shipped_standards() for r in s.requirements}
    concerns = read_concerns()
    assert set(concerns) == asked
    for concern in concerns.values():
        assert set(concern.answers) <= set(read_practice_answers())
        assert concern.concerns or not concern.answers
        assert concern.reason.endswith(".")


def test_every_answer_is_a_question_to_the_firm_and_names_what_there_is() -> None:
    answers = read_practice_answers()
    assert [*answers] == [one.name for one in fields(Practice)]
    instruments, indicators = shipped_instruments(), read_indicators()
    for answer in answers.values():
        assert set(answer.facts) <= set(indicators)
        assert set(answer.provisions) <= set(read_provision_kinds())
        if answer.instrument:
            assert set(answer.parameters) <= set(instruments[answer.instrument].parameters)


def test_an_answer_that_tells_lays_over_a_figure_that_judges() -> None:
    judged = {
        (s.standard, r.requirement): {name for e in r.judged_by for name in (e.fact, e.provision)}
        for s in shipped_standards()
        for r in s.requirements
    }
    answers = read_practice_answers()
    for place, concern in read_concerns().items():
        laid = {n for one in concern.answers for n in answers[one].facts + answers[one].provisions}
        assert not concern.answers or laid & judged[place], place
