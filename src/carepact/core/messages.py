"""Messages in the reader's language.

The English sentence is the message id. Catalogues are the `.po` texts in
`carepact/locale`, read when a language other than English is first used, so that
no compiled file has to be shipped or kept in step. A language is spoken when its
catalogue is there, and nothing else has to know of it.

A face says which language is spoken, for its own context: two threads, or two
readers of one server, never hear each other's.
"""

from __future__ import annotations

import functools
import gettext
import io
import math
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from pathlib import Path
from typing import Self

from carepact.core.voice import PythonVoice, use_voice

LANGUAGE_VARIABLES = ("CAREPACT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_SPOKEN: ContextVar[str | None] = ContextVar("language", default=None)


def _find_catalogues() -> dict[str, Path]:
    """Find the catalogue of each language: those that ship, and those of a folder of one's own."""
    own = os.environ.get("CAREPACT_LOCALE", "")
    folders = [Path(__file__).resolve().parent.parent / "locale", *([Path(own)] if own else [])]
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.po"))}


_CATALOGUES = _find_catalogues()
LANGUAGES = ("en", *_CATALOGUES)


def language() -> str:
    """Return the language of this context; else the first variable that is set decides."""
    return _SPOKEN.get() or _language_of_surroundings()


@contextmanager
def speak(code: str) -> Iterator[None]:
    """Speak one of `LANGUAGES` within this context; faces use `core.speaking.use_language`."""
    token = _SPOKEN.set(code)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def speak_on(code: str | None) -> str | None:
    """Speak a language in this context from now on, None for that of the surroundings.

    Returns
    -------
    str or None
        What was set before, to be spoken on again.
    """
    former = _SPOKEN.get()
    _SPOKEN.set(code)
    return former


def _language_of_surroundings() -> str:
    """Return the language that the surroundings ask for, or English where it is not spoken."""
    for variable in LANGUAGE_VARIABLES:
        value = os.environ.get(variable, "")
        if value:
            return _language_of(value)
    return "en"


@functools.cache
def _language_of(value: str) -> str:
    """Return the language that a variable asks for, or English where it is not spoken."""
    code = re.split("[-_.]", value, maxsplit=1)[0].lower()
    return code if code in LANGUAGES else "en"


@functools.cache
def _catalogue(code: str) -> gettext.NullTranslations:
    """Read one language's catalogue, shape: message id to message."""
    if code == "en":
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - only other languages pay for it
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(_CATALOGUES[code].read_bytes()), locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _(text: str, /, **values: object) -> str:
    """Translate a message and fill in its named values."""
    translated = _catalogue(language()).gettext(text) if text else ""  # "" names the header
    return _fill(translated, values)


def _c(context: str, text: str, /, **values: object) -> str:
    """Translate a message that says little by itself: the context says where it stands."""
    translated = _catalogue(language()).pgettext(context, text)
    return _fill(translated, values)


def _n(one: str, many: str, count: float, /, **values: object) -> str:
    """Translate a message whose words depend on a count, which fills `{count}`.

    French says "1,1 semaine" and English "1.1 weeks": CLDR's rule of the language decides.
    """
    spoken = language()
    whole = _like_whole_number(count, spoken)
    translated = _catalogue(spoken).ngettext(one, many, whole)
    decimals = 0 if float(count).is_integer() else 1
    return _fill(translated, {"count": number(count, decimals), **values})


def _like_whole_number(count: float, code: str) -> int:
    """Return a whole number that takes the same plural form as the count."""
    if float(count).is_integer():
        return int(count)
    if code == "en" or not math.isfinite(count):
        return 2
    from babel import Locale  # noqa: PLC0415 - only other languages pay for it

    form = Locale(code).plural_form
    return next((n for n in (0, 1, 2, 3, 5, 11, 100) if form(n) == form(count)), 2)


class Message(str):
    """A sentence of a result: the same in every language until a face words it.

    As a string it is the English sentence, so that files, hashes and comparisons do not depend
    on who reads; `word` says it in the reader's language.
    """

    __slots__ = ("kind", "template", "values")

    template: str
    """The message id, with its named places."""
    values: dict[str, object]
    """What fills the places: figures, words, or tuples of words, which are listed."""
    kind: str
    """What the text is, where it stands in a data file; see `data_text`."""

    def __new__(cls, template: str, values: dict[str, object], kind: str = "") -> Self:
        """Hold a sentence and its values; `say` is the usual way."""
        with speak("en"), use_voice(PythonVoice()):
            said = super().__new__(cls, _fill(template, values))
        said.template = template
        said.values = values
        said.kind = kind
        return said

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to another process with the values."""
        return Message, (self.template, self.values, self.kind)

    def word(self) -> str:
        """Say the sentence in the reader's language."""
        said = data_text(self.kind, self.template) if self.kind else _(self.template)
        return _fill(said, self.values)


def say(template: str, /, **values: object) -> Message:
    """Say something in a result, whose face will word it in the language of its reader.

    Examples
    --------
    >>> remark = say("{place} of {count}: {country}", place=1, count=3, country="Kenya")
    >>> remark
    '1 of 3: Kenya'
    >>> with speak("fr"):
    ...     word(remark)
    '1 sur 3 : Kenya'
    """
    return Message(template, values)


def data_message(kind: str, text: str) -> Message:
    """Hold a text of a data file, which a face says in the reader's language."""
    return Message(text, {}, kind)


def join_sentences(*sentences: str, between: str = " ") -> Message:
    """Put sentences of a result behind each other."""
    places = [f"s{place}" for place in range(len(sentences))]
    template = between.join(f"{{{place}}}" for place in places)
    return Message(template, dict(zip(places, sentences, strict=True)))


def message_id(template: str) -> str:
    """Mark a text as a message id; it is worded later, when its values are known."""
    return template


def word(text: str) -> str:
    """Say what a result holds in the reader's language; what is no message stays as it is."""
    return text.word() if isinstance(text, Message) else text


def _fill(template: str, values: dict[str, object]) -> str:
    """Fill the places of a sentence, each value in the words of the reader."""
    return template.format(**{k: _word_value(v) for k, v in values.items()}) if values else template


def _word_value(value: object) -> object:
    """Word a value of a message; several are listed."""
    if isinstance(value, tuple):
        return ", ".join(word(str(one) if not isinstance(one, str) else one) for one in value)
    return word(value) if isinstance(value, str) else value


def data_text(kind: str, text: str) -> str:
    """Say a text of a data file in the reader's language.

    Parameters
    ----------
    kind : str
        What the text is, e.g. `indicator`: the context under which catalogues hold it.
    text : str
        The English text as the file has it.
    """
    return _catalogue(language()).pgettext(kind, text)


def number(value: float, decimals: int) -> str:
    """Print a number as the reader's language does: 1 234.5 or −1 234,5.

    Decimals below 0 round before the point: -3 prints 221 437 as 221 000.
    """
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if decimals < 0:
        value, decimals = round(value, decimals), 0
    if language() == "en":
        return f"{value:,.{decimals}f}".replace(",", " ").replace("-", "−")
    from babel.numbers import format_decimal  # noqa: PLC0415 - only other languages pay for it

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, format=pattern, locale=language())).replace("-", "−")


class Day(date):
    """A day in a message, printed as the reader's language does: 15 September 2027."""

    def __format__(self, form: str) -> str:
        """Print it with its month in words."""
        from babel.dates import format_date  # noqa: PLC0415 - few messages hold a day

        spoken = language()
        pattern = "d MMMM y" if spoken == "en" else "long"
        return str(format_date(self, format=pattern, locale=spoken))

    @classmethod
    def of(cls, day: date) -> Self:
        """Take a day of the calendar."""
        return cls(day.year, day.month, day.day)


class Count(int):
    """A count in a message, printed as the reader's language does."""

    def __format__(self, form: str) -> str:
        """Print it in groups of thousands."""
        return number(int(self), 0)


def percent_sign() -> str:
    """Return the sign of per cent with the space that stands before it."""
    return " %" if language() == "en" else "\u00a0%"


def localise(printed: str) -> str:
    """Give a printed number, such as 0.042, the decimal sign of the reader's language."""
    if language() == "en":
        return printed
    from babel import Locale  # noqa: PLC0415 - only other languages pay for it

    return printed.replace(".", str(Locale(language()).number_symbols["latn"]["decimal"]))
