"""One family: what the law gives it, when and by whom it is paid, and how it shares its care."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl

from carepact.api.chart import Charts
from carepact.api.draft import Draft
from carepact.api.paper_result import PaperResult
from carepact.api.result import Glance
from carepact.api.told import as_path
from carepact.core.messages import _
from carepact.data.countries.country_names import name_country
from carepact.data.countries.country_search import find_country
from carepact.levels.family.members import Family
from carepact.policy.package_files import open_package
from carepact.report.family.files import FamilyTelling, list_pictures
from carepact.report.family.rights import list_shown
from carepact.report.family.sentences import say_how_to_read, say_who
from carepact.report.family.timeline import say_finding
from carepact.report.family.words import name_owner, name_right, print_span, say_standing
from carepact.studies.family import answer_family
from carepact.studies.family_file.drafting import SCHEMA_NAME
from carepact.studies.family_file.drafting import draft_family as write_draft
from carepact.studies.family_file.opening import open_family, schema_text
from carepact.studies.one_family.answer import FamilyAnswer


@dataclass(frozen=True, repr=False)
class FamilyRights(PaperResult[FamilyAnswer]):
    """What the law gives one family, and beside it a reform.

    Columns of `figures`, a row a right under each law: `law`, `right`, `part`, `whose`,
    `standing` (`law`, `none`, `closed` to others, `unknown`), `first_day`, `last_day`, `days`,
    `minutes_a_day`, `share_of_pay`, `benefit` and `lost_pay` in `currency`, `payers`,
    `notice_by`, `within`, `days_lost`, `days_unsure`, `law_changes_on`, `basis`,
    `in_force_from`, `checked_on`, `source`.

    Attributes
    ----------
    found : FamilyAnswer
        Rights, cover of the child, money by month, questions, share of care.
    """

    telling = FamilyTelling
    keys = ("law", "right", "part", "whose")

    @cached_property
    def figures(self) -> pl.DataFrame:
        """Every right, a row each under each law, as in `rights.csv`."""
        return self.found.to_polars()

    @property
    def months(self) -> pl.DataFrame:
        """Pay that is not earned and what is paid instead, by month, person and leave."""
        return self.found.months()

    @property
    def hours(self) -> pl.DataFrame:
        """The usual week of each parent by kind of work, the family's own or an average."""
        return self.found.hours()

    @property
    def questions(self) -> pl.DataFrame:
        """What no source that was read tells, to be asked."""
        return self.found.to_ask()

    @property
    def charts(self) -> Charts:
        """The timeline: who is at home with the child when."""
        return Charts(list_pictures(self.found))

    def glance(self) -> Glance:
        """Tell the rights that stand with their days, and how long the child is covered."""
        finding = (say_finding(self.found),) if self.found.family.has_child else ()
        notes = (*finding, say_how_to_read())
        return Glance(say_who(self.found), tuple(self._list_lines()), notes)

    def _list_lines(self) -> Iterator[tuple[str, str]]:
        """List each right with its days, or how it stands."""
        for right in list_shown(self.found.now):
            named = name_right(right, self.found.family.event)
            told = print_span(right.span) if right.span else say_standing(right.standing)
            yield f"{name_owner(right.whose)}, {named}", told


def read_family_rights(
    family: Family | str | Path,
    package: str | Path | None = None,
    own_facts: str | Path | None = None,
) -> FamilyRights:
    """Tell a family its rights by present law, and beside them those of a reform.

    Parameters
    ----------
    family : Family, str or Path
        The family, or its file.
    package : str or Path, optional
        A reform, as if it were in force: a package that ships (see `list_packages`), or the file
        of one.
    own_facts : str or Path, optional
        File of your own figures of the country's law, which come first.

    Returns
    -------
    FamilyRights
        Rights with their days, pay, payer and legal basis; what is not known, to be asked.

    Raises
    ------
    CareError
        With all faults of what it is told at once.

    Examples
    --------
    >>> import carepact
    >>> from datetime import date
    >>> mother = carepact.Parent("A", "woman", gives_birth=True, work="employed")
    >>> ours = carepact.Family("KEN", (mother,), due=date(2027, 3, 15))
    >>> rights = carepact.read_family_rights(ours)
    >>> rights.figures.filter(rights.figures["standing"] == "law")["days"].to_list()[0]
    90
    """
    told, of_file = (family, None) if isinstance(family, Family) else open_family(Path(family))
    reform = None if package is None else open_package(str(package))
    return FamilyRights(answer_family(told, reform, as_path(own_facts) or of_file))


def draft_family(country: str) -> Draft:
    """Draft the file of a family, with a note at every key, to be saved and edited.

    Parameters
    ----------
    country : str
        Country, by its ISO 3166-1 alpha-3 code or its name.

    Returns
    -------
    Draft
        Its text; `save` writes it with the schema that editors check it by.

    Raises
    ------
    CareError
        If the country is unknown.

    Examples
    --------
    >>> import carepact
    >>> "country: KEN" in carepact.draft_family("KEN").text
    True
    """
    name = name_country(find_country(country))
    title = _("Draft of the file of a family in {country}", country=name)
    return Draft(title, write_draft(country), SCHEMA_NAME, schema_text())
