"""Texts of data files that a reader may see: English as data, worded where they are shown."""

from __future__ import annotations

from functools import partial

from pydantic import AfterValidator

from carepact.core.messages import data_message


def of_kind(kind: str) -> AfterValidator:
    """Hold a text of a file as a message of a kind, the context under which catalogues have it.

    Notes
    -----
    To be annotated at the field of a model. Texts that no catalogue knows, such as those of a
    user's own file, are said as they stand.
    """
    return AfterValidator(partial(data_message, kind))
