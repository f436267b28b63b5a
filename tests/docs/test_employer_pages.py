"""The page for an HR officer: from a sheet of paper to a charter, three languages, carried out."""

from __future__ import annotations

import csv
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from scripts.requote import in_one_line, split_parts
from tests.docs import test_skills_pages as skills
from tests.docs.test_links import links_of
from tests.docs.test_skills_pages import LANGUAGES, Block, Quotation, Story
from tests.typed import type_in

from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.messages import _, speak
from carepact.levels.employer.charter import YEARS
from carepact.levels.employer.measures import employers_instrument
from carepact.report.employer.words import name_status
from carepact.studies.employer import answer_employer
from carepact.studies.employer_file.opening import open_employer
from carepact.studies.one_employer.tables import COUNTED, SILENT

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "employer"
PAGE = "hr-officer"
BLOCK = re.compile(r"(?:`([\w-]+\.(?:yaml|csv))`[^`]*\n)?```(\w+)\n(.*?)```", re.DOTALL)
"""A block, and the name of a file that stands last before it."""
OWN_WORDS = {"employer", "words", "done", "title", "checked_by", "owner"}
"""What stands in the files in the language of the page."""


def path_of(language: str) -> Path:
    """Name the file of the page in one language."""
    return FOLDER / (f"{PAGE}.md" if language == "en" else f"{PAGE}.{language}.md")


def text_of(language: str) -> str:
    """Read the page."""
    return path_of(language).read_text("utf-8")


def blocks_of(language: str) -> list[Block]:
    """List the blocks of the page."""
    return [Block(*found) for found in BLOCK.findall(text_of(language))]


def commands_on(language: str) -> list[list[str]]:
    """List the commands that the page tells to type, as words."""
    lines = "".join(one.text for one in blocks_of(language) if one.kind == "sh")
    return [shlex.split(line) for line in lines.splitlines()]


def follow(language: str, folder: Path) -> Iterator[Quotation]:
    """Save the files of the page and type its commands; return what it quotes.

    What is told of a file a second time is added to it, as the page says.
    """
    printed, given = "", set[str]()
    for one in blocks_of(language):
        if one.kind == "sh":
            printed = type_in(one.text, folder)
        elif one.kind == "text":
            yield Quotation(PAGE, one.text, printed)
        else:
            with (folder / one.name).open(
                "a" if one.name in given else "w", encoding="utf-8"
            ) as to:
                to.write(one.text)
            given.add(one.name)


@pytest.fixture(scope="module", params=LANGUAGES)
def story(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Carry the page out; the badge is that of the page for carers."""
    at_home, folder = (tmp_path_factory.mktemp(name) for name in ("home", "house"))
    list(skills.follow("carer", request.param, at_home))
    [badge] = (at_home / "badges").glob("*.badge.json")
    [shown] = re.findall(r"accept (\S+\.badge\.json)", text_of(request.param))
    (folder / shown).write_bytes(badge.read_bytes())
    return Story(request.param, folder, list(follow(request.param, folder)))


def test_every_command_ends_well_and_every_quotation_is_what_is_printed(story: Story) -> None:
    assert len(story.quotations) == text_of(story.language).count("```text") > 0
    for one in story.quotations:
        for part in split_parts(one.text):
            mend = f"{story.language}: quote anew what the command prints"
            assert in_one_line(part) in in_one_line(one.printed), mend


def test_what_the_page_names_is_written(story: Story) -> None:
    named = re.findall(r"`([\w.-]+\.(?:yaml|csv|json|html|txt|xlsx))`", text_of(story.language))
    assert {"headcount.xlsx", "charter.yaml", "decisions.csv", "statement.html"} <= set(named)
    assert set(named) <= {path.name for path in story.folder.rglob("*")}


def test_the_log_of_the_page_names_nobody(story: Story) -> None:
    log = (story.folder / "decisions.csv").read_text("utf-8")
    [row] = csv.DictReader(log.splitlines())
    assert (row["use"], row["kind"], row["accepted"], row["reason"]) == (
        "hiring", "badge", "yes", "",
    )  # fmt: skip
    badge = next(story.folder.glob("*.badge.json")).read_text("utf-8")
    [holder] = set(re.findall(r"did:key:\w+", badge))
    assert holder not in log
    assert "2027-014" not in log


def test_what_the_page_says_of_its_own_firm_is_so(story: Story) -> None:
    found = answer_employer(open_employer(story.folder / "employer.yaml"), draws=20)
    text = text_of(story.language)
    told = [row for row in found.to_polars().iter_rows(named=True) if row["sex"] == "all"]
    persons = {(row["care"], row["known"]): row["persons"] for row in told}
    assert persons["young child", COUNTED] == 63
    assert persons["", SILENT] == 47
    assert " 63 " in f" {text} "
    assert " 47 " in f" {text} "
    # Breaks to breastfeed are paid working time; who pays days for a relative nobody tells.
    borne = {one.leave for one in found.leave_rows if one.payer == "employers"} - {"all"}
    assert borne == {"breastfeeding_breaks"}
    assert [one.leave for one in found.leave_rows if one.payer == "unknown"] == ["carers_leave"]
    below = (
        [one.answer.name for one in found.gaps.to_law if one.side == "below"] if found.gaps else []
    )
    assert below == ["flexible_place"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_kenya_the_firm_bears_all_leave(language: str, tmp_path: Path) -> None:
    assert "Kenya" in text_of(language) or "Kenia" in text_of(language)
    firm = next(one.text for one in blocks_of(language) if one.name == "employer.yaml")
    for one in blocks_of(language):
        if one.kind == "csv":
            (tmp_path / one.name).write_text(one.text, "utf-8")
    path = tmp_path / "employer.yaml"
    path.write_text(firm.replace("country: ESP", "country: KEN"), "utf-8")
    found = answer_employer(open_employer(path), draws=20)
    rows = [one for one in found.leave_rows if one.payer]
    assert {one.payer for one in rows if one.amount is not None} == {"employers"}
    assert {one.leave for one in rows if one.amount is None} <= {
        "carers_leave", "breastfeeding_breaks",
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_goals_and_badges_are_in_the_words_of_the_screen(language: str) -> None:
    text = text_of(language)
    with speak(language):
        for status in ("on-the-way", "late", "not-told"):
            assert f"*{name_status(status)}*" in text
        assert f"*{_('not accepted').capitalize()}*" in text


def test_the_evidence_and_limits_are_those_that_the_page_tells() -> None:
    effects = employers_instrument().effects
    sources = {name: one.values[min(one.values)].source for name, one in effects.items()}
    assert "one bank in Japan" in sources["turnover_fall"]
    assert "one firm in Jordan" in sources["absence_fall"]
    assert "27 case studies" in sources["replacement_cost"]
    assert DisclosureRule().minimum == 5
    assert YEARS == 3


@pytest.mark.parametrize("language", ["fr", "es"])
def test_three_languages_have_the_same_parts_files_and_commands(language: str) -> None:
    def shape(one: str) -> list[str]:
        text = re.sub(r"```.*?```", "", text_of(one), flags=re.DOTALL)
        return re.findall(r"^(#+|-|\||>) ", text, flags=re.MULTILINE)

    def bare(held: object) -> object:
        if isinstance(held, dict):
            return {key: bare(value) for key, value in held.items() if key not in OWN_WORDS}
        return [bare(one) for one in held] if isinstance(held, list) else held

    def files(one: str) -> list[tuple[str, object]]:
        return [
            (held.name, bare(yaml.safe_load(held.text)) if held.kind == "yaml" else held.text)
            for held in blocks_of(one)
            if held.kind in {"yaml", "csv"}
        ]

    def commands(one: str) -> list[str]:
        lines = (shlex.join(words).replace(f" --language {one}", "") for words in commands_on(one))
        lines = (re.sub(r"[\w-]+(?=\.badge\.json)", "NAME", line) for line in lines)
        return [re.sub(r"-o (?!\S*\.)\S+", "-o FOLDER", line) for line in lines]

    assert shape(language) == shape("en")
    assert files(language) == files("en")
    assert commands(language) == commands("en")
    assert all(f"--language {language}" in shlex.join(one) for one in commands_on(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_leads_to_its_translations_and_stays_in_its_language(language: str) -> None:
    lines = text_of(language).splitlines()
    others = [path_of(other).name for other in LANGUAGES if other != language]
    assert re.findall(r"\]\(([^)]+)\)", lines[2]) == others
    ending = ".md" if language == "en" else f".{language}.md"
    beside = [link for link in links_of(path_of(language)) if link.startswith("../skills/")]
    assert beside
    assert [link for link in beside if not link.endswith(f"employer{ending}")] == []
