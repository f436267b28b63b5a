"""Colours of all pictures, from `palette.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Annotated

from pydantic import Field

from carepact.core.documents import keys_of, read_document
from carepact.core.parameters import Strict
from carepact.review.judging import Verdict

Colour = Annotated[str, Field(pattern="^#[0-9a-f]{6}$")]


class People(Strict):
    """Some people: the words that mean them, and their colours."""

    words: tuple[str, ...] = Field((), description="Labels of these people.")
    shades: tuple[Colour, ...] = Field(
        min_length=1, description="The first is theirs; one more for each further group of them."
    )


class Everyone(Strict):
    """Women, men, and who is neither or both."""

    women: People
    men: People
    other: People

    def find(self, words: Iterable[str]) -> People:
        """Find whom the words of a label mean."""
        told = set(words)
        return next((one for one in (self.women, self.men) if told & {*one.words}), self.other)


class Lines(Strict):
    """Colours of lines and of small print."""

    frame: Colour
    interval: Colour
    later: Colour
    range: Colour
    equality: Colour
    note: Colour


class Palette(Strict):
    """The file of colours."""

    title: str = Field(min_length=1)
    people: Everyone
    groups_in_need: tuple[Colour, ...] = Field(description="Children, adults, older persons.")
    providers: dict[str, Colour] = Field(description="Who gives hours, in the order of the bars.")
    sharers: dict[str, Colour] = Field(description="Who shares the full cost, in that order.")
    payers: dict[str, Colour] = Field(description="Who pays money, in that order.")
    instruments: tuple[Colour, ...] = Field(
        description="Those that cost most first; the last is all others together."
    )
    closures: tuple[Colour, ...] = Field(description="The three closures, in their order.")
    input_lowest: Colour
    input_highest: Colour
    verdicts: dict[Verdict, Colour] = Field(description="Of reviews, in the order of the bars.")
    classes: tuple[Colour, ...] = Field(
        min_length=1, description="Of figures on a map, the lowest first, darker and darker."
    )
    close_to_observed: Colour
    far_from_observed: Colour
    lines: Lines


def ink_on(colour: str) -> str:
    """Return black or white, whichever reads better on a colour."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    light = sum(
        weight * part**2.2 for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True)
    )
    middle = 0.2  # where black and white contrast alike
    return "#000000" if light > middle else "#ffffff"


@cache
def shipped_palette() -> Palette:
    """Return the colours that ship with carepact."""
    with resources.as_file(resources.files(__package__).joinpath("palette.yaml")) as path:
        return read_document(path, Palette, keys_of(Palette, Everyone, People, Lines)).sound()
