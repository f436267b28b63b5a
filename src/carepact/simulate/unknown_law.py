"""Say where a package adds to a law that nobody has read: its cost is then an upper bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from carepact.core.messages import _
from carepact.law.law import Law
from carepact.law.present_law import NONE_KNOWN
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.simulate.closures import Totals
from carepact.simulate.projection import SCENARIOS


def mark_unknown_law(law: Law, totals: Mapping[str, Totals]) -> Iterator[str]:
    """Mark instruments that a package adds to, though no source tells what law grants today.

    Parameters
    ----------
    law : Law
        Present law, with where each parameter comes from.
    totals : mapping of instrument to Totals
        Every instrument under present law and in the closures.
    """
    demand = SCENARIOS.index("demand")
    added = [
        one.title
        for name, one in shipped_instruments().items()
        if all(
            law.origins[name, parameter].source == NONE_KNOWN
            for parameter in one.traits.absent_when_zero
        )
        and one.traits.absent_when_zero
        and (totals[name].cost[demand] > totals[name].cost[0]).any()
    ]
    if added:
        yield _(
            "No source tells what law grants today of: {listed}. Present law costs nothing of it "
            "here, and what the package adds is an upper bound.",
            listed=", ".join(added),
        )
