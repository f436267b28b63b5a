"""Write the page that lists every standard, requirement and threshold.

Usage: python -m scripts.compile.standards [--into FOLDER]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from carepact.core.messages import speak
from carepact.policy.standard import Evidence, Requirement, Standard
from carepact.policy.standard_files import shipped_declarations, shipped_standards
from carepact.report.review.words import word_refused
from carepact.report.units import count_units
from carepact.review.parental import FATHERS_ALONE, weeks_alone

ROOT = Path(__file__).resolve().parent.parent.parent
HEAD = """\
# Standards

Written by `python -m scripts.compile.standards`; do not edit. The files are
`src/carepact/policy/standards/*.yaml`; each requirement names its article and its figures.

## Verdicts

- **met**: the figure reaches the threshold; the provision exists in the whole country.
- **partly**: a figure below the threshold and not below the part of it that the table names
  under *partly from*; of several provisions that are all asked for, some; words that the table
  names so; a figure on unpaid work older than the years named, or figures of towns or the
  countryside alone; or law that meets the
  requirement in one part of the country alone, as far as the citation tells
  (`src/carepact/data/countries/law/parts.csv` lists the words by which it is known).
- **not met**: less than that; of figures on unpaid work, none in the UN base, which was read in
  full.
- **unknown**: no figure, and the review names the one that is missing; or an imputed figure
  whose 95 % interval lies on both sides of a threshold. An imputed figure gets another verdict
  only where both ends of its interval have the same; or days of leave that parental leave may
  be among, see below.
- **reported**: the standard names no threshold; the figure is shown and not judged.
- **declares**: in files, in the place of a verdict, what an instrument of the last section asks
  for; nobody is judged by it.

The figures are those of `docs/reference/coverage.md`, the user's own first; the provisions are
those of the law table (World Bank, Women, Business and the Law 2026), which asks a list of
questions of each country and can cite the law of the largest city. A review is a reading of
these sources, no legal opinion.

## Ratified

The article is that by which a convention binds the States whose ratification is registered, the
same in every convention. The day is that of the ratification, as the source of the figure names
it. The register was read to mid 2021; no register says what a territory, or a State outside the
United Nations, has not ratified, so that its answer stays unknown.

## Adopted, budgeted, implemented

Law can be adopted and neither paid for nor carried out. The table names for some requirements
the figures that tell: *budgeted by* public money (yes where it is observed and more than none;
an imputed figure never says so), and *implemented by* whom it reaches or how experts see it
enforced, from 0, almost never, to 4, almost always (World Bank, only where the law exists).
These stand beside the verdict on the law and never change it.

## Maternity and paternity leave, without parental leave

Weeks of maternity or paternity leave alone (`oecd_mat_weeks`, `oecd_pat_weeks`) judge first
where they are known. Else the World Bank's days judge, which count all
paid leave open to mothers or fathers. Parental leave may be among them

- where they are longer than the weeks that present law reads as one leave alone: {mothers:g}
  weeks of mothers, {fathers:g} of fathers (`maternity_weeks` and `paternity_weeks` of
  `src/carepact/data/evidence/present_law.yaml`, dated and sourced there); and
- for mothers also where fathers have more than {fathers:g} weeks, as then the law pays parental
  leave.

Such days are never met or partly met: the verdict is unknown, and a note names the figure that
would tell. They can still be not met, as the part is not longer than the whole. Days that a
second source counts as maternity leave alone, within half a week, keep their verdict
(`src/carepact/data/countries/law/confirmed.csv` names the source of each).
"""
DECLARING = """\
`carepact review KEN` ends with what these ask of a State, in carepact's words. A paragraph is
named where it was read; the others stand in the text that the link names or reports.\
"""
TABLE = [
    "| requirement | article | asked for | partly from | judged by |",
    "|---|---|---|---|---|",
]


def head() -> str:
    """Return the head of the page, with the weeks of the rule on parental leave."""
    return HEAD.format(mothers=weeks_alone("maternity_weeks"), fathers=weeks_alone(FATHERS_ALONE))


def ask(requirement: Requirement) -> str:
    """Say what a requirement asks for."""
    if requirement.threshold is not None:
        return f"{requirement.rule} {count(requirement.threshold, requirement)}"
    if requirement.rule == "none of":
        return word_refused(requirement.refused)
    if requirement.rule == "exists":
        return f"exists, not older than {requirement.recent_years} years"
    if requirement.rule == "report":
        return f"reported [{requirement.unit}]"
    return {"all": "yes to all", "any": "yes to one"}.get(requirement.use, "yes")


def count(value: float, requirement: Requirement) -> str:
    """Say a number of the unit of a requirement."""
    unit, printed = requirement.unit or "", f"{value:g}"
    return count_units(value, unit, printed) or f"{printed} {unit}"


def name_partly(requirement: Requirement) -> str:
    """Say from where on a requirement is partly met."""
    if requirement.threshold is not None and requirement.partly_from is not None:
        return count(requirement.threshold * requirement.partly_from, requirement)
    if requirement.rule == "exists":
        return "an older figure"
    if requirement.rule == "yes" and requirement.use == "all":
        return "yes to some"
    return ", ".join(requirement.partly_for)


def name_evidence(evidence: Evidence) -> str:
    """Name what judges."""
    if evidence.provision:
        return f"provision `{evidence.provision}`"
    if evidence.tells_from is not None:
        return f"`{evidence.fact}` from {evidence.tells_from:g}"
    if evidence.alone_up_to:
        return f"`{evidence.fact}` up to {weeks_alone(evidence.alone_up_to):g} weeks"
    return f"`{evidence.fact}`"


def lay_out(standard: Standard) -> list[str]:
    """Lay out one standard."""
    joint = {"first": ", else ", "ratio": " over "}
    adopted = f"`{standard.standard}`, {standard.body}, {standard.date.isoformat()}"
    lines = [
        "",
        f"## {standard.title}",
        "",
        f"{adopted}. {standard.binds.who} [Text]({standard.address})",
        "",
        *TABLE,
    ]
    for one in standard.requirements:
        judged = joint.get(one.use, ", ").join(map(name_evidence, one.judged_by))
        cells = (f"{one.title} (`{one.requirement}`)", one.article, ask(one),
                 name_partly(one), judged)  # fmt: skip
        lines.append("| " + " | ".join(cells) + " |")
    notes = [f"- `{one.requirement}`: {one.note}" for one in standard.requirements if one.note]
    notes += [line for one in standard.requirements for line in name_practices(one)]
    return lines + (["", *notes] if notes else [])


def name_practices(requirement: Requirement) -> list[str]:
    """Name the figures of money and of practice that are linked to a requirement."""
    linked = {"budgeted": requirement.budgeted_by, "implemented": requirement.implemented_by}
    return [
        f"- `{requirement.requirement}`, {word} by: "
        + ", ".join(f"`{one.fact or one.provision}`" for one in practices)
        for word, practices in linked.items()
        if practices
    ]


def lay_out_declarations() -> list[str]:
    """Lay out the instruments that declare without a verdict."""
    lines = ["", "## Instruments that declare, without a verdict", "", DECLARING]
    for one in shipped_declarations():
        lines += [
            "",
            f"### {one.title}",
            "",
            f"`{one.standard}`, {one.body}. {one.binds.who} [Where it was read]({one.address})",
            "",
            *(f"- {ask.text} ({ask.paragraph})" for ask in one.declares),
        ]
    return lines


def main() -> int:
    """Write the page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--into", type=Path, default=ROOT / "docs" / "reference")
    given = options.parse_args()
    with speak("en"):
        lines = [line for standard in shipped_standards() for line in lay_out(standard)]
        lines += lay_out_declarations()
    (given.into / "standards.md").write_text(head() + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"standards.md: {len(shipped_standards())} standards")
    return 0


if __name__ == "__main__":
    sys.exit(main())
