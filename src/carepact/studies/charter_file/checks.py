"""Find what a charter tells that cannot be, all of it at once."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.core.documents import Place
from carepact.core.errors import nearest
from carepact.core.messages import _, data_text
from carepact.core.plain_numbers import is_whole
from carepact.core.reading_limits import reading_limits
from carepact.levels.employer.charter import YEARS
from carepact.levels.employer.indicators import Indicator, read_indicators
from carepact.levels.employer.roles import looks_like_a_name
from carepact.studies.charter_file.limits import charter_limits
from carepact.studies.charter_file.model import CharterFile
from carepact.studies.told.entries import Told, find_empty_or_long


def find_charter_faults(told: Told[CharterFile]) -> Iterator[str]:
    """Find every fault of a charter that its schema cannot tell.

    Parameters
    ----------
    told : Told
        The file as read.

    Yields
    ------
    str
        A fault with its place and mend.
    """
    limits = reading_limits()
    first = _year(told, "first_year")
    if first is not None and not limits.earliest_year <= first <= limits.latest_year:
        yield _("{where}: {year} is outside {first} to {last}. Correct it.",
                where=told.at("first_year"), year=first, first=limits.earliest_year,
                last=limits.latest_year)  # fmt: skip
        first = None
    yield from _find_role_faults(told, ("checked_by",))
    goals, most = list(told.entries("goals")), charter_limits().most_goals
    if told.raw("goals") == []:
        yield _("{where}: the list is empty. Name one at least.",
                where=told.at("goals"))  # fmt: skip
    if len(goals) > most:
        yield _("{where}: there are {count} goals. Keep {most} at most: who follows more follows "
                "none.", where=told.at("goals"), count=len(goals), most=most)  # fmt: skip
    seen: set[str] = set()
    for one in goals:
        yield from _find_goal_faults(told, one, first)
        code = told.text(*one, "code")
        if code and code in seen:
            yield _("{where}: '{code}' stands twice. Give each a code of its own.",
                    where=told.at(*one, "code"), code=code)  # fmt: skip
        seen.add(code)
    yield from _find_statement_faults(told, first)


def _find_goal_faults(told: Told[CharterFile], one: Place, first: int | None) -> Iterator[str]:
    """Find what cannot be of one goal."""
    limits = charter_limits()
    yield from find_empty_or_long(told, (*one, "code"), limits.most_letters)
    yield from find_empty_or_long(told, (*one, "words"), limits.longest_words)
    yield from _find_role_faults(told, (*one, "owner"))
    yield from _find_indicator_faults(told, one)
    for key in ("baseline", "target"):
        yield from _find_out_of_bounds(told, (*one, key), _indicator(told, one))
    yield from _find_turned_goal(told, one)
    yield from _find_year_faults(told, one, first)


def _find_indicator_faults(told: Told[CharterFile], one: Place) -> Iterator[str]:
    """Find an indicator that is not known, is told twice, or not at all."""
    named, own = told.raw(*one, "indicator"), told.raw(*one, "own_indicator")
    if (named is None) == (own is None):
        yield _("{where}: write indicator, one of {listed}, or own_indicator with words and unit, "
                "and not both.", where=told.at(*one),
                listed=", ".join(read_indicators()))  # fmt: skip
    if isinstance(named, str) and named.strip() not in read_indicators():
        yield _("{where}: '{indicator}' is no indicator that carepact computes.",
                where=told.at(*one, "indicator"), indicator=named.strip()) + (
            nearest(named.strip(), read_indicators())
            or " " + _("Use one of {listed}.", listed=", ".join(read_indicators()))
        )  # fmt: skip
    for key in ("words", "unit"):
        yield from find_empty_or_long(
            told, (*one, "own_indicator", key), charter_limits().most_letters
        )


def _find_out_of_bounds(
    told: Told[CharterFile], place: Place, indicator: Indicator | None
) -> Iterator[str]:
    """Find a figure that an indicator cannot have."""
    number = told.number(*place)
    if number is None:
        return
    if number in (float("inf"), -float("inf")):
        yield _("{where}: is no figure that can be reached. Write a number.",
                where=told.at(*place))  # fmt: skip
    elif indicator and not indicator.least <= number <= indicator.most:
        bounds = (indicator.least, indicator.most)
        least, most = (f"{one:g}".replace("inf", "∞") for one in bounds)
        yield _("{where}: {number} lies outside {least} to {most}: the unit is {unit}. Correct it.",
                where=told.at(*place), number=told.text(*place), least=least, most=most,
                unit=data_text("charter indicator", indicator.unit))  # fmt: skip


def _find_turned_goal(told: Told[CharterFile], one: Place) -> Iterator[str]:
    """Find a target on the wrong side of its baseline."""
    baseline, target = told.number(*one, "baseline"), told.number(*one, "target")
    direction = told.text(*one, "direction")
    if baseline is None or target is None or direction not in ("up", "down"):
        return
    if (target < baseline) if direction == "up" else (target > baseline):
        yield _("{where}: the target {target} lies on the other side of the baseline {baseline} "
                "than {direction}. Correct one of the three.",
                where=told.at(*one, "direction"), target=told.text(*one, "target"),
                baseline=told.text(*one, "baseline"), direction=direction)  # fmt: skip


def _find_year_faults(told: Told[CharterFile], one: Place, first: int | None) -> Iterator[str]:
    """Find years of a goal outside those of the charter, or in the wrong order."""
    if first is None:
        return
    begins, due = _year(told, *one, "first_year"), _year(told, *one, "due")
    for key, year in (("first_year", begins), ("due", due)):
        yield from _find_year_outside(told, (*one, key), year, first)
    if begins is not None and due is not None and due < begins:
        yield _("{where}: {due} is before {first}, when it begins. Exchange the years.",
                where=told.at(*one, "due"), due=due, first=begins)  # fmt: skip


def _find_statement_faults(told: Told[CharterFile], first: int | None) -> Iterator[str]:
    """Find statements of no year of the charter, of one year twice, or of goals that are none."""
    goals = {told.text(*one, "code"): one for one in told.entries("goals")}
    goals.pop("", None)
    seen: set[int] = set()
    for one in told.entries("statements"):
        year = _year(told, *one, "year")
        if first is not None:
            yield from _find_year_outside(told, (*one, "year"), year, first)
        if year in seen:
            yield _("{where}: {year} stands twice. Make one statement of both.",
                    where=told.at(*one, "year"), year=year)  # fmt: skip
        seen |= set() if year is None else {year}
        for key in ("values", "done"):
            yield from _find_stated_faults(told, (*one, key), goals, year)


def _find_stated_faults(
    told: Told[CharterFile], place: Place, goals: dict[str, Place], year: int | None
) -> Iterator[str]:
    """Find what a statement tells of goals that are none, or have not begun."""
    listed = told.raw(*place)
    for code in listed if isinstance(listed, dict) else ():
        where = told.at(*place, code)
        if code not in goals:
            yield _("{where}: '{code}' is the code of no goal.",
                    where=where, code=code) + nearest(code, goals)  # fmt: skip
            continue
        begins = _year(told, *goals[code], "first_year")
        if year is not None and begins is not None and year < begins:
            yield _("{where}: the goal begins in {first}. Take it out of this year.",
                    where=where, first=begins)  # fmt: skip
        if place[-1] == "values":
            yield from _find_out_of_bounds(told, (*place, code), _indicator(told, goals[code]))
        else:
            yield from find_empty_or_long(told, (*place, code), charter_limits().longest_words)


def _find_role_faults(told: Told[CharterFile], place: Place) -> Iterator[str]:
    """Find what is no role."""
    yield from find_empty_or_long(told, place, charter_limits().most_letters)
    role = told.text(*place)
    if role and looks_like_a_name(role):
        yield _("{where}: '{role}' looks like a person's name or address. A charter outlives who "
                "holds an office: write the role in small letters, such as head of people.",
                where=told.at(*place), role=role)  # fmt: skip


def _find_year_outside(
    told: Told[CharterFile], place: Place, year: int | None, first: int
) -> Iterator[str]:
    """Find a year that is none of the charter's."""
    if year is not None and not first <= year < first + YEARS:
        yield _("{where}: {year} is outside {first} to {last}, the years of the charter. Correct "
                "it.", where=told.at(*place), year=year, first=first,
                last=first + YEARS - 1)  # fmt: skip


def _indicator(told: Told[CharterFile], one: Place) -> Indicator | None:
    """Return what carepact computes for a goal; None where the firm counts itself."""
    return read_indicators().get(told.text(*one, "indicator"))


def _year(told: Told[CharterFile], *place: str | int) -> int | None:
    """Return the year at a place; None where there is none."""
    written = told.text(*place)
    return int(written) if is_whole(written) else None
