"""The questions of `carepact family` at the terminal, and the family that the answers tell of."""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from carepact.cli.asking import BACK, Question, yes_or_no
from carepact.cli.family_asked import Answers, list_questions
from carepact.cli.new_file import find_place_fault, write_new
from carepact.core import voice
from carepact.core.controls import find_control, name_control, show_controls
from carepact.core.documents import Place
from carepact.core.errors import CareError, ParameterError
from carepact.core.messages import _, _c
from carepact.levels.family.members import Family
from carepact.studies.family_file.model import FamilyFile, ParentEntry
from carepact.studies.family_file.opening import find_faults_at, parse_family

FILE = "family.yaml"
"""In which answers are kept, unless another file is named."""
KEEP: Place = ("", "keep")
"""Whether answers are kept: no part of the file."""
KEPT_IN: Place = ("", "file")
"""In which file: no part of it."""


def ask_family(ask: Callable[[str], str], tell: Callable[[str], None]) -> Family:
    """Ask one question after another until a family is told.

    Parameters
    ----------
    ask : callable
        Puts a question and returns what is written; EOFError where nothing more will come.
    tell : callable
        Says a sentence.

    Returns
    -------
    Family
        As a file with these answers tells of it. Such a file was written where the last answer
        wants it.

    Raises
    ------
    ParameterError
        If the answers end before the questions do.
    KeyboardInterrupt
        With a sentence: nothing was kept.
    """
    tell(
        _(
            "Questions on your family, one after another. '{back}' goes back to the one before, "
            "Ctrl-C stops. Nothing leaves this machine, and nothing is kept unless you say so at "
            "the end.",
            back=BACK,
        )
    )
    answers: dict[Place, str] = {}
    while True:
        question = _find_open(answers)
        if question is not None:
            _ask_one(question, answers, ask, tell)
            continue
        text = write_answers(answers)
        family = parse_family(text, FILE)
        if answers[KEEP] == "no":
            return family
        try:
            write_new(Path(answers[KEPT_IN] or FILE), text)
        except CareError as error:
            tell(str(error))
            answers.popitem()
        else:
            return family


def ask_at_terminal() -> Family:
    """Ask at the terminal: questions on standard error, answers from standard input."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")  # what is no letter is refused by name
    return ask_family(_read_line, _say)


def _read_line(question: str) -> str:
    """Read a line behind a question; results alone go to standard output."""
    sys.stderr.write(question)
    sys.stderr.flush()
    if sys.stdin is None:  # a program without a console
        raise EOFError
    if sys.platform != "win32":
        # A library that waits for Ctrl-C itself lets the reading go on where it was interrupted.
        signal.siginterrupt(signal.SIGINT, True)
    try:
        return input()
    except (EOFError, KeyboardInterrupt):
        sys.stderr.write("\n")
        raise


def _say(message: str) -> None:
    """Say a sentence between the questions; none of it goes into a log."""
    sys.stderr.write(show_controls(message) + "\n")


def write_answers(answers: Answers) -> str:
    """Write answers as a family's file has them."""
    content: dict[Any, Any] = {}
    for place, answer in answers.items():
        if _is_written(place, answer):
            inner = content
            for part in place[:-1]:
                inner = inner.setdefault(part, {})
            inner[place[-1]] = answer
    ordered = _order(content, FamilyFile)
    for key in ("parents", "older_children", "in_need"):
        if key in ordered:
            ordered[key] = [_order(one, ParentEntry) for one in ordered[key].values()]
    return yaml.dump(ordered, Dumper=_Plain, allow_unicode=True, sort_keys=False)


def _is_written(place: Place, answer: str) -> bool:
    """Tell whether an answer stands in the file: one that is left out, or of no event, does not."""
    return bool(place[0] and answer) and (place, answer) != (("event",), "none")


class _Plain(yaml.SafeDumper):
    """Writes days, yes and no as people do: every scalar of a family's file is read as text."""


_Plain.yaml_implicit_resolvers = {}


def _order(content: dict[Any, Any], model: type[FamilyFile | ParentEntry]) -> dict[Any, Any]:
    """Put keys in the order of a model; those that it does not know come last, as they stand."""
    known = [key for key in model.model_fields if key in content]
    return {key: content[key] for key in dict.fromkeys((*known, *content))}


def _find_open(answers: Answers) -> Question | None:
    """Find the first question without an answer; None where all are answered."""
    for question in list_questions(answers):
        if question.place not in answers:
            return question
    if KEEP not in answers:
        text = _("Keep the answers in a file on this machine, to change them later?")
        return Question(KEEP, text, yes_or_no())
    if answers[KEEP] == "yes" and KEPT_IN not in answers:
        return Question(KEPT_IN, _("In which file?"), default=FILE)
    return None


def _ask_one(
    question: Question,
    answers: dict[Place, str],
    ask: Callable[[str], str],
    tell: Callable[[str], None],
) -> None:
    """Put one question; note its answer, take the one before back, or say why it cannot be."""
    written = _hear(ask, question.put())
    if written == BACK:
        if answers:
            answers.popitem()
        else:
            tell(_("This is the first question."))
        return
    hidden = find_control(written)
    if hidden is not None:
        tell(
            _(
                "The answer holds the control character {sign}. Write it without.",
                sign=name_control(written[hidden]),
            )
        )
        return
    try:
        answer = question.read(written)
    except ValueError as error:
        tell(str(error))
        return
    faults = _find_faults(question.place, answer, answers)
    if faults:
        tell("\n".join(faults))
    else:
        answers[question.place] = answer


def _hear(ask: Callable[[str], str], put: str) -> str:
    """Hear an answer; say what stands where none comes."""
    try:
        return ask(put).strip()
    except KeyboardInterrupt:
        raise KeyboardInterrupt(_("Stopped. Nothing was kept.")) from None
    except EOFError:
        blank = voice.Blank(_c("placeholder", "COUNTRY"))
        raise ParameterError(
            _(
                "The answers end before the questions do, and nothing was kept. Answer at a "
                "terminal, or write a file: {command}.",
                command=voice.command("family new", blank),
            )
        ) from None


def _find_faults(place: Place, answer: str, answers: Answers) -> list[str]:
    """Find what is wrong with an answer beside those before it, as in a file."""
    if place == KEPT_IN:
        fault = find_place_fault(Path(answer or FILE))
        return [fault] if fault else []
    if not _is_written(place, answer):
        return []
    try:
        return find_faults_at(write_answers({**answers, place: answer}), FILE, place)
    except ParameterError as error:
        return [str(error)]
