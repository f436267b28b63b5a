"""Measure an own diary file: care time with its error, read in a process of its own, not stored."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from carepact.api.survey import CareTimeFigures, measure_care_time
from carepact.api.surveys import list_surveys
from carepact.app.pages import Link, show_page
from carepact.app.replies import TWINS, Reply
from carepact.app.told import Told, write_query
from carepact.app.views.view import Progress, View
from carepact.core.errors import Faults, ParameterError, nearest
from carepact.core.messages import _, word
from carepact.report.figures.care_time import draw_care_time
from carepact.report.figures.picture import NARROW, WIDE, Drawer
from carepact.report.formats import render
from carepact.report.terminal import explain_marks
from carepact.report.time_table import tabulate_care_time

EXAMPLE = "synthetic"
"""Diaries that ship, made up."""
FIELDS = ("example", "survey", "by", "groups", "where", "gap", "width")
USUAL_BY, USUAL_GROUPS = "sex", "sdg-5.4.1"


class Question(NamedTuple):
    """What is asked of diaries."""

    example: str
    survey: str
    by: str
    groups: str
    where: str
    gap: str

    @property
    def query(self) -> str:
        """Write it as an address has it."""
        return write_query([(name, value) for name, value in self._asdict().items() if value])


def show(told: Told, on_progress: Progress) -> Reply:
    """Show the form, and what was measured if diaries were brought."""
    asked = _read(told)
    has_diaries = bool(told.files or asked.example)
    found = _measure(told, asked, on_progress) if has_diaries else None
    words: dict[str, object] = {
        "title": _("Measure your own diaries"),
        "asked": asked,
        "surveys": [(name, word(title)) for name, title in _name_surveys().items()],
        "groups": [(name, word(title)) for name, title in list_surveys().groupings.items()],
        "found": found is not None,
    }
    if found is not None:
        drawer = partial(draw_care_time, found.found)
        words |= {
            "drawn": [drawer(sizes=WIDE), drawer(sizes=NARROW)],
            "tables": list(tabulate_care_time(found.found)),
            "marks": explain_marks(found.found.to_polars()),
            "heading": word(found.found.title),
            "notes": [word(one) for one in found.notes],
            "sources": [f"{one.title} ({one.licence})" for one in found.sources],
            "twins": _link_twins(asked) if asked.example else [],
        }
    return show_page("care_time.html.j2", "care-time", Told.of(told.pairs), words)


def _read(told: Told) -> Question:
    """Read what is asked; groupings and surveys that ship alone are known by name."""
    told.refuse_unknown(FIELDS)
    asked = Question(
        told.one("example"),
        told.one("survey"),
        told.one("by", USUAL_BY),
        told.one("groups", USUAL_GROUPS),
        told.one("where"),
        told.one("gap"),
    )
    known = {
        "example": (EXAMPLE,),
        "survey": tuple(_name_surveys()),
        "groups": tuple(list_surveys().groupings),
    }
    with Faults(ParameterError, _("address")) as faults:
        for name, names in known.items():
            value = getattr(asked, name)
            if value and value not in names:
                faults.add(
                    _("{field}: there is no '{name}'.", field=name, name=value)
                    + (
                        nearest(value, names)
                        or " " + _("There are {listed}.", listed=", ".join(names))
                    )
                )
    return asked


def _measure(told: Told, asked: Question, on_progress: Progress) -> CareTimeFigures:
    """Measure the example, or the diaries that were brought with their mapping file."""
    on_progress(_("measuring"))
    if not asked.example and "diaries" not in told.files:
        raise ParameterError(
            _("No diaries were brought. Bring their file, or name an example: {listed}.",
              listed=EXAMPLE)
        )  # fmt: skip
    source = EXAMPLE if asked.example else told.files["diaries"]
    mapping = told.files.get("mapping")
    if not asked.example and mapping is None and not asked.survey:
        raise ParameterError(
            _(
                "The diaries need a mapping file that says what their columns mean: bring one, or "
                "name the survey they are of."
            )
        )
    return measure_care_time(
        source,
        by=[one.strip() for one in asked.by.split(",")],
        groups=asked.groups,
        survey=None if asked.example else str(mapping or asked.survey),
        where=asked.where or None,
        gap=asked.gap or None,
    )


def _name_surveys() -> dict[str, str]:
    """Name the surveys that are known by name."""
    rows = list_surveys().figures.select("survey", "title").iter_rows()
    return {str(name): str(title) for name, title in rows}


def _link_twins(asked: Question) -> list[Link]:
    """Link the twins of the picture."""
    return [Link(kind.upper(), f"care-time/chart/care-time.{kind}?{asked.query}") for kind in TWINS]


def _charts(told: Told, on_progress: Progress) -> Mapping[str, Drawer]:
    """List the one picture of care time."""
    return {"care-time": partial(draw_care_time, _measure(told, _read(told), on_progress).found)}


def _data(told: Told, on_progress: Progress) -> dict[str, object]:
    """Answer with every released figure, and how they came to be."""
    found = _measure(told, _read(told), on_progress)
    return {"figures": found.figures.to_dicts(), "manifest": found.manifest()}


def _figures(told: Told, on_progress: Progress) -> Reply:
    """Answer with the released figures as a table."""
    found = _measure(told, _read(told), on_progress)
    return Reply(render(found.figures, found.manifest(), "csv"), "csv", name="care-time.csv")


def make_view() -> View:
    """Say what this noun offers."""
    return View(page=show, charts=_charts, data=_data, files={"care-time.csv": _figures})
