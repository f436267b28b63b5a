"""Badges: signed of what a holder shows, endorsed by others, verified by anyone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.recognise.badges import make_badges
from carepact.recognise.candidates import Candidate
from carepact.recognise.credentials.badge import build_badge, sign_badge
from carepact.recognise.credentials.keys import Key
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
        Addresses of the skills; all that are shown where none is named.
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
    chosen: Sequence[Candidate] = found.shown
    if skills:
        known = {one.concept.uri: one for one in found.found.candidates}
        absent = [skill for skill in skills if skill not in known]
        if absent:
            raise ParameterError(
                _("nothing in the account leads to {skills}. Give an example first.",
                  skills=", ".join(absent))
            )  # fmt: skip
        chosen = [known[skill] for skill in dict.fromkeys(skills)]
    badges = make_badges(found.account, chosen, key.did, day, with_examples=with_examples)
    return [sign_badge(build_badge(one), key, day) for one in badges]
