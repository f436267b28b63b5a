"""Why work was not done, in words: what to do about it stands with it."""

from __future__ import annotations

from carepact.app.workers.faults import Busy, NotDone, Refused, TookTooLong, TooLarge, WorkFailed
from carepact.core.messages import _


def word_not_done(error: NotDone) -> str:
    """Say why there is no answer; what is our fault is told by its number alone."""
    if isinstance(error, Refused):
        return error.message
    if isinstance(error, WorkFailed):
        return _(
            "It is our fault, not yours. Try again; if it happens again, tell whoever runs this "
            "server the number {number}.",
            number=error.number,
        )
    words = {
        Busy: _("Many ask at the same time. Try again in a few seconds."),
        TookTooLong: _("This took too long. Ask for fewer draws, fewer years or a smaller file."),
        TooLarge: _("This needs more memory than there is for one answer. Ask for fewer draws, "
                    "fewer years or a smaller file."),
    }  # fmt: skip
    return words[type(error)]
