"""Care packages: those that ship, one with its edits and sources, the difference of two."""

from __future__ import annotations

from carepact.api.packages import PackageResult, diff_packages, list_packages, read_package
from carepact.app.forms import Choice, Form, FormField
from carepact.app.leaf import Leaf, PageCell, offer_csv, offer_data, show_leaf
from carepact.app.nouns import name_fields
from carepact.app.pages import Link
from carepact.app.replies import Reply
from carepact.app.told import Pairs, Told
from carepact.app.views.country_choice import country_field
from carepact.app.views.view import Progress, View
from carepact.core.errors import Faults, ParameterError, nearest
from carepact.core.messages import _, _c, word
from carepact.policy.package_files import SHIPPED, shipped_package
from carepact.report.packages import PackageTable
from carepact.report.paper.document import Block, Cell, Paragraph, Table


def find(told: Told, _on_progress: Progress) -> PackageResult:
    """Find the packages that an address asks for.

    Raises
    ------
    ParameterError
        If none of that name ships: no file of this machine is opened.
    """
    told.refuse_unknown(name_fields("packages"))
    package, other = (told.one(name) for name in name_fields("packages"))
    with Faults(ParameterError, _("address")) as faults:
        for field, name in (("package", package), ("other", other)):
            if name and name not in SHIPPED:
                faults.add(
                    _("{field}: there is no package '{name}'.", field=field, name=name)
                    + nearest(name, SHIPPED)
                    + " "
                    + _("Packages: {listed}.", listed=", ".join(SHIPPED))
                )
        if other and not package:
            faults.add(_("other: goes with a package. Name that too."))
    if package and other:
        return diff_packages(package, other)
    return read_package(package) if package else list_packages()


def show_packages(told: Told, on_progress: Progress) -> Reply:
    """Show the list, one package, or two beside one another."""
    found = find(told, on_progress).found
    package, other = (told.one(name) for name in name_fields("packages"))
    query: Pairs = [(name, told.one(name)) for name in name_fields("packages") if told.one(name)]
    title = word(found.title)
    if package:
        title = word(shipped_package(package).title)
        beside = word(shipped_package(other).title) if other else ""
        title = _("{first} beside {second}", first=title, second=beside) if other else title
    return show_leaf(
        Leaf(
            "packages",
            title,
            tuple(word(note) for note in found.notes),
            (_tabulate(found, title, is_list=not package),),
            form=Form(
                "packages",
                _("Show"),
                (
                    FormField("package", _("Package"), "select", package,
                              _choose(package, _c("choice", "all"))),
                    FormField("other", _("Beside"), "select", other, _choose(other, _("none"))),
                ),
            ),
            further=_ask_simulation(package, other) if package else None,
            ways=(Link(_("Every package"), "packages"),) if package else (),
            query=query,
            files=("packages.csv",),
        ),
        told,
    )  # fmt: skip


def _ask_simulation(package: str, other: str) -> Form:
    """Ask for the country in which a package is simulated."""
    return Form(
        "simulation",
        _("Simulate"),
        (country_field(""),),
        hidden=(("package", package), *((("other", other),) if other else ())),
        title=_("Simulate this package in a country"),
    )


def _choose(chosen: str, otherwise: str) -> tuple[Choice, ...]:
    """List the packages that ship."""
    return (
        Choice("", otherwise, not chosen),
        *(Choice(one, word(shipped_package(one).title), one == chosen) for one in SHIPPED),
    )


def _tabulate(found: PackageTable, caption: str, *, is_list: bool) -> Block:
    """Lay the lines out; in a list each leads to its package."""
    if not found.lines:
        return Paragraph(_("No difference."))
    rows = []
    for first, *others in found.lines:
        head = PageCell(first, address=f"packages?package={first}") if is_list else Cell(first)
        rows.append((head, *map(Cell, others)))
    return Table(caption, found.headings, tuple(rows), is_long=True)


def make_view() -> View:
    """Say what this noun offers."""
    return View(
        page=show_packages,
        data=offer_data(find),
        files={"packages.csv": offer_csv(find, "packages.csv")},
    )
