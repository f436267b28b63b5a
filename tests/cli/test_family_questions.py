"""Questions at the terminal: answers make the family that a file with them makes."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from typer.main import get_command

from carepact.cli.asking import Question
from carepact.cli.commands import Application
from carepact.cli.family_new import add_new
from carepact.cli.family_questions import ask_at_terminal, ask_family
from carepact.core.errors import ParameterError
from carepact.core.messages import LANGUAGES, _c
from carepact.core.speaking import use_language
from carepact.levels.family.members import Family, OwnWeek, Parent, Relative
from carepact.studies.family_file.opening import open_family, parse_family

MOTHER_AND_FATHER = [
    "Kenya", "1", "2027-03-15", "", "2",  # a birth, not yet born, twins
    "Anna", "1", "yes", "1", "30000", "2", "38", "2022-05-01", "2027-02-20",
    "Ben", "2", "3", "", "", "", "",  # self-employed, pay and the rest left out
    "4", "18", "6.5", "0", "", "",  # shared weeks and hours: hers, not his
    "2023-08-20", "",
    "Chloé", "1", "78", "",
]  # fmt: skip
TOLD = Family(
    country="KEN",
    parents=(
        Parent(
            name="Anna", sex="woman", gives_birth=True, work="employed",
            pay=360_000.0,  # 30 000 in each of 12 months
            usual_hours=38.0, employed_since=date(2022, 5, 1), begins=date(2027, 2, 20),
            shared_weeks=4.0, week=OwnWeek(18.0, 6.5, 0.0),
        ),
        Parent(name="Ben", sex="man", gives_birth=False, work="self-employed"),
    ),
    due=date(2027, 3, 15),
    children=2,
    older=(date(2023, 8, 20),),
    relatives=(Relative("Chloé", "severe", 78.0),),
    currency="KES",
)  # fmt: skip
LONE = ["Kenya", "1", "", "2027-03-15", "", "A", "1", "yes", "4", "", "", "", "", ""]
"""Alone, the child is there, no paid work."""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder that is empty."""
    monkeypatch.chdir(tmp_path)


class Dialogue:
    """Somebody who gives answers in their order and hears what is said."""

    def __init__(self, answers: list[str]) -> None:
        self._answers: Iterator[str] = iter(answers)
        self.asked: list[str] = []
        self.told: list[str] = []

    def ask(self, question: str) -> str:
        """Give the next answer."""
        self.asked.append(question)
        for answer in self._answers:
            return answer
        raise EOFError

    def run(self) -> Family:
        """Answer all questions; every answer is used."""
        family = ask_family(self.ask, self.told.append)
        assert list(self._answers) == []
        return family


def test_answers_make_the_family_that_they_tell_of(tmp_path: Path) -> None:
    dialogue = Dialogue([*MOTHER_AND_FATHER, "no"])
    assert dialogue.run() == TOLD
    assert len(dialogue.told) == 1  # nothing but what stands at the beginning
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("language", "country", "yes"),
    [("en", "Kenya", "y"), ("fr", "Kenya", "oui"), ("es", "Kenia", "Sí")],
)
def test_each_language_leads_to_the_same_family_as_the_kept_file(
    language: str, country: str, yes: str
) -> None:
    answers = [country, *MOTHER_AND_FATHER[1:], yes, ""]
    answers[7] = yes
    with use_language(language):
        family = Dialogue(answers).run()
        kept, own_facts = open_family(Path("family.yaml"))
    assert family == kept == TOLD
    assert own_facts is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_choice_are_answers_as_its_numbers_are(language: str) -> None:
    dialogue = Dialogue([])
    numbers = iter([*MOTHER_AND_FATHER, "no"])

    def say_the_word(question: str) -> str:
        dialogue.asked.append(question)
        answer = next(numbers)
        listed = re.findall(r"(\d) = ([^;]*?)(?=; \d = |\) $)", question)
        return dict(listed).get(answer, answer).upper() if listed else answer

    with use_language(language):
        assert ask_family(say_the_word, dialogue.told.append) == TOLD
    assert len(dialogue.told) == 1


def test_a_lone_mother_is_asked_for_nothing_that_does_not_concern_her() -> None:
    dialogue = Dialogue([*LONE, "no"])
    assert dialogue.run() == Family(
        country="KEN",
        parents=(Parent(name="A", sex="woman", gives_birth=True, work="none"),),
        came=date(2027, 3, 15),
    )
    said = " ".join(dialogue.asked)
    assert "earn" not in said
    assert "share" not in said


def test_an_adoption_and_somebody_in_need_have_questions_of_their_own() -> None:
    adopted = Dialogue(
        ["France", "2", "2027-06-01", "2026-01-05", "", "A", "1", "4", "", "", "", "", "", "no"]
    ).run()
    assert (adopted.event, adopted.came, adopted.born) == (
        "adoption", date(2027, 6, 1), date(2026, 1, 5),
    )  # fmt: skip
    cared = Dialogue(["ESP", "4", "A", "2", "2", "", "", "", "", "", "B", "2", "", "", "no"]).run()
    assert cared == parse_family(
        "country: ESP\nparents: [{name: A, sex: man, work: informal}]\n"
        "in_need: [{name: B, need: moderate}]\n",
        "f.yaml",
    )


def test_two_fathers_are_both_asked_who_gives_birth() -> None:
    dialogue = Dialogue(
        ["KEN", "1", "2027-03-15", "", "", "A", "2", "no", "4", "", "B", "2", "no", "4", "",
         "", "", "", "", "", "", "no"]
    )  # fmt: skip
    assert [one.gives_birth for one in dialogue.run().parents] == [False, False]
    assert sum("gives birth" in question for question in dialogue.asked) == 2


@pytest.mark.parametrize(
    ("before", "wrong", "says"),
    [
        (0, "Kenja", "Did you mean Kenya (KEN)?"),
        (0, "", "This cannot be left out."),
        (1, "5", "'5' is none of the answers. Write one of a birth, an adoption,"),
        (1, "a brith", "Did you mean 'a birth'?"),
        (2, "1/3/2027", "'1/3/2027' is not written as a day. Write year, month and day, such as"),
        (2, "2027-02-31", "2027-02-31: the calendar has no such day."),
        (3, "2027-08-01", "2027-08-01 lies more than 6 weeks after 2027-03-15"),
        (4, "0", "0 is less than 1. Write 1 or more."),
        (4, "two", "'two' is not a whole number."),
        (7, "perhaps", "'perhaps' is none of the answers. Write one of yes, no."),
        (9, "-1", "-1 is less than 0. Write 0 or more."),
        (9, "3,000", "'3,000' is no number."),
        (11, "101", "101 is more than 100."),
        (12, "2027-03-16", "2027-03-16 lies after 2027-03-15, the day on which the child comes."),
        (13, "2022-04-30", "2022-04-30 lies more than 40 weeks before 2027-03-15"),
        (14, "ANNA", "'ANNA' stands twice. Give each person a name of their own."),
        (24, "169", "169 is more than 168."),
        (24, "125", "with the paid hours there are 187.5 hours, and a week has 168."),
        (27, "2027-03-15", "2027-03-15 is not before 2027-03-15, the day of the birth."),
        (5, "A\x1bB", "holds the control character"),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_refused_with_its_reason_and_asked_again(
    before: int, wrong: str, says: str
) -> None:
    answers = [*MOTHER_AND_FATHER, "no"]
    dialogue = Dialogue([*answers[:before], wrong, *answers[before:]])
    assert dialogue.run() == TOLD
    assert says in dialogue.told[1]
    assert dialogue.asked[before] == dialogue.asked[before + 1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("before", "wrong"),
    [(0, "Kenja"), (2, "2027-02-31"), (3, "2027-08-01"), (4, "0"), (11, "101"), (24, "169"),
     (24, "125")],
)  # fmt: skip
def test_wrong_answers_are_refused_in_every_language_without_a_line(
    language: str, before: int, wrong: str
) -> None:
    answers = [*MOTHER_AND_FATHER, "no"]
    dialogue = Dialogue([*answers[:before], wrong, *answers[before:]])
    with use_language(language):
        assert dialogue.run() == TOLD
    assert len(dialogue.told) == 2
    assert not re.match(r"line|ligne|línea", dialogue.told[1])


def test_one_may_go_back_and_answer_otherwise() -> None:
    back = Dialogue(["<", "Uganda", "<", *MOTHER_AND_FATHER[:14], "<", "<", "", "", *["<"] * 2,
                     *MOTHER_AND_FATHER[12:], "<", "", "no"])  # fmt: skip
    assert back.run() == TOLD
    assert back.told[1:] == ["This is the first question."]


def test_answers_that_no_longer_fit_are_gone_after_going_back() -> None:
    # She has work and pay, then goes back to the work and has none.
    answers = ["KEN", "1", "2027-03-15", "", "", "A", "1", "yes", "1", "500", "2", "<", "<", "<",
               "4", "", "", "", "", "", "no"]  # fmt: skip
    assert Dialogue(answers).run().parents == (
        Parent(name="A", sex="woman", gives_birth=True, work="none"),
    )


def test_what_may_be_left_out_says_so_and_a_default_is_shown() -> None:
    dialogue = Dialogue([*MOTHER_AND_FATHER, "no"])
    dialogue.run()
    shown = {question for question in dialogue.asked if "[" in question}
    assert any("[1]" in question for question in shown)
    assert any("[40]" in question for question in shown)
    for words in ("woman or a man", "paid work of", "In which country"):
        assert not any(words in question for question in shown)


def test_a_file_that_is_there_is_never_overwritten() -> None:
    Path("family.yaml").write_text("mine", "utf-8")
    dialogue = Dialogue([*LONE, "yes", "", "nowhere/family.yaml", "ours.yaml"])
    family = dialogue.run()
    assert Path("family.yaml").read_text("utf-8") == "mine"
    assert open_family(Path("ours.yaml"))[0] == family
    assert dialogue.told[1] == "family.yaml: exists already. Name another file."
    assert "there is no folder nowhere" in dialogue.told[2]


def test_the_end_of_all_answers_is_told_and_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="The answers end before the questions do"):
        Dialogue([*LONE, "yes"]).run()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("count", [0, 3, len(LONE), len(LONE) + 1])
def test_ctrl_c_says_that_nothing_was_kept(count: int, tmp_path: Path) -> None:
    answers = iter([*LONE, "yes"][:count])

    def ask(question: str) -> str:
        del question
        for answer in answers:
            return answer
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt, match=r"^Stopped\. Nothing was kept\.$"):
        ask_family(ask, lambda _said: None)
    assert list(tmp_path.iterdir()) == []


def type_in(patch: pytest.MonkeyPatch, raw: bytes) -> None:
    """Let standard input hold these bytes."""
    patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))


def test_at_a_terminal_questions_do_not_stand_among_results(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, "\n".join([*MOTHER_AND_FATHER, "no", ""]).encode())
    assert ask_at_terminal() == TOLD
    said = capsys.readouterr()
    assert said.out == ""
    assert "In which country do you live and work?" in said.err


def test_bytes_that_are_no_letters_are_refused_as_an_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = "\n".join([*LONE, "no", ""]).encode()
    type_in(monkeypatch, b"\xff\n\x1b[A\n" + answers)
    assert ask_at_terminal().country == "KEN"
    said = capsys.readouterr().err
    assert said.count("holds the control character") == 2
    assert "\x1b" not in said


def test_without_answers_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, b"")
    with pytest.raises(ParameterError, match="Answer at a terminal, or write a file: "):
        ask_at_terminal()
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ParameterError, match="Answer at a terminal"):
        ask_at_terminal()


@pytest.mark.skipif(sys.platform == "win32", reason="no signal reaches one process alone")
def test_ctrl_c_is_heard_while_an_answer_is_waited_for() -> None:
    called = "from carepact.cli.family_questions import ask_at_terminal; ask_at_terminal()"
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", called], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as asking:
        assert asking.stdin is not None
        assert asking.stderr is not None
        said = b""
        while not said.endswith(b"work? "):
            said += asking.stderr.read(1)
        asking.send_signal(signal.SIGINT)
        assert b"Stopped. Nothing was kept." in asking.communicate(timeout=60)[1]


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such terminals")
def test_the_command_asks_at_a_terminal_and_prints_the_answer_alone(tmp_path: Path) -> None:
    """A joint: the command itself puts the questions, on standard error; Ctrl-C is heard."""
    import pty  # noqa: PLC0415 - Windows has none

    def begin(*words: str) -> tuple[int, subprocess.Popen[bytes]]:
        ours, theirs = pty.openpty()
        line = [sys.executable, "-m", "carepact", "family", *words]
        asking = subprocess.Popen(  # noqa: S603 - our own command
            line, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path,
            env={**os.environ, "CAREPACT_LANGUAGE": "en"},
        )  # fmt: skip
        os.close(theirs)
        return ours, asking

    def wait_for(question: bytes, asking: subprocess.Popen[bytes]) -> None:
        said = b""
        assert asking.stderr is not None
        while not said.endswith(question):
            said += asking.stderr.read(1)

    ours, asking = begin("--format", "csv")
    os.write(ours, "\n".join([*LONE, "no", ""]).encode())
    out, err = asking.communicate(timeout=120)
    os.close(ours)
    assert asking.returncode == 0, err
    assert b"work? " in err
    rows = out.decode().splitlines()
    assert rows[0].startswith("law,right,part,whose,")
    assert all(row.startswith("present law,") for row in rows[1:])

    ours, asking = begin()
    wait_for(b"work? ", asking)
    asking.send_signal(signal.SIGINT)
    assert b"Nothing was kept." in asking.communicate(timeout=60)[1]
    os.close(ours)
    assert asking.returncode == 130


@pytest.fixture
def draft(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return a function that drafts a family and returns what is said."""
    app = Application(no_args_is_help=True)
    add_new(app)
    app.command("other")(lambda: None)
    command = get_command(app)

    def run(*words: str) -> str:
        command.main(["new", *words], standalone_mode=False)
        return capsys.readouterr().err

    return run


def test_the_command_drafts_once_with_the_schema_beside(draft: Callable[..., str]) -> None:
    said = draft("Kenya", "-o", "ours.yaml")
    assert "Wrote ours.yaml" in said
    assert "Next: edit it, then: " in said
    assert open_family(Path("ours.yaml"))[0].country == "KEN"
    assert Path("family.schema.json").is_file()
    with pytest.raises(ParameterError, match=r"ours\.yaml: exists already. Name another file"):
        draft("KEN", "-o", "ours.yaml")
    with pytest.raises(ParameterError, match="there is no folder nowhere"):
        draft("KEN", "-o", "nowhere/ours.yaml")
    with pytest.raises(ParameterError, match=r"Did you mean Kenya \(KEN\)"):
        draft("Kenja")
    assert not Path("family.yaml").exists()


def test_names_with_any_marks_come_back_as_they_were_written() -> None:
    for name in ("yes", "~", "12", "A: b", "- x", "#1", "'q\"", "Zoë 😀", "[a]", "null", "*a"):
        answers = [*LONE, "yes", "f.yaml"]
        answers[5] = name
        family = Dialogue(answers).run()
        assert family.parents[0].name == name
        assert open_family(Path("f.yaml"))[0] == family
        Path("f.yaml").unlink()


@pytest.mark.parametrize(("language", "word"), [("en", "birth"), ("fr", "naissance")])
def test_a_choice_may_be_named_by_its_own_word(language: str, word: str) -> None:
    with use_language(language):
        choices = {"birth": _c("answer", "a birth"), "adoption": _c("answer", "an adoption")}
        assert Question(("event",), "?", choices=choices).read(word) == "birth"
        with pytest.raises(ValueError, match=word[:3]):
            Question(("event",), "?", choices=choices).read(word[:3])
