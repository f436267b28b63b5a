"""Words in the languages of carepact, as files of standards and options hold them."""

from __future__ import annotations

from pydantic import Field

from carepact.core.messages import language
from carepact.core.parameters import Strict


class Words(Strict):
    """A text in the languages of carepact."""

    en: str = Field(min_length=1)
    fr: str = Field(min_length=1)
    es: str = Field(min_length=1)

    def __str__(self) -> str:
        """Return the text in the reader's language."""
        return str(getattr(self, language()))
