"""Mutation testing: plant small faults into formulas, and see which no test finds.

    python -m scripts.mutate                        the faults planted by hand
    python -m scripts.mutate --systematic --room needs --sample 40
    python -m scripts.mutate --ids taylor-lonely,vat-net --against-all
    python -m scripts.mutate --list | --check | --summary

Each fault is tried in a copy of the checkout, with the tests of its room: first those that name
the faulty module. What became of it is written down at once, one line of JSON each, so that a
second start goes on where the first was stopped; a module that has changed since is tried again.
Rooms, planted faults and accepted survivors stand in scripts/mutants.yaml; what was found, in
docs/reference/mutation.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import Any

from scripts.mutation.table import Mutant, Table, list_planted, list_systematic, read_table
from scripts.mutation.trial import Bench, Outcome, digest_tree

ROOT = Path(__file__).resolve().parent.parent
Results = dict[str, dict[str, Any]]
"""The last line of each mutant, by its id."""


def fingerprint(mutant: Mutant) -> str:
    """Return a short mark of a faulty module: a result holds for this text alone."""
    return hashlib.sha256(mutant.text.encode()).hexdigest()[:12]


def read_results(file: Path) -> Results:
    """Read what became of mutants; a line that was cut off is left out."""
    results: Results = {}
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    for line in lines:
        try:
            one = json.loads(line)
        except json.JSONDecodeError:
            continue
        if "id" in one:
            results[one["id"]] = one
    return results


def read_sound(file: Path, tree: str) -> dict[str, float]:
    """Read which tests have passed without a fault in the same tree, with their seconds."""
    sound: dict[str, float] = {}
    for line in file.read_text("utf-8").splitlines() if file.is_file() else []:
        if f'"tree": "{tree}"' in line and line.endswith("}"):
            sound |= json.loads(line)["sound"]
    return sound


def is_settled(mutant: Mutant, results: Results, *, against_all: bool) -> bool:
    """Tell whether a mutant need not be tried again."""
    one = results.get(mutant.id)
    if one is None or one["text"] != fingerprint(mutant):
        return False
    if one["outcome"] != "survived" or one["against_all"]:
        return True
    return not against_all and one.get("tests") == list(mutant.tests)


def word_result(mutant: Mutant, outcome: Outcome, *, against_all: bool) -> dict[str, Any]:
    """Lay out the line of a mutant."""
    return {
        "id": mutant.id,
        "room": mutant.room,
        "file": mutant.file,
        "line": mutant.line,
        "old": mutant.old,
        "new": mutant.new,
        "outcome": outcome.word,
        "by": outcome.by,
        "stage": outcome.stage,
        "against_all": against_all,
        "seconds": round(outcome.seconds, 1),
        "tests": list(mutant.tests),
        "text": fingerprint(mutant),
    }


def write_line(file: Path, one: Mapping[str, Any]) -> None:
    """Add a line to the results, behind one that was cut off."""
    whole = not file.is_file() or file.read_bytes()[-1:] in {b"", b"\n"}
    with file.open("a", encoding="utf-8") as stream:
        stream.write(("" if whole else "\n") + json.dumps(one, ensure_ascii=False) + "\n")


def try_all(
    root: Path, mutants: Sequence[Mutant], file: Path, *, jobs: int = 1, against_all: bool = False
) -> Results:
    """Try every mutant that is not settled yet, and return the results of all."""
    results = read_results(file)
    waiting = [m for m in mutants if not is_settled(m, results, against_all=against_all)]
    if waiting:
        file.parent.mkdir(parents=True, exist_ok=True)
        tree = digest_tree(root)
        sound = read_sound(file, tree)
        with tempfile.TemporaryDirectory(prefix="carepact-mutants-") as folder:
            benches: Queue[Bench] = Queue()
            for place in range(min(jobs, len(waiting))):
                benches.put(Bench(root, Path(folder) / str(place), sound))

            def attempt(mutant: Mutant) -> dict[str, Any]:
                """Try one mutant on a bench that is free."""
                bench = benches.get()
                known = len(bench.sound)
                try:
                    outcome = bench.try_mutant(mutant, against_all=against_all)
                finally:
                    if len(bench.sound) > known:
                        write_line(file, {"tree": tree, "sound": bench.sound})
                    benches.put(bench)
                one = word_result(mutant, outcome, against_all=against_all)
                write_line(file, one)
                print(f"{one['outcome']:9}{one['id']}  {one['by']}", flush=True)
                return one

            results |= {one["id"]: one for one in _carry_out(attempt, waiting, benches.qsize())}
    return {m.id: results[m.id] for m in mutants if m.id in results}


def _carry_out(
    attempt: Callable[[Mutant], dict[str, Any]], waiting: Sequence[Mutant], jobs: int
) -> Iterator[dict[str, Any]]:
    """Try mutants one after another, or several at once; whoever stops it waits for no other."""
    if jobs == 1:
        yield from map(attempt, waiting)
        return
    with ThreadPoolExecutor(jobs) as pool:
        try:
            yield from pool.map(attempt, waiting)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def sum_up(results: Results, accepted: Mapping[str, str]) -> list[str]:
    """Word the score of every room as a table, and the survivors that nobody has accepted."""
    lines = [
        "| room | mutants | killed | accepted | survive | score |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    rooms = sorted({one["room"] for one in results.values()})
    for room in [*rooms, "all"]:
        there = [one for one in results.values() if room in {one["room"], "all"}]
        alive = [one for one in there if one["outcome"] == "survived"]
        known = sum(one["id"] in accepted for one in alive)
        killed = len(there) - len(alive)
        score = f"{killed / len(there):.0%}" if there else ""
        counts = f"{len(there)} | {killed} | {known} | {len(alive) - known}"
        lines.append(f"| {room} | {counts} | {score} |")
    for one in results.values():
        if one["outcome"] == "survived" and one["id"] not in accepted:
            lines.append(f"survives: {one['id']}, {one['file']}:{one['line']}")
            lines.append(f"    {one['old']}  ->  {one['new']}")
    return lines


def choose(root: Path, table: Table, asked: argparse.Namespace) -> list[Mutant]:
    """Choose the mutants that are asked for; a sample is the same for the same seed."""
    rooms = [one for one in table.rooms if not asked.room or one.name in asked.room]
    if unknown := {*(asked.room or ())} - {one.name for one in table.rooms}:
        known = ", ".join(one.name for one in table.rooms)
        raise SystemExit(f"There is no room {', '.join(sorted(unknown))}. Rooms: {known}.")
    planted = list_planted(root, table)
    if asked.room:
        planted = [one for one in planted if one.room in asked.room]
    every = list(list_systematic(root, rooms)) if asked.systematic else planted
    if asked.ids:
        ids = asked.ids.split(",")
        every = [one for one in every if one.id in ids]
        if unknown := {*ids} - {one.id for one in every}:
            raise SystemExit(f"There is no mutant {', '.join(sorted(unknown))}. See --list.")
    if asked.sample and asked.sample < len(every):
        places = sorted(random.Random(asked.seed).sample(range(len(every)), asked.sample))  # noqa: S311 - no secret
        every = [every[place] for place in places]
    return every


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Read what is asked for."""
    parser = argparse.ArgumentParser(prog="mutate", description=__doc__.splitlines()[0])
    parser.add_argument("--systematic", action="store_true", help="what the operators plant")
    parser.add_argument("--room", action="append", help="this room alone; may be repeated")
    parser.add_argument("--ids", help="these mutants alone, a comma between them")
    parser.add_argument("--sample", type=int, help="so many of them, drawn by the seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="so many at once")
    parser.add_argument("--against-all", action="store_true", help="survivors against all tests")
    parser.add_argument("--results", type=Path, default=ROOT / "build" / "mutants.jsonl")
    parser.add_argument("--list", action="store_true", help="list them, try none")
    parser.add_argument("--check", action="store_true", help="check the table, try none")
    parser.add_argument("--summary", action="store_true", help="sum up what is known, try none")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Try mutants, sum up, and return 1 where one survives that nobody has accepted."""
    asked = parse(sys.argv[1:] if words is None else words)
    table = read_table(root)
    mutants = choose(root, table, asked)
    if asked.list or asked.check:
        for one in mutants if asked.list else ():
            print(f"{one.id}  {one.file}:{one.line}  {one.old!r} -> {one.new!r}")
        print(f"{len(mutants)} mutants")
        return 0
    if asked.summary:
        known = read_results(asked.results)
        alike = (one for one in mutants if known.get(one.id, {}).get("text") == fingerprint(one))
        results = {one.id: known[one.id] for one in alike}
    else:
        told = {"jobs": asked.jobs, "against_all": asked.against_all}
        results = try_all(root, mutants, asked.results, **told)
    print(*sum_up(results, table.accepted), sep="\n")
    alive = [one["id"] for one in results.values() if one["outcome"] == "survived"]
    return int(any(one not in table.accepted for one in alive))


if __name__ == "__main__":
    sys.exit(main())
