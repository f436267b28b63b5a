"""One employer: what care taught is judged by the firm's policy, noted, and counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from carepact.core.text_files import exists, read_text
from carepact.levels.employer.decision_log import DecisionLog, read_log
from carepact.levels.employer.recognition import (
    Framework,
    Judgement,
    Policy,
    Use,
    judge_badge,
)
from carepact.recognise.credentials.keys import Key


@dataclass(frozen=True)
class Decision:
    """What a firm decided on one credential, and its log with that decision in it."""

    judged: Judgement
    log: DecisionLog


def decide_on_badge(
    raw: bytes,
    recognition: tuple[Framework, Policy],
    use: Use,
    day: date,
    log: DecisionLog,
    key: Key,
    case: str = "",
) -> Decision:
    """Judge a badge that somebody shows, and note the decision.

    Parameters
    ----------
    raw : bytes
        The badge as its file holds it.
    recognition : tuple of Framework and Policy
        As `open_recognition` reads them.
    use : str
        What it is used in: hiring, return or promotion.
    day : date
        The day of the decision.
    log : DecisionLog
        Decisions so far, of the same key.
    key : Key
        The firm's own for this log. Whoever has it can tell whether a badge that they hold stands
        there; when it is destroyed nobody can.
    case : str
        What tells this person's credentials from those of others, such as the number of an
        application; the holder's key where it is left out.

    Raises
    ------
    ParameterError
        If it is no document at all, or the policy has no such use.
    """
    framework, policy = recognition
    judged = judge_badge(raw, policy, framework, day)
    return Decision(judged, log.note(judged, use, day, policy, key.secret, case))


def open_log(path: Path) -> DecisionLog:
    """Read a log of decisions, an empty one where there is no file yet.

    Raises
    ------
    ParameterError
        If it cannot be read, or with every line that is none of a log.
    """
    if not exists(path):
        return DecisionLog()
    return read_log(read_text(path), path.name)
