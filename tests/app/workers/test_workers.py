"""Workers answer, each in its reader's language; what goes wrong in one stays in one."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from carepact.app.workers.faults import Busy, Refused, TookTooLong, TooLarge, WorkFailed
from carepact.app.workers.limits import Limits
from carepact.app.workers.pool import Workers

ROOM = "tests.app.workers.tasks_of_tests"
LIMITS = Limits(workers=2, waiting=400, seconds=20, memory_mb=300, recycle_mb=150)
SAID = {"en": "minutes a day", "fr": "minutes par jour", "es": "minutos al día"}


def of_tests(task: str) -> str:
    return f"{ROOM}:{task}"


def make(**changes: float) -> Workers:
    return Workers(LIMITS._replace(**changes), (ROOM,), rooms=(ROOM,))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def loop() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def workers(loop: asyncio.Runner) -> Iterator[Workers]:
    pool = make()
    loop.run(pool.start())
    yield pool
    loop.run(pool.close())


async def begin(
    pool: Workers, task: str, told: dict[str, Any] | None = None
) -> tuple[asyncio.Task[Any], int]:
    """Begin a task that tells the process that does it."""
    told_so = asyncio.get_running_loop().create_future()

    def hear(message: str) -> None:
        if not told_so.done():
            told_so.set_result(int(message))

    running = asyncio.ensure_future(pool.run(of_tests(task), told or {}, "en", hear))
    await asyncio.wait({running, told_so}, return_when=asyncio.FIRST_COMPLETED)
    return running, told_so.result()


async def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(10):
        while not is_so():  # noqa: ASYNC110 - what is waited for is no event of this process
            await asyncio.sleep(0.01)


async def rest(pool: Workers) -> None:
    """Wait until nothing is done, and the two workers are there alone."""
    await until(lambda: pool.state().working == 0 and len(pool.state().resident) == 2)


def test_two_languages_at_once_never_mix(loop: asyncio.Runner, workers: Workers) -> None:
    heard: list[tuple[str, str]] = []

    async def ask(place: int) -> tuple[str, dict[str, Any]]:
        code = ("fr", "es")[place % 2]
        answer = await workers.run(
            of_tests("say"), {"given": place}, code, lambda told: heard.append((code, told))
        )
        return code, answer

    async def ask_all() -> list[tuple[str, dict[str, Any]]]:
        return await asyncio.gather(*map(ask, range(200)))

    answers = loop.run(ask_all())
    assert [answer["given"] for _, answer in answers] == list(range(200))
    assert all(answer["said"] == SAID[code] for code, answer in answers)
    assert len({answer["process"] for _, answer in answers}) == 2
    assert sorted(heard) == [("es", SAID["es"])] * 100 + [("fr", SAID["fr"])] * 100


def test_who_served_a_country_last_serves_it_again(loop: asyncio.Runner) -> None:
    async def ask(pool: Workers, near: str) -> int:
        await until(lambda: pool.state().working == 0)  # two for long jobs are at rest
        said = await pool.run(of_tests("say"), {}, "en", near=near, is_long=True)
        return int(said["process"])

    async def ask_all() -> list[int]:
        pool = make(workers=3)
        await pool.start()
        try:
            return [await ask(pool, near) for near in ("KEN", "FRA", "KEN", "KEN", "FRA", "KEN")]
        finally:
            await pool.close()

    kenya, france, *others = loop.run(ask_all())
    assert kenya != france
    assert others == [kenya, kenya, france, kenya]


def test_what_workers_share_is_left_alone_by_collections(
    loop: asyncio.Runner, workers: Workers
) -> None:
    modules = 10_000  # objects; a bare Python freezes none
    assert loop.run(workers.run(of_tests("count_frozen"), {}, "en")) > modules


def test_a_large_file_reaches_a_worker(loop: asyncio.Runner, workers: Workers) -> None:
    size = loop.run(workers.run(of_tests("load"), {"file": b"x" * 10_000_000}, "en"))
    assert size == 10_000_000


@pytest.mark.parametrize(
    "task",
    ["os:getpid", "carepact.api.law:law", "carepact.app_of_others:run", "carepact.app.x:y:z",
     f"{ROOM}:", f"{ROOM}s:say", f"{ROOM}:_", f"{ROOM}.say", "carepact.app:../x"],
)  # fmt: skip
def test_what_is_no_task_is_not_run(loop: asyncio.Runner, workers: Workers, task: str) -> None:
    with pytest.raises(ValueError, match="is no task of"):
        loop.run(workers.run(task, {}, "en"))


def test_a_refusal_is_told_in_the_readers_language(loop: asyncio.Runner, workers: Workers) -> None:
    with pytest.raises(Refused) as refused:
        loop.run(workers.run(of_tests("refuse"), {}, "fr"))
    assert refused.value.message == "ce fichier ou ce dossier n’existe pas"
    assert refused.value.kind == "ParameterError"


@pytest.mark.parametrize(
    ("task", "trace"),
    [
        ("fail", "RuntimeError: the secret of"),
        ("leave", "SystemExit: 3"),
        ("answer_object", "only plain values"),
        ("ParameterError", "is defined elsewhere"),
        ("nothing", "AttributeError"),
    ],
)
def test_a_fault_is_told_by_its_number_alone(
    loop: asyncio.Runner,
    workers: Workers,
    caplog: pytest.LogCaptureFixture,
    task: str,
    trace: str,
) -> None:
    with pytest.raises(WorkFailed) as failed:
        loop.run(workers.run(of_tests(task), {}, "en"))
    assert len(str(failed.value)) == 8
    assert int(str(failed.value), 16) >= 0  # it is a number, and so no path and no trace
    assert failed.value.__context__ is None
    assert f"number {failed.value}" in caplog.text
    assert trace in caplog.text


def test_a_killed_worker_loses_no_job(
    loop: asyncio.Runner, workers: Workers, tmp_path: Path
) -> None:
    async def ask() -> list[Any]:
        mark = str(tmp_path / "mark")
        others = [workers.run(of_tests("say"), {"given": n}, "en") for n in range(20)]
        return await asyncio.gather(
            workers.run(of_tests("die_once"), {"mark": mark}, "en"), *others
        )

    died, *others = loop.run(ask())
    assert died == "done"
    assert [answer["given"] for answer in others] == list(range(20))


def test_a_job_whose_workers_die_twice_has_failed(loop: asyncio.Runner, workers: Workers) -> None:
    before = workers.state()
    with pytest.raises(WorkFailed):
        loop.run(workers.run(of_tests("die"), {}, "en"))
    loop.run(rest(workers))
    after = workers.state()
    assert (after.failed, after.restarted) == (before.failed + 1, before.restarted + 2)


@pytest.mark.parametrize("tells", [False, True])
def test_who_leaves_stops_the_job_and_leaves_the_worker_warm(
    loop: asyncio.Runner, workers: Workers, *, tells: bool
) -> None:
    async def leave() -> tuple[int, list[list[int]]]:
        running, process = await begin(workers, "work_on", {"tells": tells})
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        await rest(workers)
        both = [workers.run(of_tests("tell_warm"), {}, "en") for _ in range(2)]
        return process, await asyncio.gather(*both)

    process, told = loop.run(leave())
    assert [process, 1] in told


def test_a_stop_leaves_no_module_half_imported(loop: asyncio.Runner, workers: Workers) -> None:
    async def leave() -> tuple[int, list[list[Any]]]:
        running, process = await begin(workers, "import_slowly")
        running.cancel()
        await rest(workers)
        both = [workers.run(of_tests("tell_imported"), {}, "en") for _ in range(2)]
        return process, await asyncio.gather(*both)

    process, told = loop.run(leave())
    assert [process, True] in told


def test_a_job_that_holds_on_is_killed(loop: asyncio.Runner, workers: Workers) -> None:
    async def leave() -> int:
        running, process = await begin(workers, "hold_on")
        before = workers.state().restarted
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        await until(lambda: workers.state().restarted > before)
        return process

    process = loop.run(leave())
    assert process not in workers.state().resident
    loop.run(rest(workers))


def test_memory_has_a_limit(loop: asyncio.Runner, workers: Workers) -> None:
    assert loop.run(workers.run(of_tests("grow"), {"mb": 100}, "en")) == 100 * 2**20
    with pytest.raises(TooLarge):
        loop.run(workers.run(of_tests("grow"), {"mb": 400}, "en"))
    with pytest.raises(TooLarge):
        loop.run(workers.run(of_tests("abort"), {}, "en"))
    loop.run(rest(workers))


def test_a_worker_that_has_grown_is_replaced(loop: asyncio.Runner, workers: Workers) -> None:
    async def leak() -> int:
        process = int(await workers.run(of_tests("leak"), {"mb": 160}, "en"))
        await until(lambda: process not in workers.state().resident)
        await rest(workers)
        return process

    assert loop.run(leak()) not in workers.state().resident


def test_a_process_for_one_file_ends_after_it(loop: asyncio.Runner, workers: Workers) -> None:
    async def ask() -> tuple[int, set[int]]:
        before = set(workers.state().resident)
        answer = await workers.run_once(of_tests("say"), {}, "es", memory_mb=300, seconds=10)
        assert answer["said"] == SAID["es"]
        await rest(workers)
        return answer["process"], before

    process, before = loop.run(ask())
    assert process not in before
    assert set(workers.state().resident) == before
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_process_for_one_file_has_limits_of_its_own(
    loop: asyncio.Runner, workers: Workers
) -> None:
    with pytest.raises(TooLarge):
        loop.run(workers.run_once(of_tests("grow"), {"mb": 100}, "en", memory_mb=90, seconds=10))
    with pytest.raises(TookTooLong):
        loop.run(workers.run_once(of_tests("work_on"), {}, "en", memory_mb=300, seconds=0.1))
    with pytest.raises(WorkFailed):
        loop.run(workers.run_once(of_tests("die"), {}, "en", memory_mb=300, seconds=10))
    loop.run(rest(workers))
    assert workers.state().waiting == 0


def test_a_worker_killed_at_rest_is_replaced(loop: asyncio.Runner, workers: Workers) -> None:
    async def kill() -> dict[str, Any]:
        await rest(workers)
        for process in workers.state().resident:
            os.kill(process, signal.SIGKILL)
        return dict(await workers.run(of_tests("say"), {}, "fr"))

    assert loop.run(kill())["said"] == SAID["fr"]
    loop.run(rest(workers))


def test_the_process_that_workers_are_forked_from_may_die(
    loop: asyncio.Runner, workers: Workers
) -> None:
    async def kill() -> list[dict[str, Any]]:
        os.kill(await workers.run(of_tests("tell_parent"), {}, "en"), signal.SIGKILL)
        once = workers.run_once(of_tests("say"), {}, "es", memory_mb=300, seconds=10)
        return list(await asyncio.gather(workers.run(of_tests("say"), {}, "fr"), once))

    assert [answer["said"] for answer in loop.run(kill())] == [SAID["fr"], SAID["es"]]
    loop.run(rest(workers))


def test_time_and_waiting_have_limits(loop: asyncio.Runner) -> None:
    async def ask() -> None:
        pool = make(workers=1, waiting=1, seconds=1)
        await pool.start()
        running, process = await begin(pool, "work_on")
        waits = asyncio.ensure_future(pool.run(of_tests("say"), {}, "en"))
        await asyncio.sleep(0)
        assert (pool.state().working, pool.state().waiting) == (1, 1)
        with pytest.raises(Busy):
            await pool.run(of_tests("say"), {}, "en")
        waits.cancel()
        await asyncio.sleep(0)
        assert pool.state().waiting == 0
        waits = asyncio.ensure_future(pool.run(of_tests("tell_warm"), {}, "en"))
        with pytest.raises(TookTooLong):
            await running
        assert await waits == [process, 1]  # the job was stopped, and the worker was not
        await pool.close()
        with pytest.raises(Busy):
            await pool.run(of_tests("say"), {}, "en")
        assert not pool.state().resident

    loop.run(ask())
