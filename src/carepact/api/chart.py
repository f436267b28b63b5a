"""Charts that show themselves in a notebook, and are drawn when first looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from carepact.core import voice
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _
from carepact.report.figures.picture import NARROW, WIDE, Drawer, Picture
from carepact.report.figures.saving import save_pictures

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Chart:
    """A picture of a result: a notebook shows it, `save` writes it.

    Parameters
    ----------
    name : str
        Its name among the charts of its result.
    draw : callable
        Draws it, of the sizes that it is given.
    """

    name: str
    draw: Drawer = field(repr=False)

    @cached_property
    def picture(self) -> Picture:
        """The picture, drawn in the language of the moment."""
        return self.draw(sizes=WIDE)

    @property
    def svg(self) -> str:
        """The picture as SVG text."""
        return self.picture.svg

    @property
    def narrow(self) -> str:
        """The picture as SVG text, as wide as a telephone."""
        return self.draw(sizes=NARROW).svg

    @property
    def sentence(self) -> str:
        """What the picture shows, with its figures."""
        return self.picture.sentence

    @property
    def description(self) -> str:
        """What is read out in place of the picture."""
        return self.picture.description

    @property
    def table(self) -> pl.DataFrame:
        """Every figure that is drawn."""
        return self.picture.table

    def save(self, path: str | Path) -> Path:
        """Write the picture as SVG or PNG, by the ending of its path.

        Raises
        ------
        CareError
            If the ending tells no kind of picture, or the folder cannot be written to.
        """
        with voice.name_options(chart="path", output="path"):
            [written] = save_pictures(self.picture, [Path(path)])
        return written

    def _repr_svg_(self) -> str:
        """Show it in a notebook."""
        return self.svg


class Charts(Mapping[str, Chart]):
    """The charts of a result by name; a wrong name is answered by the nearest."""

    def __init__(self, drawn_by: Mapping[str, Drawer]) -> None:
        self._charts = {str(name): Chart(str(name), draw) for name, draw in drawn_by.items()}

    def __getitem__(self, name: str) -> Chart:
        """Return a chart.

        Raises
        ------
        ParameterError
            If the result has no chart of that name.
        """
        if name not in self._charts:
            raise ParameterError(
                _("there is no chart '{name}' here.", name=name)
                + nearest(name, self._charts)
                + " "
                + _("Charts: {listed}.", listed=", ".join(self._charts) or "-")
            )
        return self._charts[name]

    def __contains__(self, name: object) -> bool:
        return name in self._charts

    def __iter__(self) -> Iterator[str]:
        return iter(self._charts)

    def __len__(self) -> int:
        return len(self._charts)

    def __repr__(self) -> str:
        return f"Charts({', '.join(self._charts)})"
