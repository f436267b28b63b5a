"""Find what a pact tells that cannot be, all of it at once. What it leaves unnamed is no fault."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from carepact.core.documents import Place
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _
from carepact.core.named_paths import find_named
from carepact.core.plain_numbers import is_whole
from carepact.core.reading_limits import reading_limits
from carepact.core.text_files import exists
from carepact.data.countries.country_search import find_country
from carepact.levels.pact.pact import ALL, Actual, find_option, partner_kinds
from carepact.policy.options import shipped_options
from carepact.policy.package import AIMS, Edit, is_shares
from carepact.policy.settings import Setting, make_edits
from carepact.studies.pact_file.figures import find_beyond_counts, find_few_at_start, spell
from carepact.studies.pact_file.limits import pact_limits
from carepact.studies.pact_file.model import SHORT_NAME, PactFile
from carepact.studies.told.entries import Told, find_empty_or_long

ToldPact = Told[PactFile]


def find_pact_faults(told: ToldPact, folder: Path) -> Iterator[str]:
    """Find every fault of a pact that its schema cannot tell.

    Parameters
    ----------
    told : Told
        The file as read.
    folder : Path
        Folder from which its paths are seen.

    Yields
    ------
    str
        A fault with its place and mend.
    """
    yield from _find_head_faults(told, folder)
    yield from _find_partner_faults(told)
    commitments = list(told.entries("commitments"))
    if len(commitments) > pact_limits().most_commitments:
        yield _("{where}: there are {count} commitments. Keep {most} at most, or make two pacts.",
                where=told.at("commitments"), count=len(commitments),
                most=pact_limits().most_commitments)  # fmt: skip
    yield from _find_repeated(told, commitments)
    for one in commitments:
        yield from _find_commitment_faults(told, one)
    yield from _find_overlaps(told, commitments)


def read_changes(told: ToldPact, one: Place) -> tuple[tuple[Edit, ...], list[str]]:
    """Read what a commitment changes as edits of a package, with the faults."""
    listed = told.raw(*one, "changes")
    settings = [
        Setting(told.at(*one, "changes", path), path, str(value))
        for path, value in (listed.items() if isinstance(listed, dict) else ())
        if isinstance(value, str | int | float)
    ]
    source = told.text(*one, "clause") or told.text(*one, "words") or told.text(*one, "code")
    edits, faults = make_edits(settings, source or "-")
    aim = told.text(*one, "aim")
    if aim not in AIMS:
        return edits, faults
    return tuple(
        edit if is_shares(edit) else edit.model_copy(update={"aim": aim}) for edit in edits
    ), faults


def find_actual_faults(told: ToldPact, actuals: Sequence[tuple[str, Actual]]) -> Iterator[str]:
    """Find figures of no commitment, told twice, or whose interval does not hold them.

    Parameters
    ----------
    told : Told
        The file as read.
    actuals : sequence of (str, Actual)
        Each figure with its place.
    """
    codes = {spell(told.text(*one, "code")): one for one in told.entries("commitments")}
    codes.pop("", None)
    seen: set[tuple[str, int]] = set()
    for where, one in actuals:
        if one.commitment not in codes:
            yield _("{where}: '{code}' is the code of no commitment.",
                    where=where, code=one.commitment) + nearest(one.commitment, codes)  # fmt: skip
            continue
        if (one.commitment, one.year) in seen:
            yield _("{where}: {code} stands twice in {year}. Keep one figure.",
                    where=where, code=one.commitment, year=one.year)  # fmt: skip
        seen.add((one.commitment, one.year))
        yield from find_beyond_counts(where, one.value, one.low, one.high)
        begins = _begins(told, codes[one.commitment])
        if begins is not None and one.year <= begins:
            yield _("{where}: {code} begins after {begins}, and {year} is not later. Correct the "
                    "year.", where=where, code=one.commitment, begins=begins,
                    year=one.year)  # fmt: skip
        if (one.low is None) != (one.high is None):
            yield _("{where}: an interval has two ends. Write both, or neither.",
                    where=where)  # fmt: skip
        elif one.value is None and one.low is not None:
            yield _("{where}: an interval stands without its figure. Write the figure too.",
                    where=where)  # fmt: skip
        elif one.value is not None and not _holds(one):
            yield _("{where}: the figure {value} lies outside its interval. Correct one of them.",
                    where=where, value=f"{one.value:g}")  # fmt: skip
        if one.value is not None and not one.source:
            yield _("{where}: a figure without its source cannot be held against anybody. Name "
                    "where it is printed.", where=where)  # fmt: skip


def _holds(one: Actual) -> bool:
    """Tell whether the interval of a figure holds it, where there is one."""
    if one.value is None or one.low is None or one.high is None:
        return True
    return one.low <= one.value <= one.high


def _find_head_faults(told: ToldPact, folder: Path) -> Iterator[str]:
    """Find a country that is none, years outside all years, files that are not there."""
    name, country = told.raw("pact"), told.raw("country")
    if isinstance(name, str) and not re.fullmatch(SHORT_NAME, name):
        yield _("{where}: '{name}' is no short name. Write small letters, digits and hyphens, such "
                "as {example}.", where=told.at("pact"), name=name,
                example="our-care-pact")  # fmt: skip
    if isinstance(country, str):
        try:
            find_country(country.strip())
        except ParameterError as error:
            yield f"{told.at('country')}: {error}"
    yield from _find_year_faults(told, ("signed",))
    yield from find_empty_or_long(told, ("title",), pact_limits().longest_words)
    for key in ("study", "actual_sheet"):
        name = told.text(key)
        if name and not exists(find_named(folder, name)):
            yield _(
                "{where}: there is no file {name}. Paths are seen from the folder of this file; "
                "correct it.",
                where=told.at(key),
                name=name,
            )
    left_out = told.raw("left_out")
    for kind in left_out if isinstance(left_out, dict) else ():
        yield from _find_unknown_kind(told, ("left_out", kind), str(kind))
        yield from find_empty_or_long(told, ("left_out", kind), pact_limits().longest_words)


def _find_partner_faults(told: ToldPact) -> Iterator[str]:
    """Find partners of no kind, or with a code that another has."""
    partners = list(told.entries("partners"))
    if len(partners) > pact_limits().most_partners:
        yield _("{where}: there are {count} partners. Name {most} at most.",
                where=told.at("partners"), count=len(partners),
                most=pact_limits().most_partners)  # fmt: skip
    yield from _find_repeated(told, partners)
    for one in partners:
        for key in ("code", "name"):
            yield from find_empty_or_long(told, (*one, key), pact_limits().most_letters)
        if kind := told.text(*one, "kind"):
            yield from _find_unknown_kind(told, (*one, "kind"), kind)


def _find_unknown_kind(told: ToldPact, place: Place, kind: str) -> Iterator[str]:
    """Find a kind of partner that there is not."""
    if kind not in partner_kinds():
        yield _("{where}: '{kind}' is no kind of partner.", where=told.at(*place), kind=kind) + (
            nearest(kind, partner_kinds())
            or " " + _("Use one of {listed}.", listed=", ".join(partner_kinds()))
        )


def _find_repeated(told: ToldPact, places: Sequence[Place]) -> Iterator[str]:
    """Find codes that stand twice."""
    seen: set[str] = set()
    for one in places:
        code = spell(told.text(*one, "code"))
        if code and code in seen:
            yield _("{where}: '{code}' stands twice. Give each a code of its own.",
                    where=told.at(*one, "code"), code=code)  # fmt: skip
        seen.add(code)


def _find_commitment_faults(told: ToldPact, one: Place) -> Iterator[str]:
    """Find what cannot be of one commitment."""
    limits = pact_limits()
    yield from find_empty_or_long(told, (*one, "code"), limits.most_letters)
    if told.text(*one, "code") == ALL:
        yield _("{where}: '{code}' stands for the whole pact. Choose another code.",
                where=told.at(*one, "code"), code=ALL)  # fmt: skip
    for key in ("words", "source", "clause"):
        if told.raw(*one, key) is not None:
            yield from find_empty_or_long(told, (*one, key), limits.longest_words)
    partners = {told.text(*each, "code") for each in told.entries("partners")} - {""}
    partner = told.text(*one, "partner")
    if partner and partner not in partners:
        yield _("{where}: '{code}' is the code of no partner.",
                where=told.at(*one, "partner"), code=partner) + nearest(
                    partner, sorted(partners))  # fmt: skip
    option = told.text(*one, "option")
    if option and find_option(option) is None:
        yield _("{where}: there is no option '{option}' in the catalogue.",
                where=told.at(*one, "option"), option=option) + nearest(
                    option, [each.id for each in shipped_options()])  # fmt: skip
    edits, faults = read_changes(told, one)
    yield from faults
    if told.raw(*one, "aim") is None and not all(map(is_shares, edits)):
        yield _("{where}: does not say how its figures are meant. Write aim: at least, at most or "
                "set.", where=told.at(*one, "changes"))  # fmt: skip
    yield from _find_course_faults(told, one)
    yield from _find_indicator_faults(told, one)


def _find_course_faults(told: ToldPact, one: Place) -> Iterator[str]:
    """Find years in the wrong order, and a way without its end."""
    for key in ("begins", "due", "withdrawn"):
        yield from _find_year_faults(told, (*one, key))
    begins, due = _begins(told, one), _year(told, *one, "due")
    if due is None and told.text(*one, "way"):
        yield _("{where}: a way is told, and no year in which it ends. Write due.",
                where=told.at(*one, "way"))  # fmt: skip
    withdrawn, signed = _year(told, *one, "withdrawn"), _year(told, "signed")
    if withdrawn is not None and signed is not None and withdrawn <= signed:
        yield _("{where}: {withdrawn} is not after {signed}, in which the pact was signed. Correct "
                "one of them.", where=told.at(*one, "withdrawn"), withdrawn=withdrawn,
                signed=signed)  # fmt: skip
    if begins is not None and due is not None and due <= begins:
        yield _("{where}: {due} is not after {begins}, the last year without it. Correct one of "
                "them.", where=told.at(*one, "due"), due=due, begins=begins)  # fmt: skip


def _find_indicator_faults(told: ToldPact, one: Place) -> Iterator[str]:
    """Find an indicator that cannot move."""
    place = (*one, "indicator")
    baseline, target = told.number(*place, "baseline"), told.number(*place, "target")
    for key, number in (("baseline", baseline), ("target", target)):
        yield from find_beyond_counts(told.at(*place, key), number)
    yield from find_few_at_start(told.at(*place, "baseline"), baseline, told.text(*place, "unit"))
    if baseline is not None and baseline == target:
        yield _("{where}: the target {target} is where the indicator stands already. Correct one "
                "of them.", where=told.at(*place, "target"), target=f"{baseline:g}")  # fmt: skip


def _find_overlaps(told: ToldPact, commitments: Sequence[Place]) -> Iterator[str]:
    """Find two commitments that change the same."""
    changed: list[tuple[str, Edit]] = []
    for one in commitments:
        code = told.text(*one, "code")
        for edit in read_changes(told, one)[0]:
            other = next(
                (
                    name
                    for name, each in changed
                    if each.place == edit.place and np.any(each.named & edit.named)
                ),
                None,
            )
            if other is not None:
                yield _("{where}: {change} is changed by {other} already. Let one commitment "
                        "change it.", where=told.at(*one, "changes"),
                        change=".".join(edit.place), other=other)  # fmt: skip
            changed.append((code, edit))


def _find_year_faults(told: ToldPact, place: Place) -> Iterator[str]:
    """Find a year outside those that are read."""
    limits, year = reading_limits(), _year(told, *place)
    if year is not None and not limits.earliest_year <= year <= limits.latest_year:
        yield _("{where}: {year} is outside {first} to {last}. Correct it.",
                where=told.at(*place), year=year, first=limits.earliest_year,
                last=limits.latest_year)  # fmt: skip


def _begins(told: ToldPact, one: Place) -> int | None:
    """Return the last year without a commitment: its own, else the year of signature."""
    own = _year(told, *one, "begins")
    return own if own is not None else _year(told, "signed")


def _year(told: ToldPact, *place: str | int) -> int | None:
    """Return the year at a place; None where there is none."""
    written = str(told.raw(*place) or "").strip()
    return int(written) if is_whole(written) else None
