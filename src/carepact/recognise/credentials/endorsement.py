"""An organisation stands by a badge: a credential of its own, signed with its own key.

1EdTech Open Badges 3.0, class EndorsementCredential. It names the badge after what the
badge holds (`documents.name_content`), so that it can be put beside no other content.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _, _c
from carepact.recognise.credentials.badge import Party, check_party, check_words, profile
from carepact.recognise.credentials.documents import (
    Kind,
    begin,
    contexts,
    find_id,
    name_content,
    write_day,
)
from carepact.recognise.credentials.keys import Key
from carepact.recognise.credentials.strict_json import Json
from carepact.recognise.credentials.suite import add_proof


def endorse_badge(
    badge: Mapping[str, Json], endorser: Party, comment: str, key: Key, day: date
) -> dict[str, Json]:
    """Stand by a badge.

    Parameters
    ----------
    badge : mapping
        What `build_badge` wrote, read and found right by the endorser.
    endorser : Party
        The organisation.
    comment : str
        What it says of the badge.
    key : Key
        Its key.
    day : date
        Day of the signature, from which the endorsement is valid.

    Returns
    -------
    dict
        The signed endorsement, to hand to `sign_badge`.

    Raises
    ------
    ParameterError
        If a text is empty, the key is not the endorser's, the badge is not named after what it
        holds, or the endorser is its holder or issuer. All faults are listed.
    """
    with Faults(ParameterError, _c("signed badge", "endorsement")) as faults:
        faults.extend(check_party(endorser, _c("signed badge", "endorser")))
        faults.extend(check_words(comment, _c("signed badge", "comment")))
        if key.did != endorser.did:
            faults.add(
                _(
                    "the key does not belong to the endorser. Sign with the key of {did}.",
                    did=endorser.did,
                )
            )
        if badge.get("id") != name_content(badge):
            faults.add(_("the badge was changed after it was built. Build it anew."))
        if endorser.did in (find_id(badge.get("issuer")), find_id(badge.get("credentialSubject"))):
            faults.add(_("nobody endorses a badge of their own. Ask an organisation."))
    document: dict[str, Json] = {
        "@context": contexts(),
        "type": [Kind.CREDENTIAL.value, Kind.ENDORSEMENT.value],
        "name": endorser.name,
        "issuer": profile(endorser),
        "validFrom": write_day(day),
        "credentialSubject": {
            "id": badge.get("id"),
            "type": ["EndorsementSubject"],
            "endorsementComment": comment,
        },
    }
    return add_proof({**document, "id": name_content(document)}, key, begin(day))
