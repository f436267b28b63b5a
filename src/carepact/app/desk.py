"""The desk: takes a request to a worker, and keeps what was answered for who asks the same."""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections import OrderedDict
from collections.abc import AsyncIterator, Coroutine
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from carepact.app.errors import say_what_is_too_much
from carepact.app.form_taking import take_form
from carepact.app.guards.account import word_own_fault
from carepact.app.nouns import Noun
from carepact.app.replies import Reply
from carepact.app.settings import AppSettings
from carepact.app.workers.faults import Busy, NotDone, Refused, TookTooLong, TooLarge, WorkFailed
from carepact.app.workers.pool import Workers
from carepact.core.messages import language

TASK = "carepact.app.tasks:answer"
LINES = "application/x-ndjson"
Found = TypeVar("Found")
NOT_DONE = {Refused: 422, TooLarge: 422, Busy: 503, TookTooLong: 504, WorkFailed: 500}
"""Status of HTTP of work that was not done."""


class Asked(NamedTuple):
    """What a request asks of a worker."""

    noun: Noun
    face: str
    name: str = ""
    """Of a chart or a file."""
    kind: str = ""
    """Of a chart's twin."""


class Left(Exception):  # noqa: N818 - nothing went wrong
    """Who asked has left before the answer."""


class Desk:
    """Takes requests to workers."""

    def __init__(self, settings: AppSettings, workers: Workers) -> None:
        self._workers = workers
        self._limits = settings.limits
        self._settings = settings
        self._kept = KeptReplies(settings.limits.kept_megabytes.value * 1_000_000)

    async def answer(self, request: Request, asked: Asked) -> Response:
        """Answer a request; who leaves before stops the work."""
        query = request.query_params.multi_items()
        if request.method == "POST":
            return await self._answer_form(request, asked)
        key = (language(), asked.noun.name, *asked[1:], *sorted(query))
        kept = self._kept.find(key)
        if wants_lines(request, asked):
            lines = self._tell_lines(asked, query, key=key) if kept is None else _tell_kept(kept)
            return StreamingResponse(lines, media_type=LINES)
        if kept is None:
            kept = await stop_if_left(request, self._ask(asked, query))
            self._kept.keep(key, kept)
        return respond(kept, request)

    async def _answer_form(self, request: Request, asked: Asked) -> Response:
        """Answer a form that may bring files; they lie in a folder of their own until then."""
        with ExitStack() as until_answered:
            folder = until_answered.enter_context(tempfile.TemporaryDirectory(prefix="carepact-"))
            query, files = await take_form(
                request, asked.noun, Path(folder), self._limits.most_files.value
            )
            if wants_lines(request, asked):
                held = until_answered.pop_all()
                return StreamingResponse(
                    self._tell_lines(asked, query, files, held), media_type=LINES
                )
            if not files:
                return respond(await stop_if_left(request, self._ask(asked, query)), request)
            return respond(await stop_if_left(request, self._read(asked, query, files)), request)

    async def _read(
        self,
        asked: Asked,
        query: list[tuple[str, str]],
        files: dict[str, str],
        said: asyncio.Queue[str | None] | None = None,
    ) -> Reply:
        """Ask a process of its own, which ends with what it read."""
        told = await self._workers.run_once(
            TASK,
            self._tell(asked, query, files),
            language(),
            None if said is None else said.put_nowait,
            memory_mb=self._limits.upload_megabytes.value,
            seconds=self._limits.upload_seconds.value,
        )
        return Reply(**told)

    async def _tell_lines(
        self,
        asked: Asked,
        query: list[tuple[str, str]],
        files: dict[str, str] | None = None,
        held: ExitStack | None = None,
        key: object = None,
    ) -> AsyncIterator[str]:
        """Tell what is being done, a line each, and then the answer; files are gone thereafter."""
        said: asyncio.Queue[str | None] = asyncio.Queue()

        async def work() -> Reply:
            try:
                if files:
                    return await self._read(asked, query, files, said)
                return await self._ask(asked, query, said)
            finally:
                said.put_nowait(None)

        job = asyncio.create_task(work())
        try:
            while (step := await said.get()) is not None:
                yield _line({"progress": step})
            try:
                reply = await job
            except NotDone as error:
                yield _line({"fault": self._word(error)})
            else:
                if key is not None:
                    self._kept.keep(key, reply)
                yield _line_of(reply)
        finally:
            job.cancel()
            if held is not None:
                held.close()

    def _word(self, error: NotDone) -> str:
        """Word why there is no answer, as a page of its own would."""
        if isinstance(error, WorkFailed):
            return word_own_fault(error.number).detail
        return str(error) or say_what_is_too_much(NOT_DONE[type(error)], self._settings)

    async def _ask(
        self,
        asked: Asked,
        query: list[tuple[str, str]],
        said: asyncio.Queue[str | None] | None = None,
    ) -> Reply:
        """Ask a worker; one that served the same country last, if it is free."""
        told = await self._workers.run(
            TASK,
            self._tell(asked, query, {}),
            language(),
            None if said is None else said.put_nowait,
            near=next((value for name, value in query if name == "country"), ""),
            is_long=takes_long(asked, query),
        )
        return Reply(**told)

    def _tell(
        self, asked: Asked, query: list[tuple[str, str]], files: dict[str, str]
    ) -> dict[str, Any]:
        """Say what is asked, in plain values."""
        limits, found = self._limits, self._settings.responsible
        return {
            "noun": asked.noun.name,
            "face": asked.face,
            "name": asked.name,
            "kind": asked.kind,
            "query": [pair for pair in query if pair[0] != "language"],
            "files": files,
            "responsible": (found.name, found.link) if found else ("", ""),
            "limits": {
                "until": limits.last_year.value,
                "draws": limits.full_draws.value,
                "preview_draws": limits.preview_draws.value,
            },
        }


def wants_lines(request: Request, asked: Asked) -> bool:
    """Tell whether the answer is to come line by line: of a page and its part alone, as marks."""
    return asked.face in {"page", "part"} and LINES in request.headers.get("accept", "")


def takes_long(asked: Asked, query: list[tuple[str, str]]) -> bool:
    """Tell whether all draws are asked for.

    The preview of a slider takes few, and so does a page whose answer follows as a part of it.
    """
    said = {name for name, value in query if value}
    is_followed = asked.face == "page" and "part" in asked.noun.faces and "full" not in said
    return asked.noun.is_drawn and "preview" not in said and not is_followed


async def stop_if_left(request: Request, work: Coroutine[Any, Any, Found]) -> Found:
    """Await work, and stop it when who asked for it has left.

    Raises
    ------
    Left
        If they have.
    """
    job = asyncio.create_task(work)
    left = asyncio.create_task(_await_leaving(request))
    try:
        await asyncio.wait({job, left}, return_when=asyncio.FIRST_COMPLETED)
        if not job.done():
            raise Left
        return job.result()
    finally:
        job.cancel()
        left.cancel()


async def _await_leaving(request: Request) -> None:
    """Wait until who asked has left."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


class KeptReplies:
    """Answers by what was asked: the same address always has the same answer."""

    def __init__(self, most: float) -> None:
        self._most = most
        self._held = 0
        self._replies: OrderedDict[object, Reply] = OrderedDict()

    def find(self, key: object) -> Reply | None:
        """Return what was answered, if it is still kept."""
        found = self._replies.get(key)
        if found is not None:
            self._replies.move_to_end(key)
        return found

    def keep(self, key: object, reply: Reply) -> None:
        """Keep an answer; those not asked for longest make room."""
        if reply.status >= 400 or len(reply.body) > self._most / 8:  # noqa: PLR2004 - every fault of HTTP
            return
        if reply.headers.get("cache-control") == "no-store":
            return
        former = self._replies.pop(key, None)
        self._held += len(reply.body) - (len(former.body) if former else 0)
        self._replies[key] = reply
        while self._held > self._most:
            _key, gone = self._replies.popitem(last=False)
            self._held -= len(gone.body)


def respond(reply: Reply, request: Request) -> Response:
    """Turn a reply into a response of HTTP."""
    headers = dict(reply.headers)
    if reply.address:
        return Response(status_code=reply.status, headers={"location": reply.address})
    if reply.name:
        headers["content-disposition"] = f'attachment; filename="{reply.name}"'
    if reply.status == 200:  # noqa: PLR2004 - OK
        headers["etag"] = f'"{reply.tag}"'
        if headers["etag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
    return Response(reply.body, reply.status, headers, reply.media)


async def _tell_kept(reply: Reply) -> AsyncIterator[str]:
    """Tell an answer that is kept."""
    yield _line_of(reply)


def _line_of(reply: Reply) -> str:
    """Write the line of an answer."""
    return _line({"html": reply.body.decode(), "status": reply.status})


def _line(told: dict[str, object]) -> str:
    """Write one line of an answer that comes bit by bit."""
    return json.dumps(told, ensure_ascii=False) + "\n"
