"""What the description of the API says of fields, files and answers (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from carepact.app.nouns import Noun
from carepact.app.replies import MEDIA, TWINS
from carepact.core.messages import LANGUAGES

PROBLEM = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["title", "status", "detail"],
}
"""Shape of an answer that says what is wrong (RFC 9457)."""


def describe_fields(noun: Noun) -> list[dict[str, Any]]:
    """Describe the fields of a noun, and the language that every address takes."""
    spoken = {
        "name": "language", "in": "query", "required": False,
        "description": "Language of words in the answer",
        "schema": {"type": "string", "enum": list(LANGUAGES)},
    }  # fmt: skip
    return [*(one.describe() for one in noun.fields), spoken]


def describe_chart() -> list[dict[str, Any]]:
    """Describe the place of a chart: its name and which of its twins."""
    name = {"type": "string", "example": "cost-by-year"}
    kind = {"type": "string", "enum": list(TWINS)}
    said = {"name": ("Name of the chart", name), "kind": ("Which of its twins", kind)}
    return [
        {"name": key, "in": "path", "required": True, "description": words, "schema": schema}
        for key, (words, schema) in said.items()
    ]


def describe_body(noun: Noun) -> dict[str, Any]:
    """Describe the form that brings files: they are read and forgotten."""
    file = {"type": "string", "format": "binary"}
    files: dict[str, Any] = {
        name: {"type": "array", "items": file} if name in noun.several else file
        for name in noun.uploads
    }
    if "file" in files:
        files["text"] = {"type": "string", "description": "Text of the file, in its place"}
    fields = {one.name: {"type": "string"} for one in noun.fields if one.form != "prefix"}
    return {
        "required": True,
        "content": {
            "multipart/form-data": {"schema": {"type": "object", "properties": files | fields}}
        },
    }


def describe_answer(face: str, method: str) -> dict[int | str, dict[str, Any]]:
    """Describe what may come back of a face: data, or a chart in one of its twins."""
    problem = {"application/problem+json": {"schema": PROBLEM}}
    found = [MEDIA[twin].partition(";")[0] for twin in (TWINS if face == "chart" else ("json",))]
    said = {
        403: "Another site asked, and not a reader",
        414: "The address is too long",
        421: "Another server is meant",
        422: "Something in the question needs mending: what, where, how",
        429: "Too many questions at once",
        503: "Busy for the moment",
        504: "It took too long to work out",
    }
    if face == "chart":
        said |= {404: "There is no such twin of a chart"}
    if method == "POST":
        said |= {408: "What was sent in took too long to arrive", 413: "It is too large"}
    return {
        200: {"description": "What was asked for", "content": {kind: {} for kind in found}},
        **{one: {"description": words, "content": problem} for one, words in said.items()},
    }
