"""Badges: signed of what a holder shows, endorsed by others, verified by anyone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _, _c
from carepact.recognise.badges import make_badges
from carepact.recognise.candidates import Candidate
from carepact.recognise.credentials.badge import build_badge, sign_badge
from carepact.recognise.credentials.keys import Key
from carepact.studies.account_file.skill_names import find_nine, find_skill
from carepact.studies.one_carer.answer import CarerAnswer


def sign_skills(
    found: CarerAnswer,
    key: Key,
    day: date,
    skills: Collection[str] = (),
    *,
    with_examples: bool = False,
) -> list[bytes]:
    """Sign a badge of each skill that a holder shows.

    Parameters
    ----------
    found : CarerAnswer
        What an account shows.
    key : Key
        The holder's own.
    day : date
        Day of the signature, from which the badges are valid.
    skills : collection of str
        Skills by name, one of the nine for all that is shown of it; all that are shown where
        none is named.
    with_examples : bool
        Whether the holder's examples stand in them.

    Returns
    -------
    list of bytes
        A JSON text for each, in the order of the answer.

    Raises
    ------
    ParameterError
        With every reason why one of them cannot be signed.
    """
    chosen = _choose(found, skills) if skills else found.shown
    badges = make_badges(found.account, chosen, key.did, day, with_examples=with_examples)
    return [sign_badge(build_badge(one), key, day) for one in badges]


def _choose(found: CarerAnswer, names: Iterable[str]) -> list[Candidate]:
    """Choose the skills that are named, each once, or list those to which nothing told leads."""
    known = {one.concept.uri: one for one in found.found.candidates}
    chosen: dict[str, Candidate] = {}
    with Faults(ParameterError, _c("signed badge", "badge")) as faults:
        for name in names:
            try:
                led = _find(found, known, name)
            except ParameterError as error:
                faults.add(str(error))
                continue
            if not led:
                faults.add(
                    _(
                        "{skill}: nothing in the account leads there. Give an example first.",
                        skill=name,
                    )
                )
            chosen |= {one.concept.uri: one for one in led}
    return [*chosen.values()]


def _find(found: CarerAnswer, known: Mapping[str, Candidate], name: str) -> list[Candidate]:
    """Find what is shown of one of the nine, or the one skill that is named."""
    of_nine = [one for one in found.shown if one.concept.nine == find_nine(name)]
    return of_nine or [known[uri] for uri in [find_skill(name)] if uri in known]
