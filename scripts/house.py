"""Check the rules of the house that no linter knows.

Prints one line per fault (where, what, mend) and exits 1 when there is any.
"""

from __future__ import annotations

import ast
import functools
import gc
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "carepact"

LONGEST_FILE_LINES = 300
# Tables of data and catalogues are as long as what they hold.
READ_BY_PEOPLE = {".py", ".yaml", ".html", ".j2", ".css", ".js"}
DRAWERS = {"common", "helper", "helpers", "misc", "util", "utils"}
EXPECTED_FAILURE = re.compile(r"\bxfail\b")
MACHINE_PATH = re.compile(
    r"(?<![\w.:/])/(?:home|root|Users|opt|work)/\w|\b[A-Z]:\\{1,2}Users\b|\bfile:/{2,3}\w"
)
# An option as it is typed: `--gap`, or `-o` where a sentence goes on behind it.
TYPED = re.compile(r"(?<![\w-])(?:--[a-z][\w-]*|-o(?=[ .,:;]))")
COMMANDS = {"app", "demo", "law", "package", "study", "survey"}  # those without a public function
LOCK_ADDRESS = re.compile(r"://|^\s*-(?!-hash=)|\s@\s")
# Rooms that ask instruments for their traits and never know one by name.
BLIND_ROOMS = ("simulate", "ledger", "levels", "studies", "report", "api", "app", "cli")
LONGEST_STUDY_LINES = 100
# Rooms that print: what they print comes from released tables alone.
PRINTING_ROOMS = ("report", "api", "app", "cli", "studies")
RAW_MODULES = ("carepact.measure.sums", "carepact.measure.table")
RAW_NAMES = {"Block", "Estimates", "Replicates"}
LONG_BODY_LINES, MOST_LONG_BODIES = 25, 0.10
MOST_CONSTANTS_PER_THOUSAND_LINES = 5
# Where an import inside a function keeps the start fast; elsewhere it would hide a circle.
LATE_IMPORTS = ("cli", "app", "report", "__init__.py", "__main__.py")
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


@functools.cache
def parse(text: str) -> ast.Module:
    """Parse a module, once for all rules."""
    return ast.parse(text)


@functools.cache
def nodes_of(tree: ast.AST) -> tuple[ast.AST, ...]:
    """List a tree's nodes, walked once for all rules."""
    return tuple(ast.walk(tree))


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
    if not MACHINE_PATH.search(text):
        return
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
    for node in nodes_of(tree):
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
    for node in nodes_of(tree):
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


def find_named_instruments(modules: Mapping[Path, ast.Module]) -> Iterator[str]:
    """Find an instrument called by its name where only traits may be asked."""
    folders = (PACKAGE / "policy" / "instruments").iterdir()
    names = {folder.name for folder in folders if (folder / "instrument.yaml").is_file()}
    for path, tree in modules.items():
        if path.parts[0] not in BLIND_ROOMS:
            continue
        for node in nodes_of(tree):
            if isinstance(node, ast.Constant) and str(node.value).partition(".")[0] in names:
                yield (
                    f"{path}:{node.lineno}: '{node.value!s}' is the name of an instrument. "
                    "Ask for a trait of it."
                )


def find_long_studies(lines: Mapping[Path, int]) -> Iterator[str]:
    """Find a page of studies that is longer than a page."""
    for path, count in lines.items():
        if path.parts[:-1] == ("studies",) and count > LONGEST_STUDY_LINES:
            yield f"{path}: {count} lines, at most {LONGEST_STUDY_LINES} on a page of studies."


def find_raw_figures(modules: Mapping[Path, ast.Module]) -> Iterator[str]:
    """Find a room that prints and reaches for figures from which nothing is hidden yet."""
    for path, tree in modules.items():
        if path.parts[0] not in PRINTING_ROOMS:
            continue
        for node in nodes_of(tree):
            at = getattr(node, "lineno", 1)
            for name in raw_names_of(node):
                yield (
                    f"{path}:{at}: '{name}' is raw, nothing is hidden in it. Take a released table."
                )


def raw_names_of(node: ast.AST) -> list[str]:
    """List the raw figures that a node calls or imports."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return [".replicates("] if node.func.attr == "replicates" else []
    if isinstance(node, ast.Import):
        whole = {*RAW_MODULES, "carepact.core.estimates"}
        return [one.name for one in node.names if one.name in whole]
    if not isinstance(node, ast.ImportFrom):
        return []
    module, names = node.module or "", [one.name for one in node.names]
    if module in RAW_MODULES:
        return [module]
    if module == "carepact.core.estimates":
        return [name for name in names if name in RAW_NAMES]
    whole = {*RAW_MODULES, "carepact.core.estimates"}
    return [f"{module}.{name}" for name in names if f"{module}.{name}" in whole]


def find_typed_options(path: Path, text: str) -> Iterator[str]:
    """Find words of the command line in what is said below it, where a caller may use Python."""
    if path.parts[:2] != ("src", "carepact") or path.parts[2] == "cli":
        return
    commands = "|".join(COMMANDS | {row.partition(",")[0] for row in list_functions()})
    patterns = [TYPED, re.compile(rf"\bcarepact (?:{commands})\b")][: 1 + (path.suffix == ".py")]
    for number, words in list_said(path, text):
        if found := next((hit for one in patterns if (hit := one.search(words))), None):
            yield (
                f"{path}:{number}: '{found[0]}' is typed on the command line alone. "
                "Say it by core.voice: option(), given() or command()."
            )


@functools.cache
def list_functions() -> list[str]:
    """List the commands that a public function stands for, with its name behind a comma."""
    return (PACKAGE / "functions.csv").read_text(encoding="utf-8").splitlines()[1:]


def list_said(path: Path, text: str) -> Iterator[tuple[int, str]]:
    """List what a module or a data file may say, with its line: no docstring, no comment."""
    if path.suffix == ".yaml":
        yield from (
            (number, line)
            for number, line in enumerate(text.splitlines(), start=1)
            if not line.lstrip().startswith("#")
        )
    if path.suffix != ".py":
        return
    tree = parse(text)
    unsaid = {
        id(node.value)
        for node in nodes_of(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in nodes_of(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in unsaid
        ):
            yield node.lineno, node.value


def find_circles(modules: Mapping[Path, ast.Module]) -> Iterator[str]:
    """Find modules that import one another, now or when a function runs."""
    graph = {path: set(imports_of(path, tree, modules)) for path, tree in modules.items()}
    for path in sorted(graph):
        if path in reachable(path, graph):
            yield f"{path}: imports itself through others. Move what both need to one below."


def imports_of(path: Path, tree: ast.Module, modules: Mapping[Path, ast.Module]) -> Iterator[Path]:
    """List the modules of the package that a module imports, at its top or within."""
    late = path.parts[0] in LATE_IMPORTS
    for node in tree.body if late else nodes_of(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("carepact"):
            base = Path(*str(node.module).split(".")[1:])
            found = [base.with_suffix(".py"), base / "__init__.py"]
            found += [base / f"{name.name}.py" for name in node.names]
            yield from (one for one in found if one in modules and one != path)


def reachable(start: Path, graph: Mapping[Path, set[Path]]) -> set[Path]:
    """Find all modules that a module leads to."""
    seen: set[Path] = set()
    waiting = list(graph[start])
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting += graph[one]
    return seen


def find_sizes(modules: Mapping[Path, ast.Module], lines: int) -> Iterator[str]:
    """Find that functions grew long, or that constants multiplied."""
    bodies = [
        length_of(node)
        for tree in modules.values()
        for node in nodes_of(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = sum(body >= LONG_BODY_LINES for body in bodies) / len(bodies)
    if long > MOST_LONG_BODIES:
        yield f"{long:.1%} of functions have {LONG_BODY_LINES} lines or more. Split some."
    constants = sum(count_constants(tree) for tree in modules.values())
    most = MOST_CONSTANTS_PER_THOUSAND_LINES * lines / 1000
    if constants > most:
        yield (
            f"{constants} module constants, at most {most:.0f} in {lines} lines. "
            "A number with meaning is data; a word is written where it is used."
        )


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function's body without its docstring."""
    body = function.body
    first = body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and len(body) > 1:
        first = body[1]
    return (function.end_lineno or first.lineno) - first.lineno + 1


def count_constants(tree: ast.Module) -> int:
    """Count the names in capitals that a module sets at its top."""
    targets = [
        target
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    names = [n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)]
    return sum(name.strip("_").isupper() for name in names)


def faults_of(path: Path, text: str) -> Iterator[str]:
    """Collect what is wrong with one file, shape: path relative to the checkout."""
    yield from find_long_files(path, text)
    yield from find_drawers(path)
    yield from find_machine_paths(path, text)
    yield from find_lock_addresses(path, text)
    yield from find_typed_options(path, text)
    if path.suffix == ".py" and path.parts[0] in {"benchmarks", "src", "tests"}:
        tree = parse(text)
        yield from find_expected_failures(path, text)
        yield from find_swallowed_errors(path, tree)
        yield from find_tests_without_assertion(path, tree)


def main() -> int:
    """Print every fault and return the exit code."""
    files = files_of_checkout()
    faults = [fault for path in files for fault in faults_of(path.relative_to(ROOT), text_of(path))]
    modules = {
        path.relative_to(PACKAGE): parse(text_of(path))
        for path in files
        if path.suffix == ".py" and path.is_relative_to(PACKAGE)
    }
    lines = {path: len(text_of(PACKAGE / path).splitlines()) for path in modules}
    faults += [*find_named_instruments(modules), *find_long_studies(lines)]
    faults += find_raw_figures(modules)
    faults += [*find_circles(modules), *find_sizes(modules, sum(lines.values()))]
    print(*faults, f"{len(files)} files, {len(faults)} faults.", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    gc.disable()  # every tree is needed to the end
    sys.exit(main())
