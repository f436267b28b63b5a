"""A network as a package of its country's study: its hours become the community line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from carepact.core.messages import Day, _
from carepact.levels.community.comparing import instrument_of
from carepact.levels.community.national import ROWS
from carepact.policy.package_files import SCHEMA_NAME, parse_package
from carepact.studies.one_centre.answer import CentreAnswer


def write_package(answer: CentreAnswer) -> bytes:
    """Write the package; empty where the network does not tell enough, or may not.

    Its first year with all of it is that of the log, so that the hours of the community line in
    that year are those of the network.
    """
    if not answer.settings:
        return b""
    first = answer.centres[0]
    year = answer.averages.year
    source = f"Logs of {answer.name}, {first.first} to {first.last}, centres: {len(answer.centres)}"
    lines = [
        f"# yaml-language-server: $schema={SCHEMA_NAME}",
        "# "
        + _("The network as the community line of a study of its country, in {year}.", year=year),
        *(f"# {line}" for line in (*_say_days(answer), *_say_rest(answer))),
        "package: our-network",
        f"title: {_quote(answer.name)}",
        "purpose: " + _quote(_("The hours that a network of centres gave, as its logs tell.")),
        "baseline: present-law",
        f"phase_in: {{begins: {year - 1}, ends: {year}, shape: linear}}",
        "edits:",
    ]
    for one in answer.settings:
        lines += [
            f"  - instrument: {instrument_of(ROWS).instrument}",
            f"    parameter: {one.parameter}",
            f"    target: {_write(one.target)}",
            f"    source: {_quote(source)}",
        ]
    text = "\n".join([*lines, ""])
    parse_package(text, "network-package.yaml")
    return text.encode()


def _say_days(answer: CentreAnswer) -> Iterator[str]:
    """Say where the days of the log are not those of the year of the study."""
    first, last, year = answer.centres[0].first, answer.centres[0].last, answer.averages.year
    if (first, last) != (date(year, 1, 1), date(year, 12, 31)):
        yield _(
            "The logs cover {first} to {last}: a study counts their hours as all those of {year}, "
            "and none for days that they do not cover.",
            first=Day.of(first),
            last=Day.of(last),
            year=year,
        )


def _say_rest(answer: CentreAnswer) -> Iterator[str]:
    """Say which parameters stay as they ship."""
    told = {one.parameter for one in answer.settings}
    rest = [name for name in instrument_of(ROWS).parameters if name not in told]
    if rest:
        yield _("Not told, hidden or out of range, and left as they ship: {listed}.",
                listed=", ".join(rest))  # fmt: skip


def _write(target: float | dict[str, float]) -> str:
    """Write a number, or one for each payer, to the last digit."""
    if isinstance(target, float):
        return repr(target)
    return "{" + ", ".join(f"{name}: {value!r}" for name, value in target.items()) + "}"


def _quote(text: str) -> str:
    """Quote a text for YAML."""
    return json.dumps(text, ensure_ascii=False)
