"""Write the pages that say what is known of countries, and under which terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from scripts.compile.imputing import Tested
from scripts.compile.world import BASE_YEAR, World

from carepact.data.countries.conformal import GROUPS, conformal_rules
from carepact.data.countries.dictionary import SHIPPED_TERMS, Dataset
from carepact.data.countries.figure_rules import figure_rules
from carepact.data.countries.imputation import Ageing
from carepact.data.countries.law_dates import read_law_dates

LEAST_COUNTRIES = figure_rules().least_countries.value
AGEINGS = get_args(Ageing)

COVERAGE_HEAD = f"""\
# What is known of countries

Written by `python -m scripts.compile.facts`; do not edit.

- **observed**: the source's figure, unchanged. **imputed**: predicted, with a 95 % interval.
  **assumed**: set by a stated rule or from another source, named in the row.
- **held**: known countries whose figure lies in the interval predicted for them from all the
  others; two figures where a near indicator helps, with it and without. By income group below.
- An indicator known of fewer than {LEAST_COUNTRIES} countries is not imputed; law never is.
- **rejected**: figures outside the bounds of their indicator or against others of the same
  country; `rejected.csv` beside the tables lists each with its reason.
- Figures are aged to {BASE_YEAR} by the rule of the dictionary ({", ".join(AGEINGS)}); the figure
  of its own year is kept beside the aged one.
"""

HELD_HEAD = f"""\
Each known country is left out in turn and all is fitted anew without it. Printed are the part of
countries that lay in their interval, and how many there were. No group is rejected by an exact
binomial test at {figure_rules().coverage.value:g} (p below {conformal_rules().level.value:g}
after Holm's step over the groups); `intervals.csv` beside the tables has each p and half-width.

*: fewer than {conformal_rules().least_of_group.value} are known, so the interval stands on
errors of the next group too and is {conformal_rules().pooled_widening.value:g} times as wide. The
source of such a figure says *pooled*.
"""

MOVES_HEAD = f"""\
# Enrolment that moved between two releases

Written by `python -m scripts.compile.facts`; do not edit. UNESCO's release of September 2024
took the place of that of 2019 (net enrolment) and of the table of October 2020 (SDG 4.2.2).
A figure that moved by {figure_rules().move_to_explain.value:g} points or more between the two,
or in the last step of its own series, is refused until somebody has looked it up and written a
row of `data/countries/moves.csv`: **explained** (the newer figure stands), **rejected** (another
stands) or **unexplained** (the newer stands, and its source says so). The column *revised* is
what the newer release itself has for the year of the older figure: where it lies near the
newer figure, what is counted has changed and not the country. Where the older release has no
net rate its gross one is the older figure.

"""
LISTED_HEAD = """
## Smaller moves

Of 10 points or more; nobody looked them up, and the newer figure stands.

"""


def write_moves(world: World, path: Path) -> None:
    """List the figures of enrolment that moved, with what was found of each."""
    judged = [row for row in world.moves if row[5]]
    others = [row for row in world.moves if not row[5]]
    heads = ("indicator", "country", "older", "revised", "newer", "verdict", "stands", "why",
             "source")  # fmt: skip
    text = MOVES_HEAD + lay_out_table(world, heads, judged)
    text += LISTED_HEAD + lay_out_table(world, heads[:5], [row[:5] for row in others])
    path.write_text(text, encoding="utf-8")


def lay_out_table(world: World, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay out moves as a table, the country by its name."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for indicator, code, *cells in rows:
        named = (f"`{indicator}`", world.countries[code]["country"], *cells)
        lines.append("| " + " | ".join(named) + " |")
    return "\n".join(lines) + "\n"


def write_coverage(world: World, tested: list[Tested], path: Path) -> None:
    """Count observed, imputed and assumed figures by indicator."""
    counts = Counter((row.indicator, row.status) for row in world.rows)
    rejected = Counter(row[1] for row in world.rejected if row[-1] == "rejected")
    heads = ("indicator", "what", "observed", "imputed", "assumed", "rejected", "held")
    lines = [COVERAGE_HEAD, "| " + " | ".join(heads) + " |", "|---|---|--:|--:|--:|--:|--:|"]
    totals: Counter[str] = Counter()
    for name, indicator in world.indicators.items():
        if world.datasets[indicator.dataset].terms not in SHIPPED_TERMS:
            continue
        states = [counts[name, status] for status in ("observed", "imputed", "assumed")]
        totals.update(dict(zip(("observed", "imputed", "assumed"), states, strict=True)))
        held = ", ".join(f"{one.coverage:.3f}" for one in tested if one.indicator == name)
        cells = (f"`{name}`", f"{indicator.title} [{indicator.unit}]", *states,
                 rejected[name], held)  # fmt: skip
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    said = ", ".join(f"{count} {status}" for status, count in totals.items())
    countries = len({row.country for row in world.rows if world.ships(row)})
    lines += ["", f"In all {said}, of {countries} countries.", ""]
    lines += [
        "## How often intervals hold, by income group",
        "",
        HELD_HEAD,
        *held_lines(tested),
        "",
    ]
    lines += ["## From when a law holds", "", *law_lines(), ""]
    lines += ["## What does not ship", "", *absent_lines(world), ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def held_lines(tested: list[Tested]) -> list[str]:
    """Lay out by income group how often the intervals of each prediction hold."""
    heads = ("indicator", "with", "all", *GROUPS)
    lines = ["| " + " | ".join(heads) + " |", "|---|---|" + "--:|" * (1 + len(GROUPS))]
    for one in tested:
        held = {of.group: f"{of.coverage:.2f} of {of.known}" for of in one.held}
        stars = {group: "*" for group in GROUPS if group in one.widths
                 and one.widths[group].is_pooled}  # fmt: skip
        groups = (held.get(group, "none known") + stars.get(group, "") for group in GROUPS)
        near = one.companion and f"`{one.companion}`"
        cells = (f"`{one.indicator}`", near, f"{one.coverage:.3f}", *groups)
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def law_lines() -> list[str]:
    """Say what each source tells of the days of law, and when it was last read."""
    told: dict[tuple[str, str], list[str]] = {}
    for name, one in read_law_dates().items():
        told.setdefault((one.told_by, one.checked_on), []).append(f"`{name}`")
    lines = [
        "Each fact of law bears the day since which it holds (`in_force_from`) and the day on",
        "which its source was read (`checked_on`); `by` before a day: it held then, and since",
        "when the source does not tell. Changes since are in `law/changes.csv`",
        "([how to mend a law](../how-to/mend-a-law.md)).",
        "",
    ]
    return lines + [
        f"- {', '.join(names)}: {who} (read {day})." for (who, day), names in told.items()
    ]


def absent_lines(world: World) -> list[str]:
    """List the indicators that do not ship, by data set."""
    lines = [
        "Their terms are still to be confirmed, or another table replaces them. Those that you",
        "have load with `--own-facts`.",
        "",
    ]
    for dataset in world.datasets.values():
        if dataset.terms not in SHIPPED_TERMS:
            names = [i.name for i in world.indicators.values() if i.dataset == dataset.name]
            listed = ", ".join(f"`{name}`" for name in names)
            lines.append(
                f"- {dataset.publisher} ({dataset.terms}): {listed}. {dataset.note}".rstrip()
            )
    return lines


def write_licences(world: World, path: Path) -> None:
    """Name the terms of each table."""
    lines = [
        "# Licences of the tables",
        "",
        "Written by `python -m scripts.compile.facts`; do not edit. Each row names its licence.",
        "Imputed and assumed rows are ours, under the licence of their table.",
        "",
        "| table | publisher | licence | note |",
        "|---|---|---|---|",
    ]
    used: dict[tuple[str, str], Dataset] = {}
    for row in world.rows:
        indicator = world.indicators[row.indicator]
        dataset = world.datasets[indicator.dataset]
        if folder := SHIPPED_TERMS.get(dataset.terms):
            used[f"{folder}/{indicator.topic}.csv", dataset.name] = dataset
    used["law/law.csv", "wbl"] = world.datasets["wbl"]
    used["price_growth.csv", "wdi"] = world.datasets["wdi"]
    for (table, _name), dataset in sorted(used.items()):
        lines.append(f"| `{table}` | {dataset.publisher} | {dataset.licence} | {dataset.note} |")
    lines += ["", "## Do not ship", "", *absent_lines(world), ""]
    path.write_text("\n".join(lines), encoding="utf-8")
