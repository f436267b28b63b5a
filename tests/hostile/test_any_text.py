"""Whatever a file holds, its reader returns a result or raises a fault that it words."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.hostile.made_files import FACT, FACTS, MAPPING

from carepact.core.documents import Document
from carepact.core.errors import CareError
from carepact.data.countries.own_facts import OwnFacts, read_own_facts
from carepact.data.icatus.grouping import Grouping, read_grouping
from carepact.data.timeuse.mapping.document import parse_document
from carepact.measure.condition import parse_condition
from carepact.policy.package import Package
from carepact.policy.package_files import read_package
from carepact.studies.family_file.model import FamilyFile, ParentEntry
from carepact.studies.family_file.opening import open_family

FEW = settings(
    max_examples=60, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=12)
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
SIGNS = st.text(st.sampled_from("abc01:-[]{}&*!|>'\"%@#,? \n\t\0\x1b\ufeff"), max_size=80)


@st.composite
def documents(draw: st.DrawFn, keys: tuple[str, ...]) -> str:
    """Write YAML: any signs, any tree, or a tree under the keys that a reader looks for."""
    kind = draw(st.integers(0, 2))
    if kind == 0:
        return draw(SIGNS)
    tree = (
        draw(TREES)
        if kind == 1
        else {key: draw(TREES) for key in draw(st.sets(st.sampled_from(keys)))}
    )
    written: str = yaml.safe_dump(tree, allow_unicode=draw(st.booleans()))
    return written


def outcome_of(read: Callable[[], object]) -> object:
    """Return what a reader returns, or the fault that it words; any other error fails the test."""
    try:
        return read()
    except CareError as refused:
        return refused


def outcome_of_file(raw: bytes, read: Callable[[Path], object]) -> object:
    """Return the outcome of reading a file that holds these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.csv"
        path.write_bytes(raw)
        return outcome_of(lambda: read(path))


@FEW
@given(documents(("survey", "title", "files", "columns", "weight", "activities", "year")))
@example("a: &a [*a]")
def test_any_mapping_file_is_read_or_refused(text: str) -> None:
    outcome = outcome_of(lambda: parse_document(text, "m.yaml"))
    assert isinstance(outcome, Document | CareError)
    assert str(outcome)


@FEW
@given(documents(("title", "classification", "groups", "statistics")))
def test_any_grouping_is_read_or_refused(text: str) -> None:
    outcome = outcome_of_file(
        text.encode("utf-8", "surrogatepass"),
        lambda path: read_grouping(str(path), ["cook"], {"cook": "311"}),
    )
    assert isinstance(outcome, Grouping | CareError)


@FEW
@given(documents(("package", "title", "purpose", "baseline", "phase_in", "edits")))
def test_any_package_is_read_or_refused(text: str) -> None:
    outcome = outcome_of_file(text.encode("utf-8", "surrogatepass"), read_package)
    assert isinstance(outcome, Package | CareError)


@FEW
@given(
    st.lists(st.tuples(st.integers(0, 5), st.text(max_size=12)), max_size=4), st.binary(max_size=8)
)
def test_any_file_of_own_facts_is_read_or_refused(
    spoilt: list[tuple[int, str]], behind: bytes
) -> None:
    cells = FACT.strip().split(",")
    for place, word in spoilt:
        cells[place] = word
    raw = (FACTS + ",".join(cells) + "\n").encode("utf-8", "surrogatepass") + behind
    assert isinstance(outcome_of_file(raw, read_own_facts), OwnFacts | CareError)


@FEW
@given(
    st.dictionaries(
        st.sampled_from((*FamilyFile.model_fields, *ParentEntry.model_fields, "x")),
        st.one_of(TREES, st.sampled_from(("birth", "adoption", "KEN", "2027-03-15", "yes", "3"))),
        max_size=4,
    ),
    st.sampled_from(("family", "parent", "in_need", "older_children")),
    SIGNS,
)
def test_any_family_is_read_or_refused(spoilt: dict[str, object], where: str, behind: str) -> None:
    parent: dict[str, object] = {"name": "A", "sex": "woman", "work": "employed"}
    family: dict[str, object] = {
        "country": "KEN", "event": "birth", "due": "2027-03-15", "parents": [parent],
    }  # fmt: skip
    if where in {"family", "parent"}:
        (family if where == "family" else parent).update(spoilt)
    else:
        family[where] = [spoilt]
    text: str = yaml.safe_dump(family, allow_unicode=True) + behind
    outcome = outcome_of_file(text.encode("utf-8", "surrogatepass"), open_family)
    assert isinstance(outcome, tuple | CareError)
    assert str(outcome)


PIECES = st.sampled_from(
    ("age", "sex", "here", "==", "<", "in", "not", "and", "or", "(", ")", "[", "]", ",", "1", "-1",
     "1.5", "1e999", "'men'", "True", "None", "-", "+", "**", ".", "\r", "\x1b", "é")
)  # fmt: skip


@FEW
@given(st.lists(PIECES, max_size=9))
def test_any_condition_is_read_or_refused(pieces: list[str]) -> None:
    frame = pl.DataFrame({"age": [10, None], "sex": ["men", "women"], "here": [True, None]})
    outcome = outcome_of(lambda: parse_condition(" ".join(pieces), frame))
    assert isinstance(outcome, CareError) or (
        isinstance(outcome, pl.Series) and outcome.to_list().count(None) == 0
    )


def test_the_sound_mapping_is_read() -> None:
    assert parse_document(MAPPING, "m.yaml").faults == ()
