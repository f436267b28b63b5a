"""Care packages: list those that ship, read, draft and compare them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rich.console import RenderableType

from carepact.api.draft import Draft
from carepact.api.result import Glance, TableResult
from carepact.core.messages import _, word
from carepact.policy.package import Package
from carepact.policy.package_files import (
    SCHEMA_NAME,
    SHIPPED,
    open_package,
    schema_text,
    shipped_package,
)
from carepact.policy.package_files import draft_package as write_draft
from carepact.report.packages import (
    PackageTable,
    compare_packages,
    describe_package,
    show_packages,
)
from carepact.report.packages import list_packages as tabulate_packages


@dataclass(frozen=True, repr=False)
class PackageResult(TableResult[PackageTable]):
    """Rows about care packages.

    Columns of `figures`. Of a list: `package`, `title`, `purpose`, `instruments`, `edits`,
    `begins`, `ends`. Of one package, a row an edit and label: `instrument`, `parameter`,
    `label`, `aim`, `target`, `unit`, `begins`, `ends`, `path`, `source`, `note`.
    """

    file = "packages"

    def glance(self) -> Glance:
        """Tell the first rows as the terminal has them."""
        if "title" in self.figures.columns:
            named = self.figures["package"]
            shipped = tuple((one, word(shipped_package(one).title)) for one in named)
            return Glance(word(self.found.title), shipped)
        lines = tuple((one[0], ", ".join(one[1:3])) for one in self.found.lines)
        return Glance(word(self.found.title), lines)

    def _page(self) -> RenderableType:
        """Lay out what `carepact packages` shows."""
        return show_packages(self.found)


@dataclass(frozen=True, repr=False)
class PackageEdits(PackageResult):
    """What one package asks for, a row an edit and label."""

    package: Package
    """The package itself."""
    keys = ("instrument", "parameter", "label")
    file = "package"


@dataclass(frozen=True, repr=False)
class PackageDifference(PackageResult):
    """What two packages edit differently, a row a parameter.

    Columns of `figures`: `instrument`, `parameter`, `first`, `second`.
    """

    keys = ("instrument", "parameter")
    file = "package-difference"


def list_packages() -> PackageResult:
    """List the care packages that ship.

    Returns
    -------
    PackageResult
        A row a package.

    Examples
    --------
    >>> import carepact
    >>> packages = carepact.list_packages().figures
    >>> packages["package"].to_list()[:2]
    ['ilo-floor', 'universal-care']
    """
    return PackageResult(tabulate_packages(map(shipped_package, SHIPPED)))


def read_package(package: str | Path) -> PackageEdits:
    """Read a package that ships, or check and read the file of one.

    Parameters
    ----------
    package : str or Path
        Its name, or its file.

    Returns
    -------
    PackageEdits
        A row an edit and label, with target, years and source.

    Raises
    ------
    CareError
        If there is none of that name, or with all faults of the file at once.

    Examples
    --------
    >>> import carepact
    >>> floor = carepact.read_package("ilo-floor")
    >>> floor.figures.filter(floor.figures["parameter"] == "weeks")["target"].item()
    14.0
    """
    found = open_package(str(package))
    return PackageEdits(describe_package(found), found)


def diff_packages(first: str | Path, second: str | Path) -> PackageDifference:
    """List what two packages edit differently.

    Parameters
    ----------
    first, second : str or Path
        Names of packages that ship, or their files.

    Returns
    -------
    PackageDifference
        A row a parameter, with what the first and the second make of it.

    Raises
    ------
    CareError
        If there is none of a name, or with all faults of a file at once.

    Examples
    --------
    >>> import carepact
    >>> carepact.diff_packages("ilo-floor", "universal-care").figures.columns
    ['instrument', 'parameter', 'first', 'second']
    """
    return PackageDifference(compare_packages(open_package(str(first)), open_package(str(second))))


def draft_package(name: str, pattern: str = "ilo-floor") -> Draft:
    """Draft a package of your own after one that ships, to be saved and edited.

    Parameters
    ----------
    name : str
        Short name of the new package.
    pattern : str
        Package that it begins as.

    Returns
    -------
    Draft
        Its text; `save` writes it with the schema that editors check it by.

    Raises
    ------
    CareError
        If no package of the pattern's name ships.

    Examples
    --------
    >>> import carepact
    >>> draft = carepact.draft_package("mine", "universal-care")
    >>> "package: mine" in draft.text
    True
    """
    title = _("Draft of the package {name}, after {pattern}", name=name, pattern=pattern)
    return Draft(title, write_draft(name, pattern), SCHEMA_NAME, schema_text())
