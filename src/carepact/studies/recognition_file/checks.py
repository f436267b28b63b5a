"""Find what a recognition policy tells that cannot be, all of it at once."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.core.documents import Place
from carepact.core.errors import ParameterError
from carepact.core.messages import LANGUAGES, _
from carepact.recognise.credentials.multibase import key_of
from carepact.studies.account_file.skill_names import find_nine, find_skill
from carepact.studies.recognition_file.limits import recognition_limits
from carepact.studies.recognition_file.model import RecognitionFile
from carepact.studies.told.entries import Told, find_empty_or_long


def find_recognition_faults(told: Told[RecognitionFile]) -> Iterator[str]:
    """Find every fault of a policy that its schema cannot tell.

    Parameters
    ----------
    told : Told
        The file as read.

    Yields
    ------
    str
        A fault with its place and mend.
    """
    limits = recognition_limits()
    yield from find_empty_or_long(told, ("framework", "title"), limits.most_letters)
    listed = _list(told, "framework", "competencies")
    if told.raw("framework", "competencies") == []:
        yield _("{where}: the list is empty. Name one at least.",
                where=told.at("framework", "competencies"))  # fmt: skip
    if len(listed) > limits.most_competencies:
        yield _("{where}: there are {count} competencies. Keep {most} at most.",
                where=told.at("framework", "competencies"), count=len(listed),
                most=limits.most_competencies)  # fmt: skip
    seen: set[str] = set()
    for one in listed:
        yield from find_empty_or_long(told, (*one, "code"), limits.most_letters)
        yield from find_empty_or_long(told, (*one, "words"), limits.longest_words)
        code = told.text(*one, "code")
        if code and code in seen:
            yield _("{where}: '{code}' stands twice. Give each a code of its own.",
                    where=told.at(*one, "code"), code=code)  # fmt: skip
        seen.add(code)
        yield from _find_skill_faults(told, one)
    if listed and not any(_list(told, *one, "skills") for one in listed):
        yield _("{where}: no competency names a skill, so that nothing could ever be accepted. "
                "Name one at least.", where=told.at("framework", "competencies"))  # fmt: skip
    yield from _find_policy_faults(told)


def _find_skill_faults(told: Told[RecognitionFile], one: Place) -> Iterator[str]:
    """Find skills that nobody knows, or that stand twice."""
    seen: set[str] = set()
    for place in _list(told, *one, "skills"):
        if not isinstance(told.raw(*place), str):
            continue
        name = told.text(*place)
        try:
            found = find_nine(name) or find_skill(name)
        except ParameterError as error:
            yield f"{told.at(*place)}: {error}"
            continue
        if found in seen:
            yield _("{where}: the skill stands twice. Keep one.", where=told.at(*place))
        seen.add(found)


def _find_policy_faults(told: Told[RecognitionFile]) -> Iterator[str]:
    """Find what stands twice in a policy, keys that are none, and rules that meet nothing."""
    for key in ("accepts", "used_in", "trusted", "languages"):
        listed, seen = _list(told, "policy", key), set[str]()
        if key in ("accepts", "used_in") and told.raw("policy", key) == []:
            yield _("{where}: the list is empty. Name one at least.",
                    where=told.at("policy", key))  # fmt: skip
        for place in listed:
            value = told.text(*place)
            if value and value in seen:
                yield _("{where}: '{value}' stands twice. Keep one.",
                        where=told.at(*place), value=value)  # fmt: skip
            seen.add(value)
    yield from _find_unspoken(told)
    trusted, most = _list(told, "policy", "trusted"), recognition_limits().most_keys
    if len(trusted) > most:
        yield _("{where}: there are {count} keys. Keep {most} at most.",
                where=told.at("policy", "trusted"), count=len(trusted), most=most)  # fmt: skip
    for place in trusted[:most]:
        if isinstance(told.raw(*place), str) and key_of(told.text(*place)) is None:
            yield _("{where}: '{did}' is no did:key of an Ed25519 key (did:key:z6Mk...). Copy it "
                    "from who owns it.", where=told.at(*place), did=told.text(*place))  # fmt: skip
    accepts = [told.text(*place) for place in _list(told, "policy", "accepts")]
    if set(accepts) == {"statement"} and trusted:
        yield _("{where}: keys are of badges, and the policy accepts none. Add badge to accepts, "
                "or take the keys out.", where=told.at("policy", "trusted"))  # fmt: skip


def _find_unspoken(told: Told[RecognitionFile]) -> Iterator[str]:
    """Find languages that carepact does not speak."""
    for place in _list(told, "policy", "languages"):
        spoken = told.text(*place)
        if spoken and spoken not in LANGUAGES:
            yield _("{where}: '{value}' is not known. Use one of {listed}.",
                    where=told.at(*place), value=spoken, listed=", ".join(LANGUAGES))  # fmt: skip


def _list(told: Told[RecognitionFile], *place: str | int) -> list[Place]:
    """List the places of the entries of a list."""
    listed = told.raw(*place)
    return [(*place, n) for n in range(len(listed) if isinstance(listed, list) else 0)]
