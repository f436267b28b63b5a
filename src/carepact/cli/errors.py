"""Faults of a command line in our own words: what is wrong, where it stands, the mend."""
# ruff: noqa: ANN401 - contexts, parameters and formatters are private to typer

from __future__ import annotations

from typing import Any

from typer import TyperException

from carepact.core.errors import nearest
from carepact.core.messages import _


def word_fault(error: TyperException) -> str:
    """Word a fault that typer found.

    Parameters
    ----------
    error : TyperException
        Typer's own classes are private; they are told apart by name, and one that nobody
        foresaw keeps typer's sentence.

    Returns
    -------
    str
        What, where, mend, in the reader's language.
    """
    words = {
        "NoSuchOption": _word_strange_option,
        "BadOptionUsage": _word_bare_option,
        "MissingParameter": _word_missing,
        "BadParameter": _word_bad_value,
    }.get(type(error).__name__)
    return words(error) if words is not None else error.format_message()


def _word_strange_option(error: Any) -> str:
    """Word that a command has no such option; the nearest is offered."""
    context = error.ctx
    known = [name for one in context.command.get_params(context) for name in one.opts]
    said = _("{option}: {command} has no such option.",
             option=error.option_name, command=context.command_path)  # fmt: skip
    names = [name for name in known if name.startswith("--")]
    return said + (nearest(error.option_name, names) or " " + _see_help(context))


def _word_bare_option(error: Any) -> str:
    """Word that an option has no value, or one that it does not take."""
    # The parser knows neither its command nor the option here: its sentence alone tells which.
    if "does not take a value" in error.message:
        return _(
            "{option}: takes no value. Leave out what stands behind the '='.",
            option=error.option_name,
        )
    return _(
        "{option}: its value is missing. Write it behind the option.", option=error.option_name
    )


def _word_missing(error: Any) -> str:
    """Word that something needed is missing, with what it is."""
    param, context = error.param, error.ctx
    if param is None or context is None:
        return str(error.format_message())
    is_option = param.param_type_name == "option"
    name = f"{max(param.opts, key=len)} {param.metavar or ''}".strip() if is_option else (
        param.metavar or param.name.upper()
    )  # fmt: skip
    said = _("{command}: {name} is missing.", command=context.command_path, name=name)
    return " ".join([said, *([param.help] if param.help else []), _see_help(context)])


def _word_bad_value(error: Any) -> str:
    """Word that a value is not what an option or an argument takes."""
    param = error.param
    name = _name_param(param) if param is not None else str(error.param_hint or "")
    first = _first_fault(error.__cause__)
    value, kind = first.get("input"), str(first.get("type", ""))
    bounds = first.get("ctx") or {}
    if kind.startswith("int_"):
        return _("{name}: '{value}' is not a whole number. Write digits alone.",
                 name=name, value=value)  # fmt: skip
    if kind.startswith("float_"):
        return _("{name}: '{value}' is not a number. Write it with a decimal point, such as 0.5.",
                 name=name, value=value)  # fmt: skip
    if kind == "greater_than_equal":
        return _("{name}: {value} is too small. Write {least} or more.",
                 name=name, value=value, least=bounds.get("ge"))  # fmt: skip
    if kind == "less_than_equal":
        return _("{name}: {value} is too large. Write {most} or less.",
                 name=name, value=value, most=bounds.get("le"))  # fmt: skip
    return f"{name}: {error.message}" if name else str(error.message)


def _first_fault(cause: Any) -> dict[str, Any]:
    """Return the first fault that a reader of values found, or nothing."""
    found: list[dict[str, Any]] = cause.errors() if hasattr(cause, "errors") else []
    return found[0] if found else {}


def _name_param(param: Any) -> str:
    """Name an option as it is typed, an argument as the help shows it."""
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return str(param.metavar or param.name.upper())


def _see_help(context: Any) -> str:
    """Say where everything is explained."""
    return _("'{command} --help' explains it.", command=context.command_path)
