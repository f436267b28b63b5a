import numpy as np
import pytest

from carepact.core.draws import Sampler
from carepact.simulate.sensitivity import explain_net_cost, plan_one_at_a_time, set_alone
from carepact.studies.country_projection import read_study_country, simulate_country
from carepact.studies.study_file.opening import open_study


def test_an_input_moved_alone_is_what_a_run_with_it_fixed_gives() -> None:
    study = open_study("KEN", {"draws": 300, "until": 2035})
    read = read_study_country(study)
    path = simulate_country(study, read, Sampler(1, 300)).projection
    found = explain_net_cost(path)
    plan = plan_one_at_a_time(found, "KEN")
    assert plan.draws == 21
    alone = simulate_country(study, read, plan).projection
    moved = set_alone(found, alone)
    assert [one.name for one in moved.influences] == [one.name for one in found.influences]
    ranges = [one for one in moved.influences[:10] if one.alone_low is not None]
    assert len(ranges) >= 5
    for one in ranges:
        assert one.alone_low is not None
        assert one.alone_high is not None
        drawn, values = path.drawn[one.name][1:], alone.drawn[one.name]
        place = 2 + 2 * [i.name for i in found.influences].index(one.name)
        # The input stands at the ends of its own distribution in those two draws alone.
        assert values[place] == pytest.approx(np.quantile(drawn, 0.025), rel=0.3, abs=0.03)
        assert values[place + 1] == pytest.approx(np.quantile(drawn, 0.975), rel=0.3, abs=0.03)
        assert found.low - 0.01 < one.alone_low < found.high + 0.01
