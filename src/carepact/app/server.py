"""The app: its addresses, each answered by a worker."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib import resources
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from carepact.app.desk import NOT_DONE, Asked, Desk, Left
from carepact.app.errors import Kind, answer_errors
from carepact.app.guards.asgi import App
from carepact.app.guards.frame import guard
from carepact.app.nouns import Noun, all_nouns, list_view_modules
from carepact.app.openapi import describe_answer, describe_body, describe_chart, describe_fields
from carepact.app.replies import TWINS
from carepact.app.settings import AppSettings
from carepact.app.workers.faults import Busy
from carepact.app.workers.limits import Limits
from carepact.app.workers.pool import Workers
from carepact.core.messages import LANGUAGES, language

STATIC = {"app.css": "text/css; charset=utf-8", "app.js": "text/javascript; charset=utf-8"}
"""Files of the pages, with their media types."""
Take = Callable[[Request], Awaitable[Response]]


def make_workers(settings: AppSettings) -> Workers:
    """Make the workers of a server; they start with it."""
    limits = settings.limits
    return Workers(
        Limits(
            workers=limits.workers.value,
            waiting=limits.waiting.value,
            seconds=limits.working_seconds.value,
            memory_mb=limits.working_megabytes.value,
            recycle_mb=limits.recycled_megabytes.value,
        ),
        ("carepact.app.tasks", *list_view_modules(), "carepact.app.shared"),
    )


def create_app(settings: AppSettings, workers: Workers) -> FastAPI:
    """Make the app for a server.

    Parameters
    ----------
    settings : AppSettings
        How it is served.
    workers : Workers
        Who answer; they start and end with the app.
    """

    @asynccontextmanager
    async def live(_app: FastAPI) -> AsyncIterator[None]:
        await workers.start()
        try:
            yield
        finally:
            await workers.close()

    app = FastAPI(
        title="carepact",
        summary="Care work in numbers that people can negotiate with",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=live,
    )
    answer_errors(
        app,
        settings,
        {
            **{
                error: Kind(status, 5 if error is Busy else 0) for error, status in NOT_DONE.items()
            },
            Left: Kind(499),
        },
    )
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    _add_static(app)
    desk = Desk(settings, workers)
    for noun in all_nouns():
        _add_api(app, desk, noun)
    for noun in all_nouns():
        _add_pages(app, desk, noun)
    return app


def create_guarded(settings: AppSettings) -> App:
    """Make the app with its workers and its guards, as it is served.

    Parameters
    ----------
    settings : AppSettings
        How it is served.
    """
    workers = make_workers(settings)
    return guard(create_app(settings, workers), settings, workers=workers.state)


def _add_static(app: FastAPI) -> None:
    """Add the first address, and the files of the pages."""

    @app.get("/", include_in_schema=False)
    def go_to_first_page() -> Response:
        return RedirectResponse(f"{language()}/", 303)

    @app.get("/static/{name}", include_in_schema=False)
    def send_static(name: str) -> Response:
        if name not in STATIC:
            raise HTTPException(404)
        held = resources.files("carepact.app").joinpath("static", name).read_bytes()
        return Response(held, media_type=STATIC[name])


def _add_pages(app: FastAPI, desk: Desk, noun: Noun) -> None:
    """Add the addresses of one noun that people see."""
    at = f"/{{spoken}}/{noun.name}"
    below = at.rstrip("/")
    methods = ["GET", "HEAD", *(["POST"] if noun.uploads else [])]
    if "page" in noun.faces:
        _add(app, at, _take(desk, noun, "page"), methods)
    if "part" in noun.faces:
        _add(app, f"{below}/part", _take(desk, noun, "part"), methods)
    if "charts" in noun.faces:
        _add(app, f"{below}/chart/{{name}}.{{kind}}", _take(desk, noun, "chart"), methods)
    if "files" in noun.faces:
        _add(app, f"{below}/file/{{name}}", _take(desk, noun, "file"), methods)


def _add_api(app: FastAPI, desk: Desk, noun: Noun) -> None:
    """Add the addresses of one noun that programs ask."""
    fields = describe_fields(noun)
    if "data" in noun.faces:
        take, at = _take(desk, noun, "data"), f"/api/{noun.name}"
        _describe(app, at, take, "GET", noun, {"parameters": fields})
        if noun.uploads:
            _describe(app, at, take, "POST", noun, {"requestBody": describe_body(noun)})
    if "charts" in noun.faces and noun.name:
        at = f"/api/{noun.name}/chart/{{name}}.{{kind}}"
        _describe(
            app,
            at,
            _take(desk, noun, "chart"),
            "GET",
            noun,
            {"parameters": [*describe_chart(), *fields]},
        )


def _take(desk: Desk, noun: Noun, face: str) -> Take:
    """Make what takes requests for one face of a noun to the desk."""

    async def take(request: Request) -> Response:
        at = request.path_params
        if at.get("spoken", LANGUAGES[0]) not in LANGUAGES or at.get("kind", TWINS[0]) not in TWINS:
            raise HTTPException(404)
        return await desk.answer(request, Asked(noun, face, at.get("name", ""), at.get("kind", "")))

    return take


def _add(app: FastAPI, at: str, take: Take, methods: list[str]) -> None:
    """Add an address that people see."""
    app.add_api_route(at, take, methods=methods, include_in_schema=False)


def _describe(
    app: FastAPI, at: str, take: Take, method: str, noun: Noun, told: dict[str, Any]
) -> None:
    """Add an address that programs ask, with its description; of what is asked also its head."""
    if method == "GET":
        _add(app, at, take, ["HEAD"])
    app.add_api_route(
        at,
        take,
        methods=[method],
        summary=noun.summary,
        tags=[noun.name],
        operation_id=f"{method.lower()}{at.replace('/', '_').replace('{', '').replace('}', '')}",
        response_class=Response,
        responses=describe_answer("chart" if at.endswith("}") else "data", method),
        openapi_extra=told,
    )
