"""Name the gravest limits of an answer, the first ones first, from what it stands on."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.core.messages import _, _n
from carepact.law.present_law import NONE_KNOWN
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.report.run.figures import Figures
from carepact.report.run.words import Figure, part_percent
from carepact.report.words import join_listed
from carepact.simulate.projection import HEADLINE_SCENARIO
from carepact.studies.one_country.run import CountryRun


def list_limits(run: CountryRun, figures: Figures, year: int) -> list[str]:
    """List the gravest limits in sentences, the gravest first."""
    return [
        *_limit_parts(run),
        *_limit_staff(figures, year),
        *_limit_law(run, figures, year),
        *_limit_evidence(run),
    ]


def _limit_parts(run: CountryRun) -> Iterator[str]:
    """Tell that present law is that of a part of the country, where it is."""
    if run.projection.parts:
        yield _(
            "Present law is read from the law of {listed} alone; other parts of the country may "
            "have their own.",
            listed=join_listed(run.projection.parts),
        )


def _limit_staff(figures: Figures, year: int) -> Iterator[str]:
    """Tell what is added where staff is limited, if that lies below the interval."""
    full, limited = (
        figures.find("additional_cost_over_gdp", case, year)
        for case in (HEADLINE_SCENARIO, "supply")
    )
    if limited.value is None or full.low is None or limited.value >= full.low:
        return
    share, bounds = part_percent(limited)
    yield _(
        "If staff grow only as fast as on record, the extra cost is {share} of GDP {bounds}, not "
        "{full}.",
        share=share,
        bounds=bounds,
        full=part_percent(full)[0],
    )


def _limit_law(run: CountryRun, figures: Figures, year: int) -> Iterator[str]:
    """Tell which parts of the package add to a law that no source tells."""
    added = list_unknown_law(run, figures, year)
    if not added:
        return
    yield _n(
        "Present law is not known for one part of the package and counts as none, so the extra "
        "cost is an upper bound.",
        "Present law is not known for {count} parts of the package and counts as none, so the "
        "extra cost is an upper bound.",
        len(added),
    )


def list_unknown_law(run: CountryRun, figures: Figures, year: int) -> list[str]:
    """List instruments that the package adds to without a source on present law, dearest first."""
    unread = {one.name for one in run.projection.inputs if one.source == NONE_KNOWN}
    costs: dict[str, float] = {}
    for name, instrument in shipped_instruments().items():
        found = figures.find("additional_cost_by_instrument", HEADLINE_SCENARIO, year, name)
        asked = instrument.traits.absent_when_zero
        if asked and all(f"{name}.{one}" in unread for one in asked) and (found.high or 0.0) > 0:
            costs[instrument.title] = found.high or 0.0
    return sorted(costs, key=costs.__getitem__, reverse=True)


def _limit_evidence(run: CountryRun) -> Iterator[str]:
    """Tell what weak evidence explains of the uncertainty."""
    shares = {one.strength: one for one in run.sensitivity.by_strength}
    words = {
        "illustrative": _("Inputs that are only illustrative explain {share} of the uncertainty "
                          "{bounds}."),
        "expert": _("Expert judgement explains {share} of the uncertainty {bounds}."),
    }  # fmt: skip
    weak = [shares[one] for one in words if one in shares and shares[one].share is not None]
    if not weak:
        return
    most = max(weak, key=lambda one: one.share or 0.0)
    if most.share:
        share, bounds = part_percent(Figure(most.share, most.low, most.high))
        yield words[most.strength].format(share=share, bounds=bounds)
