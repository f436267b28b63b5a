"""Words of an option in the three languages."""

from __future__ import annotations

from pydantic import Field

from carepact.core.messages import language
from carepact.core.parameters import Strict


class Words(Strict):
    """A text in the three languages."""

    en: str = Field(min_length=1)
    fr: str = Field(min_length=1)
    es: str = Field(min_length=1)

    def __str__(self) -> str:
        """Give the text in the reader's language."""
        return {"en": self.en, "fr": self.fr, "es": self.es}[language()]
