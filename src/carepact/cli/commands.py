"""Commands and groups that speak the reader's language where typer itself has a word.

Typer prints its words from constants, and looks the rest up in a catalogue that no program
can reach. So the constants are set, and what it prints otherwise is printed here.
"""
# ruff: noqa: ANN401 - contexts, parameters and formatters are private to typer

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from typing import Any, TypeVar

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command_name
from typer.models import CommandInfo

from carepact.cli.ending import Stopped
from carepact.cli.placeholders import word_placeholder
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _, _c

F = TypeVar("F", bound=Callable[..., Any])


class _Worded:
    """The words of a command's help, whichever kind of command it is."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the first line of the help."""
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, pieces, prefix=_c("help", "Usage:") + " ")

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option of help, with its sentence in the reader's language."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _("Show this page and stop.")
        return option

    def get_params(self, ctx: Any) -> Any:
        """Return the parameters, each with a word for what it takes."""
        found = super().get_params(ctx)  # type: ignore[misc]
        for one in found:
            if one.metavar is not None:
                one.metavar = word_placeholder(one.metavar)
            if isinstance(one, TyperArgument):
                vars(one)["display_type_rich"] = _say_nothing  # its name tells enough
            elif one.metavar is None:
                one.metavar = _name_kind(one)
        return found

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        _set_words()
        super().format_help(ctx, formatter)  # type: ignore[misc]


class Command(_Worded, TyperCommand):
    """A command whose words are in the catalogue."""

    def __init__(self, *given: Any, **settings: Any) -> None:
        super().__init__(*given, **{**settings, "options_metavar": _c("help", "[OPTIONS]")})

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of a call; one too many is named."""
        ctx.allow_extra_args = True
        rest: list[str] = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise ParameterError(
                _(
                    "{command}: '{word}' is one word too many. Leave it out, or put words that "
                    "belong together in quotation marks.",
                    command=ctx.command_path,
                    word=rest[0],
                )
            )
        return rest


class Group(_Worded, TyperGroup):
    """A group of commands whose words are in the catalogue."""

    def __init__(self, **settings: Any) -> None:
        settings |= {
            "options_metavar": _c("help", "[OPTIONS]"),
            "subcommand_metavar": _c("help", "COMMAND [WORDS]..."),
        }
        super().__init__(**settings)

    def invoke(self, ctx: Any) -> Any:
        """Carry a command out; typer would make a mere status of Ctrl-C."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stopped:
            raise Stopped(str(stopped)) from stopped

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find a command; where there is none of that name, the nearest is offered."""
        name = args[0]
        known = self.get_command(ctx, name) is not None
        if known or ctx.resilient_parsing or name.startswith("-"):
            return super().resolve_command(ctx, args)
        raise ParameterError(
            _("'{word}': {command} has no such command.", word=name, command=ctx.command_path)
            + (
                nearest(name, self.commands)
                or " " + _("Commands: {listed}.", listed=", ".join(self.commands))
            )
        )


class Application(typer.Typer):
    """A typer whose commands are those above."""

    def __init__(self, cls: type[Group] = Group, **settings: Any) -> None:
        super().__init__(
            cls=cls,
            add_completion=False,
            pretty_exceptions_enable=False,
            context_settings={"help_option_names": ["-h", "--help"]},
            **settings,
        )

    def command(self, name: str | None = None, **settings: Any) -> Callable[[F], F]:
        """Register a command."""
        registered: Callable[[F], F] = super().command(name, cls=Command, **settings)
        return registered

    def narrow_to(self, words: Sequence[str]) -> Application:
        """Keep of the commands the one that the words call, so that it alone is built.

        Where the first word names none, all stay: for the help, and for the nearest name.
        """
        called = words[0] if words else ""
        commands = [one for one in self.registered_commands if _name_command(one) == called]
        groups = [one for one in self.registered_groups if one.name == called]
        if not commands and not groups:
            return self
        narrowed = copy(self)
        narrowed.registered_commands, narrowed.registered_groups = commands, groups
        return narrowed


def _name_command(registered: CommandInfo) -> str:
    """Name a command as typer does: as it is registered, or by its function."""
    return registered.name or get_command_name(getattr(registered.callback, "__name__", ""))


def _set_words() -> None:
    """Give typer's constants the words of the reader's language."""
    from typer import rich_utils

    rich_utils.DEFAULT_STRING = _("[default: {}]")
    rich_utils.REQUIRED_LONG_STRING = _("[required]")
    rich_utils.ARGUMENTS_PANEL_TITLE = _c("help", "Arguments")
    rich_utils.OPTIONS_PANEL_TITLE = _c("help", "Options")
    rich_utils.COMMANDS_PANEL_TITLE = _c("help", "Commands")


def _name_kind(param: Any) -> str:
    """Name what an option takes, where its declaration does not."""
    if isinstance(param, TyperOption) and param.is_flag:
        return ""
    kind = param.type_descriptor.annotation
    if kind in {int, float}:
        return _c("help", "NUMBER")
    return _c("help", "TEXT")


def _say_nothing(**_given: Any) -> None:
    """Show no type."""
