"""Refuse evidence that a user sets and that a run does not read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from carepact.core import voice
from carepact.core.draws import Sampler
from carepact.core.errors import CareError, Faults, ParameterError
from carepact.core.given import GivenEvidence
from carepact.core.messages import _
from carepact.data.countries.income_group import group_income
from carepact.policy.evidence_names import find_family, is_law, settable_evidence
from carepact.simulate.projection import Projection
from carepact.simulate.read_evidence import Place, find_unmoving
from carepact.studies.country_projection import read_study_country, simulate_country
from carepact.studies.one_country.facts import StudyCountry
from carepact.studies.study_file.model import CountryStudy


def find_unread(study: CountryStudy, read: StudyCountry | None = None) -> tuple[Place, ...]:
    """Find evidence that a study sets and that its run does not read; see `find_unmoving`."""
    known = read or read_study_country(study)

    def carry(evidence: GivenEvidence) -> Projection | None:
        """Carry the country at its point; None where it cannot be carried so far."""
        try:
            with np.errstate(all="ignore"):  # ends of a range may divide by nothing
                told = Sampler(study.sampler.seed, 0, evidence)
                return simulate_country(study, known, told).projection
        except CareError:
            return None

    return find_unmoving(study.sampler.given, carry)


def refuse_unread(study: CountryStudy, read: StudyCountry | None = None) -> None:
    """Refuse evidence that the run of a study does not read.

    Raises
    ------
    ParameterError
        All of it at once.
    """
    raise_unread(find_unread(study, read), study, read)


def raise_unread(
    unread: Sequence[Place], study: CountryStudy, read: StudyCountry | None = None
) -> None:
    """Raise what is not read, each with the reason that can be told."""
    if not unread:
        return
    known = read or read_study_country(study)
    with Faults(ParameterError, _("{country}: evidence", country=known.country.name)) as faults:
        faults.extend(_word(name, labels, study, known) for name, labels in unread)


def _word(name: str, labels: tuple[str, ...], study: CountryStudy, read: StudyCountry) -> str:
    """Word that a value is not read, with the reason where one can be told."""
    dotted = ".".join((name, *labels))
    topic, _dot, key = name.partition(".")
    said = _("'{name}' is not read by this run: nothing moves with it. Leave it out.", name=dotted)
    parameter = settable_evidence()[name]
    group = group_income(read.country)
    others = [one for one in find_family(name) if not one.endswith("_" + group.replace(" ", "_"))]
    of_label = labels[:1] if parameter.type == "by_income_group" else ()
    if (of_label and of_label[0] != group) or (len(others) > 1 and name in others):
        return said + " " + _("The country's income group is: {group}.", group=group)
    if topic == "paths" and getattr(study.paths, key, None) is not None:
        return said + " " + _("'paths' declares it already.")
    if is_law(name):
        return (
            said
            + " "
            + _(
                "Under present law the country's own facts tell it; what the package asks for "
                "is set by {option} or under 'set:'.",
                option=voice.option("set"),
            )
        )
    return (
        said
        + " "
        + _(
            "A fact of the country stands in its place, or package {package} makes no use of it.",
            package=study.package.package,
        )
    )
