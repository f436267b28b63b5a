"""The page on crises quotes what its first command prints; its own crisis is without fault."""

from pathlib import Path

import pytest
from scripts.requote import PAGES, follow, in_one_line, split_parts
from tests.typed import type_in

from carepact.studies.study_file.opening import open_study

(PAGE,) = (page for page in PAGES if page.stem == "try-a-crisis")


@pytest.mark.long
def test_the_first_crisis_of_the_page_is_what_is_printed(tmp_path: Path) -> None:
    first = next(follow(PAGE, tmp_path, type_in))
    assert first.printed is not None
    mend = "quote anew with python -m scripts.requote, then read the page"
    for part in split_parts(first.text):
        assert in_one_line(part) in in_one_line(first.printed), mend


def test_the_crisis_that_the_page_writes_can_be_run(tmp_path: Path) -> None:
    text = PAGE.read_text("utf-8")
    study = tmp_path / "strike.yaml"
    study.write_text(text.split("```yaml\n")[1].split("```")[0], "utf-8")
    (begun,) = open_study(str(study)).crises
    assert begun.name == "strike"
    assert begun.begins == 2027
    assert [*begun.crisis.services_closed, *begun.crisis.courses] == ["childcare", "staff_gone"]
