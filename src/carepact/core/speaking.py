"""The language that a face speaks, checked: what is asked for is there, or one error says so."""

from __future__ import annotations

from contextlib import AbstractContextManager

from carepact.core.errors import ParameterError
from carepact.core.messages import LANGUAGES, _, speak_on


class _Spoken(AbstractContextManager[str]):
    """A language that is spoken from now on; at the end of a `with` the one before comes back."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._former = [speak_on(code)]
        self._is_entered = False

    def __repr__(self) -> str:
        """Tell how it came to be: a notebook shows what a cell ends with."""
        return f"use_language({self._code!r})"

    def __enter__(self) -> str:
        """Go on to speak it; speak it anew where an earlier `with` has ended."""
        if self._is_entered:
            self._former.append(speak_on(self._code))
        self._is_entered = True
        return self._code

    def __exit__(self, *_raised: object) -> None:
        """Speak the language before."""
        speak_on(self._former.pop())


def use_language(code: str) -> AbstractContextManager[str]:
    """Speak a language from now on; in a `with` the one before comes back at its end.

    It is spoken in this context alone: other threads, and other tasks that run already, go on to
    speak theirs.

    Parameters
    ----------
    code : str
        One of `core.messages.LANGUAGES`, e.g. `fr`.

    Returns
    -------
    context manager
        For a `with`; without one the language stays.

    Raises
    ------
    ParameterError
        If there is no catalogue of the language.

    Examples
    --------
    >>> import carepact
    >>> from carepact.core.messages import _
    >>> with carepact.use_language("fr"):
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
    return _Spoken(code)
