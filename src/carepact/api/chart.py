"""Charts that show themselves in a notebook, and are drawn when first looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from carepact.core import voice
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _
from carepact.report.charts import picture_of, save_pictures


@dataclass(frozen=True)
class Chart:
    """A picture of a result: a notebook shows it, `save` writes it.

    Parameters
    ----------
    name : str
        Its name among the charts of its result.
    draw : callable
        Draws it with Altair, without argument.
    """

    name: str
    draw: Callable[[], Any] = field(repr=False)

    @cached_property
    def altair(self) -> Any:  # noqa: ANN401 - Altair has no type for all of its charts
        """The chart as Altair has it, to be changed; drawn in the language of the moment."""
        return self.draw()

    @property
    def svg(self) -> str:
        """The picture as SVG text."""
        return picture_of(self.altair, ".svg").decode()

    def save(self, path: str | Path) -> Path:
        """Write the picture as SVG or PNG, by the ending of its path.

        Raises
        ------
        CareError
            If the ending tells no kind of picture, or the folder cannot be written to.
        """
        with voice.name_options(chart="path", output="path"):
            [written] = save_pictures(self.altair, [Path(path)])
        return written

    def _repr_svg_(self) -> str:
        """Show it in a notebook."""
        return self.svg


class Charts(Mapping[str, Chart]):
    """The charts of a result by name; a wrong name is answered by the nearest."""

    def __init__(self, drawn_by: Mapping[str, Callable[[], Any]]) -> None:
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
