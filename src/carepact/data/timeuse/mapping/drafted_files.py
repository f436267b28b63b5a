"""Open the files that a draft is made of, and tell what each of them holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from carepact.core.errors import DataError
from carepact.core.messages import _
from carepact.data.timeuse.mapping.drafted_codes import GUESS, quote
from carepact.data.timeuse.mapping.drafted_columns import match_role, tell_apart
from carepact.data.timeuse.mapping.drafted_weights import find_replicates
from carepact.data.timeuse.mapping.formats import LabelledTable, open_table
from carepact.data.timeuse.mapping.sniffing import Written, sniff
from carepact.data.timeuse.mapping.typed import type_columns

ROLES = ("respondents", "activities", "replicates")


@dataclass(frozen=True)
class DraftedFiles:
    """The files of a survey by what they hold, typed."""

    respondents: LabelledTable
    activities: LabelledTable | None
    """None where the respondents' file holds them."""
    replicates: LabelledTable | None
    """None where the respondents' file holds them, or there are none."""
    written: dict[str, Written]
    """File to how it is written."""

    @property
    def opened(self) -> tuple[LabelledTable, ...]:
        """List the files."""
        every = (self.respondents, self.activities, self.replicates)
        return tuple(one for one in every if one is not None)


def open_survey(paths: Sequence[Path]) -> DraftedFiles:
    """Open one to three files: persons, and maybe their activities and replicate weights.

    Raises
    ------
    DataError
        If a file cannot be read, or there are more than what a survey is made of.
    """
    written = {path.name: sniff(path) for path in paths}
    comma = "," if any(one.decimal for one in written.values()) else ""
    opened = [
        type_columns(open_table(path, own.encoding, own.separator, own.decimal or comma))
        for path in paths
        for own in (written[path.name],)
    ]
    replicates = None
    if len(opened) > len(ROLES) - 1:
        apart = [one for one in opened if _holds_replicates_alone(one)]
        if len(apart) != 1 or len(opened) > len(ROLES):
            message = _(
                "{count} files: which holds persons, activities and replicate weights cannot be "
                "told. Give one of each.",
                count=len(opened),
            )
            raise DataError(message)
        replicates = apart[0]
        opened.remove(replicates)
    if len(opened) == 1:
        return DraftedFiles(opened[0], None, replicates, written)
    return DraftedFiles(*tell_apart(opened[0], opened[1]), replicates, written)


def _holds_replicates_alone(source: LabelledTable) -> bool:
    """Tell whether a file holds replicate weights, and no persons."""
    is_of_persons = any(match_role(role, source) for role in ("sex", "age"))
    return not is_of_persons and bool(find_replicates(source.table, None))


def draft_files(files: DraftedFiles) -> list[str]:
    """Write the part on files: their names, and how text is written, which is said once."""
    lines = ["files:"]
    for role in ROLES:
        one = getattr(files, role)
        if one is not None:
            mark = "" if role == "respondents" else f"     {GUESS}"
            lines.append(f"  {role}: {quote(one.file)}{mark}")
    usual, common = Written(), _common(files)
    lines += [
        f"  {key}: {quote(getattr(common, key))}     {GUESS}"
        for key in ("encoding", "separator", "decimal")
        if getattr(common, key) != getattr(usual, key)
    ]
    for file, own in files.written.items():
        for key, said in (("encoding", _("encoding")), ("separator", _("separator"))):
            if getattr(own, key) != getattr(common, key) and own != usual:
                lines.append(
                    "  # "
                    + _(
                        "{file}: its {what} is {found}: save all files alike",
                        file=file,
                        what=said,
                        found=quote(getattr(own, key)),
                    )
                )
    return lines


def _common(files: DraftedFiles) -> Written:
    """Say how the respondents' file is written, with decimals as any of the files has them."""
    own = files.written[files.respondents.file]
    decimals = [one.decimal for one in files.written.values() if one.decimal]
    return replace(own, decimal=own.decimal or next(iter(decimals), ""))
