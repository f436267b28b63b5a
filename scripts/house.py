"""Check the rules of the house that no linter knows.

Prints one line per fault (where, what, mend) and exits 1 when there is any.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

LONGEST_FILE_LINES = 300
# Tables of data and catalogues are as long as what they hold.
READ_BY_PEOPLE = {".py", ".yaml", ".html", ".j2", ".css", ".js"}
DRAWERS = {"common", "helper", "helpers", "misc", "util", "utils"}
EXPECTED_FAILURE = re.compile(r"\bxfail\b")
MACHINE_PATH = re.compile(
    r"(?<![\w.:/])/(?:home|root|Users|opt|work)/\w|\b[A-Z]:\\{1,2}Users\b|\bfile:/{2,3}\w"
)
LOCK_ADDRESS = re.compile(r"://|^\s*-(?!-hash=)|\s@\s")
ASSERTING_CALLS = {"deprecated_call", "fail", "raises", "warns"}
CATCHES_ALL = {"BaseException", "Exception"}


def files_of_checkout() -> list[Path]:
    """List the files that git keeps or would keep; without git, all but hidden ones."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        paths = [p for p in ROOT.rglob("*") if not hidden(p.relative_to(ROOT))]
    else:
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return sorted({path for path in paths if path.is_file()})


def hidden(path: Path) -> bool:
    """Tell whether a path lies in a hidden or generated folder."""
    return any(part.startswith(".") or part == "__pycache__" for part in path.parts[:-1])


def text_of(path: Path) -> str:
    """Read a text; a file that is none counts as empty."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def find_long_files(path: Path, text: str) -> Iterator[str]:
    """Find a file of the package with two subjects."""
    lines = len(text.splitlines())
    if path.parts[0] == "src" and path.suffix in READ_BY_PEOPLE and lines > LONGEST_FILE_LINES:
        yield f"{path}: {lines} lines, at most {LONGEST_FILE_LINES}. Split it by subject."


def find_drawers(path: Path) -> Iterator[str]:
    """Find a module or folder named after nothing."""
    for name in (*path.parent.parts, path.stem):
        if path.parts[0] == "src" and name.lower() in DRAWERS:
            yield f"{path}: '{name}' names no subject. Name it after what it holds."


def find_machine_paths(path: Path, text: str) -> Iterator[str]:
    """Find a path that exists on one machine only."""
    for number, line in enumerate(text.splitlines(), start=1):
        if found := MACHINE_PATH.search(line):
            yield f"{path}:{number}: '{found[0]}' is a path of one machine. Make it relative."


def find_lock_addresses(path: Path, text: str) -> Iterator[str]:
    """Find an address or an option in a lock."""
    if path.suffix != ".lock":
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if LOCK_ADDRESS.search(line):
            yield f"{path}:{number}: more than versions and hashes. Run scripts/lock."


def find_expected_failures(path: Path, text: str) -> Iterator[str]:
    """Find a test that is expected to fail."""
    for number, line in enumerate(text.splitlines(), start=1):
        if EXPECTED_FAILURE.search(line):
            yield f"{path}:{number}: a test that may fail proves nothing. Mend it or delete it."


def find_swallowed_errors(path: Path, tree: ast.Module) -> Iterator[str]:
    """Find a handler that catches everything and says nothing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and catches_all(node) and says_nothing(node):
            yield f"{path}:{node.lineno}: every error is swallowed. Name the one you expect."


def catches_all(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler takes any error."""
    caught = handler.type
    return caught is None or (isinstance(caught, ast.Name) and caught.id in CATCHES_ALL)


def says_nothing(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler's body is empty but for `pass`, `...` or a text."""
    return all(
        isinstance(line, ast.Pass)
        or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))
        for line in handler.body
    )


def find_tests_without_assertion(path: Path, tree: ast.Module) -> Iterator[str]:
    """Find a test that can only fail by accident."""
    if path.parts[0] != "tests" or not path.name.startswith("test_"):
        return
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and node.name.startswith("test")
            and not any(map(asserts, ast.walk(node)))
        ):
            yield f"{path}:{node.lineno}: {node.name} asserts nothing. State the fact it proves."


def asserts(node: ast.AST) -> bool:
    """Tell whether a node is an assertion: assert, pytest.raises, assert_allclose and the like."""
    if isinstance(node, ast.Assert):
        return True
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name in ASSERTING_CALLS or name.startswith("assert_")


def faults_of(path: Path, text: str) -> Iterator[str]:
    """Collect what is wrong with one file, shape: path relative to the checkout."""
    yield from find_long_files(path, text)
    yield from find_drawers(path)
    yield from find_machine_paths(path, text)
    yield from find_lock_addresses(path, text)
    if path.suffix == ".py" and path.parts[0] in {"benchmarks", "src", "tests"}:
        tree = ast.parse(text, filename=str(path))
        yield from find_expected_failures(path, text)
        yield from find_swallowed_errors(path, tree)
        yield from find_tests_without_assertion(path, tree)


def main() -> int:
    """Print every fault and return the exit code."""
    files = files_of_checkout()
    faults = [fault for path in files for fault in faults_of(path.relative_to(ROOT), text_of(path))]
    print(*faults, f"{len(files)} files, {len(faults)} faults.", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
