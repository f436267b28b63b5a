"""Settings of a user or a folder: `carepact.toml`, and variables of the environment.

The command line comes before the environment, and the environment before a file. A study's
file is changed by neither: whoever runs it has the same answer.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carepact.core.errors import Faults, ParameterError, nearest
from carepact.core.messages import _
from carepact.core.text_files import read_text

if TYPE_CHECKING:
    import typer

FILE_NAME = "carepact.toml"


@dataclass(frozen=True)
class Settings:
    """The keys of the file; a variable is called as its key, `CAREPACT_DRAWS`."""

    language: str | None = None
    quiet: bool | None = None
    log: str | None = None
    package: str | None = None
    until: int | None = None
    draws: int | None = None
    seed: int | None = None
    format: str | None = None

    def over(self, weaker: Settings) -> Settings:
        """Take from weaker settings what these leave open."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        return replace(weaker, **{key: value for key, value in told.items() if value is not None})


def user_folder() -> Path | None:
    """Find the folder of a user's settings, as the platform has it; None where there is none."""
    if sys.platform == "win32":
        told = os.environ.get("APPDATA")
        return Path(told) / "carepact" if told else None
    try:
        home = Path.home()
    except RuntimeError:  # no HOME, and the user is in no list of users
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "carepact"
    told = os.environ.get("XDG_CONFIG_HOME")
    return (Path(told) if told else home / ".config") / "carepact"


def list_places() -> list[Path]:
    """List where a file of settings is looked for; the first comes before the second."""
    own = user_folder()
    return [Path(FILE_NAME), *([own / FILE_NAME] if own else [])]


def read_all_settings(named: str | None) -> Settings:
    """Read the environment over the named file, or over those that are there.

    Raises
    ------
    ParameterError
        If a file or a variable has faults; all of one place at once.
    """
    named = named or os.environ.get("CAREPACT_CONFIG") or None
    files = [Path(named)] if named else [path for path in list_places() if path.is_file()]
    found = read_environment(os.environ)
    for file in files:
        found = found.over(read_file(file))
    return found


def read_environment(variables: Mapping[str, str]) -> Settings:
    """Read the variables `CAREPACT_...` that are settings; an empty one counts as unset."""
    told: dict[str, Any] = {}
    with Faults(ParameterError, _("environment")) as faults:
        for key, kind in _list_keys():
            name = f"CAREPACT_{key.upper()}"
            text = variables.get(name, "")
            if not text:
                continue
            value = _read_word(text, kind)
            fault = _find_fault(name, value, kind)
            if fault:
                faults.add(fault)
            told[key] = value
    return Settings(**told)


def read_file(file: Path) -> Settings:
    """Read a file of settings; keys that nobody knows are refused, all at once."""
    try:
        text = read_text(
            file,
            _("{file}: cannot be read ({reason}). Name a file of settings that is there.",
              file=file, reason=_("there is no such file or folder")),
        )  # fmt: skip
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ParameterError(
            _("{file}: is no TOML ({reason}). Write a key and its value in each line, such as: "
              "draws = 200", file=file, reason=error)
        ) from error  # fmt: skip
    kinds = dict(_list_keys())
    with Faults(ParameterError, str(file)) as faults:
        for key, value in content.items():
            if key in kinds:
                fault = _find_fault(key, value, kinds[key])
            else:
                fault = (
                    _("'{key}': there is no such key.", key=key)
                    + (nearest(key, kinds) or " " + _("Keys: {listed}.", listed=", ".join(kinds)))
                )  # fmt: skip
            if fault:
                faults.add(fault)
    return Settings(**content)


def defaults_for(command: Any, settings: Settings, line: list[str]) -> dict[str, Any]:  # noqa: ANN401 - typer ships no public type of its commands
    """Lay settings out for a command and those below it, as defaults of their options."""
    below = getattr(command, "commands", None)
    if below is not None:
        return {name: defaults_for(one, settings, line) for name, one in below.items()}
    told = {key: getattr(settings, key) for key in ("package", "until", "draws", "seed")}
    if not {"-o", "--output"} & {word.partition("=")[0] for word in line}:
        told["format"] = settings.format  # a file's own ending tells its format
    return {
        option.name: value
        for option in command.params
        for key, value in told.items()
        if value is not None and f"--{key}" in option.opts
    }


def leave_out_settings(changes: Mapping[str, object], context: typer.Context) -> dict[str, object]:
    """Leave out what comes from settings, for a study's file to say itself."""
    return {
        key: value
        for key, value in changes.items()
        if getattr(context.get_parameter_source(key), "name", "") != "DEFAULT_MAP"
    }


def _list_keys() -> Iterator[tuple[str, type]]:
    """List the keys, each with the type of its value."""
    kinds: dict[str, type] = {"str": str, "int": int, "bool": bool}
    for one in fields(Settings):
        yield one.name, kinds[str(one.type).partition(" ")[0]]


def _read_word(text: str, kind: type) -> object:
    """Read a variable's text as the type wants it, or leave it as it is."""
    if kind is bool:
        return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}.get(
            text.lower(), text
        )
    return int(text) if kind is int and text.isdecimal() else text


def _find_fault(key: str, value: object, kind: type) -> str:
    """Word the fault of a value, or nothing."""
    if kind is bool and not isinstance(value, bool):
        return _("{key}: '{value}' is neither true nor false. Write one of them.",
                 key=key, value=value)  # fmt: skip
    if kind is int and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
        return _("{key}: '{value}' is not a whole number of 0 or more. Correct it.",
                 key=key, value=value)  # fmt: skip
    if kind is str and not isinstance(value, str):
        return _("{key}: {value} is not a text. Put it in quotation marks.", key=key, value=value)
    return ""
