"""Answer the file of a level for its report: what it can be asked, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from carepact.core import voice
from carepact.core.errors import CareError, Faults, ParameterError
from carepact.core.messages import _
from carepact.levels.pact.scenarios import list_simulated
from carepact.policy.package_files import open_package
from carepact.report.formats import check_place
from carepact.report.paper.writing import check_ending
from carepact.report.telling import Answer
from carepact.studies.centre import answer_centre
from carepact.studies.centre_file.opening import open_any
from carepact.studies.employer import answer_employer
from carepact.studies.employer_file.opening import open_employer
from carepact.studies.family import answer_family
from carepact.studies.family_file.opening import open_family
from carepact.studies.file_kind import FileKind
from carepact.studies.one_employer.draws import check_draws
from carepact.studies.pact import check_pact, monitor_pact, simulate_pact
from carepact.studies.pact_file.opening import open_pact
from carepact.studies.programme import answer_programme
from carepact.studies.programme_file.opening import open_programme
from carepact.studies.quality import answer_quality
from carepact.studies.quality_file.opening import open_quality

Told = Mapping[str, Any]
Step = Callable[[str], None]


def read_beside(file: FileKind) -> frozenset[str]:
    """Name what the report of a file can be told beside the file."""
    read: Mapping[FileKind, frozenset[str]] = {
        "pact": frozenset({"until", "draws", "seed", "shocks"}),
        "employer": frozenset({"draws", "seed"}),
        "family": frozenset({"package", "own_facts"}),
    }
    return read.get(file, frozenset())


def check_level_paper(file: FileKind, kind: str, told: Told, output: Path | None) -> None:
    """Refuse what cannot be written or is not read, before anything is computed.

    Parameters
    ----------
    file : str
        What the file is of.
    kind : str
        Which paper is asked for.
    told : mapping
        What was told beside the file; None where nothing was.
    output : Path, optional
        File to write.

    Raises
    ------
    ParameterError
        With everything that is wrong at once.
    """
    wrong = []
    if kind != "report":
        wrong.append(
            _(
                "{given}: of a pact, an employer, a centre, a programme, a service or a family "
                "there is a report alone; a brief and a submission are of a country. Leave "
                "{option} out.",
                given=voice.given("kind", kind),
                option=voice.option("kind"),
            )
        )
    wrong += _find_unread(told, read_beside(file))
    try:
        check_place(output)
        if output is not None:
            check_ending(output)
    except CareError as error:
        wrong.append(str(error))
    if len(wrong) == 1:
        raise ParameterError(wrong[0])
    with Faults(ParameterError, _("what is given")) as faults:
        faults.extend(wrong)


def _find_unread(told: Told, read: frozenset[str]) -> Iterator[str]:
    """Find what was told and nothing reads."""
    unread = [name for name, value in told.items() if value is not None and name not in read]
    if unread:
        yield _(
            "{listed}: nothing reads it for the report of such a file. Leave it out.",
            listed=", ".join(map(voice.option, unread)),
        )


def answer_file(file: FileKind, path: Path, told: Told, step: Step) -> Answer:
    """Answer the file of a level.

    Parameters
    ----------
    file : str
        What it is of.
    path : Path
        The file.
    told : mapping
        What was told beside it, as `read_beside` names it.
    step : callable
        Told what is being done.
    """
    answers: Mapping[FileKind, Callable[[Path, Told, Step], Answer]] = {
        "pact": _answer_pact,
        "employer": _answer_employer,
        "centre": lambda path, _told, step: answer_centre(open_any(path), step),
        "programme": lambda path, _told, step: answer_programme(open_programme(path), step),
        "quality": lambda path, _told, step: answer_quality(open_quality(path), None, step),
        "family": _answer_family,
    }
    return answers[file](path, {name: told.get(name) for name in read_beside(file)}, step)


def _answer_pact(path: Path, told: Told, step: Step) -> Answer:
    """Follow a pact that has figures; simulate it where promises say what changes; else check."""
    step(_("reading the pact"))
    opened = open_pact(path)
    is_followed, is_simulated = bool(opened.pact.actuals), bool(list_simulated(opened.pact))
    read = read_beside("pact") if is_simulated else frozenset[str]()
    for said in _find_unread(told, read - {"shocks"} if is_followed else read):
        raise ParameterError(said)
    if is_followed:
        return monitor_pact(opened, told, None, step)
    return simulate_pact(opened, told, None, step) if is_simulated else check_pact(opened.pact)


def _answer_employer(path: Path, told: Told, step: Step) -> Answer:
    """Answer an employer."""
    limits = check_draws(told.get("draws"), told.get("seed"))
    return answer_employer(open_employer(path), *limits, step)


def _answer_family(path: Path, told: Told, step: Step) -> Answer:
    """Answer a family."""
    family, own_facts = open_family(path)
    package = told.get("package")
    reform = None if package is None else open_package(package)
    return answer_family(family, reform, told.get("own_facts") or own_facts, step)
