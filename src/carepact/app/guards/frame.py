"""The frame around the app: every request passes these guards, from the outermost to the app."""

from __future__ import annotations

from carepact.app.guards.account import AccountGuard, CatchGuard
from carepact.app.guards.asgi import App, Receive, Scope, Send
from carepact.app.guards.bodies import BodyGuard
from carepact.app.guards.figures import AskWorkers, Figures
from carepact.app.guards.headers import HeaderGuard
from carepact.app.guards.hosts import HostGuard
from carepact.app.guards.language import LanguageGuard
from carepact.app.guards.lingering import LingerGuard
from carepact.app.guards.proxy import ProxyGuard
from carepact.app.guards.rates import IsHeavy, RateGuard
from carepact.app.guards.sizes import SizeGuard
from carepact.app.guards.watch import WatchGuard
from carepact.app.settings import AppSettings


def guard(
    app: App,
    settings: AppSettings,
    *,
    workers: AskWorkers | None = None,
    is_heavy: IsHeavy | None = None,
) -> App:
    """Put the guards around an app.

    Parameters
    ----------
    app : App
        Answers requests by ASGI.
    settings : AppSettings
        How it is served.
    workers : callable, optional
        Asks the workers how they are, for health and metrics: the `state` of their pool.
    is_heavy : callable, optional
        Tells whether a request makes a worker work for long; those that send something in do,
        if nobody says otherwise.
    """
    figures = Figures(workers)
    inner: App = BodyGuard(app, settings)
    inner = RateGuard(inner, settings, is_heavy)
    inner = SizeGuard(inner, settings)
    inner = HostGuard(inner, settings)
    inner = WatchGuard(inner, settings, figures)
    inner = ProxyGuard(inner, settings)
    inner = CatchGuard(inner, settings)
    inner = LanguageGuard(inner, settings)
    inner = HeaderGuard(inner, settings)
    inner = LingerGuard(inner, settings)
    framed = AccountGuard(inner, settings, figures)

    async def pass_on(scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app begin and end as it is; guard every request."""
        await (app if scope["type"] == "lifespan" else framed)(scope, receive, send)

    return pass_on
