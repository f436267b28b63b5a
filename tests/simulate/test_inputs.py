"""What a path says that it stands on."""

from collections.abc import Callable

from tests.simulate.conftest import Setting, make_package

from carepact.policy.package import Edit
from carepact.simulate.inputs import UNREAD


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

    assert "childcare.employment_gain" in drawn
    assert "care_time.freed_by_fathers" in drawn
    assert not [name for name in drawn if name.startswith("employer_measures")]
    assert not UNREAD & set(drawn)
