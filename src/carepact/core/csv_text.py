"""The one door by which tables become CSV files: Excel shows their letters as they are."""

from __future__ import annotations


def encode_csv(text: str) -> bytes:
    """Encode a CSV file as UTF-8, with a byte order mark where Excel needs it.

    Parameters
    ----------
    text : str
        The table.

    Returns
    -------
    bytes
        Without the mark where every letter is ASCII: such a file is the same in any encoding.
        With it elsewhere, since Excel takes a file without for one of its old code pages.
    """
    return text.encode("ascii" if text.isascii() else "utf-8-sig")
