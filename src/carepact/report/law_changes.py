"""Show changes of law in a terminal: by country, day and act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from carepact.core.messages import _, data_text, word
from carepact.data.countries.changes import Change
from carepact.data.countries.country_names import name_country
from carepact.data.countries.facts import Fact
from carepact.law.law_changes import LawChanges
from carepact.report.marks import print_number
from carepact.report.words import in_words, put_under


def show_law_changes(found: LawChanges) -> RenderableType:
    """Lay out changes by country, day and act; those to come bear an arrow."""
    if not found.changes:
        return Text(say_no_change(found))
    blocks: list[RenderableType] = []
    for country, of in groupby(found.changes, lambda change: change.country):
        blocks += [Text(name_country(country), style="bold"), *_list_acts(of), Text()]
    return Group(*blocks, Text(explain_changes(found)))


def say_no_change(found: LawChanges) -> str:
    """Say that no change is known, and how to contribute one."""
    return _(
        "No change is known. docs/how-to/mend-a-law.md tells how to contribute one; "
        "sources were last read on {day}.",
        day=found.checked.isoformat(),
    )


def explain_changes(found: LawChanges) -> str:
    """Say what the arrow means, and what the figures are."""
    return _(
        "→ passed for a later day than {day}, on which sources were last read. Weeks and rates "
        "are those that the model reads; the words in brackets tell how they follow from the "
        "act. No change listed does not mean that none was made.",
        day=found.checked.isoformat(),
    )


def _list_acts(changes: Iterable[Change]) -> Iterator[RenderableType]:
    """Lay out the changes of one country: a day and an act, then what they change."""
    for (day, law), of in groupby(changes, lambda change: (change.in_force_from, change.law)):
        listed = list(of)
        mark = "" if listed[0].is_passed else "→ "
        yield Text(f"{mark}{day.isoformat()}  {law}")
        told = ""
        for change in listed:
            note = (
                f" ({data_text('note', change.note)})"
                if change.note and change.note != told
                else ""
            )
            told = change.note
            yield Padding(Text(say_change(change) + note), (0, 0, 0, 2))


def say_change(change: Change) -> str:
    """Say what changes from what to what."""
    before = _("not known") if change.before is None else _print(change.before)
    unit = "" if change.fact.indicator.is_text else f" {word(change.fact.indicator.unit)}"
    return put_under(word(change.fact.indicator.title), f"{before} → {_print(change.fact)}{unit}")


def _print(fact: Fact) -> str:
    """Print a value."""
    return in_words(fact.value) if isinstance(fact.value, str) else print_number(fact.value)
