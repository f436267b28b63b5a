"""A group whose commands have one that is meant where none is named."""
# ruff: noqa: ANN401 - contexts are private to typer

from __future__ import annotations

from typing import Any

from carepact.cli.commands import Group


class DefaultGroup(Group):
    """A group that hands words to its command `show` where the first names no other."""

    default = "show"

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the default command before words that begin with none."""
        completes = ctx.resilient_parsing and not args
        if not completes and (args[:1] or [""])[0] not in {*self.commands, *ctx.help_option_names}:
            args = [self.default, *args]
        rest: list[str] = super().parse_args(ctx, args)
        return rest
