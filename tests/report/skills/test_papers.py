"""Papers that a carer hands on hold what she shows, escaped, in order, and nothing else."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field, replace
from datetime import date
from html.parser import HTMLParser

import openpyxl
import pytest
from tests.report.skills.paper_carers import (
    AMINA,
    DIARY,
    EVENING,
    HOSTILE,
    JOB,
    NURSES,
    OPEN,
    PRIVATE,
    SCHOOL,
    answer,
)

from carepact.core.errors import ParameterError
from carepact.core.messages import word
from carepact.core.speaking import use_language
from carepact.data.skills.concepts import read_concepts
from carepact.data.skills.modules import Module
from carepact.data.skills.reading import NOTICE, read_activities
from carepact.recognise.account import Account, Care, Diary, Step
from carepact.recognise.jobs import Job
from carepact.recognise.learning import LearningPlan, Lesson
from carepact.report.skills.dossier import write_dossier
from carepact.report.skills.dossier_parts import lay_out_lessons, lay_out_needs
from carepact.report.skills.matrix import write_matrix
from carepact.report.skills.paper import lay_out_papers
from carepact.report.skills.path_words import (
    say_how_long,
    say_how_often,
    say_what_hours_show,
    say_written,
)
from carepact.report.skills.shown import keep_shown
from carepact.report.skills.statement import write_statement

PAGES = {"statement": write_statement, "dossier": write_dossier}
JOBS = pytest.mark.parametrize("job", [None, JOB], ids=["no job", "a job"])


@dataclass
class Page(HTMLParser):
    """A page as a reader of HTML takes it: its text, its tags with attributes, its headings."""

    text: str = ""
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    is_seen: bool = True
    """False within what stands on no page: its style, its title."""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.text += " "
        self.is_seen = tag not in {"style", "title"}

    def handle_endtag(self, tag: str) -> None:
        self.text += " "
        self.is_seen = True

    def handle_data(self, data: str) -> None:
        self.text += data if self.is_seen else ""

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


def read(page: bytes) -> Page:
    """Read a page."""
    found = Page()
    found.feed(page.decode())
    return found


def cells(book: bytes) -> list[list[str]]:
    """Read every cell of every sheet of a workbook, as text, row by row."""
    sheets = openpyxl.load_workbook(io.BytesIO(book))
    return [
        [str(one) for one in row if one]
        for sheet in sheets
        for row in sheet.iter_rows(values_only=True)
    ]


def all_text(papers: dict[str, bytes]) -> str:
    """Put all that papers hold into one text, the parts of a workbook unpacked."""
    texts = []
    for name, content in papers.items():
        if name.endswith(".xlsx"):
            book = zipfile.ZipFile(io.BytesIO(content))
            texts += [book.read(part).decode() for part in book.namelist()]
        else:
            texts.append(content.decode())
    return "\n".join(texts)


def test_there_is_a_statement_a_dossier_and_a_matrix() -> None:
    assert set(lay_out_papers(answer())) == {"statement.html", "dossier.html", "matrix.xlsx"}


@JOBS
def test_what_is_kept_private_stands_in_no_paper_and_changes_none(job: Job | None) -> None:
    papers = lay_out_papers(answer(AMINA, job))
    assert PRIVATE not in all_text(papers).lower()
    assert papers == lay_out_papers(answer(OPEN, job))


@JOBS
def test_what_is_shown_stands_in_every_paper_with_the_notice_of_esco(job: Job | None) -> None:
    papers = lay_out_papers(answer(AMINA, job))
    for content in (read(papers["statement.html"]).words, read(papers["dossier.html"]).words,
                    str(cells(papers["matrix.xlsx"]))):  # fmt: skip
        for said in (EVENING.words, "Amina", "30 November 2026", "show empathy", EVENING.skill,
                     "alone, also when it is hard", NOTICE):  # fmt: skip
            assert said.lower() in content.lower(), said


def test_a_loss_is_said_as_a_gain_is() -> None:
    dossier = read(write_dossier(answer())).words
    assert "gain or loss grew by caring: I plan a month ahead." in dossier
    assert "gain or loss waned while caring: It has been a year since the last call." in dossier
    assert (
        "gain or loss grew by caring: I plan a month ahead."
        in read(write_statement(answer())).words
    )


def test_without_a_skill_that_is_shown_there_is_no_paper() -> None:
    none = replace(AMINA, examples=tuple(one for one in AMINA.examples if not one.is_shown))
    for write in (write_statement, write_dossier, write_matrix):
        with pytest.raises(ParameterError, match="no skill is shown. Give an example of one"):
            write(answer(none))


def test_names_that_may_not_be_said_are_refused_all_at_once() -> None:
    told = replace(
        AMINA,
        holder="Karim's mother",
        examples=(
            replace(SCHOOL, words="ROSÁ went along.", change_words="For karim."),
            replace(EVENING, is_shown=False, words="Rosa was afraid."),
            replace(NURSES, words="Rosario and Karimi came."),
        ),
    )
    with pytest.raises(ParameterError) as caught:
        lay_out_papers(answer(told, replace(JOB, title="Care of Rosa", source="Karim's advert")))
    assert str(caught.value).splitlines() == [
        "what others get to see: 5 faults.",
        "1. holder: 'Karim' stands in never_say. Say it in other words, or do not show it.",
        "2. example: 'Rosa' stands in never_say. Say it in other words, or do not show it.",
        "3. what changed: 'Karim' stands in never_say. Say it in other words, or do not show it.",
        "4. job: 'Rosa' stands in never_say. Say it in other words, or do not show it.",
        "5. source of its list: 'Karim' stands in never_say. Say it in other words, or do not show "
        "it.",
    ]


@JOBS
def test_the_list_of_names_itself_stands_in_no_paper(job: Job | None) -> None:
    text = all_text(lay_out_papers(answer(AMINA, job)))
    assert not [name for name in AMINA.never_say if name in text]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize(
    "activity", [c for c, one in read_activities().items() if one.tells_health]
)
def test_statement_and_matrix_say_care_that_tells_of_health_by_whom_it_was_for(
    activity: str, language: str
) -> None:
    care = Care(activity, "older-person", 1, "day", 1.0, date(2022, 2, 1), date(2025, 6, 30))
    told = Account("Amina", date(2026, 11, 30), (care,), (replace(EVENING, activity=activity),))
    with use_language(language):
        papers = lay_out_papers(answer(told))
        words = word(read_activities()[activity].words)
    book = str(cells(papers["matrix.xlsx"]))
    statement = read(papers["statement.html"]).words
    assert words not in statement
    assert words not in book
    assert words in read(papers["dossier.html"]).words
    if language == "en":
        assert "unpaid care, for an older person (February 2022 to June 2025)" in statement
        assert "unpaid care, for an older person (February 2022 to June 2025)" in book


def test_several_kinds_of_such_care_for_one_person_are_one_line_over_the_whole_time() -> None:
    first = replace(EVENING, activity="424")
    told = replace(
        OPEN,
        care=(
            Care("424", "older-person", 1, "day", 1.0, date(2022, 2, 1), date(2023, 6, 30)),
            Care("421", "older-person", 1, "day", 1.0, date(2021, 5, 1), date(2022, 6, 30)),
        ),
        diary=None,
        examples=(first, replace(first, activity="421")),
    )
    said = read(write_statement(answer(told))).words
    assert said.count("unpaid care, for an older person (May 2021 to June 2023)") == 1
    assert said.count("unpaid care") == 2  # the heading says "unpaid care and housework"


def test_a_skill_whose_name_tells_of_health_stands_in_the_dossier_alone() -> None:
    papers = lay_out_papers(answer())
    statement = read(papers["statement.html"]).words
    assert read_concepts()[NURSES.skill].tells_health
    assert "oordinate care" not in statement
    assert NURSES.words not in statement
    assert "1 more skill stands in my dossier alone." in statement
    assert NURSES.words not in str(cells(papers["matrix.xlsx"]))
    dossier = read(papers["dossier.html"]).words
    assert NURSES.words in dossier
    assert "tells of the health of people whom I cared for" in dossier


def test_a_dossier_that_tells_of_nobodys_health_does_not_say_so() -> None:
    told = replace(OPEN, care=OPEN.care[:4], examples=(SCHOOL,))
    assert "health of people" not in read(write_dossier(answer(told))).words


def test_every_text_of_the_holder_is_escaped() -> None:
    told = replace(
        AMINA,
        holder=f"A{HOSTILE}",
        examples=(replace(SCHOOL, words=f"B{HOSTILE}", change_words=f"C{HOSTILE}"),),
    )
    job = replace(JOB, title=f"D{HOSTILE}", source=f"E{HOSTILE}")
    for name, write in PAGES.items():
        raw = write(answer(told, job)).decode()
        page = read(raw.encode())
        assert "script" not in {tag for tag, _found in page.tags}
        shown = r"<script>alert(1)</script> [red]loud[/red] \x1b[31m \u202e& " + "\"'"
        for first in "ABC" if name == "statement" else "ABCDE":
            assert first + shown in page.words, (name, first)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", raw)


@pytest.mark.parametrize("begins", ["=", "+", "-", "@"])
def test_no_cell_of_the_matrix_is_a_formula(begins: str) -> None:
    text = f"{begins}cmd()"
    told = replace(AMINA, holder=text, examples=(replace(SCHOOL, words=text),))
    book = openpyxl.load_workbook(io.BytesIO(write_matrix(answer(told))))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert [cell.value for cell in found].count(f"'{text}") == 2
    assert {cell.data_type for cell in found} == {"s"}
    assert not [cell for cell in found if str(cell.value).startswith(("=", "+", "@"))]


def test_the_matrix_holds_the_needs_of_a_job_and_calls_nothing_missing() -> None:
    """By hand: three needs are shown; two examples are private, two needs have none."""
    rows = cells(write_matrix(answer(AMINA, JOB)))
    assert rows[0] == ["skill", "needed", "shown", "practised in", "in her or his own view",
                       "example", "address in ESCO"]  # fmt: skip
    assert [row[:3] for row in rows[1:8]] == [
        ["plan", "essential", "yes"],
        ["show empathy", "essential", "yes"],
        ["coordinate care", "essential", "yes"],
        ["apply hygiene standards", "essential", "not shown"],
        ["lead others", "essential", "not shown"],
        ["provide first aid", "optional", "not shown"],
        ["resolve conflicts", "optional", "not shown"],
    ]
    assert rows[1][3:] == [
        "planning the household: its money, dates and who does what, for the household (since "
        "September 2017)",
        "well enough to show others",
        SCHOOL.words,
        SCHOOL.skill,
    ]
    assert [len(row) for row in rows[4:8]] == [4] * 4  # nothing but its address behind "not shown"
    assert ["job", JOB.title] in rows
    assert ["source of its list", JOB.source] in rows
    assert not [one for row in rows[:8] for one in row if "missing" in one]


def test_without_a_job_the_matrix_holds_what_is_shown() -> None:
    rows = cells(write_matrix(answer()))
    assert [row[0] for row in rows[1:4]] == ["plan", "show empathy", "support breastfeeding"]
    assert rows[3][-1].startswith("our own skill; what comes nearest in ESCO: http://data.europa")


def test_several_examples_of_a_skill_stand_in_one_line_of_the_matrix_and_all_on_pages() -> None:
    second = replace(SCHOOL, words="I planned a feast.", oneself="alone", activity="311")
    told = replace(OPEN, examples=(SCHOOL, second))
    row = cells(write_matrix(answer(told)))[1]
    assert row[2].splitlines()[1].startswith("cooking meals and making snacks")
    assert row[3] == "well enough to show others\nalone"
    assert row[4] == f"{SCHOOL.words}\n\nI planned a feast."
    for write in PAGES.values():
        assert "I planned a feast." in read(write(answer(told))).words


def test_the_dossier_has_both_sources_of_hours_side_by_side() -> None:
    """By hand: 3 h a week beside 250 min in two weeks; what ended before the diary has a dash."""
    dossier = read(write_dossier(answer())).words
    planning = "planning the household: its money, dates and who does what, for the household"
    assert f"{planning} since September 2017 3 h a week 2.1 h a week, on 5 days" in dossier
    assert "shopping for goods for the household – – 1 h a week, on 1 day" in dossier
    assert "feeding, washing and dressing a child, for several children April 2017 to August 2024 " \
           "16 h a week –" in dossier  # fmt: skip
    assert "for several children since September 2021 0.69 h a week on none of its days" in dossier
    assert "My diary holds 14 days (2 November 2026 to 15 November 2026)." in dossier
    assert "Hours prove no skill and no level." in dossier


def test_the_dossier_describes_each_activity() -> None:
    """By hand: 21 * 0.75 h a week over 2,701 days are 6,077 h, two figures 6,100."""
    dossier = read(write_dossier(answer())).words
    assert "2.4 Feeding, washing and dressing a child for whom how often how long each time when " \
           "for several children 3 times a day 45 minutes April 2017 to August 2024 how much by " \
           "memory 16 h a week over 7 years, about 6 100 h in all" in dossier  # fmt: skip
    assert "2.3 Shopping for goods for the household how much in my diary alone: 1 h a week" \
        in dossier  # fmt: skip
    assert "skills that it shows plan" in dossier


@pytest.mark.parametrize(
    ("times", "per", "hours", "often", "long"),
    [
        (1, "day", 1.0, "1 time a day", "1 hour"),
        (2.5, "week", 1.25, "2.5 times a week", "1.25 hours"),
        (0.25, "month", 0.5, "0.25 times a month", "30 minutes"),
        (1, "year", 1 / 60, "1 time a year", "1 minute"),
        (12, "year", 24.0, "12 times a year", "24 hours"),
    ],
)
def test_how_often_and_how_long_are_said_as_told(
    times: float, per: str, hours: float, often: str, long: str
) -> None:
    care = Care("311", "household", times, per, hours, date(2020, 1, 1))  # type: ignore[arg-type]
    assert (say_how_often(care), say_how_long(care)) == (often, long)


def test_hours_without_a_diary_and_with_one_of_a_day_are_said_so() -> None:
    none = say_what_hours_show(replace(OPEN, diary=None))
    assert "I kept no diary, so nothing stands beside what I remember." in none
    day = Diary((date(2026, 11, 2),), {"311": 60.0}, {"311": 1})
    assert "My diary holds 1 day (2 November 2026). I wrote it as the day went." in (
        say_what_hours_show(replace(OPEN, diary=day))
    )
    one = answer(replace(OPEN, diary=None)).exposure[0]
    assert say_written(one, None) == "–"


def test_an_activity_that_began_after_the_diary_has_a_dash_beside_it() -> None:
    late = replace(OPEN, care=(Care("417", "child", 1, "week", 1.0, date(2026, 11, 20)),))
    one = next(one for one in answer(late).exposure if one.activity == "417")
    assert say_written(one, DIARY) == "–"
    assert say_written(replace(one, since=date(2026, 11, 15)), DIARY) == "on none of its days"


def test_the_dossier_holds_a_job_against_what_is_shown() -> None:
    """By hand: three of five essential needs are met; cooking is told, and needs clean hands."""
    shown = keep_shown(answer(AMINA, JOB))
    assert [(one.skill, one.standing, one.place) for one in lay_out_needs(shown)] == [
        ("plan", "met by an example", 1),
        ("show empathy", "met by an example", 2),
        ("coordinate care", "met by an example", 3),
        ("apply hygiene standards", "practised; no example shown", None),
        ("lead others", "not reached by what is shown", None),
        ("provide first aid", "not reached by what is shown", None),
        ("resolve conflicts", "not reached by what is shown", None),
    ]
    dossier = read(write_dossier(answer(AMINA, JOB))).words
    assert "essential: 3 of 5 met by an example optional: 0 of 2 met by an example" in dossier
    assert "Care assistant for families (source of its list: advertisement of" in dossier
    assert "No list was held beside this account" not in dossier
    assert "No list was held beside this account" in read(write_dossier(answer())).words


def test_noted_modules_stand_in_the_order_of_their_days() -> None:
    def make(code: str, hours: float | None) -> Module:
        return Module(code, f"On {code}", "Open school", "en", f"https://school.example/{code}",
                      hours, "CC BY 4.0", (SCHOOL.skill,), date(2026, 11, 1))  # fmt: skip

    lessons = (
        Lesson(make("b", 6.0), (), Step("b", "begun", date(2026, 11, 3))),
        Lesson(make("a", None), (), Step("a", "planned", date(2026, 11, 9))),
        Lesson(make("c", 2.0), (read_concepts()[SCHOOL.skill],), None),
    )
    rows = lay_out_lessons(replace(answer(OPEN), plan=LearningPlan(lessons, ())))
    assert [(one.title, one.provider, one.teaches, one.progress) for one in rows] == [
        ("On b", "Open school, https://school.example/b, about 6 h", ("plan",),
         "begun, 3 November 2026"),
        ("On a", "Open school, https://school.example/a", ("plan",), "planned, 9 November 2026"),
    ]  # fmt: skip


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
    assert all(later <= earlier + 1 for earlier, later in zip(levels, levels[1:], strict=False))
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


def test_the_parts_stand_in_the_contents_in_their_order() -> None:
    dossier = read(write_dossier(answer(AMINA, JOB))).words
    parts = [
        "The path I took", "What I did", "What I learned, skill by skill",
        "Held against the list of the job or qualification", "What I want to learn",
        "Proofs, remarks and signatures",
    ]  # fmt: skip
    assert "Contents " + " ".join(parts) in dossier
    places = [dossier.index(f"{number}. {part}") for number, part in enumerate(parts, start=1)]
    assert places == sorted(places)


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
    told = replace(OPEN, examples=(replace(SCHOOL, skill=next(
        uri for uri, one in read_concepts().items() if one.labels["en"] == "solve problems")),))  # fmt: skip
    for language, marks in (("en", 0), ("fr", 1)):
        with use_language(language):
            papers = lay_out_papers(answer(told))
        assert papers["statement.html"].decode().count("*</h3>") == marks
        assert papers["dossier.html"].decode().count("*</h3>") == marks
        assert len([row for row in cells(papers["matrix.xlsx"]) if row[0] == "*"]) == marks


def test_the_same_answer_gives_the_same_bytes_in_every_process() -> None:
    asked = (
        "import hashlib; from tests.report.skills.paper_carers import AMINA, JOB, answer; "
        "from carepact.report.skills.paper import lay_out_papers; "
        "print([(name, hashlib.sha256(one).hexdigest()) "
        "for name, one in lay_out_papers(answer(AMINA, JOB)).items()])"
    )
    told = {
        subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", asked],
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(told) == 1
