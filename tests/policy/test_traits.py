"""Instruments say what they are: nothing is assumed of one that does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from carepact.core.errors import ParameterError
from carepact.policy.instrument import Instrument, read_instrument
from carepact.policy.rules.arguments import pick_arguments
from carepact.policy.rules.staffing import LabourMarket
from carepact.policy.shipped_instruments import (
    find_misfits,
    instrument_names,
    shipped_instrument,
    shipped_instruments,
)
from carepact.policy.traits import Displacement, Staffing, Traits

FOLDER = Path(str(__import__("carepact").__file__)).parent / "policy" / "instruments"


def write(folder: Path, name: str, **traits: object) -> Path:
    """Write a shipped instrument's file with other traits; None takes a trait out."""
    content = yaml.safe_load((FOLDER / name / "instrument.yaml").read_text("utf-8"))
    changed = {**content["traits"], **traits}
    content["traits"] = {key: value for key, value in changed.items() if value is not None}
    path = folder / "instrument.yaml"
    path.write_text(yaml.safe_dump(content, sort_keys=False), "utf-8")
    return path


@pytest.mark.parametrize("trait", list(Traits.model_fields))
def test_a_missing_trait_is_an_error_that_names_it(tmp_path: Path, trait: str) -> None:
    path = write(tmp_path, "child_allowance", **{trait: None})
    with pytest.raises(ParameterError, match=rf"traits\.{trait}: is missing. Add it."):
        read_instrument(path)


@pytest.mark.parametrize("form", [Traits, Staffing, Displacement])
def test_no_trait_has_a_default(form: type[BaseModel]) -> None:
    assert all(field.is_required() for field in form.model_fields.values())


def test_all_missing_traits_are_named_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, "childcare", set_off_against=None, purchases=None)
    with pytest.raises(ParameterError) as refused:
        read_instrument(path)
    assert "2 faults" in str(refused.value)
    assert "traits.set_off_against" in str(refused.value)
    assert "traits.purchases" in str(refused.value)


def test_an_instrument_that_says_nothing_of_itself_is_told_all_that_it_must(tmp_path: Path) -> None:
    content = yaml.safe_load((FOLDER / "child_allowance" / "instrument.yaml").read_text("utf-8"))
    del content["traits"]
    path = tmp_path / "instrument.yaml"
    path.write_text(yaml.safe_dump(content), "utf-8")
    with pytest.raises(ParameterError) as refused:
        read_instrument(path)
    assert all(trait in str(refused.value) for trait in Traits.model_fields)


def test_a_strange_trait_is_offered_the_nearest(tmp_path: Path) -> None:
    path = write(tmp_path, "childcare", set_off="nothing")
    with pytest.raises(ParameterError, match=r"unknown key\. Did you mean 'set_off_against'"):
        read_instrument(path)


@pytest.mark.parametrize(
    ("trait", "value", "says"),
    [
        ("absent_when_zero", ["covrage"], "no 'covrage' under 'parameters'. Did you mean"),
        ("new_use", "additional_ues", "no 'additional_ues' under 'effects'. Did you mean"),
        ("unread_evidence", ["price"], "no 'price' under 'effects'."),
    ],
)
def test_traits_name_what_their_own_file_has(
    tmp_path: Path, trait: str, value: object, says: str
) -> None:
    with pytest.raises(ParameterError, match=re.escape(says)):
        read_instrument(write(tmp_path, "childcare", **{trait: value}))


def change(name: str, **traits: object) -> dict[str, Instrument]:
    """Return the shipped instruments, one of them with other traits."""
    one = shipped_instrument(name)
    told = one.traits.model_copy(update=traits)
    return {**shipped_instruments(), name: one.model_copy(update={"traits": told})}


def test_shipped_instruments_fit_together() -> None:
    assert list(find_misfits(shipped_instruments())) == []
    assert instrument_names()[:2] == ("maternity_leave", "paternity_leave")
    orders = [one.traits.order for one in shipped_instruments().values()]
    assert orders == sorted(orders)


def test_two_instruments_cannot_have_one_place() -> None:
    faults = list(find_misfits(change("child_allowance", order=6)))
    assert len(faults) == 2
    assert "childcare: traits.order 6 is that of child_allowance too." in (faults[0])


def test_leave_comes_before_what_knows_of_it() -> None:
    faults = list(find_misfits(change("parental_leave", order=20)))
    assert any("childcare: its rows know the leave taken, but parental_leave" in f for f in faults)


def test_all_services_hire_from_one_labour_market() -> None:
    staffing = shipped_instrument("long_term_care").traits.staffing
    assert isinstance(staffing, Staffing)
    other = staffing.model_copy(update={"limited_by": "long_term_care.displaced_informal"})
    assert any(
        "Name one." in fault for fault in find_misfits(change("long_term_care", staffing=other))
    )


def test_only_one_tells_what_families_of_children_are_spared() -> None:
    faults = find_misfits(
        change("community_centres", displaces=shipped_instrument("childcare").traits.displaces)
    )
    assert any("childcare, community_centres all tell" in fault for fault in faults)


def test_rules_that_ask_for_what_no_row_offers_are_named() -> None:
    with pytest.raises(ParameterError, match="LabourMarket: asks for contribution, which"):
        pick_arguments(LabourMarket, {"mean_wage": 1, "minimum_wage": 0, "hours_at_work": 1})
