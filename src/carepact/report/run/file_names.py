"""Names of the files of a run."""

from __future__ import annotations

from enum import StrEnum


class RunFile(StrEnum):
    """Files and folders of a run that others name too."""

    ANSWER = "answer.txt"
    """Everything that the screen can show, in the reader's language."""
    WORKBOOK = "answer.xlsx"
    """The same for a spreadsheet."""
    LEDGER = "ledger"
    """Folder of the books within the folder of a run."""
    MANIFEST = "manifest.json"
    COST_BY_YEAR = "cost-by-year"
    WHO_PROVIDES_AND_PAYS = "who-provides-and-pays"
    WHAT_MATTERS_MOST = "what-matters-most"
    COST_BY_INSTRUMENT = "cost-by-instrument"
    GROSS_TO_NET = "gross-to-net"
    HOURS_MOVED = "hours-moved"
    CARE_FLOW = "care-flow"
    PROFILE = "co-responsibility-profile"
    CRISIS = "crisis"
    """Of a run that goes through one."""
    JOBS = "jobs-beside-construction"
