"""Badges judged by a firm's policy: what was decided, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

import polars as pl
from rich.console import Group, RenderableType

from carepact.core import voice
from carepact.core.controls import show_controls
from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _, _c
from carepact.core.provenance import make_manifest
from carepact.core.rows import tabulate
from carepact.core.text_files import is_folder
from carepact.levels.employer.decision_log import DecisionLog, write_log
from carepact.levels.employer.recognition import USES, Judgement, word_reasons
from carepact.recognise.credentials.keys import Key, make_key, read_key
from carepact.report.prose import Prose
from carepact.report.skills.badge_files import ENDING, read_badge_file
from carepact.report.words import put_under
from carepact.studies.recognition import decide_on_badge, open_log
from carepact.studies.recognition_file.opening import open_recognition


class DecisionRow(NamedTuple):
    """What was decided on one badge. The holder stands in no column."""

    file: str
    accepted: bool
    valid: bool
    reasons: str
    competencies: str
    skills_outside: str
    endorsed_by: str


@dataclass(frozen=True)
class Decided:
    """Some badges by file, each as the firm judged it, and the log with these decisions in it."""

    badges: tuple[tuple[str, Judgement], ...]
    log: DecisionLog
    use: str

    @property
    def are_accepted(self) -> bool:
        """Tell whether all of them are accepted."""
        return all(one.accepted for _file, one in self.badges)

    def write_log(self) -> bytes:
        """Write the log as the bytes of a CSV file."""
        return write_log(self.log).encode()

    def to_polars(self) -> pl.DataFrame:
        """Return a row for each badge."""
        return tabulate(self._list_rows(), DecisionRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the decisions came to be; nobody is named in it."""
        return make_manifest((), {"command": "employer accept", "use": self.use}, None, [])

    def _list_rows(self) -> Iterator[DecisionRow]:
        """Lay out each decision."""
        for file, one in self.badges:
            yield DecisionRow(
                file=file,
                accepted=one.accepted,
                valid=one.valid,
                reasons=" ".join(reason.value for reason in one.reasons),
                competencies=" ".join(competency.code for competency in one.competencies),
                skills_outside=" ".join(skill.address for skill in one.outside),
                endorsed_by=", ".join(party.name for party in one.endorsed_by),
            )


def decide_on_files(
    paths: Iterable[Path],
    policy: Path,
    use: str,
    on: date,
    log: Path | None = None,
    key: Path | None = None,
    case: str = "",
) -> Decided:
    """Judge badges by a policy; a folder stands for all badges that lie in it. Nothing is written.

    Parameters
    ----------
    paths : iterable of Path
        Badges.
    policy : Path
        File of the recognition policy.
    use : str
        hiring, return or promotion.
    on : date
        The day of the decision.
    log : Path, optional
        Decisions so far.
    key : Path, optional
        Key of the log.
    case : str
        What tells this person from others.

    Raises
    ------
    ParameterError
        With each file that is no badge, faults of the policy and of the log, a use that is none.
    """
    recognition = open_recognition(policy)
    wanted = next((one for one in USES if one == use), None)
    decided: list[tuple[str, Judgement]] = []
    with Faults(ParameterError, _c("signed badge", "badge")) as faults:
        if wanted is None:
            faults.add(
                _("{given}: is none of {listed}. Name one of them.",
                  given=voice.given("use", use), listed=", ".join(USES))
            )  # fmt: skip
        if (log is None) != (key is None):
            faults.add(
                _("{log} and {key} belong together: the key makes the marks of the log. Name both.",
                  log=voice.option("decisions"), key=voice.option("key"))
            )  # fmt: skip
        held = list(_list_badges(paths, faults))
    noted = DecisionLog() if log is None else open_log(log)
    own = _open_key(key)
    for name, raw in held:
        assert wanted is not None  # noqa: S101 - told above
        found = decide_on_badge(raw, recognition, wanted, on, noted, own, case)
        noted = found.log
        decided.append((name, found.judged))
    return Decided(tuple(decided), noted, use)


def _open_key(key: Path | None) -> Key:
    """Read the key of the log; one that nobody keeps where no log is."""
    return make_key() if key is None else read_key(key)


def _list_badges(paths: Iterable[Path], faults: Faults) -> Iterator[tuple[str, bytes]]:
    """Read each badge, and note those that cannot be read."""
    for path in paths:
        files = sorted(path.glob(f"*{ENDING}")) if is_folder(path) else [path]
        if not files:
            faults.add(
                _(
                    "{folder}: no badge ({ending}) lies in this folder. Name the file of one.",
                    folder=path.name,
                    ending=ENDING,
                )
            )
        for one in files:
            try:
                yield one.name, read_badge_file(one)
            except ParameterError as error:
                faults.add(str(error))


def show_decisions(found: Decided) -> RenderableType:
    """Lay out what was decided on each badge, and why."""
    return Group(*map(Prose, _say(found)))


def _say(found: Decided) -> Iterator[str]:
    """Say what was decided, line by line."""
    for place, (file, one) in enumerate(found.badges):
        if place:
            yield ""
        if one.accepted:
            yield put_under(show_controls(file), _("accepted by the policy"))
        else:
            yield put_under(show_controls(file), _("not accepted"))
            yield from (f"  - {show_controls(reason)}" for reason in word_reasons(one))
        for competency in one.competencies:
            yield _("  shows {code}: {words}", code=show_controls(competency.code),
                    words=show_controls(competency.words))  # fmt: skip
        for skill in one.outside:
            yield _("  in no competency of yours: {skill}", skill=show_controls(skill.name))
        for party in one.endorsed_by:
            yield _("  who stands by it: {name}", name=show_controls(party.name) or "?")
        if not one.is_read:
            yield "  " + _("Its words are in a language that the firm does not read.")
    if found.badges:
        yield ""
        yield _("That it belongs to who shows it no signature proves: talk with them.")
