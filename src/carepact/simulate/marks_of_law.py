"""Say where a package adds to a law that nobody has read, and where a law is that of a part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from carepact.core.messages import say
from carepact.data.countries.facts import Fact
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
        yield say(
            "No source tells what law grants today of: {listed}. Present law costs nothing of it "
            "here, and what the package adds is an upper bound.",
            listed=tuple(added),
        )


def find_parts(law: Law, facts: Mapping[str, Fact]) -> dict[str, list[str]]:
    """Find the figures of present law that are law of one part of the country alone.

    Parameters
    ----------
    law : Law
        Present law, with where each parameter comes from.
    facts : mapping of str to Fact
        What the run reads of the country.

    Returns
    -------
    dict of str to list of str
        Titles of the figures by the name of the part.
    """
    used = {name for origin in law.origins.values() for name in origin.indicators}
    parts: dict[str, list[str]] = {}
    for name in sorted(used & set(facts)):
        if part := facts[name].part:
            parts.setdefault(part, []).append(facts[name].indicator.title)
    return parts


def mark_parts(law: Law, facts: Mapping[str, Fact]) -> Iterator[str]:
    """Mark what present law is read from in one part of the country alone."""
    for part, titles in find_parts(law, facts).items():
        yield say(
            "Read from the law of {part} alone, as no national one is told: {listed}. Other parts "
            "of the country may have their own.",
            part=part,
            listed=tuple(titles),
        )
