"""Write the page that says what is unknown of each requirement, and what would tell.

Usage: python -m scripts.compile.unknown_law [--into FOLDER]

Counts the unknown verdicts of all countries, beside those that an outside reader counted before
(`unknown_before.csv`: 40 requirements of 219 countries, as they stood on 28 November 2026).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from scripts.compile.reading import read_rows

from carepact.data.countries.dictionary import read_datasets, read_indicators
from carepact.policy.standard import Evidence
from carepact.review.figures import can_ship
from carepact.review.finding import Finding
from carepact.studies.review import review_every_law

ROOT = Path(__file__).resolve().parent.parent.parent
HEAD = """\
# What is unknown of law

Written by `python -m scripts.compile.unknown_law`; do not edit.

`carepact review` judges {asked} requirements of {countries} countries. Unknown are {unknown} of
{verdicts} verdicts. Of the {old} requirements that stood on 28 November 2026, {before} of
{old_verdicts} were unknown, {wholly_before} of them of every country; now {now} are, and
{wholly_now} of every country. The requirements that came since are counted apart.

What no country's table tells stays unknown: nothing becomes *not met* without a source. What
would tell is the figure named, with `--own-facts` ([how](../how-to/own-facts.md)), or a table
that its publisher's terms let ship. An imputed figure whose interval lies on both sides of a
threshold, and days that may hold parental leave, are unknown too.
"""
Key = tuple[str, str]


def count_unknown() -> tuple[dict[Key, Finding], Counter[Key], int]:
    """Return a finding of each requirement, the countries of which it is unknown, and all."""
    reviews = review_every_law().reviews
    first = {key_of(one): one for one in reviews[0].findings}
    counts = Counter(
        key_of(one) for review in reviews for one in review.findings if one.verdict == "unknown"
    )
    return first, counts, len(reviews)


def key_of(one: Finding) -> Key:
    """Name a requirement by its standard and its own name."""
    return one.standard.standard, one.requirement.requirement


def name_what_tells(one: Finding) -> str:
    """Name the figures that would tell, each once, and who has them."""
    return "; ".join(dict.fromkeys(map(name_evidence, one.requirement.judged_by)))


def name_evidence(evidence: Evidence) -> str:
    """Name a figure, and who has it."""
    if evidence.provision:
        return "the law of the countries that the World Bank does not cover"
    indicator = read_indicators()[evidence.fact]
    dataset = read_datasets()[indicator.dataset]
    if dataset.terms == "own":
        return f"`{evidence.fact}` [{indicator.unit}], from you alone"
    if not can_ship(evidence):
        return f"`{evidence.fact}` [{indicator.unit}], {dataset.publisher}: terms to be confirmed"
    return f"`{evidence.fact}` of more countries ({dataset.publisher})"


def lay_out(keys: Iterable[Key], first: dict[Key, Finding], before: dict[Key, int],
            now: Counter[Key]) -> list[str]:  # fmt: skip
    """Lay out a row a requirement: unknown before, now, and what would tell."""
    lines = ["| requirement | article | before | now | what would tell |", "|---|---|---|---|---|"]
    for key in keys:
        one = first[key]
        name = f"{one.requirement.title} (`{'/'.join(key)}`)"
        told = name_what_tells(one) if now[key] else ""
        cells = (name, one.requirement.article, before.get(key, ""), now[key], told)
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return lines


def write_page() -> str:
    """Return the page."""
    rows = read_rows(Path(__file__).parent / "unknown_before.csv")
    before = {(row["standard"], row["requirement"]): int(row["unknown"]) for row in rows}
    first, now, countries = count_unknown()
    old, new = list(before), [key for key in first if key not in before]
    head = HEAD.format(
        asked=len(first), countries=countries, unknown=f"{now.total():,}",
        verdicts=f"{len(first) * countries:,}", old=len(old), before=f"{sum(before.values()):,}",
        old_verdicts=f"{len(old) * countries:,}",
        wholly_before=sum(count == countries for count in before.values()),
        now=f"{sum(now[key] for key in old):,}",
        wholly_now=sum(now[key] == countries for key in old),
    )  # fmt: skip
    lines = [
        "", "## The requirements counted before", "", *lay_out(old, first, before, now),
        "", "## The requirements that came since", "", *lay_out(new, first, {}, now),
    ]  # fmt: skip
    return head + "\n".join(lines) + "\n"


def main() -> int:
    """Write the page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--into", type=Path, default=ROOT / "docs" / "reference")
    given = options.parse_args()
    (given.into / "unknown-law.md").write_text(write_page(), encoding="utf-8")
    print("unknown-law.md: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
