"""Why a credential is not to be relied on: reasons as codes, and their words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carepact.core.messages import _


class Reason(StrEnum):
    """What is wrong; several may hold at once."""

    INCOMPLETE = "incomplete"
    """A part that every credential has is missing, or is of another kind."""
    SUITE = "unknown-suite"
    CONTEXT = "unknown-context"
    SIGNATURE = "signature-wrong"
    """What stands in the place of the signature is none."""
    KEY = "key-not-of-issuer"
    CHANGED = "changed-after-signing"
    """It is a signature, and not of what is written here."""
    EARLY = "not-yet-valid"
    EXPIRED = "expired"
    ENDORSEMENT = "endorsement-of-other"
    """An endorsement that does not belong to this credential."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, and where."""

    reason: Reason
    place: str
    """Place in the document: `proof.proofValue`, `endorsement[0].issuer`."""


def word_finding(finding: Finding) -> str:
    """Say in a sentence what is wrong, where it stands, and what helps."""
    place = finding.place
    words = {
        Reason.INCOMPLETE: _(
            "{place}: is missing, or is not what a credential has there. Ask the issuer for the "
            "whole credential.",
            place=place,
        ),
        Reason.SUITE: _(
            "{place}: it is not signed by the suite eddsa-jcs-2022, the one known here. Verify it "
            "with a tool that knows its suite.",
            place=place,
        ),
        Reason.CONTEXT: _(
            "{place}: its words are not those of Verifiable Credentials 2.0 and Open Badges 3.0.3, "
            "the ones known here. Verify it with a tool that knows them.",
            place=place,
        ),
        Reason.SIGNATURE: _(
            "{place}: is no signature. Ask the issuer for the credential as it was signed.",
            place=place,
        ),
        Reason.KEY: _(
            "{place}: the key is not shown to belong to the issuer. Do not rely on it; ask the "
            "issuer.",
            place=place,
        ),
        Reason.CHANGED: _(
            "{place}: the credential was changed after it was signed. Ask the issuer for it as it "
            "was signed.",
            place=place,
        ),
        Reason.EARLY: _("{place}: it is not valid yet. Wait for that day.", place=place),
        Reason.EXPIRED: _("{place}: it has expired. Ask the issuer for a new one.", place=place),
        Reason.ENDORSEMENT: _(
            "{place}: the endorsement does not belong to this credential. Do not rely on it; ask "
            "who endorsed it.",
            place=place,
        ),
    }
    return words[finding.reason]
