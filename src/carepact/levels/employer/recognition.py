"""What an employer does with care as learning: own competencies, a policy, and its judgement.

A badge is proved, then held against the policy, then laid on the firm's own competencies. That it
belongs to who stands before the firm no signature proves: a conversation does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal, get_args

from carepact.core.messages import _
from carepact.data.skills.concepts import esco_of
from carepact.recognise.credentials.badge import Party, Skill
from carepact.recognise.credentials.documents import name_content
from carepact.recognise.credentials.handing_on import read_badge
from carepact.recognise.credentials.reasons import Finding, Reason, word_finding
from carepact.recognise.credentials.strict_json import Json
from carepact.recognise.credentials.verification import Verification, verify

Use = Literal["hiring", "return", "promotion"]
"""What a credential is used in: return is that from leave, or after years at home."""
Kind = Literal["statement", "badge"]
"""The statement of skills that a carer hands on, on paper, or a badge that a machine can prove."""
USES: tuple[Use, ...] = get_args(Use)
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Competency:
    """One competency of the firm's own framework."""

    code: str
    words: str
    skills: tuple[str, ...] = ()
    """Skills of the table by address, or code of our own; none where the table has no such one."""


@dataclass(frozen=True)
class Framework:
    """The competencies by which a firm hires, and promotes."""

    title: str
    competencies: tuple[Competency, ...]

    @property
    def unmapped(self) -> tuple[Competency, ...]:
        """List those that no skill of the table stands for: no badge can show them."""
        return tuple(one for one in self.competencies if not one.skills)

    def match(self, address: str) -> tuple[Competency, ...]:
        """List the competencies for which a skill counts, by its address in ESCO.

        A skill of our own counts as what comes nearest to it in ESCO, as badges write it.
        """
        return tuple(
            one for one in self.competencies if address in {esco_of(uri) for uri in one.skills}
        )


@dataclass(frozen=True)
class Policy:
    """What a firm accepts, from whom, and what it uses it in."""

    accepts: tuple[Kind, ...]
    used_in: tuple[Use, ...]
    needs_endorsement: bool = False
    """Whether somebody other than the holder must stand by a badge."""
    trusted: tuple[str, ...] = ()
    """`did:key` of those who may stand by one; anybody else where none is named."""
    languages: tuple[str, ...] = ()
    """Languages that the firm reads; skills are matched by address, whatever the language."""


class Refusal(StrEnum):
    """Why a firm does not accept what is in itself in order, and each reason of a forged badge."""

    KIND = "kind-not-accepted"
    UNENDORSED = "not-endorsed"
    """Nobody but the holder stands by it, and the policy asks for that."""
    UNTRUSTED = "key-not-trusted"
    """Who stands by it is on no list of the firm."""
    UNCHECKED = "not-checked"
    """Nobody went through a statement with who wrote or signed it."""
    OUTSIDE = "not-in-our-framework"
    """Valid, and of a skill for which the firm has no competency."""


@dataclass(frozen=True)
class Judgement:
    """What a firm makes of one credential. It is not kept: the log holds marks and codes alone."""

    kind: Kind
    valid: bool
    """Whether nothing is wrong with it in itself."""
    reasons: tuple[Reason | Refusal, ...]
    """Why it is not accepted, each once; none where it is."""
    findings: tuple[Finding, ...]
    """What is wrong with a badge, with places."""
    competencies: tuple[Competency, ...]
    """Those of the firm that it shows."""
    outside: tuple[Skill, ...]
    """Skills in it for which the firm has no competency."""
    endorsed_by: tuple[Party, ...]
    """Who stands by it, and may by the policy; each name is a claim, each key is proved."""
    is_read: bool
    """Whether its words are in a language that the firm reads."""
    content: str = field(repr=False)
    """Name of what it holds, by which the same is known again."""
    holder: str = field(repr=False)
    """Key of the holder; empty where none is told."""

    @property
    def accepted(self) -> bool:
        """Tell whether it is valid, as the policy asks, and shows a competency of the firm."""
        return not self.reasons


def judge_badge(raw: bytes, policy: Policy, framework: Framework, on: date) -> Judgement:
    """Judge a badge that somebody shows.

    Parameters
    ----------
    raw : bytes
        The badge as a file holds it.
    policy : Policy
        What the firm accepts.
    framework : Framework
        Its competencies.
    on : date
        The day for which it is asked.

    Returns
    -------
    Judgement
        Accepted, or with every reason why not. Nothing that an invalid badge says counts.

    Raises
    ------
    ParameterError
        If it is no document at all, or the extra `credentials` is not installed.
    """
    found = verify(raw, on)
    document = read_badge(raw, "")
    matched, outside = _match(framework, found.skills if found.valid else ())
    standing = tuple(_list_standing(found)) if found.valid else ()
    endorsed = tuple(one for one in standing if not policy.trusted or one.did in policy.trusted)
    spoken = _language_of(document)
    return Judgement(
        kind="badge",
        valid=found.valid,
        reasons=found.reasons or tuple(_refuse(found, policy, matched, endorsed, standing)),
        findings=found.findings,
        competencies=matched,
        outside=outside,
        endorsed_by=endorsed,
        is_read=not policy.languages or spoken in policy.languages,
        content=name_content(document),
        holder=found.holder.did,
    )


def judge_statement(
    content: str, skills: Iterable[Skill], policy: Policy, framework: Framework, *, checked: bool
) -> Judgement:
    """Judge a statement of skills that a carer hands on, on paper.

    Parameters
    ----------
    content : str
        What tells this paper from others, such as its number or its words; it is not kept.
    skills : iterable of Skill
        What it shows, as somebody of the firm read it.
    policy, framework : Policy and Framework
        What the firm accepts, and its competencies.
    checked : bool
        Whether somebody of the firm went through it with who wrote or signed it: a machine cannot.
    """
    matched, outside = _match(framework, skills)
    reasons: list[Refusal] = []
    if "statement" not in policy.accepts:
        reasons.append(Refusal.KIND)
    if not checked:
        reasons.append(Refusal.UNCHECKED)
    if not matched:
        reasons.append(Refusal.OUTSIDE)
    return Judgement(
        kind="statement",
        valid=checked,
        reasons=tuple(reasons),
        findings=(),
        competencies=matched,
        outside=outside,
        endorsed_by=(),
        is_read=True,
        content=content,
        holder="",
    )


def word_reasons(judged: Judgement) -> Iterator[str]:
    """Say in sentences why a credential is not accepted: what is wrong in it, then the policy."""
    yield from map(word_finding, judged.findings)
    yield from (word_refusal(one) for one in judged.reasons if isinstance(one, Refusal))


def word_refusal(reason: Refusal) -> str:
    """Say in a sentence why a firm does not accept a credential, and what helps."""
    return {
        Refusal.KIND: _(
            "The policy does not accept this kind of credential. Ask for another kind, or change "
            "what the policy accepts."
        ),
        Refusal.UNENDORSED: _(
            "Nobody but the holder stands by it, and the policy asks for that. Ask the holder for "
            "an endorsement."
        ),
        Refusal.UNTRUSTED: _(
            "It is valid, and none of the keys that stand by it is on the list of the policy. Ask "
            "the organisation for its key, and add it if you trust it."
        ),
        Refusal.UNCHECKED: _(
            "Nobody went through it with who wrote or signed it. Do so, then judge it again."
        ),
        Refusal.OUTSIDE: _(
            "It is valid, and not in our framework: no competency stands for its skills. Look "
            "whether one should."
        ),
    }[reason]


def _refuse(
    found: Verification,
    policy: Policy,
    matched: tuple[Competency, ...],
    endorsed: tuple[Party, ...],
    standing: tuple[Party, ...],
) -> Iterator[Refusal]:
    """List why a valid badge is not accepted."""
    if "badge" not in policy.accepts:
        yield Refusal.KIND
    speaks_for_another = found.issuer.did != found.holder.did
    if policy.needs_endorsement and not standing:
        yield Refusal.UNENDORSED
    elif (policy.needs_endorsement or speaks_for_another) and not endorsed:
        yield Refusal.UNTRUSTED
    if not matched:
        yield Refusal.OUTSIDE


def _list_standing(found: Verification) -> Iterator[Party]:
    """List who stands by a badge: who issued it for another, and who endorses it, each once."""
    issuer = (found.issuer,) if found.issuer.did != found.holder.did else ()
    yield from {one.did: one for one in (*issuer, *found.endorsers)}.values()


def _match(
    framework: Framework, skills: Iterable[Skill]
) -> tuple[tuple[Competency, ...], tuple[Skill, ...]]:
    """List the firm's competencies that skills show, each once, and the skills that show none."""
    matched: dict[str, Competency] = {}
    outside = []
    for skill in skills:
        competencies = framework.match(skill.address)
        matched |= {one.code: one for one in competencies}
        if not competencies:
            outside.append(skill)
    return tuple(matched.values()), tuple(outside)


def _language_of(document: dict[str, Json]) -> str:
    """Return the language of a badge's words; empty where it does not say."""
    subject = document.get("credentialSubject")
    achieved = subject.get("achievement") if isinstance(subject, dict) else None
    spoken = achieved.get("inLanguage") if isinstance(achieved, dict) else None
    return spoken if isinstance(spoken, str) else ""
