"""The files of a level's report: the paper, and its manifest beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from carepact.report.formats import close_files
from carepact.report.level_paper.frame import LevelPaper, compose
from carepact.report.level_paper.of_centre import tell_centre
from carepact.report.level_paper.of_employer import tell_employer
from carepact.report.level_paper.of_family import tell_family
from carepact.report.level_paper.of_pact import tell_check, tell_monitoring, tell_simulation
from carepact.report.level_paper.of_programme import tell_programme
from carepact.report.level_paper.of_quality import tell_quality
from carepact.report.paper.document import Document
from carepact.report.paper.writing import write_paper
from carepact.report.telling import Answer
from carepact.studies.one_centre.answer import CentreAnswer
from carepact.studies.one_employer.answer import EmployerAnswer
from carepact.studies.one_family.answer import FamilyAnswer
from carepact.studies.one_pact.answer import PactCheck, PactMonitoring, PactSimulation
from carepact.studies.one_programme.answer import ProgrammeAnswer
from carepact.studies.one_quality.answer import QualityAnswer


def write_level_paper(found: Answer) -> Document:
    """Write the report of an answer to a level."""
    tellers: Mapping[type[Answer], Callable[[Any], LevelPaper]] = {
        PactCheck: tell_check,
        PactSimulation: tell_simulation,
        PactMonitoring: tell_monitoring,
        EmployerAnswer: tell_employer,
        CentreAnswer: tell_centre,
        ProgrammeAnswer: tell_programme,
        QualityAnswer: tell_quality,
        FamilyAnswer: tell_family,
    }
    return compose(tellers[type(found)](found))


def lay_out_level_paper(found: Answer, output: Path) -> dict[Path, bytes]:
    """Lay a report out with its manifest; nothing is written yet.

    Returns
    -------
    dict of Path to bytes
        What to write where.
    """
    paper = write_paper(write_level_paper(found), output)
    return close_files({output: paper}, found.manifest(), output)
