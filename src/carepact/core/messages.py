"""Messages in the reader's language: English, French, Spanish.

The English sentence is the message id. Catalogues are the `.po` texts in
`carepact/locale`, read when a language other than English is first used, so that
no compiled file has to be shipped or kept in step.
"""

from __future__ import annotations

import functools
import gettext
import io
import os
import re

LANGUAGES = ("en", "fr", "es")
LANGUAGE_VARIABLES = ("CAREPACT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language() -> str:
    """Return the language of messages: the first variable set decides, else English."""
    for variable in LANGUAGE_VARIABLES:
        value = os.environ.get(variable, "")
        if value:
            code = re.split("[-_.]", value, maxsplit=1)[0].lower()
            return code if code in LANGUAGES else "en"
    return "en"


@functools.cache
def _catalogue(code: str) -> gettext.NullTranslations:
    """Read one language's catalogue, shape: message id to message."""
    if code == "en":
        return gettext.NullTranslations()
    from importlib import resources  # noqa: PLC0415

    from babel.messages.mofile import write_mo  # noqa: PLC0415 - only other languages pay for it
    from babel.messages.pofile import read_po  # noqa: PLC0415

    text = resources.files("carepact").joinpath("locale", f"{code}.po").read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(text), locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _(text: str, /, **values: object) -> str:
    """Translate a message and fill in its named values."""
    translated = _catalogue(language()).gettext(text)
    return translated.format(**values) if values else translated


def number(value: float, decimals: int) -> str:
    """Print a number as the reader's language does: 1 234.5 or 1 234,5."""
    if language() == "en":
        return f"{value:,.{decimals}f}".replace(",", " ")
    from babel.numbers import format_decimal  # noqa: PLC0415 - only other languages pay for it

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, format=pattern, locale=language()))
