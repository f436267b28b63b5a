"""The pictures of a paper on a country: which there are, drawn for paper and for a telephone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum


from carepact.report.figures.care_flow import draw_care_flow
from carepact.report.figures.cost import draw_cost
from carepact.report.figures.picture import NARROW, WIDE, Picture, Sizes
from carepact.report.paper.document import Cell, Drawing, Table
from carepact.report.scales import print_bare
from carepact.report.words import in_words
from carepact.studies.one_country.findings import CountryFindings

Draw = Callable[[CountryFindings, Sizes], Picture]


class PaperPicture(StrEnum):
    """Pictures of a paper."""

    COST = "cost"
    FLOW = "flow"
    SHARES = "shares"
    RETURNS = "returns"
    FAIRNESS = "fairness"
    NEEDS = "needs"
    MATTERS = "matters"


def list_pictures(found: CountryFindings) -> Mapping[PaperPicture, Draw]:
    """List the pictures that there are of a country; where hours are imputed, none is of them."""
    pictures: dict[PaperPicture, Draw] = {
        PaperPicture.COST: lambda found, sizes: draw_cost(found.run, sizes),
    }
    if found.run.grade.quotes_hours:
        pictures[PaperPicture.FLOW] = lambda found, sizes: draw_care_flow(found.run, sizes)
    return pictures


def draw(found: CountryFindings, name: PaperPicture) -> list[Drawing]:
    """Draw a picture; an empty list where there is none of the name."""
    drawn = list_pictures(found).get(name)
    if drawn is None:
        return []
    wide = drawn(found, WIDE)
    return [Drawing(wide, drawn(found, NARROW), _tabulate(wide))]


def _tabulate(picture: Picture) -> Table:
    """Lay out the figures of a picture."""
    rows = tuple(tuple(Cell(_print(value)) for value in row) for row in picture.table.iter_rows())
    headings = tuple(in_words(name.replace("_", " ")) for name in picture.table.columns)
    numbers = tuple(kind.is_numeric() for kind in picture.table.dtypes)
    return Table(picture.sentence, headings, rows, numbers, is_long=True)


def _print(value: object) -> str:
    """Print a value of a table."""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return print_bare(value)
    return "–" if value is None else in_words(str(value).replace("_", " "))


