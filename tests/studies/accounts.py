"""An account that is written out as a text, opened as its file would be."""

from __future__ import annotations

import tempfile
from pathlib import Path

from carepact.recognise.account import Account
from carepact.studies.account_file.opening import open_account


def parse_account(text: str, name: str) -> Account:
    """Write an account into a folder of its own, and open it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_text(text, "utf-8")
        return open_account(file)
