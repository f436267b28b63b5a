"""What FastAPI is to do with errors: one answer for each kind, in words that mend it."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from carepact.app.answers import Fault, answer_fault
from carepact.app.guards.account import number_fault, word_own_fault
from carepact.app.guards.asgi import path_of, visit_of
from carepact.app.settings import AppSettings
from carepact.core.errors import CareError
from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits


@dataclass(frozen=True)
class Kind:
    """How one kind of error is answered."""

    status: int
    """Of HTTP; 500 is answered by a number alone."""
    comes_back: float = 0.0
    """When to try again; 0 where that is not told. [seconds]"""


def answer_errors(
    app: FastAPI, settings: AppSettings, kinds: Mapping[type[Exception], Kind] | None = None
) -> None:
    """Let an app answer its errors in words.

    Parameters
    ----------
    app : FastAPI
        The app.
    settings : AppSettings
        How it is served.
    kinds : mapping of type of Exception to Kind, optional
        Errors of its own, such as those of workers. The message of each is told, or what its
        status means where it has none; of status 500 a number alone, its own where it has one.
        Errors of carepact are answered by 422 in any case.
    """
    wordings: dict[type[Exception], Callable[[Request, Any], Fault]] = {
        CareError: lambda _request, error: Fault(422, str(error)),
        HTTPException: _word_http,
        RequestValidationError: _word_faults,
        Exception: _word_unknown,
    }
    for error, kind in (kinds or {}).items():
        wordings[error] = _wording_of(kind, settings)
    for error, wording in wordings.items():
        app.add_exception_handler(error, _handler(wording, settings))


def _handler(
    wording: Callable[[Request, Any], Fault], settings: AppSettings
) -> Callable[[Request, Exception], Awaitable[Response]]:
    """Make what FastAPI calls with an error."""

    async def handle(request: Request, error: Exception) -> Response:
        answer = answer_fault(wording(request, error), request.scope, settings)
        body = b"" if request.method == "HEAD" else answer.body
        response = Response(body, answer.status)
        response.raw_headers = answer.raw_headers()
        return response

    return handle


def _wording_of(kind: Kind, settings: AppSettings) -> Callable[[Request, Any], Fault]:
    """Make the wording of one kind."""

    def word(request: Request, error: Exception) -> Fault:
        if kind.status == 500:  # noqa: PLR2004 - what is our fault is told by a number alone
            return _word_unknown(request, error)
        later = (("retry-after", str(math.ceil(kind.comes_back))),) if kind.comes_back else ()
        said = str(error) or say_what_is_too_much(kind.status, settings)
        return Fault(kind.status, said, headers=later)

    return word


def say_what_is_too_much(status: int, settings: AppSettings) -> str:
    """Say why a run was not done, where its error does not."""
    seconds = settings.limits.working_seconds.value
    words = {
        503: _("Others are served before you, and no more may wait. Come back in a moment."),
        504: _("It did not end within {limit} s. Ask for less: an earlier last year, fewer "
               "draws, fewer countries.", limit=seconds),
    }  # fmt: skip
    otherwise = _("It needs more memory than one run may take. Ask for less: an earlier last year, "
                  "fewer draws, fewer countries.")  # fmt: skip
    return words.get(status, otherwise)


def _word_unknown(request: Request, error: Exception) -> Fault:
    """Note an error that nobody expected, and word its number; what bears one has been noted."""
    visit = visit_of(request.scope)
    visit.number = visit.number or str(getattr(error, "number", ""))
    return word_own_fault(visit.number or number_fault(visit, error))


def _word_http(request: Request, error: HTTPException) -> Fault:
    """Word an error of HTTP that the app or FastAPI itself raises."""
    words = {
        404: _("Nothing stands at {path}. Go to the first page and look from there.",
               path=path_of(request.scope)),
        405: _("This address does not answer to {method}.", method=request.method),
    }  # fmt: skip
    given = str(error.detail)
    is_own = given and given not in _phrases()
    said = given if is_own else words.get(error.status_code, _("Go to the first page."))
    return Fault(error.status_code, said, headers=tuple((error.headers or {}).items()))


def _phrases() -> set[str]:
    """Return the phrases that Starlette gives where nobody says anything."""
    return {one.phrase for one in HTTPStatus} | {"There was an error parsing the body"}


def _word_faults(_request: Request, error: RequestValidationError) -> Fault:
    """Word all faults of what a request gives."""
    most = reading_limits().most_faults
    faults = tuple(_word_fault(one) for one in _list(error)[:most])
    return Fault(422, "\n".join(f"{one['place']}: {one['says']}" for one in faults), faults=faults)


def _list(error: RequestValidationError) -> Sequence[Mapping[str, Any]]:
    """List the faults that FastAPI found."""
    return list(error.errors())


def _word_fault(fault: Mapping[str, Any]) -> dict[str, str]:
    """Word one fault: where it stands, what was found, how to mend it."""
    place = ".".join(str(part) for part in fault.get("loc", ())[1:]) or _("what was sent")
    return {"place": place, "says": _say(fault)}


def _say(fault: Mapping[str, Any]) -> str:
    """Say what is wrong and how to mend it."""
    kind, bounds = str(fault.get("type", "")), fault.get("ctx") or {}
    raw = fault.get("input")
    value = str(raw) if isinstance(raw, str | int | float) else ""
    least, most = (
        next((bounds[name] for name in names if name in bounds), "")
        for names in (("ge", "gt", "min_length"), ("le", "lt", "max_length"))
    )
    listed = str(bounds.get("expected", "")).replace(" or ", ", ")
    no_number = _("'{value}' is not a number. Write it with a decimal point, such as 0.5.",
                  value=value)  # fmt: skip
    too_small = _("{value} is too small. Write {least} or more.", value=value, least=least)
    too_large = _("{value} is too large. Write {most} or less.", value=value, most=most)
    unknown = _("'{value}' is not known. Use one of {listed}.", value=value, listed=listed)
    words = {
        "missing": _("is missing. Add it."),
        "int": _("'{value}' is not a whole number. Write digits alone.", value=value),
        "float": no_number,
        "finite_number": no_number,
        "bool": _("'{value}' is neither yes nor no. Write one of them.", value=value),
        "greater_than_equal": too_small,
        "greater_than": too_small,
        "less_than_equal": too_large,
        "less_than": too_large,
        "literal_error": unknown,
        "enum": unknown,
        "string_too_long": _("has more than {most} letters. Shorten it.", most=most),
        "string_too_short": _("is empty. Write what is meant."),
        "extra_forbidden": _("is not known here. Leave it out."),
        "json": _("is no JSON. Look at its quotation marks, commas and brackets."),
        "value_error": str(bounds.get("error", "")),
    }
    otherwise = _("'{value}' is not what is asked for here. Correct it.", value=value)
    return words.get(kind) or words.get(kind.partition("_")[0]) or otherwise
