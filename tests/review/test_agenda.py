"""What a country has, lacks and is not known to have, on a country made by hand."""

from __future__ import annotations

import pytest

from carepact.data.countries.facts import Country, Fact, make_fact
from carepact.data.countries.law import Provision, read_law
from carepact.data.countries.population import read_population
from carepact.data.countries.reading import read_country
from carepact.policy.options import shipped_options
from carepact.review.agenda import Agenda, find_agenda
from carepact.review.context import Circumstance, find_circumstances

POOR = (Circumstance("low-income", "yes"), Circumstance("ageing", "no"))


def fact_of(indicator: str, value: float, low: str = "", high: str = "") -> Fact:
    """Make a figure; with an interval it is imputed."""
    row = {"indicator": indicator, "year": "2022", "value": str(value), "source": "Survey"}
    interval = {"low": low, "high": high, "half_width": "1", "status": "imputed"}
    return make_fact(row | interval if low else row)


def provision_of(name: str, answer: str | float, part: str = "") -> Provision:
    """Make an answer of the law."""
    return Provision(name, name, answer, "Act 1", part, 2025, "Source", "CC BY 4.0", "observed",
                     "by 2025-10-01", "2026-11-28")  # fmt: skip


def agenda_of(facts: list[Fact], law: list[Provision]) -> Agenda:
    """Hold the catalogue against a low-income country of these figures and this law."""
    by_name = {fact.indicator.name: fact for fact in facts}
    country = Country("AAA", "", "Low income", by_name, ())
    return find_agenda(country, {one.name: one for one in law}, shipped_options(), POOR)


def told_of(agenda: Agenda) -> dict[str, tuple[str, str]]:
    """Return presence and reason of each option."""
    return {one.option.id: (one.presence, one.reason) for one in agenda.findings}


def test_figures_and_law_of_a_country_made_by_hand_say_what_it_has() -> None:
    told = told_of(
        agenda_of(
            [
                fact_of("ner_eced", 45),  # at least 45
                fact_of("ner_preprimary", 95.9),  # at least 96
                fact_of("female_teachers_preprimary", 80),  # at most 80
                fact_of("socprot_cov_children", 90, "75", "99"),  # 80 lies within
                fact_of("socprot_cov_older_persons", 90, "85", "99"),
                fact_of("socprot_cov_severe_disability", 5, "1", "30"),
            ],
            [
                provision_of("childcare_public", "yes"),
                provision_of("childcare_inspection", "no"),
                provision_of("paid_leave_mothers", 97.0),  # at least 98
                provision_of("paid_leave_fathers", 14.0),  # at least 14
                provision_of("leave_payer", "Employer"),
                provision_of("flexible_time", "yes", part="North"),
            ],
        )
    )
    assert told["places-under-three"] == ("present", "told")
    assert told["places-from-three"] == ("absent", "told")
    assert told["men-in-care-work"] == ("present", "told")
    assert told["child-benefit"] == ("unknown", "within the interval")
    assert told["old-age-pension"] == ("present", "told")
    assert told["disability-benefit"] == ("absent", "told")
    assert told["public-centres-in-law"] == ("present", "told")
    assert told["inspection-open-to-all"] == ("absent", "told")
    assert told["maternity-weeks"] == ("absent", "told")
    assert told["paternity-weeks"] == ("present", "told")
    assert told["leave-from-social-insurance"] == ("absent", "told")
    assert told["flexible-hours"] == ("unknown", "law of a part")
    assert told["group-size"] == ("unknown", "no figure")
    assert told["mothers-centres"] == ("unknown", "not asked")


def test_only_options_that_fit_the_context_are_held_against_it() -> None:
    told = told_of(agenda_of([], []))
    assert "water-near-home" in told
    assert "care-at-home" not in told  # ageing, middle or high income
    assert "backup-care" not in told  # middle or high income


def test_a_cell_is_empty_where_options_fit_and_none_is_present() -> None:
    agenda = agenda_of([fact_of("ner_eced", 50), fact_of("socprot_cov_children", 3)], [])
    cells = {(cell.aim, cell.field): cell for cell in agenda.cells}
    assert not cells["reduce", "childcare"].is_empty
    assert cells["reward", "money"].is_empty
    assert cells["reward", "money"].is_known
    assert cells["represent", "voice"].is_empty
    assert not cells["represent", "voice"].is_known
    assert not cells["reward", "voice"].findings
    assert not cells["reward", "voice"].is_empty
    assert len(agenda.cells) == 55  # 5 R x 11 fields
    assert cells["reduce", "childcare"] not in agenda.empty_cells


def test_presences_add_up_to_the_options_that_fit() -> None:
    agenda = agenda_of([fact_of("ner_eced", 50), fact_of("socprot_cov_children", 3)], [])
    counts = [agenda.count(p) for p in ("present", "absent", "unknown")]
    assert counts[:2] == [1, 1]
    assert sum(counts) == len(agenda.findings) == sum(len(c.findings) for c in agenda.cells)


@pytest.mark.parametrize(
    ("option", "presence"),
    [
        ("maternity-weeks", "absent"),  # 90 days, Employment Act 2007, sec. 29
        ("paternity-weeks", "present"),  # 14 days, the same
        ("leave-from-social-insurance", "absent"),  # the employer alone
        ("time-use-survey", "present"),
        ("pension-care-credits", "absent"),
        ("places-under-three", "unknown"),  # imputed, 0.2 to 72 %
        ("cash-for-informal-mothers", "absent"),  # 30 % of mothers in 2019
    ],
)
def test_kenya_has_and_lacks_what_its_law_and_figures_say(option: str, presence: str) -> None:
    country = read_country("KEN")
    circumstances = find_circumstances(country, read_population("KEN"))
    agenda = find_agenda(country, read_law("KEN"), shipped_options(), circumstances)
    assert told_of(agenda)[option][0] == presence
