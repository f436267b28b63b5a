"""The language that a face speaks, checked: what is asked for is there, or one error says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from carepact.core.errors import ParameterError
from carepact.core.messages import LANGUAGES, _, speak


@contextmanager
def use_language(code: str) -> Iterator[str]:
    """Speak a language within this context alone; the one before comes back at its end.

    Parameters
    ----------
    code : str
        One of `core.messages.LANGUAGES`, e.g. `fr`.

    Raises
    ------
    ParameterError
        If there is no catalogue of the language.

    Examples
    --------
    >>> from carepact.core.messages import _
    >>> with use_language("fr"):
    ...     print(_("minutes a day"))
    minutes par jour
    """
    if code not in LANGUAGES:
        raise ParameterError(
            _(
                "Language '{code}': it is not available. Choose one of {listed}.",
                code=code,
                listed=", ".join(LANGUAGES),
            )
        )
    with speak(code):
        yield code
