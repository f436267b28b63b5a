"""Show the surveys that can be read, and the groupings of activities that ship."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from carepact.core import voice
from carepact.core.messages import _, word
from carepact.core.provenance import make_manifest
from carepact.data.icatus.grouping import layered_groupings, shipped_groupings
from carepact.data.timeuse import known_surveys
from carepact.data.timeuse.surveys import Survey
from carepact.report.tables import WholeTable


@dataclass(frozen=True)
class SurveyList:
    """Surveys that can be read, and groupings of activities."""

    surveys: tuple[Survey, ...]
    groupings: Mapping[str, str]
    """Name and title."""

    def to_polars(self) -> pl.DataFrame:
        """Return a row a survey."""
        return pl.DataFrame(
            [
                {
                    "survey": one.name,
                    "title": one.title,
                    "years": one.years,
                    "publisher": one.publisher,
                    "how_to_get": one.how_to_get,
                }
                for one in self.surveys
            ]
        )

    def manifest(self) -> dict[str, object]:
        """Describe the list."""
        return make_manifest((), {"command": "surveys"}, None, [])


def list_surveys() -> SurveyList:
    """List what can be read and grouped."""
    return SurveyList(tuple(known_surveys().values()), shipped_groupings() | layered_groupings())


def show_surveys(found: SurveyList) -> WholeTable:
    """Lay the surveys out, with how to get each."""
    listed = WholeTable(
        title=_("Surveys ({option})", option=voice.option("survey")),
        title_justify="left",
        show_lines=True,
    )
    for heading in (_("name"), _("survey"), _("years"), _("publisher"), _("how to get it")):
        listed.add_column(heading)
    for survey in found.surveys:
        listed.add_row(
            survey.name, word(survey.title), survey.years, survey.publisher, word(survey.how_to_get)
        )
    return listed


def show_groupings(found: SurveyList) -> WholeTable:
    """Lay the groupings out."""
    groupings = WholeTable(
        title=_("Groupings of activities ({option})", option=voice.option("groups")),
        title_justify="left",
    )
    groupings.add_column(_("name"))
    groupings.add_column(_("what it groups"))
    for name, title in found.groupings.items():
        groupings.add_row(name, word(title))
    return groupings
