"""Work for an employer, without contract, for oneself, or none: whom the law reaches."""

from __future__ import annotations

import pytest
from tests.cases.family.families import (
    HERS,
    HIS,
    THEIRS,
    asked,
    days_of,
    expecting,
    father,
    mother,
    right_of,
)

from carepact.levels.family.members import Work

WORK: list[tuple[str, Work, str]] = [
    ("BRA", "informal", "closed"),  # Lei 8.213/1991: who is not insured has none
    ("IND", "informal", "closed"),  # Code on Social Security, First Schedule
    ("KEN", "informal", "closed"),  # s. 29: the employer pays
    ("NER", "informal", "unknown"),
    ("PHL", "informal", "law"),  # RA 11210, s. 3
    ("NER", "self-employed", "closed"),  # CNSS: pensions and accidents only
    ("FRA", "self-employed", "law"),  # Code de la sécurité sociale, art. L623-1
    ("DEU", "self-employed", "closed"),  # Mutterschutzgesetz, § 1
    ("KEN", "self-employed", "unknown"),
    ("KEN", "none", "closed"),
    ("FRA", "none", "closed"),
]


@pytest.mark.parametrize(("country", "work", "standing"), WORK)
def test_how_she_works(country: str, work: Work, standing: str) -> None:
    family = expecting(country, "2027-03-15", mother(work=work), father())
    right = right_of(family, HERS)
    assert right.standing == standing
    assert (right.span is not None) == (standing == "law")
    if standing == "unknown":
        assert any("insured" in text for text in asked(family))


def test_what_is_told_of_mothers_leave_is_not_told_of_fathers() -> None:
    """The rows on the self-employed and the informal are of paid maternity leave alone.

    GBR: Maternity Allowance is hers; PHL: RA 8187 is of employees; DEU: Elterngeld is no
    Mutterschaftsgeld. For him it is unknown. SWE: 12 kap. is the parental benefit itself.
    """
    told: list[tuple[str, Work]] = [("GBR", "self-employed"), ("PHL", "informal")]
    for country, work in told:
        family = expecting(country, "2027-03-15", mother(), father(work=work))
        assert right_of(family, HIS, "Ben").standing == "unknown"
    germany = expecting("DEU", "2027-03-15", mother(), father(work="self-employed"))
    assert right_of(germany, THEIRS, "Ben", "own").standing == "unknown"
    sweden = expecting("SWE", "2027-03-15", mother(), father(work="self-employed"))
    assert right_of(sweden, THEIRS, "Ben", "own").standing == "law"


def test_allowance_of_parents_who_earned_nothing() -> None:
    """DEU, BEEG § 2 Abs. 4: 300 EUR a month, from the birth as she has no maternity benefit.

    Two months are 61 days, at 300 x 12 / 364 each. SWE, 12 kap. 23 §: 250 SEK a day for 90 days.
    """
    germany = right_of(
        expecting("DEU", "2027-03-15", mother(work="none"), father()), THEIRS, "Ada", "own"
    )
    assert days_of(germany) == ("2027-03-15", "2027-05-14", 61)
    assert germany.benefit == pytest.approx(61 * 300 * 12 / 364)
    sweden = expecting("SWE", "2027-03-15", mother(work="none"), father(1_000))
    assert right_of(sweden, THEIRS, "Ada", "own").benefit == pytest.approx(90 * 250)
    either = right_of(sweden, THEIRS, "", "shared").either
    assert dict(either) == pytest.approx({"Ada": 210 * 250, "Ben": 210 * 776})


def test_weeks_at_an_employers_rate_are_not_those_of_the_self_employed() -> None:
    """GBR: 39 weeks of Maternity Allowance, whose amount was not read: a question."""
    family = expecting("GBR", "2027-03-01", mother(100, work="self-employed"), father())
    right = right_of(family, HERS)
    assert (right.days, right.benefit, right.rate) == (273, None, None)
    assert "What does it pay: which share of earlier pay, or which amount?" in asked(family)


def test_informal_pay_that_the_law_reaches() -> None:
    """PHL, RA 11210, s. 3: 105 days; 500 a day are below the fund's 666.67."""
    family = expecting("PHL", "2026-05-10", mother(500, work="informal"), father())
    right = right_of(family, HERS)
    assert days_of(right) == ("2026-05-10", "2026-08-22", 105)
    assert right.benefit == pytest.approx(105 * 500)
