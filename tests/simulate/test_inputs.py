"""What a path says that it stands on."""

from collections.abc import Callable
from pathlib import Path

from tests.simulate.conftest import Setting, make_package

from carepact.data.countries.reading import read_country
from carepact.policy.package import Edit
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.simulate.inputs import name_streams_of
from carepact.simulate.projection import Projection
from carepact.simulate.result_grade import grade_result


def test_what_moves_nothing_is_not_named_among_what_matters(
    setting: Callable[[str], Setting],
) -> None:
    places = Edit(
        instrument="childcare",
        parameter="coverage",
        target=dict.fromkeys("012345", 0.9),
        aim="at least",
        source="Ours",
    )

    drawn = setting("SEN").run(make_package([places])).drawn

    gains = [name for name in drawn if name.startswith("employment.gain_of_use")]
    assert gains == ["employment.gain_of_use_lower_middle"]  # that of its income group alone
    assert {"employment.hours_without_gain", "employment.hours_of_full_gain"} <= set(drawn)
    assert "care_time.freed_by_fathers" in drawn
    assert not [name for name in drawn if name.startswith("employer_measures")]
    # Senegal is of lower middle income, and its employers' rate is by statute.
    assert [name for name in drawn if name.startswith("ground.self_employed")] == [
        "ground.self_employed_pay_lower_middle"
    ]
    assert "ground.statutory_contribution" not in drawn
    assert "ground.employers_part" not in drawn
    unread = {
        f"{name}.{effect}"
        for name, one in shipped_instruments().items()
        for effect in one.traits.unread_evidence
    }
    assert len(unread) > 5
    assert not unread & set(drawn)


def test_what_the_user_gives_is_listed_and_moves_the_path(
    setting: Callable[[str], Setting], tmp_path: Path
) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "country,indicator,year,value,unit,source\n"
        "SEN,ltc_coverage,2024,30,% of persons with care need,Ministry\n"
        "SEN,carers_leave_days,2024,5,working days a year,Labour code\n",
        "utf-8",
    )
    shipped = setting("SEN")

    before = shipped.run(make_package([]))
    after = shipped.but(country=read_country("SEN", own)).run(make_package([]))

    named = {one.name: (one.status, one.source) for one in after.inputs}
    assert named["ltc_coverage"] == ("observed", "Ministry")
    assert named["carers_leave_days"] == ("observed", "Labour code")
    assert origin_of(before, "long_term_care.coverage") == "imputed"
    assert origin_of(after, "long_term_care.coverage") == "observed"
    for path in (before, after):
        assert "long_term_care.coverage" in path.drawn
    # Its error is the country's own, so that moved alone it moves.
    assert "SEN.long_term_care.coverage" in name_streams_of("long_term_care.coverage", "SEN")
    for name in ("long_term_care", "carers_leave"):
        found = [
            float(
                path.values["cost_by_payer"]
                .sel(instrument=name, scenario="present law", draw=0)
                .sum()
            )
            for path in (before, after)
        ]
        assert found[1] > found[0], name


def origin_of(path: Projection, name: str) -> str:
    """Return the status of an input."""
    return next(one.status for one in path.inputs if one.name == name)


def test_key_inputs_are_those_that_grade_a_country(setting: Callable[[str], Setting]) -> None:
    """Enrolment under pre-primary is key, and imputed in Kenya: its money is graded C."""
    path = setting("KEN").run(make_package([]))
    listed = {one.name: one for one in path.inputs}
    assert listed["ner_eced"].key
    assert listed["ner_eced"].status == "imputed"
    assert not listed["private_share_preprimary"].key
    assert grade_result(path.inputs).money == "C"


def test_own_earnings_are_said_to_give_a_ratio_and_no_level(
    setting: Callable[[str], Setting], tmp_path: Path
) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "country,indicator,year,value,unit,source\n"
        "GBR,earn_month_ppp_f,2024,4300,constant 2021 PPP $ a month,Office\n"
        "GBR,earn_month_ppp_m,2024,4300,constant 2021 PPP $ a month,Office\n",
        "utf-8",
    )
    shipped = setting("GBR").but(draws=0)
    before = shipped.run(make_package([]))
    after = shipped.but(country=read_country("GBR", own)).run(make_package([]))
    assert not [note for note in before.notes if "Own earnings" in note]
    assert [note for note in after.notes if "labour_income_share" in note]
    wages = after.values["wage"].sel(scenario="present law").isel(draw=0, year=0)
    assert float(wages.sel(sex="women") / wages.sel(sex="men")) > float(
        before.values["wage"].sel(scenario="present law", sex="women").isel(draw=0, year=0)
        / before.values["wage"].sel(scenario="present law", sex="men").isel(draw=0, year=0)
    )
