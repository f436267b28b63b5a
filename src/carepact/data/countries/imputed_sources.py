"""What the tables say of the source of an imputed figure, in the reader's language."""

from __future__ import annotations

import re

from carepact.core.messages import message_id, say

SENTENCE = re.compile(
    r"predicted from (?P<known>\d+) countries, (?P<near>\d+) of (?P<group>[a-z ]+ income)"
    r"(?P<pooled>, pooled)?"
)
"""As `scripts/compile/imputing.py` writes it."""
GROUPS = (
    message_id("low income"),
    message_id("lower middle income"),
    message_id("upper middle income"),
    message_id("high income"),
)


def name_source(text: str) -> str:
    """Return the source of a figure: as it is cited, or a sentence if it is imputed."""
    found = SENTENCE.fullmatch(text)
    if found is None or found["group"] not in GROUPS:
        return text
    named = {"known": found["known"], "near": found["near"], "group": say(found["group"])}
    if found["pooled"]:
        return say("predicted from {known} countries, {near} of {group}, pooled", **named)
    return say("predicted from {known} countries, {near} of {group}", **named)
