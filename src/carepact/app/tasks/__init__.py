"""What a worker does: answer one address, in the language of who asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from carepact.app.charts import answer_chart
from carepact.app.pages import show_error
from carepact.app.places import hide_places
from carepact.app.replies import Reply, reply_json
from carepact.app.standing import name_responsible
from carepact.app.told import Told
from carepact.app.views import find_view
from carepact.app.voice import PageVoice
from carepact.core.errors import CareError, ParameterError
from carepact.core.messages import _
from carepact.core.voice import use_voice


def answer(told: Mapping[str, Any], on_progress: Callable[[str], None]) -> dict[str, object]:
    """Answer one address with a `Reply` in plain values.

    Parameters
    ----------
    told : mapping
        `noun`; `face`: page, part, chart, file or data; `name` and `kind` of a chart or a file;
        `query`: pairs of fields; `files`: path by field; `limits`; `responsible`: name and link.
    on_progress : callable
        Told in words what is being done.

    Raises
    ------
    CareError
        Of what is no page: a page tells its faults itself.
    """
    asked = Told.of(told["query"], told.get("files"), told.get("limits"))
    with use_voice(PageVoice()), name_responsible(*told.get("responsible", ("", ""))):
        reply = _answer(told, asked, on_progress)
    if find_view(told["noun"]).is_private:
        reply = replace(reply, headers={**reply.headers, "cache-control": "no-store"})
    return reply.to_plain()


def _answer(told: Mapping[str, Any], asked: Told, on_progress: Callable[[str], None]) -> Reply:
    """Answer by the view of the noun."""
    view, face = find_view(told["noun"]), told["face"]
    if face in {"page", "part"}:
        make = view.page if face == "page" else view.part
        assert make is not None  # noqa: S101 - the addresses know which nouns have a part
        try:
            return make(asked, on_progress)
        except CareError as error:
            return show_error(told["noun"], hide_places(str(error)), asked, is_part=face == "part")
    if face == "chart":
        assert view.charts is not None  # noqa: S101 - ditto
        return answer_chart(view.charts(asked, on_progress), told["name"], told["kind"], asked)
    if face == "data":
        assert view.data is not None  # noqa: S101 - ditto
        return reply_json(view.data(asked, on_progress))
    if told["name"] not in view.files:
        raise ParameterError(
            _("there is no file '{name}' here. Files: {listed}.",
              name=told["name"], listed=", ".join(view.files))
        )  # fmt: skip
    return view.files[told["name"]](asked, on_progress)
