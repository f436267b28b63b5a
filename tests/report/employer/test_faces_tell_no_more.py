"""What programs, notebooks and pictures tell of a firm is what its tables and its text tell."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from importlib import metadata

import pytest
from tests.report.employer.answers import answer_example, answer_few_carers, answer_small

from carepact.api.employer import EmployerFigures
from carepact.report.employer.files import EmployerTelling
from carepact.report.formats import render
from carepact.report.palette import shipped_palette
from carepact.report.screen import write_page
from carepact.studies.one_employer.answer import EmployerAnswer

NUMBER = re.compile(r"\d[\d\u00a0\u202f., ]*\d|\d")
FIRMS = [answer_example, answer_small, answer_few_carers]
Find = Callable[[], EmployerAnswer]


def list_numbers(text: str) -> set[str]:
    """List numbers without what parts their digits; two blanks part columns."""
    plain = re.sub(r"#[0-9a-f]{6}|  +|\n", " ; ", text.replace(metadata.version("carepact"), ""))
    return {re.sub(r"[\u00a0\u202f, ]", "", one).rstrip(".") for one in NUMBER.findall(plain)}


def list_words(svg: str) -> Iterator[str]:
    """List what a picture says, to the eye and to who hears it; a scale says nothing of rows."""
    ink = shipped_palette().lines.note
    for one in ET.fromstring(svg).iter():  # noqa: S314 - drawn here
        is_scale = one.get("fill") == ink and NUMBER.fullmatch(one.text or "")
        if one.text and not is_scale:
            yield one.text


@pytest.mark.parametrize("find", FIRMS)
def test_a_program_reads_no_more_than_the_table(find: Find) -> None:
    telling = EmployerTelling(find())
    read = json.loads(telling.render("json"))["rows"]
    table = render(telling.found.to_polars(), {}, "csv").decode("utf-8-sig")
    assert [
        {name: "" if one is None else str(one) for name, one in row.items()} for row in read
    ] == list(csv.DictReader(io.StringIO(table)))
    assert any(row["status"] == "hidden" and row["persons"] is None for row in read) or (
        find is answer_example
    )


@pytest.mark.parametrize("find", FIRMS)
def test_no_face_has_a_number_that_the_text_has_not(find: Find) -> None:
    answer = find()
    telling, figures = EmployerTelling(answer), EmployerFigures(answer)
    told = list_numbers(write_page(telling.show_full()).decode())
    told |= list_numbers(write_page(telling.show()).decode())
    pages = telling.list_pages()
    pictures = [held.decode() for name, held in pages.items() if name.endswith(".svg")]
    size = {str(len(figures.figures)), str(figures.figures.width)}
    for said in (repr(figures), figures._repr_html_()):
        assert list_numbers(re.sub(r"</t[hd]>|<[^>]*>", " ; ", said)) - size <= told
    for svg in pictures:
        assert list_numbers(" ; ".join(list_words(svg))) - {"0"} <= told
    assert bool(pictures) == any(row.value is not None for row in answer.cost_rows)
