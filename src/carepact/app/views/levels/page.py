"""The page of a level: what it answers and reads, a form, and the answer of what was brought."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from carepact.app.examples import examples_of
from carepact.app.file_names import Sent
from carepact.app.pages import Link, show_page, show_part
from carepact.app.replies import TWINS, Reply
from carepact.app.told import Told, write_query
from carepact.app.views.country_choice import choose_country
from carepact.app.views.levels.answering import Answered, answer_brought
from carepact.app.views.levels.fields import check_fields
from carepact.app.views.levels.files import LevelFile
from carepact.app.views.levels.laying import is_brought, read_pasted
from carepact.app.views.levels.level import Level
from carepact.app.views.view import Progress
from carepact.core.errors import CareError
from carepact.core.messages import word
from carepact.report.level_paper.files import write_level_paper
from carepact.report.paper.document import Block, Drawing, Heading, Table


def show_level(level: Level, told: Told, on_progress: Progress) -> Reply:
    """Show the page, with the answer if anything was brought; faults stand above the form."""
    words = _find_answer(level, told, on_progress)
    return show_page(
        "level.html.j2", level.noun, told, words | _tell_form(level, told), _status_of(words)
    )


def show_answer(level: Level, told: Told, on_progress: Progress) -> Reply:
    """Show the answer alone, or what is wrong."""
    words = _find_answer(level, told, on_progress)
    return show_part("level_answer.html.j2", words | {"noun": level.noun}, _status_of(words))


def _find_answer(level: Level, told: Told, on_progress: Progress) -> dict[str, object]:
    """Find the answer of what was brought, or what is wrong with it; neither where nothing was."""
    said = level.say()
    words: dict[str, object] = {
        "title": said.title,
        "said": said,
        "faults": "",
        "answer": None,
        "is_brought": bool(told.files),
    }
    try:
        check_fields(level, told)
        if is_brought(told):
            with answer_brought(level, told, on_progress) as found:
                words["answer"] = _tell_answer(level, told, found)
    except CareError as error:
        words["faults"] = str(error)
    return words


def _status_of(words: Mapping[str, object]) -> int:
    """Tell the status of HTTP."""
    return 422 if words["faults"] else 200


def _tell_form(level: Level, told: Told) -> dict[str, object]:
    """Tell what the page says and asks beside an answer."""
    return {
        "text": read_pasted(told),
        "fields": [(name, told.one(name)) for name in level.fields if told.one(name)],
        "examples": [
            Link(
                word(one.title),
                f"{level.noun}?{write_query([(Sent.EXAMPLE, name)])}",
                told.one(Sent.EXAMPLE) == name and not told.files,
            )
            for name, one in examples_of(level.noun).items()
        ],
        "countries": choose_country(),
        "choices": level.choices(),
        "drafts": level.drafts,
        "forms": LevelFile.FORMS,
    }


def _part(blocks: Sequence[Block]) -> Iterator[tuple[str, list[Block]]]:
    """Part blocks by their headings: what stands first is shown, the rest is opened."""
    part: list[Block] = []
    title = ""
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:  # noqa: PLR2004 - h2
            if part:
                yield title, part
            title, part = block.text, []
        else:
            part.append(block)
    yield title, part


def _has_figures(blocks: Sequence[Block]) -> bool:
    """Tell whether a part has a table or a picture: up to there a report is shown at once."""
    return any(isinstance(one, Table | Drawing) for one in blocks)


def _tell_answer(level: Level, told: Told, found: Answered) -> Mapping[str, object]:
    """Tell the answer: its report in blocks, and how to take it away."""
    document = write_level_paper(found.telling.found)
    parts = list(_part(document.blocks))
    shown = next((n for n, (_title, one) in enumerate(parts, 1) if _has_figures(one)), 1)
    query = write_query(told.pairs)
    pictures = list(level.pictures(found.telling.found))
    carried = found.laid.carry()
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "shown": parts[:shown],
        "parts": parts[shown:],
        "example": found.laid.example,
        "carried": carried,
        "is_large": not carried and not found.laid.example,
        "fields": [pair for pair in told.pairs if pair[0] in level.fields],
        "twins": {} if carried else {
            one: [Link(kind.upper(), f"{level.noun}/chart/{one}.{kind}?{query}") for kind in TWINS]
            for one in pictures
        },
        "pictures": [
            [Link(kind.upper(), f"{level.noun}/chart/{one}.{kind}") for kind in TWINS]
            for one in pictures if carried
        ],
        "files": [
            Link(one, f"{level.noun}/file/{one}" + ("" if carried else f"?{query}"))
            for one in LevelFile if one != LevelFile.FORMS
        ],
        "data": f"../api/{level.noun}" + ("" if carried else f"?{query}"),
    }  # fmt: skip
