"""Examples of options: who has one, since when, and where one can read it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator

from carepact.core.errors import nearest
from carepact.core.messages import _
from carepact.core.parameters import Strict
from carepact.data.countries.facts import known_countries
from carepact.policy.words import OptionText

NONE_KNOWN = "none known"
"""Written in place of examples where none could be verified."""


class Reading(Strict):
    """Where an example was read."""

    publisher: str = Field(min_length=1, description="Who publishes it.")
    title: str = Field(min_length=1, description="Title of the law, page or paper.")
    address: str = Field(pattern=r"^https?://\S+$", description="Where it was read.")


class Example(Strict):
    """A country, or a town, employer or centre in it, that has an option."""

    country: str = Field(description="ISO 3166-1 alpha-3.")
    place: OptionText | None = Field(
        None, description="Town, part, employer or centre, if not all."
    )
    year: int = Field(ge=1900, le=2100, description="From when, or as of when.")
    what: OptionText = Field(description="What it is, in one sentence.")
    source: Reading

    @field_validator("country")
    @classmethod
    def _know_the_country(cls, code: str) -> str:
        if code not in known_countries():
            raise ValueError(
                _("there is no country '{code}'.", code=code)
                + (nearest(code, known_countries()) or " " + _("Write three capital letters."))
            )
        return code


def _take_none_known(examples: Any) -> Any:  # noqa: ANN401 - raw YAML
    """Take the declared words for no example; refuse a list without any."""
    if examples == NONE_KNOWN:
        return ()
    if not isinstance(examples, list | tuple) or not examples:
        raise ValueError(
            _("is no list of examples. Write one, or the words '{words}'.", words=NONE_KNOWN)
        )
    return examples


def _allow_none_known(schema: dict[str, Any]) -> None:
    """Let the schema take a list that is not empty, or the declared words."""
    listed = {key: schema.pop(key) for key in ("items", "type")}
    schema["anyOf"] = [{**listed, "minItems": 1}, {"const": NONE_KNOWN}]


Examples = Annotated[
    tuple[Example, ...],
    BeforeValidator(_take_none_known),
    Field(
        description=f"Who has it, or the words '{NONE_KNOWN}'.",
        json_schema_extra=_allow_none_known,
    ),
]
