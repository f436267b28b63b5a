"""Find what is wrong with a study before anything is run: all of it at once.

Raw content is read, so that a fault in one place of the file hides none in another.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _
from carepact.core.parameter_tables import list_faults, read_number, read_value
from carepact.core.plain_numbers import is_whole
from carepact.core.reading_limits import reading_limits
from carepact.core.run_defaults import RunDefaults
from carepact.core.text_files import exists
from carepact.data.countries.country_search import find_country
from carepact.data.countries.facts import BASE_YEAR
from carepact.data.timeuse import known_surveys
from carepact.data.timeuse.surveys import MAPPING_FILES
from carepact.policy.given_evidence import (
    EvidenceChoice,
    WrittenEvidence,
    make_given,
    open_short,
)
from carepact.policy.package_files import may_be_package, open_package, word_unknown
from carepact.policy.settings import IN_STUDY, Setting, make_edits
from carepact.simulate.growth_paths import find_path_faults
from carepact.studies.study_file.country_checks import find_country_faults, indent_faults
from carepact.studies.study_file.model import file_at, whole_number
from carepact.studies.study_file.shocks import find_shock_faults
from carepact.studies.study_file.told_study import ToldStudy, package_address


def find_study_faults(document: ToldStudy, folder: Path) -> Iterator[str]:
    """Find every fault of a study that its schema cannot tell.

    Parameters
    ----------
    document : ToldStudy
        The study as read, with what its caller gave.
    folder : Path
        Folder from which its paths are seen.

    Yields
    ------
    str
        A fault with its place and mend.
    """
    content = document.content
    yield from _find_missing_files(document, folder)
    yield from _find_number_faults(document)
    yield from _find_package_faults(document, folder)
    yield from make_given(list_evidence(document))[1]
    yield from _find_survey_faults(document)
    for name, fault in find_path_faults(content.get("paths")):
        yield f"{document.at(('paths', name))}: {fault}"
    yield from _find_target_faults(document)
    yield from find_shock_faults(document, whole_number(content.get("until", RunDefaults.until)))
    try:
        code = find_country(str(content.get("country", "")))
    except ParameterError as error:
        if "country" in content:
            # The error names the country itself: whoever named it alone needs no more.
            yield f"{document.at(('country',))}: {error}" if document.is_file else str(error)
        return
    yield from find_country_faults(document, folder, code)


def _find_missing_files(document: ToldStudy, folder: Path) -> Iterator[str]:
    """Find files that a study names and that are not there."""
    places = [("own_facts",), ("own_population",), ("survey", "path"),
              ("survey", "replicate_weights")]  # fmt: skip
    for place in places:
        path = file_at(document.content, folder, *place)
        if path is None or exists(path):
            continue
        if document.is_told(place):
            yield _("{file}: there is no such file. Check the path.", file=document.at(place))
        else:
            yield _(
                "{where}: there is no file {name}. Paths are seen from the folder of the study; "
                "correct it.",
                where=document.at(place),
                name=path.name,
            )


def _find_number_faults(document: ToldStudy) -> Iterator[str]:
    """Find draws and seeds below zero or beyond all use, and a horizon that is none."""
    limits = reading_limits()
    # Fewer than two draws give no interval.
    for name, least, most in (("draws", 2, limits.most_draws), ("seed", 0, limits.largest_whole)):
        number = whole_number(document.content.get(name))
        if number is None:
            continue
        if number < least and document.is_told((name,)):
            yield _(
                "{where}: is less than {least}. Write {least} or more.",
                where=document.at((name,)),
                least=least,
            )
        elif number < least:
            yield _(
                "{where}: {number} is less than {least}. Write {least} or more.",
                where=document.at((name,)),
                number=number,
                least=least,
            )
        elif number > most:
            yield _(
                "{where}: {number} is more than {most}. Write {most} or less.",
                where=document.at((name,)),
                number=number,
                most=most,
            )
    until = whole_number(document.content.get("until"))
    if until is not None and until <= BASE_YEAR:
        yield _(
            "{where}: a run begins in {first}, and {until} is not later. Choose a later year.",
            where=document.at(("until",)),
            first=BASE_YEAR,
            until=until,
        )


def _find_package_faults(document: ToldStudy, folder: Path) -> Iterator[str]:
    """Find what is wrong with the package and with single settings."""
    name, where = document.content.get("package"), document.at(("package",))
    if isinstance(name, str) and name:
        address = package_address(name, folder)
        try:
            open_package(address)
        except ParameterError as error:
            if not document.is_told(("package",)):
                yield f"{where}: {indent_faults(error)}"
            elif not may_be_package(address):
                yield word_unknown(where, name)
            elif not exists(Path(address)):
                yield _("{file}: there is no such file. Check the path.", file=where)
            else:
                yield indent_faults(error)  # it names the file
    yield from make_edits(list_settings(document), IN_STUDY)[1]


def list_settings(document: ToldStudy) -> list[Setting]:
    """List the single settings of a study with their lines; those without number are noted."""
    listed = document.content.get("set")
    return [
        Setting(document.at(("set", path)), path, str(value))
        for path, value in (listed.items() if isinstance(listed, dict) else ())
        if _is_number(value)
    ]


def list_evidence(document: ToldStudy) -> list[WrittenEvidence]:
    """List the evidence that a study sets with its lines; what has not its form is noted."""
    listed = document.content.get("evidence")
    written = []
    for path, raw in listed.items() if isinstance(listed, dict) else ():
        try:
            choice = EvidenceChoice.model_validate(open_short(raw))
        except ValidationError:
            continue  # noted where the file was read
        where = document.at(("evidence", path))
        written.append(WrittenEvidence(where, path, choice, IN_STUDY))
    return written


def _find_survey_faults(document: ToldStudy) -> Iterator[str]:
    """Find a survey that is not known, and years that run backwards."""
    survey = document.content.get("survey")
    if not isinstance(survey, dict):
        return
    name = survey.get("survey")
    known = known_surveys()
    if isinstance(name, str) and name not in known and Path(name).suffix not in MAPPING_FILES:
        yield _(
            "{where}: survey '{name}' is not known.",
            where=document.at(("survey", "survey")),
            name=name,
        ) + (
            nearest(name, known)
            or " " + _("Use {listed}; or a mapping file.", listed=", ".join(known))
        )
    first, _dash, last = str(survey.get("years") or "").partition("-")
    if is_whole(first) and is_whole(last) and int(last) < int(first):
        yield _(
            "{where}: {last} lies before {first}. Write the earlier year first.",
            where=document.at(("survey", "years")),
            first=first,
            last=last,
        )
    if survey.get("replicate_weights") and not survey.get("method"):
        yield _(
            "{where}: the method is not named. Add 'method: sdr' or what the publisher's "
            "documentation tells.",
            where=document.at(("survey", "replicate_weights")),
        )


def _find_target_faults(document: ToldStudy) -> Iterator[str]:
    """Find a target that is no division of the whole between the sharers."""
    target = document.content.get("target")
    if not isinstance(target, dict):
        return
    try:
        shares = read_value(target)
    except ValueError:
        return  # noted where the file was read
    for fault in list_faults(shares, ("sharer",), (0.0, 1.0), sums_to_one=True):
        yield f"{document.at(('target',))}: {fault}"


def _is_number(raw: object) -> bool:
    """Tell whether a raw value is one number."""
    try:
        read_number(raw)
    except ValueError:
        return False
    return True
