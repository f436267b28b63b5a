"""`--where` is parsed, never evaluated: whatever is no comparison is refused."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.errors.command_line import assert_refused
from tests.errors.small_surveys import atus_tables, write_atus

from carepact.core.errors import ParameterError
from carepact.measure.condition import parse_condition

FRAME = pl.DataFrame(
    {
        "age": [10, 20, 30, None],
        "sex": ["women", "men", "women", "men"],
        "employed": [True, False, None, True],
    }
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("age >= 20", [False, True, True, False]),
        ("15 <= age < 30", [False, True, False, False]),
        ('sex == "women" and age > 15', [False, False, True, False]),
        ('not (sex == "women") or age == 10', [True, True, False, True]),
        ("age in [10, 30]", [True, False, True, False]),
        ("age not in (10, 30)", [False, True, False, False]),
        ("employed", [True, False, False, True]),
        ("not employed", [False, True, False, False]),
        ("age != -1", [True, True, True, False]),
        (" age\n>= 20 ", None),
    ],
)
def test_a_comparison_picks_respondents_and_a_missing_value_is_outside(
    text: str, expected: list[bool] | None
) -> None:
    if expected is None:
        expected = [False, True, True, False]
        text = text.replace("\n", " ")
    assert parse_condition(text, FRAME).to_list() == expected


CODE = (
    "__import__('os').system('touch made')",
    "open('made', 'w')",
    "print(age)",
    "age.__class__",
    "age.sum() > 3",
    "(lambda: age)() > 3",
    "lambda: age > 3",
    "[x for x in age] == 3",
    "{x: 1 for x in age}",
    "age[0] > 3",
    "age + 1 > 3",
    "age ** 99999999 > 3",
    "9 ** 9 ** 9 > age",
    "age > (yield)",
    "(y := age) > 3",
    "age if sex else age",
    "f'{age}' == 3",
    "age is None",
    "age > None",
    "age == b'x'",
    "age == ...",
    "age == 3j",
    "*age",
    "age @ age",
    "~age > 3",
    "age > +3",
    "age in age",
    "age in [age]",
)


@pytest.mark.parametrize("text", CODE)
def test_code_is_refused_and_never_run(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ParameterError, match=r"^where=.*(is not allowed|is not a condition)"):
        parse_condition(text, FRAME)
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is not a condition. Write for example age >= 15"),
        ("   ", "is not a condition"),
        ("age >", "is not a condition"),
        ("age = 15", "is not a condition"),
        ("age >= 15; sex", "is not a condition"),
        ("import os", "is not a condition"),
        ("age >= 15\nimport os", "is not a condition"),
        ("age \x00 > 3", "is not a condition"),
        ("agee > 3", "there is no column 'agee'. Did you mean 'age'?"),
        ("sex == women", "there is no column 'women'. Quote words that are values."),
        ("age", "does not say yes or no"),
        ("sex", "does not say yes or no"),
        ("3", "is not allowed"),
        ("'women'", "is not allowed"),
        ('age > "old"', "compares a column with a value of another kind"),
        ("sex > 5", "compares a column with a value of another kind"),
        ("age in ['x']", "compares a column with a value of another kind"),
        ("sex in [5]", "where='sex in [5]': "),
        ("sex == 5", "sex is never '5'. It holds: men, women"),
        ("not age", "does not say yes or no"),
        ("age and sex", "where='age and sex': "),
        ("age or employed", "does not say yes or no"),
    ],
)
def test_what_is_no_condition_is_told_why(text: str, says: str) -> None:
    with pytest.raises(ParameterError) as caught:
        parse_condition(text, FRAME)
    assert str(caught.value).startswith("where=")
    assert says in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5_000 + "age > 3" + ")" * 5_000,
        "not " * 5_000 + "employed",
        "not " * 400 + "employed",
        "-" * 3_000 + "3 < age",
        "(age > 3 and " * 90 + "employed" + ")" * 90,
        "age > 3 and " * 20_000 + "employed",
        "age > 3" + " > 2" * 20_000,
        "age.a" + ".a" * 3_000,
    ],
    ids=lambda text: f"{text[:12]}x{len(text)}",
)
def test_huge_nesting_ends_in_a_message_or_an_answer_never_in_a_crash(text: str) -> None:
    said = ""
    try:
        answered = parse_condition(text, FRAME).len()
    except ParameterError as error:
        answered, said = 0, str(error)
    assert answered == FRAME.height or said.startswith("where=")


def test_the_command_refuses_code_with_status_2(tmp_path: Path) -> None:
    source = write_atus(tmp_path / "atus", atus_tables())
    made = tmp_path / "made"
    text = f"__import__('os').system('touch {made}')"
    assert_refused(
        tmp_path / "out", r"--where .* is not allowed\. Compare", source, "--where", text
    )
    assert not made.exists()
