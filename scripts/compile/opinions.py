"""Compile what experts think of the enforcement of law, from the World Bank's workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scripts.compile.workbook import CODE, ISO_OF, YEAR, Tab, read_tab

from carepact.data.countries.dictionary import read_datasets
from carepact.data.countries.facts import known_countries
from carepact.data.countries.opinions import OpinionQuestion, read_questions

COLUMNS = ["country", "opinion", "answer", "year", "source", "licence"]
NOT_REPORTED = ".."


def compile_opinions(path: Path) -> list[list[str]]:
    """Compile the table, by question and country."""
    return [
        line
        for asked in read_questions().values()
        for line in sorted(_compile_question(asked, read_tab(path, asked.tab)))
    ]


def _compile_question(asked: OpinionQuestion, tab: Tab) -> Iterator[list[str]]:
    """Compile what is thought of each country on one question."""
    licence = read_datasets()["wbl"].licence
    answer_at, law_at = tab.heads.index(asked.question), tab.heads.index(asked.law)
    number = str(tab.questions[answer_at]).split()[0]
    source = f"World Bank WBL 2026 tab {tab.title.split('.')[0]}, enforcement perceptions, {number}"
    for row in tab.rows:
        country = ISO_OF.get(str(row[CODE]), str(row[CODE]))
        if country in known_countries():
            answer = _word_answer(str(row[answer_at]).strip(), str(row[law_at]).strip())
            yield [country, asked.name, answer, str(row[YEAR]), source, licence]


def _word_answer(answer: str, law: str) -> str:
    """Word an answer: a 0 where there is no law says nothing of enforcement."""
    if float(law) == 0:
        return "no law"
    return "too few experts" if answer == NOT_REPORTED else f"{float(answer):g}"
