"""Find what is wrong with a study before anything is run: all of it at once.

Raw content is read, so that a fault in one place of the file hides none in another.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from carepact.core.documents import Document
from carepact.core.errors import CareError, ParameterError, nearest
from carepact.core.messages import _
from carepact.core.parameter_tables import list_faults, read_number, read_value
from carepact.data.countries.currencies import currencies_of, known_currencies
from carepact.data.countries.facts import BASE_YEAR, Country, find_country, read_country
from carepact.data.countries.population import read_population
from carepact.data.timeuse import known_surveys
from carepact.data.timeuse.surveys import MAPPING_FILES
from carepact.policy.needed_facts import find_missing
from carepact.policy.package_files import ENDINGS, SHIPPED, open_package
from carepact.policy.paths import find_path_faults
from carepact.policy.settings import Setting, make_edits
from carepact.policy.study import DEFAULT_HORIZON, StudyFile

LOCAL_FACTOR = "lcu_per_ppp2021"
"""The fact that turns PPP dollars into a country's own money."""
WHOLE_NUMBERS = {"draws": 0, "seed": 0}
"""Least value of each."""


def find_study_faults(document: Document[StudyFile], folder: Path) -> Iterator[str]:
    """Find every fault of a study that its schema cannot tell.

    Parameters
    ----------
    document : Document
        The study as read.
    folder : Path
        Folder from which its paths are seen.

    Yields
    ------
    str
        A fault with its place and mend.
    """
    content = document.content
    missing = list(_find_missing_files(document, folder))
    yield from missing
    yield from _find_number_faults(document)
    yield from _find_package_faults(document, folder)
    yield from _find_survey_faults(document)
    for name, fault in find_path_faults(content.get("paths")):
        yield f"{document.at(('paths', name))}: {fault}"
    yield from _find_target_faults(document)
    try:
        code = find_country(str(content.get("country", "")))
    except ParameterError as error:
        if "country" in content:
            yield f"{document.at(('country',))}: {error}"
        return
    yield from _find_country_faults(document, folder, code)


def file_at(content: dict[str, Any], folder: Path, *place: str) -> Path | None:
    """Return the path of a file that a study names, or None."""
    value: Any = content
    for key in place:
        value = value.get(key) if isinstance(value, dict) else None
    return folder / value if isinstance(value, str) and value else None


def package_address(name: str, folder: Path) -> str:
    """Return a shipped package's name, or the path of a package's file."""
    is_file = name not in SHIPPED and (
        Path(name).suffix.lower() in ENDINGS or (folder / name).is_file()
    )
    return str(folder / name) if is_file else name


def _find_missing_files(document: Document[StudyFile], folder: Path) -> Iterator[str]:
    """Find files that a study names and that are not there."""
    places = [("own_facts",), ("own_population",), ("survey", "path"),
              ("survey", "replicate_weights")]  # fmt: skip
    for place in places:
        path = file_at(document.content, folder, *place)
        if path is not None and not path.exists():
            yield _(
                "{where}: there is no file {name}. Paths are seen from the folder of the study; "
                "correct it.",
                where=document.at(place),
                name=path.name,
            )


def _find_number_faults(document: Document[StudyFile]) -> Iterator[str]:
    """Find draws and seeds below zero, and a horizon that is none."""
    for name, least in WHOLE_NUMBERS.items():
        number = _whole(document.content.get(name))
        if number is not None and number < least:
            yield _(
                "{where}: {number} is less than {least}. Write {least} or more.",
                where=document.at((name,)),
                number=number,
                least=least,
            )
    until = _whole(document.content.get("until"))
    if until is not None and until <= BASE_YEAR:
        yield _(
            "{where}: a run begins in {first}, and {until} is not later. Choose a later year.",
            where=document.at(("until",)),
            first=BASE_YEAR,
            until=until,
        )


def _find_package_faults(document: Document[StudyFile], folder: Path) -> Iterator[str]:
    """Find what is wrong with the package and with single settings."""
    name = document.content.get("package")
    if isinstance(name, str) and name:
        try:
            open_package(package_address(name, folder))
        except ParameterError as error:
            yield f"{document.at(('package',))}: {indent_faults(error)}"
    yield from make_edits(list_settings(document), "")[1]


def list_settings(document: Document[StudyFile]) -> list[Setting]:
    """List the single settings of a study with their lines; those without number are noted."""
    listed = document.content.get("set")
    return [
        Setting(document.at(("set", path)), path, str(value))
        for path, value in (listed.items() if isinstance(listed, dict) else ())
        if _is_number(value)
    ]


def _find_survey_faults(document: Document[StudyFile]) -> Iterator[str]:
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
    if first.isdigit() and last.isdigit() and int(last) < int(first):
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


def _find_target_faults(document: Document[StudyFile]) -> Iterator[str]:
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


def _find_country_faults(document: Document[StudyFile], folder: Path, code: str) -> Iterator[str]:
    """Find what its country lacks for the study: facts, years, money."""
    content = document.content
    try:
        country = read_country(code, _present(file_at(content, folder, "own_facts")))
    except CareError as error:
        yield f"{document.at(('own_facts',))}: {indent_faults(error)}"
        country = read_country(code)
    else:
        has_survey = isinstance(content.get("survey"), dict)
        yield from find_missing(country, has_survey=has_survey)
    yield from _find_currency_faults(document, country)
    own_population = _present(file_at(content, folder, "own_population"))
    try:
        years = read_population(code, own_population).persons["year"].to_numpy()
    except CareError as error:
        place = ("own_population",) if own_population else ("country",)
        yield f"{document.at(place)}: {indent_faults(error)}"
        return
    until = _whole(content.get("until", str(DEFAULT_HORIZON)))
    last = int(years.max())
    if until is not None and until > last:
        yield _(
            "{where}: the population of {country} is known until {last}, and {until} is later. "
            "Choose {last} or an earlier year, or give a population of your own.",
            where=document.at(("until",)),
            country=country.name,
            last=last,
            until=until,
        )
    if BASE_YEAR not in years:
        yield _(
            "{where}: the population has no {first}, in which a run begins. Add that year.",
            where=document.at(("own_population",)),
            first=BASE_YEAR,
        )


def _find_currency_faults(document: Document[StudyFile], country: Country) -> Iterator[str]:
    """Find money of another country, and a factor that is not known or without its year."""
    currency = document.content.get("currency")
    if not isinstance(currency, dict) or "code" not in currency:
        return
    where = document.at(("currency", "code"))
    code, used = str(currency["code"]), currencies_of(country.code)
    if used and code not in used:
        near = nearest(code, known_currencies()) if code not in known_currencies() else ""
        yield (
            _(
                "{where}: {code} is not the money of {country}, which is {listed}. Write that, or "
                "leave 'currency' out for PPP dollars.",
                where=where,
                code=code,
                country=country.name,
                listed=", ".join(used),
            )
            + near
        )
    given = [name for name in ("per_ppp_dollar", "year") if currency.get(name)]
    if len(given) == 1:
        yield _(
            "{where}: 'per_ppp_dollar' and 'year' belong together. Give both or neither.",
            where=document.at(("currency", given[0])),
        )
    if not given and country.fact(LOCAL_FACTOR) is None:
        yield _(
            "{where}: no factor from PPP dollars to {code} is known of {country}. Give "
            "'per_ppp_dollar' and 'year'.",
            where=where,
            code=code,
            country=country.name,
        )


def indent_faults(error: CareError) -> str:
    """Set the faults of a file that a study names apart from the study's own."""
    return str(error).replace("\n", "\n   ")


def _present(path: Path | None) -> Path | None:
    """Return a path that is there; what is not there has been noted."""
    return path if path is not None and path.exists() else None


def _is_number(raw: object) -> bool:
    """Tell whether a raw value is one number."""
    try:
        read_number(raw)
    except ValueError:
        return False
    return True


def _whole(raw: object) -> int | None:
    """Read a whole number, or None where it is none, which has been noted."""
    try:
        return int(str(raw))
    except ValueError:
        return None
