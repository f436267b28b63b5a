"""`carepact completion`: words are completed as they are typed."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from carepact.cli.app import app
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _


@app.command(
    help=_("Print the script that completes words as you type, or set it up for your shell."),
    epilog=_("Example: carepact completion bash --install"),
)
def completion(
    shell: Annotated[
        str, typer.Argument(help=_("bash, zsh, fish, powershell or pwsh."), metavar="SHELL")
    ],
    *,
    install: Annotated[
        bool, typer.Option("--install", help=_("Write it where the shell reads it at its start."))
    ] = False,
) -> None:
    """Print the script of a shell, or put it where the shell finds it."""
    from carepact.cli.log import tell

    known = ("bash", "zsh", "fish", "powershell", "pwsh")
    if shell not in known:
        raise ParameterError(
            _("'{shell}': there are no completions for this shell.", shell=shell)
            + nearest(shell, known)
            + " "
            + _("Shells: {listed}.", listed=", ".join(known))
        )
    scripts = load_scripts()
    variable = "_CAREPACT_COMPLETE"
    if not install:
        script = scripts.get_completion_script(
            prog_name="carepact", complete_var=variable, shell=shell
        )
        typer.echo(script)
        return
    _shell, place = scripts.install(shell=shell, prog_name="carepact", complete_var=variable)
    tell(_("Wrote {file}", file=place))
    tell(_("Open a new terminal, and words are completed with the tabulator key."))


def load_scripts() -> Any:  # noqa: ANN401 - typer names none of it as public
    """Load what typer knows of shells, ready to answer them."""
    from importlib import import_module

    scripts = import_module("typer.completion")
    scripts.completion_init()
    return scripts
