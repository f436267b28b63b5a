"""The app: its addresses, and what it answers when something is wrong."""

from __future__ import annotations

from fastapi import FastAPI, Response

from carepact.app.errors import answer_errors
from carepact.app.guards.asgi import App
from carepact.app.guards.frame import guard
from carepact.app.settings import AppSettings


def create_app(settings: AppSettings) -> FastAPI:
    """Make the app for a server.

    Parameters
    ----------
    settings : AppSettings
        How it is served.
    """
    app = FastAPI(title="carepact", docs_url=None, redoc_url=None)
    answer_errors(app, settings)

    @app.get("/")
    def show_first_page() -> Response:
        return Response("<!doctype html><title>carepact</title>", media_type="text/html")

    return app


def create_guarded(settings: AppSettings) -> App:
    """Make the app with its guards around it, as it is served.

    Parameters
    ----------
    settings : AppSettings
        How it is served.
    """
    return guard(create_app(settings), settings)
