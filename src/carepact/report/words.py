"""Words of tables and pictures in the reader's language.

Files keep the English labels, so that a program finds them; the screen and the
pictures translate those that `labels.csv` lists.
"""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Mapping
from importlib import resources

from carepact.core.messages import _, language


def in_words(label: str) -> str:
    """Return a label of a table in the reader's language, or as it is."""
    known = words_of(__package__, "labels.csv")
    return " - ".join(known.get(part) or (part and _(part)) for part in label.split(" - "))


def words_of(package: str, file: str) -> Mapping[str, str]:
    """Return the words of a table in the reader's language, by what its first column names.

    Parameters
    ----------
    package : str
        Package in which the table lies, beside the vocabulary that it words.
    file : str
        Table with a column for each language, in the order in which its words are shown.
    """
    return _read_words(package, file, language())


@functools.cache
def _read_words(package: str, file: str, code: str) -> Mapping[str, str]:
    """Read the words of a table in one language."""
    text = resources.files(package).joinpath(file).read_text("utf-8")
    rows = csv.DictReader(io.StringIO(text))
    return {next(iter(row.values())): row[code] for row in rows}
