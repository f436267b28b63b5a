"""`carepact app`: countries, packages and charts in a browser, on this computer alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from carepact.cli.app import app
from carepact.core.messages import _


@app.command(
    "app",
    help=_(
        "Open carepact in a browser: countries, packages, charts. It answers this computer alone, "
        "and asks nobody else for anything. Ctrl-C stops it."
    ),
    epilog=_("Examples: carepact app --open; carepact app --public --settings server.yaml"),
)
def serve_app(
    port: Annotated[
        int | None,
        typer.Option(help=_("Port at which it answers; 8765 when left out."), metavar="NUMBER"),
    ] = None,
    address: Annotated[
        str | None,
        typer.Option(
            help=_("Address at which it answers; 127.0.0.1, this computer alone, when left out."),
            metavar="ADDRESS",
        ),
    ] = None,
    opens: Annotated[
        bool, typer.Option("--open", help=_("Open it in the browser of this computer."))
    ] = False,
    settings: Annotated[
        Path | None,
        typer.Option(help=_("File of a server's settings (YAML)."), metavar="FILE"),
    ] = None,
    public: Annotated[
        bool,
        typer.Option(
            "--public",
            help=_("Answer others too, behind a proxy; the settings must say how."),
        ),
    ] = False,
) -> None:
    """Read the settings, take the port, and serve until stopped."""
    from carepact.app.libraries import require_app
    from carepact.app.settings import open_settings

    require_app()
    told = open_settings(settings, public=public, address=address, port=port)

    from carepact.app.port import open_port
    from carepact.app.server import create_guarded
    from carepact.app.serving import serve

    opened = open_port(told)  # before anything that takes long

    def say_address(answers_at: str) -> None:
        typer.echo(_("carepact answers at {address} (Ctrl-C stops it)", address=answers_at))
        if opens:
            import threading
            import webbrowser

            # Some browsers hold their caller until they are closed.
            threading.Thread(target=webbrowser.open, args=(answers_at,), daemon=True).start()

    serve(create_guarded(told), told, tell=say_address, opened=opened)
