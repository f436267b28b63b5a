"""Texts of the files of standards and options: English there, worded where they are shown."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from carepact.core.data_texts import of_kind

StandardText = Annotated[str, Field(min_length=1), of_kind("standard")]
OptionText = Annotated[str, Field(min_length=1), of_kind("option")]
