"""What could be done about care: the catalogue of options, and a country's agenda."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rich.console import RenderableType

from carepact.api.result import Glance, TableResult
from carepact.api.told import as_path
from carepact.core.errors import ParameterError
from carepact.core.messages import _, _c, _n
from carepact.data.countries.country_names import name_country
from carepact.policy.options import Context
from carepact.report.options.page import show_agenda, show_catalogue
from carepact.report.options.words import name_word
from carepact.review.option_lists import CountryOptions, OptionList
from carepact.studies.options import list_options as choose_options
from carepact.studies.options import review_options


@dataclass(frozen=True, repr=False)
class Options(TableResult[OptionList]):
    """Options of care policy, a row each.

    Columns of `figures`: `option`, its titles, `text`, `aim`, `field`, `actors`, `contexts`,
    `costed_by` (the parameter of a package), `not_costed` (why there is none), and an example
    with country, year and source.
    """

    keys = ("option",)
    file = "options"

    def glance(self) -> Glance:
        """Count the options by their aim."""
        counted = self.figures.group_by("aim", maintain_order=True).len()
        lines = tuple((name_word(aim), str(count)) for aim, count in counted.iter_rows())
        count = self.figures.height
        return Glance(_n("{count} option, by aim", "{count} options, by aim", count), lines)

    def _page(self) -> RenderableType:
        """Lay out what `carepact options` shows."""
        return show_catalogue(self.found)


@dataclass(frozen=True, repr=False)
class Agenda(TableResult[CountryOptions]):
    """What fits a country, whether it has it, and the figure or law that says so.

    Columns of `figures`: `country`, `option`, `title`, `aim`, `field`, `presence`, `reason`,
    then the figure (`indicator` to `source`), its bounds, and what an option of the catalogue
    has beside.
    """

    file = "agenda"

    def glance(self) -> Glance:
        """Count the options that fit by whether the country has them."""
        agenda = self.found.agenda
        lines = (
            (_c("options of a country", "present"), str(agenda.count("present"))),
            (_("missing, as the sources have it"), str(agenda.count("absent"))),
            (_("not known"), str(agenda.count("unknown"))),
        )
        return Glance(
            _("{country}: options that fit", country=name_country(agenda.country.code)), lines
        )

    def _page(self) -> RenderableType:
        """Lay out what `carepact options CODE` shows."""
        return show_agenda(self.found)


def list_options(
    country: str | None = None,
    *,
    aim: str | None = None,
    field: str | None = None,
    actor: str | None = None,
    context: str | None = None,
    crisis: bool = False,
    own_facts: str | Path | None = None,
) -> Options | Agenda:
    """List options of care policy; for a country: which fit, and which it has.

    Parameters
    ----------
    country : str, optional
        ISO 3166-1 alpha-3 code, or name; the whole catalogue when omitted.
    aim : str, optional
        `recognise`, `reduce`, `redistribute`, `reward` or `represent`.
    field : str, optional
        `time-and-leave`, `childcare`, `long-term-care`, `money`, `work`, `community`,
        `infrastructure`, `data`, `norms`, `voice` or `rights`.
    actor : str, optional
        `national-state`, `local-state`, `employers`, `communities`, `fathers`, `mothers`,
        `unions` or `donors`.
    context : str, optional
        `low-income`, `middle-income`, `high-income`, `informality`, `ageing`, `young` or
        `crisis`.
    crisis : bool
        Whether the country has a humanitarian crisis.
    own_facts : str or Path, optional
        File of your own figures of the country.

    Returns
    -------
    Options or Agenda
        The catalogue; or of a country, the options that fit it.

    Raises
    ------
    CareError
        If a word or the country is unknown; or if `crisis` or `own_facts` stand without a
        country.

    Examples
    --------
    >>> import carepact
    >>> carepact.list_options(field="childcare").figures["field"].unique().to_list()
    ['childcare']
    >>> carepact.list_options("KEN", aim="reduce").found.agenda.country.name
    'Kenya'
    """
    wanted = {"aim": aim, "field": field, "actor": actor, "context": context}
    if country is None:
        if crisis or own_facts is not None:
            raise ParameterError(_("crisis and own_facts go with a country. Name it."))
        return Options(choose_options(wanted))
    declared: tuple[Context, ...] = ("crisis",) if crisis else ()
    return Agenda(review_options(country, as_path(own_facts), wanted, declared))
