"""What a paper stands on: needs, sensitivity, assumptions with sources, method, manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict

from carepact.core.messages import _, _n, word
from carepact.core.provenance import library_versions
from carepact.report.country_paper.layout import PaperLayout
from carepact.report.country_paper.pictures import NEEDS, draw
from carepact.report.marks import explain_marks
from carepact.report.needs.page import show_needs, show_people
from carepact.report.paper.document import Block, Cell, Heading, Listing, Paragraph, Table
from carepact.report.paper.screen_parts import take_over
from carepact.report.run.basis import (
    find_range,
    list_influences,
    say_chance,
    say_shares,
    tell_grounds,
)
from carepact.report.run.file_names import RunFile
from carepact.report.run.files import manifest_of, write_json
from carepact.report.run.picture import country_of, title_package
from carepact.report.run.told import tell_told
from carepact.report.run.words import (
    Figure,
    mark_grade,
    name_input,
    print_percent,
    tell_ground,
)
from carepact.report.scales import PERCENT, print_bare
from carepact.report.words import in_status
from carepact.simulate.projection import Input
from carepact.simulate.sensitivity import Influence
from carepact.studies.one_country.findings import CountryFindings
from carepact.studies.one_country.run import CountryRun


def tell_needs(found: CountryFindings) -> Iterator[Block]:
    """Tell a country's people and who needs care."""
    yield Heading(_("Who needs care"))
    yield from draw(found, NEEDS)
    yield from take_over([*show_people(found.profile), *show_needs(found.profile)])
    if any(one.kind == "own_population" for one in found.run.told):
        yield Paragraph(
            _(
                "Needs are counted over the people of the shipped projection, not over the file of "
                "population that the run was told."
            )
        )
    yield Paragraph(explain_marks(), look="small")


def tell_sensitivity(found: CountryFindings) -> Iterator[Block]:
    """Tell which inputs move the State's net cost, and how far."""
    run = found.run
    yield Heading(_("What the answer depends on"))
    influences = list_influences(run)
    if not influences:
        return
    yield from draw(found, RunFile.WHAT_MATTERS_MOST)
    if not influences[0].beyond_chance:
        yield Paragraph(say_chance(run))
    yield Table(
        _("Inputs that move the State’s net cost in {year} most", year=run.projection.years[-1]),
        (
            _("input"),
            _("how it is known"),
            _("share of the uncertainty"),
            _("net cost with it alone low and high, % of GDP"),
        ),
        tuple(
            (
                Cell(name_input(one.name, run.projection)),
                Cell(tell_ground(one.name, run.projection)),
                Cell(f"{print_bare(PERCENT * one.first_order)} %"),
                Cell(_print_range(one, run)),
            )
            for one in influences[: PaperLayout().influences]
        ),
        (False, False, True, True),
    )
    for line in say_shares(run):
        yield Paragraph(line)


def _print_range(one: Influence, run: CountryRun) -> str:
    """Print from where to where an input alone moves the net cost."""
    low, high = sorted(find_range(one))
    return print_percent(Figure(None, low, high, mark_grade(run.grade.money)))


def tell_assumptions(found: CountryFindings) -> Iterator[Block]:
    """Tell every input with how it is known and its source, those that matter first."""
    run = found.run
    yield Heading(_("Assumptions, with sources and grade"))
    for line in tell_grounds(run)[:2]:
        yield Paragraph(line)
    if run.told:
        yield Listing(tuple(line.strip() for line in list(tell_told(run.told))[1:]))
    yield Table(
        _("What the figures stand on"),
        (_("input"), _("how it is known"), _("source")),
        tuple(_lay_out_input(one, run) for one in _order(run.projection.inputs)),
        is_long=True,
    )


def _order(inputs: tuple[Input, ...]) -> list[Input]:
    """Put key inputs first, and of those the ones that nobody observed."""
    weakest = ("imputed", "assumed", "given", "observed")
    return sorted(inputs, key=lambda one: (not one.key, weakest.index(one.status)))


def _lay_out_input(one: Input, run: CountryRun) -> tuple[Cell, ...]:
    """Lay out one input."""
    named = name_input(one.name, run.projection)
    title = named if named != one.name else word(one.title)
    known = in_status(one.status)
    key = _("key input") if one.key else ""
    return Cell(title, key), Cell(known), Cell(word(one.source))


def tell_method(found: CountryFindings) -> Iterator[Block]:
    """Tell how the figures come to be, and what they do not say."""
    run = found.run
    yield Heading(_("Method"))
    yield Paragraph(
        _(
            "Present law and the package run side by side, year by year, over the country’s people "
            "by age and sex, their hours of care and their pay. Rules of law give who is entitled, "
            "who takes it up, what it costs and who pays. Jobs follow from hours and staff ratios; "
            "jobs at suppliers from an input-output table; taxes and contributions from pay. Money "
            "is posted to books in which every payment has a payer and a payee, and which balance."
        )
    )
    yield Paragraph(
        _(
            "Every uncertain input is drawn anew for each simulation, and the interval holds 95 of "
            "100 results. A figure is no forecast: it says what follows from "
            "the law, the package and the inputs listed above.",
        )
    )
    notes = [word(note) for note in run.projection.notes]
    if notes:
        yield Heading(_("Limits of the method in this country"), 3)
        yield Listing(tuple(notes))


def tell_manifest(found: CountryFindings) -> Iterator[Block]:
    """Tell versions, settings and sources with their licences, so that it can be made again."""
    run, manifest = found.run, describe(found)
    yield Heading(_("Manifest"))
    rows = [(name, str(version)) for name, version in library_versions().items()]
    rows += [
        (_("country"), run.projection.country),
        (_("package"), run.projection.package),
        (_("last year"), str(run.projection.years[-1])),
        (_("simulations"), str(run.projection.draws)),
        (_("seed"), str(run.projection.seed)),
        (_("SHA-256 of the settings"), str(manifest["settings_sha256"])),
        (_("SHA-256 of the manifest"), hash_manifest(found)),
    ]
    yield Table(
        _("How this run came to be"),
        (_("what"), _("value")),
        tuple((Cell(name), Cell(value)) for name, value in rows),
    )
    yield tabulate_sources(found)


def tabulate_sources(found: CountryFindings) -> Table:
    """Lay out the sources with their licences."""
    return Table(
        _("Sources and licences"),
        (_("source"), _("licence")),
        tuple(
            (Cell(word(one.title), one.sha256), Cell(word(one.licence))) for one in found.sources
        ),
        is_long=True,
    )


def describe(found: CountryFindings) -> dict[str, object]:
    """Describe how a paper came to be: the manifest of its run, with the sources of all parts."""
    return {**manifest_of(found.run), "inputs": [asdict(one) for one in found.sources]}


def hash_manifest(found: CountryFindings) -> str:
    """Return the SHA-256 of the manifest, as JSON and without the files that it lists."""
    return hashlib.sha256(write_json(describe(found))).hexdigest()


def tell_citation(found: CountryFindings) -> Iterator[Block]:
    """Tell how to cite this run."""
    yield Heading(_("How to cite this run"))
    yield Paragraph(cite(found))


def cite(found: CountryFindings) -> str:
    """Cite a run: what was simulated, with which version, seed, draws and manifest."""
    run = found.run
    return _(
        "carepact {version}: {country}, {package}, to {year}. {simulations}, seed {seed}. "
        "Manifest {hash}.",
        version=library_versions()["carepact"],
        country=country_of(run),
        package=title_package(run.projection.package),
        year=run.projection.years[-1],
        simulations=_n("{count} simulation", "{count} simulations", run.projection.draws),
        seed=run.projection.seed,
        hash=hash_manifest(found)[: PaperLayout().digits_of_hash],
    )
