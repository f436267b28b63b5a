"""Read a carer's account, or raise all its faults at once."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from carepact.core.documents import Document, keys_of, read_document
from carepact.recognise.account import Account, Care, Example, Step
from carepact.studies.account_file.checks import find_account_faults
from carepact.studies.account_file.diary import read_diary
from carepact.studies.account_file.model import (
    AccountFile,
    CareEntry,
    ExampleEntry,
    OftenEntry,
    StepEntry,
)
from carepact.studies.study_file.model import file_at
from carepact.studies.told.entries import Told


def open_account(path: Path) -> Account:
    """Read a carer's account, and the diary that it names.

    Parameters
    ----------
    path : Path
        YAML file.

    Raises
    ------
    ParameterError
        With all faults of the file, or of its diary, at once.
    """
    document = read_document(path, AccountFile, _account_keys())
    return _make_ready(document, path.parent)


def schema_text() -> str:
    """Return the schema of an account's file, for editors."""
    folder = resources.files("carepact.studies.account_file")
    return folder.joinpath("account.json").read_text("utf-8")


@cache
def _account_keys() -> list[str]:
    """Name the keys that an account's file may have."""
    return keys_of(AccountFile, CareEntry, OftenEntry, ExampleEntry, StepEntry)


def _make_ready(document: Document[AccountFile], folder: Path) -> Account:
    """Raise all faults of a file, or make the account that it tells."""
    file = document.sound(find_account_faults(Told(document), folder))
    written = file_at(document.content, folder, "diary")
    return Account(
        holder=file.holder.strip(),
        told_on=file.told_on,
        care=tuple(_make_care(one) for one in file.care),
        examples=tuple(_make_example(one) for one in file.examples),
        diary=None if written is None else read_diary(written),
        steps=tuple(Step(one.module.strip(), one.progress, one.on) for one in file.learning),
        never_say=tuple(one.strip() for one in file.never_say if one.strip()),
    )


def _make_care(one: CareEntry) -> Care:
    """Make one kind of care of an entry."""
    return Care(
        activity=one.activity.strip(),
        whom=one.whom,
        times=one.how_often.times,
        per=one.how_often.per,
        hours=one.how_long,
        since=one.since,
        until=one.until,
    )


def _make_example(one: ExampleEntry) -> Example:
    """Make an example of an entry; its skill is as the holder calls it."""
    return Example(
        skill=one.skill.strip(),
        words=one.words.strip(),
        activity=None if one.activity is None else one.activity.strip(),
        change=one.through_caring,
        change_words=(one.change or "").strip(),
        oneself=one.myself,
        is_shown=one.show == "yes",
    )
