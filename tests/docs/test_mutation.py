"""The tool that plants faults, on a small project made here: what it finds, and what it leaves."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.mutate import ROOT, main, read_results
from scripts.mutation.operators import plant_faults
from scripts.mutation.table import list_planted, read_table

pytestmark = pytest.mark.long

FORMULA = '''"""What a purchase costs."""


def price(net: float, rate: float) -> float:
    """Add tax."""
    return net * (1 + rate)


def bound(spent: float, most: float) -> float:
    """Bound what is spent."""
    return min(spent, most)
'''
TABLE = """
rooms:
  shop:
    files: [src/shop/*.py]
    tests: [tests]
planted:
  - id: no-tax
    file: src/shop/formula.py
    old: "net * (1 + rate)"
    new: "net"
    tests: [tests]
  - id: unbounded
    file: src/shop/formula.py
    old: "min(spent, most)"
    new: "spent"
    tests: [tests]
  - id: of-old
    file: src/shop/formula.py
    gone: the shop has no such formula any more
accepted:
  unbounded: nobody spends more
"""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out a project of one formula, of which one half is tested; no test needs a plugin."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    root = tmp_path / "project"
    texts = {
        "src/shop/__init__.py": "",
        "src/shop/formula.py": FORMULA,
        "tests/test_near.py": "from shop.formula import price\n\n\n"
        "def test_price() -> None:\n    assert price(100.0, 0.5) == 150.0\n",
        "tests/test_far.py": "import shop.formula as far\n\n\n"
        "def test_bound() -> None:\n    assert far.bound(1.0, 2.0) == 1.0\n",
        "scripts/mutants.yaml": TABLE,
        ".hidden/secret": "stays behind",
    }
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def results_of(file: Path) -> dict[str, str]:
    return {name: one["outcome"] for name, one in read_results(file).items()}


def state_of(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_a_fault_that_a_test_finds_is_killed_and_another_survives(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, file = state_of(shop), tmp_path / "out" / "mutants.jsonl"
    assert main(["--ids", "no-tax,unbounded", "--results", str(file)], shop) == 0
    assert results_of(file) == {"no-tax": "killed", "unbounded": "survived"}
    assert read_results(file)["no-tax"]["by"] == "tests/test_near.py::test_price"
    # One of two is killed, the other is accepted: none survives that nobody has accepted.
    assert "| shop | 2 | 1 | 1 | 0 | 50% |" in capsys.readouterr().out
    assert state_of(shop) == before


def test_a_survivor_that_nobody_has_accepted_is_told_and_fails(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = shop / "scripts" / "mutants.yaml"
    table.write_text(TABLE.partition("accepted:")[0], "utf-8")
    file = tmp_path / "mutants.jsonl"
    assert main(["--ids", "unbounded", "--results", str(file)], shop) == 1
    told = capsys.readouterr().out
    assert "survives: unbounded, src/shop/formula.py:11" in told
    assert "min(spent, most)  ->  spent" in told


def test_a_second_start_goes_on_where_the_first_stopped(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mutants.jsonl"
    main(["--ids", "no-tax", "--results", str(file)], shop)
    first = file.read_text("utf-8")
    # Stopped in the middle of a line.
    file.write_text(first + '{"id": "unbou', "utf-8")
    capsys.readouterr()
    main(["--ids", "no-tax,unbounded", "--results", str(file)], shop)
    said = capsys.readouterr().out
    assert "killed   no-tax" not in said
    assert "survived unbounded" in said
    assert results_of(file) == {"no-tax": "killed", "unbounded": "survived"}


def test_a_module_that_has_changed_is_tried_again(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mutants.jsonl"
    main(["--ids", "no-tax", "--results", str(file)], shop)
    module = shop / "src" / "shop" / "formula.py"
    module.write_text(FORMULA + "\n# said anew\n", "utf-8")
    capsys.readouterr()
    main(["--ids", "no-tax", "--results", str(file)], shop)
    assert "killed   no-tax" in capsys.readouterr().out


def test_survivors_of_a_room_are_tried_against_all_tests(shop: Path, tmp_path: Path) -> None:
    elsewhere = shop / "tests" / "other" / "test_elsewhere.py"
    elsewhere.parent.mkdir()
    elsewhere.write_text(
        "from shop.formula import bound\n\n\n"
        "def test_bound() -> None:\n    assert bound(3.0, 2.0) == 2.0\n",
        "utf-8",
    )
    table = shop / "scripts" / "mutants.yaml"
    table.write_text(TABLE.replace("tests: [tests]", "tests: [tests/test_near.py]"), "utf-8")
    file = tmp_path / "mutants.jsonl"
    main(["--ids", "unbounded", "--results", str(file)], shop)
    assert results_of(file) == {"unbounded": "survived"}
    main(["--ids", "unbounded", "--against-all", "--results", str(file)], shop)
    assert read_results(file)["unbounded"]["stage"] == "all"
    assert results_of(file) == {"unbounded": "killed"}


def test_tests_that_fail_without_a_fault_tell_nothing(shop: Path, tmp_path: Path) -> None:
    (shop / "tests" / "test_far.py").write_text("def test_no() -> None:\n    assert False\n")
    file = tmp_path / "mutants.jsonl"
    with pytest.raises(SystemExit, match=r"fail without any fault: tests/test_far\.py::test_no"):
        main(["--ids", "unbounded", "--results", str(file)], shop)
    assert results_of(file) == {}


def test_a_fault_whose_formula_is_gone_without_a_word_is_refused(shop: Path) -> None:
    module = shop / "src" / "shop" / "formula.py"
    module.write_text(FORMULA.replace("1 + rate", "rate + 1"), "utf-8")
    with pytest.raises(SystemExit, match=r"no-tax: 'old' occurs 0 times in src/shop/formula\.py"):
        main(["--check"], shop)


def test_a_sample_is_the_same_for_the_same_seed(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn = []
    for seed in ("1", "1", "2", "3", "4"):
        main(["--systematic", "--list", "--sample", "3", "--seed", seed], shop)
        drawn.append(capsys.readouterr().out)
    assert drawn[0] == drawn[1]
    assert len({*drawn}) > 1
    assert "3 mutants" in drawn[0]


@pytest.mark.campaign
def test_the_tests_of_a_room_find_the_faults_that_the_operators_plant(
    shop: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mutants.jsonl"
    asked = ["--systematic", "--room", "shop", "--jobs", "2", "--results", str(file)]
    assert main(asked, shop) == 0
    assert results_of(file) == {
        "formula:price.arithmetic.1": "killed",
        "formula:price.arithmetic.2": "killed",
        "formula:price.factor.1": "killed",
        "formula:price.constant.1": "killed",
        "formula:price.constant.2": "killed",
        "formula:bound.bound.1": "killed",
    }


@pytest.mark.parametrize(
    ("formula", "kind", "faulty"),
    [
        ("a + b", "arithmetic", "(a - b)"),
        ("a * b", "arithmetic", "(a / b)"),
        ("a ** 2", "constant", "a ** (3)"),
        ("a * (1 + b)", "factor", "(a)"),
        ("a / (1 - b)", "factor", "(a)"),
        ("a < b", "comparison", "(a <= b)"),
        ("np.minimum(a, b)", "bound", "(np.maximum(a, b))"),
        ("np.clip(a, 0, b)", "clip", "(a)"),
        ("a.clip(0)", "clip", "(a)"),
        ("a.sum(axis=0)", "fold", "(a.sum())"),
        ("a.sum(axis=1)", "axis", "(a.sum(axis=0))"),
        ("a[0]", "index", "(a[1])"),
        ("a[-1]", "index", "(a[-2])"),
        ("a and b", "logic", "(a or b)"),
        ("-a", "sign", "(a)"),
        ("not a", "sign", "(a)"),
        ("f(2)", "constant", "f((3))"),
    ],
)
def test_each_operator_plants_its_fault(formula: str, kind: str, faulty: str) -> None:
    head, tail = "def f(a: int = 1) -> int:\n    # é stays\n    return ", "  # and so does this\n"
    planted = {
        edit.text.removeprefix(head).removesuffix(tail)
        for edit in plant_faults(head + formula + tail)
        if edit.name.startswith(f"f.{kind}.")
    }
    assert faulty in planted


def test_sentences_types_and_joined_texts_are_left_alone() -> None:
    text = (
        'def f(a: "Literal[1]") -> "dict[str, 2]":\n'
        '    """Say 1 + 1."""\n'
        "    if a:\n"
        '        raise ValueError(f"{a + 1} is too much")\n'
        '    return "x" + a\n'
    )
    assert plant_faults(text) == []


def test_every_formula_with_a_planted_fault_stands_once_in_this_project() -> None:
    table = read_table(ROOT)
    ids = [entry["id"] for entry in table.planted]
    assert len(ids) == len({*ids})
    standing = [entry for entry in table.planted if "gone" not in entry]
    assert len(list_planted(ROOT, table)) == len(standing) >= 60
    assert all((ROOT / test).exists() for entry in standing for test in entry["tests"])
    assert all(reason.strip() for reason in table.accepted.values())
