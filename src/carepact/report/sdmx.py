"""Write SDMX-CSV 2.0 for the user's own data structure, described in a mapping file."""

from __future__ import annotations

import csv
import io
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import polars as pl
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from carepact.core import voice
from carepact.core.digits import Digits
from carepact.core.errors import DataError, Faults, ParameterError, nearest
from carepact.core.estimates import MARGIN
from carepact.core.figures import FigureTable
from carepact.core.messages import _
from carepact.core.shipped import load_yaml
from carepact.core.text_files import is_file, read_text
from carepact.core.yaml_limits import check_yaml

DEFAULT_STRUCTURE = "sdg-5.4.1"


class Component(BaseModel):
    """Where the code or number of one component comes from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fixed: str | None = None
    column: str | None = None
    setting: str | None = None
    absent: str | None = None
    margin: str | None = None
    number: bool = False
    codes: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_one_origin(self) -> Component:
        """Refuse a component with no origin or with several."""
        if sum(one is not None for one in (self.fixed, self.column, self.setting)) != 1:
            raise ValueError(_("needs exactly one of fixed, column, setting."))
        return self


class Structure(BaseModel):
    """A data structure and how a result fills it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    structure: Literal["datastructure", "dataflow"]
    structure_id: str = Field(pattern=r"^[^:]+:[^(]+\([0-9.]+\)$")
    action: Literal["A", "D", "I", "R"]
    statistic: str
    factor: float = 1.0
    components: dict[str, Component] = Field(min_length=1)


def shipped_structures() -> list[str]:
    """Name the structures that ship with the product."""
    folder = resources.files("carepact.report").joinpath("structures")
    names = [entry.name for entry in folder.iterdir()]
    return sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


def read_structure(name: str) -> Structure:
    """Read a shipped mapping, or the user's own file.

    Raises
    ------
    ParameterError
        If there is no such mapping and no such file, or it has faults: all are listed.
    """
    folder = resources.files("carepact.report").joinpath("structures")
    if name in shipped_structures():
        label, text = f"{name}.yaml", folder.joinpath(f"{name}.yaml").read_text("utf-8")
    else:
        path = Path(name)
        if not is_file(path):
            raise ParameterError(
                _(
                    "{given}: there is no such structure and no such file.",
                    given=voice.given("structure", name),
                )
                + nearest(name, shipped_structures())
                + " "
                + _("Shipped: {listed}.", listed=", ".join(shipped_structures()))
            )
        label, text = path.name, read_text(path)
    check_yaml(text, label)
    try:
        return Structure.model_validate(load_yaml(text))
    except yaml.YAMLError as error:
        message = _("{file}: not valid YAML. Correct it.", file=label)
        raise ParameterError(message) from error
    except ValidationError as error:
        faults = Faults(ParameterError, label)
        for fault in error.errors():
            where = ".".join(map(str, fault["loc"]))
            faults.add(_("{where}: {what}. Correct the entry.", where=where, what=fault["msg"]))
        faults.raise_if_any()
        raise


def write_sdmx_csv(result: FigureTable, structure: Structure) -> bytes:
    """Write one statistic of a result as SDMX-CSV 2.0.

    Parameters
    ----------
    result : FigureTable
        A table that holds the structure's statistic.
    structure : Structure
        From `read_structure`.

    Returns
    -------
    bytes
        UTF-8 text; hidden numbers are empty, their status tells why.

    Raises
    ------
    DataError
        If the result lacks the statistic or a column, or a label has no code: all at once.
    """
    rows = result.to_polars().filter(pl.col("statistic") == structure.statistic)
    with Faults(DataError, structure.structure_id) as faults:
        if not rows.height:
            faults.add(
                _(
                    "the table holds no {statistic}. Ask for it with {statistics}, or with "
                    "{groups}.",
                    statistic=structure.statistic,
                    statistics=voice.option("statistics"),
                    groups=voice.given("groups", "sdg-5.4.1"),
                )
            )
        columns = {
            name: _fill(name, component, rows, result.settings, structure.factor, faults)
            for name, component in structure.components.items()
        }
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["STRUCTURE", "STRUCTURE_ID", "ACTION", *columns])
    for line in zip(*columns.values(), strict=True):
        writer.writerow([structure.structure, structure.structure_id, structure.action, *line])
    return stream.getvalue().encode()


def _fill(
    name: str,
    component: Component,
    rows: pl.DataFrame,
    settings: dict[str, Any],
    factor: float,
    faults: Faults,
) -> list[str]:
    """Fill one component for every row, noting labels without a code."""
    if component.fixed is not None:
        return [component.fixed] * rows.height
    if component.setting is not None:
        words = [str(settings.get(component.setting))] * rows.height
    elif component.column in rows.columns:
        if component.number:
            return _print_numbers(rows[component.column], factor)
        words = _label(name, component, rows, faults)
    elif component.absent is not None:
        return [component.absent] * rows.height
    else:
        faults.add(
            _(
                "{component}: the table is not divided by {column}. Add it to {by}, or give "
                "the component 'absent'.",
                component=name,
                column=component.column,
                by=voice.option("by"),
            )
        )
        return [""] * rows.height
    return _encode(name, component, words, faults) if component.codes else words


def _label(name: str, component: Component, rows: pl.DataFrame, faults: Faults) -> list[str]:
    """Take the labels of a column, and the code of a margin where a row sums over it."""
    column = str(component.column)
    words = rows[column].cast(pl.String).fill_null("").to_list()
    if MARGIN not in rows.columns:
        return words
    summed = rows[MARGIN].str.split(",").list.contains(column).to_list()
    if any(summed) and component.margin is None:
        faults.add(
            _(
                "{component}: the table sums over {column}, and that has no code. Give the "
                "component 'margin'.",
                component=name,
                column=column,
            )
        )
    return [
        str(component.margin) if over else word for word, over in zip(words, summed, strict=True)
    ]


def _print_numbers(column: pl.Series, factor: float) -> list[str]:
    """Print the numbers of a column in the unit of the structure; what is hidden is empty."""
    digits = Digits().of_exchange
    numbers = column.cast(pl.Float64).to_list()
    return ["" if one is None else f"{one * factor:.{digits}g}" for one in numbers]


def _encode(name: str, component: Component, words: list[str], faults: Faults) -> list[str]:
    """Put the codes of a structure in the place of labels, noting those that have none."""
    codes = dict(component.codes)
    if component.margin is not None:
        codes.setdefault(component.margin, component.margin)
    for word in dict.fromkeys(words):
        if word not in codes:
            faults.add(
                _(
                    "{component}: '{word}' has no code. Add it to 'codes' of the mapping.",
                    component=name,
                    word=word,
                )
                + nearest(word, codes)
            )
    return [codes.get(word, "") for word in words]
