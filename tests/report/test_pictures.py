"""Every picture finds something, says where it comes from, and keeps its words in its frame."""

from __future__ import annotations

import re

import pytest
from tests.report.drawn import OF_RUNS, OTHERS, draw, read_lines

from carepact.report.holding import HELD

pytestmark = pytest.mark.long

every_picture = pytest.mark.parametrize("picture", [*OF_RUNS, *OTHERS])
every_language = pytest.mark.parametrize(
    "language", ["en", "fr", pytest.param("es", marks=pytest.mark.campaign)]
)
"""Spanish pictures are drawn in the campaign: their words are no longer than the French."""


@every_picture
@every_language
def test_the_title_comes_first_and_holds_a_figure(picture: str, language: str) -> None:
    lines = list(read_lines(draw(picture, language).svg))
    largest = max(line.size for line in lines)
    title = " ".join(line.text for line in lines if line.size == largest)
    assert re.search(r"\d", title.replace("2030", "")), title
    assert min(lines, key=lambda line: line.up).size == largest


@every_picture
@every_language
def test_the_foot_is_small_and_names_the_source(picture: str, language: str) -> None:
    lines = list(read_lines(draw(picture, language).svg))
    foot = " ".join(line.text for line in lines if line.size == 10)
    named = re.search(f"(Source|Fuente|Law of .*|Droit .*|Legislación .*){HELD}?: |carepact", foot)
    assert named, foot
    assert "carepact 0" in foot.replace(HELD, " ")
    assert "manifest" not in foot
    lowest = max(lines, key=lambda line: line.up)
    assert lowest.size == 10


@every_picture
@every_language
def test_no_key_and_no_hyphen_for_a_minus_is_drawn(picture: str, language: str) -> None:
    for line in read_lines(draw(picture, language).svg):
        assert not re.search(r"[a-z]_[a-z]", line.text), line.text
        assert not re.search(r"(^|[^\w])-\d", line.text), line.text
        assert "NaN" not in line.text
        assert line.text not in {"demand", "additional", "supply"}


@every_picture
@every_language
def test_no_line_ends_between_a_number_and_its_unit(picture: str, language: str) -> None:
    for line in read_lines(draw(picture, language).svg):
        assert not re.match(r"[%)]|to \d|à \d+\)", line.text), line.text
        assert not re.search(r"[≈(]$", line.text), line.text


@every_picture
def test_languages_do_not_mix_in_title_and_foot(picture: str) -> None:
    for language, foreign in (("fr", "en"), ("es", "en"), ("fr", "es")):
        mine, theirs = (
            {
                line.text
                for line in read_lines(draw(picture, one).svg)
                if line.size >= 12 and " " in line.text
            }
            for one in (language, foreign)
        )
        assert not mine & theirs, mine & theirs


@every_picture
def test_every_picture_becomes_a_png(picture: str) -> None:
    assert draw(picture, "en").png().startswith(b"\x89PNG")
