"""From what a holder shows to badges: one a skill, and in it nothing of who was cared for.

A badge says a skill, that it was learned by unpaid care, and how one comes to it. No hours stand in
it, no level, and no activity, since activities tell of the person who was cared for. The holder's
example goes in only if she asks for it, and then without a word of the list of illnesses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _, _c, language
from carepact.data.skills.concepts import esco_of, read_concepts
from carepact.recognise.account import Account
from carepact.recognise.candidates import Candidate
from carepact.recognise.credentials.badge import Achievement, Badge, Party, Skill
from carepact.recognise.privacy import find_health_words, find_names, find_private


def make_badges(
    account: Account,
    shown: Iterable[Candidate],
    did: str,
    day: date,
    *,
    with_examples: bool = False,
) -> tuple[Badge, ...]:
    """Make a badge of each skill that the holder shows.

    Parameters
    ----------
    account : Account
        What the holder tells.
    shown : iterable of Candidate
        The skills, each with an example that others may see.
    did : str
        `did:key` of the holder's key.
    day : date
        Day from which they are valid.
    with_examples : bool
        Whether the holder's examples stand in them.

    Returns
    -------
    tuple of Badge
        In the reader's language, unsigned.

    Raises
    ------
    ParameterError
        If a skill is not shown, or its name or an example tells of the health or the name of
        somebody who was cared for, or the holder's own name does. All faults are listed.
    """
    listed = tuple(shown)
    with Faults(ParameterError, _c("signed badge", "badge")) as faults:
        if not listed:
            faults.add(
                _("no skill is shown. Give an example of one, and set show to yes in the account.")
            )
        for name in find_names(account.holder, account.never_say):
            faults.add(
                _(
                    "the holder's name says '{name}', which stands in never_say. Write another "
                    "name, or a letter.",
                    name=name,
                )
            )
        for word in find_health_words(account.holder):
            if word[:1].islower():  # some families have such a name, and begin it large
                faults.add(
                    _(
                        "the holder's name says '{word}', which tells of who was cared for. Write "
                        "the name alone, or a letter.",
                        word=word,
                    )
                )
        for one in listed:
            faults.extend(_check(account, one, with_examples=with_examples))
    holder = Party(did, account.holder)
    return tuple(_make(one, holder, day, with_examples=with_examples) for one in listed)


def _check(account: Account, one: Candidate, *, with_examples: bool) -> Iterator[str]:
    """List why a skill cannot become a badge."""
    label = one.concept.label(language())
    if not one.shown:
        yield _("{skill}: no example of it is shown. Give one, and set show to yes.", skill=label)
    if one.concept.tells_health:
        yield _(
            "{skill}: its name tells of the health of who was cared for. It stands in no badge; "
            "show it in the dossier, or another skill here.",
            skill=label,
        )
    for example in one.shown if with_examples else ():
        for found in dict.fromkeys(find_private(account, example.words)):
            yield _(
                "{skill}: the example says '{word}', which tells of who was cared for. Say it in "
                "other words, or leave examples out.",
                skill=label,
                word=found,
            )


def _make(one: Candidate, holder: Party, day: date, *, with_examples: bool) -> Badge:
    """Make the badge of one skill."""
    spoken = language()
    label, address = one.concept.label(spoken), esco_of(one.concept.uri)
    achieved = Achievement(
        name=label,
        description=_("A skill practised in unpaid care and housework at home."),
        criteria=_(
            "The holder told what she or he did, and gave an example in her or his own words. "
            "No level follows from it, and none from hours."
        ),
        skills=(Skill(address, read_concepts()[address].label(spoken)),),
    )
    return Badge(
        holder=holder,
        issuer=holder,
        achievement=achieved,
        valid_from=day,
        evidence=tuple(example.words for example in one.shown) if with_examples else (),
        language=spoken,
    )
