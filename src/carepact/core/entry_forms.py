"""Word that a text, a list or keys are due in a file, and something else stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carepact.core.messages import _

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def word_form(where: str, error: ErrorDetails) -> str:
    """Word what is missing, empty or of another form, with its mend.

    Parameters
    ----------
    where : str
        Place in the file, as messages name it.
    error : ErrorDetails
        What pydantic found there.

    Returns
    -------
    str
        Empty where the error is of another kind.
    """
    least = (error.get("ctx") or {}).get("min_length", 1)
    return {
        "missing": _("{where}: is missing. Add it.", where=where),
        "string_too_short": _("{where}: is empty. Write what is meant.", where=where),
        "too_short": _(
            "{where}: holds too few entries. Write {least} or more.", where=where, least=least
        ),
        "string_type": _("{where}: is no single text. Write one.", where=where),
        "tuple_type": _(
            "{where}: is no list. Write each entry on its own line, behind '- '.", where=where
        ),
        "model_type": _(
            "{where}: has no keys. Write each with ': ' and what it holds.", where=where
        ),
    }.get(error["type"], "")
