"""`carepact skills key, sign, endorse, attach, verify`: a badge from its holder to a stranger."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from tests.errors.command_line import Ended, run_carepact

ACCOUNT = """\
holder: Amina
told_on: 2026-11-30
care:
  - {activity: 352, whom: household, how_often: {times: 2, per: week}, how_long: 1,
     since: 2019-05-06}
  - {activity: 424, whom: older-person, how_often: {times: 1, per: day}, how_long: 1,
     since: 2020-01-01}
  - {activity: 421, whom: older-person, how_often: {times: 1, per: day}, how_long: 1,
     since: 2020-01-01}
examples:
  - {skill: planning, activity: 352, words: I planned the week of five people., show: yes}
  - {skill: empathy, activity: 424, words: I noticed that he was ashamed of his dementia.,
     show: yes}
  - {skill: leading, activity: 352, words: I led a move., show: no}
"""


@pytest.fixture
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write an account and two keys into a folder, and stand in it."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "account.yaml"
    path.write_text(ACCOUNT, "utf-8")
    for name in ("hers.json", "ours.json"):
        assert run_carepact("skills", "key", "-o", name).code == 0
    return path


def sign(*words: str) -> Ended:
    """Sign what the account shows."""
    return run_carepact("skills", "sign", "account.yaml", "--key", "hers.json", *words)


@pytest.mark.usefixtures("account")
def test_a_key_is_its_owners_alone_and_never_written_over(tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "hers.json").stat().st_mode) == 0o600
    before = (tmp_path / "hers.json").read_bytes()
    ended = run_carepact("skills", "key", "-o", "hers.json")
    assert (ended.code, (tmp_path / "hers.json").read_bytes()) == (2, before)
    assert "never written over" in ended.err


@pytest.mark.usefixtures("account")
def test_a_badge_of_each_skill_that_is_shown_and_of_no_other(tmp_path: Path) -> None:
    assert sign("-o", "badges").code == 0
    names = sorted(path.name for path in (tmp_path / "badges").iterdir())
    assert names == ["manifest.json", "plan.badge.json", "show-empathy.badge.json"]
    for name in names[1:]:
        text = (tmp_path / "badges" / name).read_text("utf-8")
        assert "dementia" not in text
        assert "five people" not in text
        assert not {"hours", "352", "424", "older"} & set(text.replace('"', " ").split())


@pytest.mark.usefixtures("account")
def test_examples_stand_in_a_badge_only_if_asked_for_and_without_illness(tmp_path: Path) -> None:
    ended = sign("--with-examples", "-o", "badges")
    assert ended.code == 2
    assert "'dementia'" in ended.err
    assert not (tmp_path / "badges").exists()
    assert sign("--with-examples", "--skill", "planning", "-o", "badges").code == 0
    document = json.loads((tmp_path / "badges" / "plan.badge.json").read_text("utf-8"))
    assert document["evidence"][0]["narrative"] == "I planned the week of five people."
    told = run_carepact("skills", "verify", "badges/plan.badge.json").out
    assert "example, in the holder's words: “I planned the week of five people.”" in told


@pytest.mark.usefixtures("account")
def test_a_folder_stands_for_the_badges_in_it_and_for_nothing_else(tmp_path: Path) -> None:
    sign("-o", "badges")
    ended = run_carepact("skills", "verify", "badges")
    assert (ended.code, ended.out.count("valid: nobody changed it")) == (0, 2)
    assert "manifest.json" not in ended.out
    (tmp_path / "empty").mkdir()
    ended = run_carepact("skills", "verify", "empty")
    assert (ended.code, "empty: no badge (.badge.json) lies in this folder" in ended.err) == (
        2,
        True,
    )


@pytest.mark.usefixtures("account")
def test_one_skill_after_the_other_is_signed_into_one_folder(tmp_path: Path) -> None:
    def held() -> list[str]:
        return sorted(path.name for path in (tmp_path / "badges").glob("*.badge.json"))

    sign("--skill", "planning", "-o", "badges")
    ended = sign("--skill", "empathy", "-o", "badges")
    assert held() == ["plan.badge.json", "show-empathy.badge.json"]
    assert "plan.badge.json" not in ended.err
    assert run_carepact("skills", "verify", "badges").code == 0

    # All that is shown, and no skill by name: what is no longer shown goes.
    account = tmp_path / "account.yaml"
    account.write_text(ACCOUNT.replace("five people., show: yes", "five people., show: no"))
    sign("-o", "badges")
    assert held() == ["show-empathy.badge.json"]


@pytest.mark.usefixtures("account")
def test_all_that_cannot_be_signed_is_told_at_once(tmp_path: Path) -> None:
    ended = sign("--skill", "cooking", "--skill", "work in teams", "-o", "badges")
    assert ended.code == 2
    assert "1. 'cooking' is not the name of a skill" in ended.err
    assert "2. work in teams: nothing in the account leads there" in ended.err
    assert not (tmp_path / "badges").exists()
    private = sign("--skill", "leading", "-o", "badges")
    assert (private.code, "no example of it is shown" in private.err) == (2, True)


@pytest.mark.usefixtures("account")
def test_a_stranger_verifies_an_endorsed_badge_and_no_changed_one(tmp_path: Path) -> None:
    sign("--skill", "planning", "-o", "badges")
    badge = "badges/plan.badge.json"
    endorsed = run_carepact(
        "skills", "endorse", badge, "--key", "ours.json", "--name", "Mothers' Centre",
        "--comment", "We saw her plan.", "-o", "said.json",
    )  # fmt: skip
    assert endorsed.code == 0
    words = ("skills", "attach", badge, "said.json", "--key", "hers.json", "-o", "whole.json")
    assert run_carepact(*words).code == 0
    ended = run_carepact("skills", "verify", "whole.json")
    assert ended.code == 0
    assert "valid: nobody changed it since it was signed" in ended.out
    assert "endorsed by: Mothers' Centre" in ended.out
    assert "“We saw her plan.”" in ended.out

    whole = (tmp_path / "whole.json").read_text("utf-8")
    document = json.loads(whole)
    for found, put in {
        "Amina": "Anina",
        document["validFrom"]: "2020-01-01T00:00:00Z",
        document["credentialSubject"]["achievement"]["alignment"][0]["targetUrl"]: (
            "http://data.europa.eu/esco/skill/75d8e5d9-bef3-418b-9011-01bff9f27207"
        ),
        "We saw her plan.": "We saw her lead.",
    }.items():
        assert found in whole
        (tmp_path / "changed.json").write_text(whole.replace(found, put), "utf-8")
        ended = run_carepact("skills", "verify", "changed.json")
        assert ended.code == 1
        assert "not valid, do not rely on it" in ended.out
        assert "was changed after it was signed" in ended.out


@pytest.mark.usefixtures("account")
def test_an_endorsement_goes_with_no_other_badge_and_nobody_endorses_their_own(
    tmp_path: Path,
) -> None:
    sign("-o", "badges")
    plan, other = "badges/plan.badge.json", "badges/show-empathy.badge.json"
    told = ("--name", "Centre", "--comment", "Seen.")
    run_carepact("skills", "endorse", plan, "--key", "ours.json", *told, "-o", "said.json")
    words = ("skills", "attach", other, "said.json", "--key", "hers.json", "-o", "whole.json")
    ended = run_carepact(*words)
    assert (ended.code, "endorsement 1 is of another badge" in ended.err) == (2, True)
    assert not (tmp_path / "whole.json").exists()
    own = run_carepact("skills", "endorse", plan, "--key", "hers.json", *told, "-o", "own.json")
    assert (own.code, "nobody endorses a badge of their own" in own.err) == (2, True)


@pytest.mark.usefixtures("account")
def test_a_file_of_another_kind_is_told_in_a_line_and_is_not_valid() -> None:
    ended = run_carepact("skills", "verify", "hers.json")
    assert ended.code == 1
    (line,) = ended.out.splitlines()
    assert line.rstrip() == ("hers.json: not valid: this file holds no badge. Name another one.")


@pytest.mark.usefixtures("account")
def test_files_that_are_no_badges_are_told_at_once() -> None:
    ended = run_carepact("skills", "verify", "absent.json", "account.yaml")
    assert ended.code == 2
    assert "1. absent.json: there is no such file" in ended.err
    assert "2. account.yaml, line 1, column 1: not valid JSON" in ended.err


@pytest.mark.usefixtures("account")
def test_nothing_but_an_earlier_badge_is_written_over(tmp_path: Path) -> None:
    sign("--skill", "planning", "-o", "badges")
    badge = "badges/plan.badge.json"
    endorse = ("skills", "endorse", badge, "--key", "ours.json", "--name", "Centre", "--comment")
    assert run_carepact(*endorse, "Seen.", "-o", "said.json").code == 0
    attach = ("skills", "attach", badge, "said.json", "--key", "hers.json", "-o")
    for place in ("hers.json", "account.yaml", "ours.json"):
        before = (tmp_path / place).read_bytes()
        for words in ((*attach, place), (*endorse, "Seen.", "-o", place)):
            ended = run_carepact(*words)
            assert ended.code == 2
            assert f"{place}: something else than a badge stands there" in ended.err
        assert (tmp_path / place).read_bytes() == before
    assert run_carepact(*attach, badge).code == 0
    assert run_carepact(*endorse, "Seen by us.", "-o", "said.json").code == 0
    assert run_carepact("skills", "verify", badge).code == 0


@pytest.mark.usefixtures("account")
def test_an_endorsement_tells_of_nobodys_health(tmp_path: Path) -> None:
    sign("--skill", "planning", "-o", "badges")
    ended = run_carepact(
        "skills", "endorse", "badges/plan.badge.json", "--key", "ours.json", "--name", "Centre",
        "--comment", "She planned for a man with dementia and diabetes.", "-o", "said.json",
    )  # fmt: skip
    assert ended.code == 2
    assert "1. the comment says 'dementia', which tells of who was cared for" in ended.err
    assert "2. the comment says 'diabetes', which tells" in ended.err
    assert not (tmp_path / "said.json").exists()


@pytest.mark.usefixtures("account")
def test_a_new_signature_does_not_take_an_endorsement_away(tmp_path: Path) -> None:
    sign("-o", "badges")
    badge = "badges/plan.badge.json"
    told = ("--key", "ours.json", "--name", "Centre", "--comment", "Seen.", "-o", "said.json")
    run_carepact("skills", "endorse", badge, *told)
    run_carepact("skills", "attach", badge, "said.json", "--key", "hers.json", "-o", badge)
    before = (tmp_path / badge).read_bytes()
    for words in (("-o", "badges"), ("--skill", "planning", "-o", "badges")):
        ended = sign(*words)
        assert ended.code == 2
        assert "plan.badge.json: an endorsement stands in the badge that is there" in ended.err
        assert (tmp_path / badge).read_bytes() == before
    assert sign("--skill", "empathy", "-o", "badges").code == 0
    assert (tmp_path / badge).read_bytes() == before
    assert sign("-o", "others").code == 0
