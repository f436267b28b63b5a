"""Pages ask for nothing outside, can be read aloud, and speak the reader's language."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from importlib import metadata
from itertools import pairwise
from pathlib import Path

import pytest
from scripts.pseudo_language import CODE, write_pseudo_language
from tests.report.skills.paper_carers import (
    AMINA,
    JOB,
    OPEN,
    SCHOOL,
    answer,
)
from tests.report.skills.reading import JOBS, PAGES, cells, read

from carepact.core.messages import word
from carepact.core.speaking import use_language
from carepact.data.skills.concepts import read_concepts
from carepact.data.skills.reading import NOTICE, read_activities
from carepact.recognise.jobs import Job
from carepact.report.skills.paper import lay_out_papers
from carepact.report.skills.statement import write_statement
from carepact.studies.account_file.skill_names import find_skill


@JOBS
@pytest.mark.parametrize("name", PAGES)
def test_pages_ask_for_nothing_outside(name: str, job: Job | None) -> None:
    raw = PAGES[name](answer(AMINA, job)).decode()
    page = read(raw.encode())
    policy = [found["content"] for tag, found in page.tags if "http-equiv" in found]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    for tag, found in page.tags:
        assert tag not in {"script", "img", "link", "iframe", "object", "base", "form"}
        assert "src" not in found
        assert (found.get("href") or "#").startswith("#")
        assert not [key for key in found if key.startswith("on") or key == "style"]
    assert "url(" not in raw
    assert "@import" not in raw


@JOBS
@pytest.mark.parametrize("name", PAGES)
def test_pages_can_be_read_aloud(name: str, job: Job | None) -> None:
    page = read(PAGES[name](answer(AMINA, job)))
    levels = [int(tag[1]) for tag, _found in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    ids = [found["id"] for _tag, found in page.tags if "id" in found]
    assert len(ids) == len(set(ids))
    assert {found["href"] for _tag, found in page.tags if "href" in found} <= {f"#{i}" for i in ids}
    assert all(found.get("scope") in {"col", "row"} for tag, found in page.tags if tag == "th")
    tables = sum(tag == "table" for tag, _found in page.tags)
    assert sum(tag == "thead" for tag, _found in page.tags) == tables
    assert ("html", {"lang": "en"}) in page.tags


def test_text_and_lines_stand_out_from_the_paper() -> None:
    """WCAG 2.2, 1.4.3 and 1.4.11: 4.5 to 1 for text, 3 to 1 for lines that are written on."""

    def contrast(colour: str) -> float:
        digits = colour if len(colour) == 6 else "".join(2 * one for one in colour)
        parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        return 1.05 / (light + 0.05)

    style = write_statement(answer()).decode().partition("<style>")[2].partition("</style>")[0]
    texts = re.findall(r"[^-]color: #([0-9a-f]+)", style)
    lines = re.findall(r"border[a-z-]*: [\w.]+ solid #([0-9a-f]+)", style)
    assert len(texts) >= 4
    assert len(lines) >= 4
    assert min(map(contrast, texts)) >= 4.5
    assert min(map(contrast, lines)) >= 3


@pytest.mark.parametrize(
    ("language", "label"),
    [("en", "show empathy"), ("fr", "faire preuve d'empathie"), ("es", "mostrar empatía")],
)
def test_papers_speak_the_language_of_the_reader(language: str, label: str) -> None:
    with use_language(language):
        papers = lay_out_papers(answer(AMINA, JOB))
        names = {code: word(read_activities()[code].words) for code in ("352", "411")}
    for name in ("statement.html", "dossier.html"):
        page = read(papers[name])
        assert ("html", {"lang": language}) in page.tags
        assert label.lower() in page.words.lower()
        assert names["352"] in page.words
    assert label in [row[0] for row in cells(papers["matrix.xlsx"])]


def test_labels_that_are_ours_are_marked_and_the_mark_is_explained() -> None:
    ours = find_skill("solve problems")
    assert read_concepts()[ours].own == {"fr", "es"}
    told = replace(OPEN, examples=(replace(SCHOOL, skill=ours),))
    for language, marks in (("en", 0), ("fr", 1)):
        with use_language(language):
            papers = lay_out_papers(answer(told))
        assert papers["statement.html"].decode().count("*</h3>") == marks
        assert papers["dossier.html"].decode().count("*</h3>") == marks
        assert len([row for row in cells(papers["matrix.xlsx"]) if row[0] == "*"]) == marks


def test_every_word_of_ours_passes_through_the_catalogue(tmp_path: Path) -> None:
    """A made-up language puts each message between brackets; outside stands what is the holder's.

    Names of ESCO come from its own table, and its notice is said in the Commission's words.
    """
    write_pseudo_language(tmp_path)
    asked = (
        "import sys; from tests.report.skills.paper_carers import AMINA, JOB, answer; "
        "from carepact.core.speaking import use_language; "
        "from carepact.report.skills.paper import lay_out_papers; "
        "from pathlib import Path; use_language(sys.argv[2]).__enter__(); "
        "[Path(sys.argv[1], name).write_bytes(one) "
        "for name, one in lay_out_papers(answer(AMINA, JOB)).items()]"
    )
    subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", asked, tmp_path, CODE],
        check=True,
        env={**os.environ, "CAREPACT_LOCALE": str(tmp_path)},
    )
    theirs = [JOB.title, JOB.source, AMINA.holder, NOTICE, metadata.version("carepact")]
    theirs += [one.words for one in OPEN.examples] + [one.change_words for one in OPEN.examples]
    theirs += [label for one in read_concepts().values() for label in one.labels.values()]
    for name in ("statement.html", "dossier.html", "matrix.xlsx"):
        raw = (tmp_path / name).read_bytes()
        rows = [" ".join(row) for row in cells(raw)] if name.endswith("xlsx") else [read(raw).text]
        text = " ".join(" ".join(rows).split())
        assert text.count("⟦") > 30
        while "⟦" in text:
            text = re.sub("⟦[^⟦⟧]*⟧", " ", text)
        for one in sorted(theirs, key=len, reverse=True):
            text = re.sub(re.escape(" ".join(one.split())), " ", text, flags=re.IGNORECASE)
        left = re.sub(r"http://data\.europa\.eu/\S+", " ", text)
        assert not re.findall(r"[a-z]{3,}", left.replace("novembro", "").replace("ESCO", "")), left
