"""A job's list of skills: one that ships, a file of one's own, and every fault of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hostile.test_any_text import SIGNS, TREES, documents, outcome_of, outcome_of_file
from tests.recognise.carers import EMPATHY, ESCO, PLAN

from carepact.core.errors import CareError, ParameterError
from carepact.core.messages import speak, word
from carepact.data.skills.concepts import read_concepts
from carepact.recognise.jobs import Job, Need
from carepact.studies.job_file.opening import list_jobs, open_job

FEW = settings(
    max_examples=40, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
SOUND = """\
job: Care worker
source: An advertisement of May 2026
skills:
  - {skill: show empathy, needed: essential}
  - {skill: effectuer la planification, needed: optional}
  - {skill: night-care, needed: optional}
"""


def write(folder: Path, text: str) -> str:
    """Write a job's file and return its name."""
    path = folder / "job.yaml"
    path.write_text(text, "utf-8")
    return str(path)


def refuse(folder: Path, text: str) -> str:
    """Return what a file is refused with, in one line."""
    with pytest.raises(ParameterError) as refused:
        open_job(write(folder, text))
    return " ".join(str(refused.value).split())


def instead(old: str, new: str) -> str:
    """Put a line in the place of another, which is there."""
    assert old in SOUND
    return SOUND.replace(old, new, 1)


def test_a_list_in_words_of_any_language_becomes_a_list_of_addresses(tmp_path: Path) -> None:
    assert open_job(write(tmp_path, SOUND)) == Job(
        "Care worker",
        "An advertisement of May 2026",
        (Need(EMPATHY, "essential"), Need(PLAN, "optional"), Need("night-care", "optional")),
    )


def test_jobs_that_ship_are_sound_by_the_same_rules(tmp_path: Path) -> None:
    assert "childcare-worker" in list_jobs()
    for name in list_jobs():
        job = open_job(name)
        assert job.title.strip()
        assert job.source.strip()
        assert any(one.needed == "essential" for one in job.needs)
        addresses = [one.skill for one in job.needs]
        assert len(set(addresses)) == len(addresses)
        assert set(addresses) <= set(read_concepts())
        listed = [{"skill": one.skill, "needed": one.needed} for one in job.needs]
        text = yaml.safe_dump({"job": str(job.title), "source": str(job.source), "skills": listed})
        assert open_job(write(tmp_path, text)) == job


def test_the_title_of_a_job_that_ships_is_in_the_language_of_its_reader() -> None:
    titles = set()
    for language in ("en", "fr", "es"):
        with speak(language):
            titles.add(word(open_job("childcare-worker").title))
    assert len(titles) == 3


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("childcare-workr", ("'childcare-workr': no such job ships, and there is no such file. "
         "Did you mean 'childcare-worker'?")),
        ("zzz.yaml", "Name a file, or one of childcare-worker, home-care-aide, team-assistant."),
        ("", "'': no such job ships"),
        (".", "'.': no such job ships"),
        ("/dev/null", "'/dev/null': no such job ships"),
        ("a\0b", "no such job ships"),
        ("a" * 5000, "no such job ships"),
    ],
)  # fmt: skip
def test_a_job_that_is_nowhere_is_told(named: str, words: str) -> None:
    with pytest.raises(ParameterError) as refused:
        open_job(named)
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("job: Care worker\n", "", "job.yaml: line 1, job: is missing. Add it."),
        ("job: Care worker", "job:", "job.yaml: line 1, job: is empty. Write what is meant."),
        ("job: Care worker", 'job: "  "', "job.yaml: line 1, job: is empty."),
        ("source: An advertisement of May 2026", "source:", "line 2, source: is empty."),
        ("show empathy", "show empthy",
         "line 4, skills.0.skill: 'show empthy' is not the name of a skill. Did you mean 'show"),
        ("show empathy", "''", "line 4, skills.0.skill: '' is not the name of a skill."),
        ("show empathy", "' '", "line 4, skills.0.skill: '' is not the name of a skill."),
        ("show empathy", "[plan]", "line 4, skills.0.skill: "),
        ("needed: essential", "needed: vital",
         "line 4, skills.0.needed: 'vital' is not known. Use one of 'essential', 'optional'."),
        (", needed: essential", "", "skills.0.needed: is missing. Add it."),
        ("night-care", PLAN, "line 6, skills.2.skill: the skill stands twice. Keep one."),
        ("night-care", "planning", "line 6, skills.2.skill: the skill stands twice."),
        ("needed: essential", "need: essential, needed: essential",
         "line 4, skills.0.need: unknown key. Did you mean 'needed'?"),
        ("source:", "employer: B\nsource:", "line 2, employer: unknown key."),
        ("source:", "job: Nurse\nsource:", "line 2, job: the key stands twice. Keep one."),
    ],
)  # fmt: skip
def test_what_cannot_be_of_a_job_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    said = refuse(tmp_path, instead(old, new))
    assert words in said
    assert "faults" not in said, said


def test_a_job_asks_for_a_skill_at_least(tmp_path: Path) -> None:
    head = SOUND.partition("skills:")[0]
    assert "skills: is missing. Add it." in refuse(tmp_path, head)
    assert "line 3, skills: " in refuse(tmp_path, head + "skills: []\n")
    assert "the file holds no keys. Begin it with 'job:'." in refuse(tmp_path, "")


def test_all_faults_of_a_job_are_named_at_once(tmp_path: Path) -> None:
    said = refuse(
        tmp_path,
        "job:\nsource: ' '\nlevel: 3\nskills:\n  - {skill: plan, needed: x}\n"
        "  - {skill: zzz, needed: optional}\n"
        f"  - {{skill: {PLAN}, needed: optional}}\n  - plan\n",
    )
    for words in ("job.yaml: 7 faults.", "line 1, job: is empty.", "line 2, source: is empty.",
                  "line 3, level: unknown key.", "line 5, skills.0.needed: 'x' is not known.",
                  "line 6, skills.1.skill: 'zzz' is not the name of a skill.",
                  "line 7, skills.2.skill: the skill stands twice.",
                  "line 8, skills.3: "):  # fmt: skip
        assert words in said


@FEW
@given(
    st.dictionaries(
        st.sampled_from(("job", "source", "skills", "skill", "needed", "x")),
        st.one_of(TREES, st.sampled_from(("plan", "essential", ESCO, "", " "))),
        max_size=3,
    ),
    st.sampled_from(("job", "need")),
    SIGNS,
)
def test_any_job_is_read_or_refused(
    spoilt: dict[str, object],
    where: str,
    behind: str,
) -> None:
    told = yaml.load(SOUND, Loader=yaml.BaseLoader)  # noqa: S506 - text alone, and our own
    (told["skills"][0] if where == "need" else told).update(spoilt)
    text: str = yaml.safe_dump(told, allow_unicode=True) + behind
    outcome = outcome_of_file(
        text.encode("utf-8", "surrogatepass"), lambda path: open_job(str(path))
    )
    assert isinstance(outcome, Job | CareError)
    if isinstance(outcome, Job):
        assert outcome.needs


@FEW
@given(st.one_of(st.text(max_size=30), documents(("job", "source", "skills"))))
def test_any_name_of_a_job_is_found_or_refused(named: str) -> None:
    assert isinstance(outcome_of(lambda: open_job(named)), Job | CareError)


def test_a_list_without_a_skill_is_told_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(ParameterError) as refused:
        open_job(write(tmp_path, "job: J\nsource: S\nskills: []\n"))
    assert str(refused.value) == (
        "job.yaml: line 3, skills: holds too few entries. Write 1 or more."
    )
