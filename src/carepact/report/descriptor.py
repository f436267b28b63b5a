"""Describe a CSV file as a Frictionless data package."""

from __future__ import annotations

import hashlib
import json
import re

import polars as pl

from carepact.core.figures import FigureTable
from carepact.core.messages import _


def describe_package(result: FigureTable, file: str, content: bytes) -> bytes:
    """Describe a result's CSV file: columns, types, hash, sources, licence notes.

    Parameters
    ----------
    result : FigureTable
        What the file holds.
    file : str
        Name of the CSV file, without a folder.
    content : bytes
        Its bytes, for the hash.

    Returns
    -------
    bytes
        The text of `datapackage.json`.
    """
    rows = result.to_polars()
    name = re.sub(r"[^a-z0-9._-]+", "-", file.rsplit(".", 1)[0].lower()).strip("-") or "table"
    package = {
        "profile": "tabular-data-package",
        "name": name,
        "title": result.title,
        "description": " ".join(result.notes),
        "sources": [
            {"title": f"{source.title} ({source.licence})"}
            for source in dict.fromkeys(result.sources)
        ],
        "resources": [
            {
                "name": name,
                "path": file,
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(content),
                "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
                "schema": {
                    "fields": [_field(column, rows.schema[column]) for column in rows.columns],
                    "missingValues": [""],
                },
            }
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _field(column: str, dtype: pl.DataType) -> dict[str, str]:
    """Describe one column."""
    kind = "string"
    if dtype.is_integer():
        kind = "integer"
    elif dtype.is_numeric():
        kind = "number"
    elif dtype == pl.Boolean:
        kind = "boolean"
    field = {"name": column, "type": kind}
    described = _descriptions().get(column)
    return field | ({"description": described} if described else {})


def _descriptions() -> dict[str, str]:
    """Describe the columns that every table has."""
    return {
        "activity": _("group of activities"),
        "statistic": _("what the figure is"),
        "value": _("estimate, empty where hidden or not defined"),
        "standard_error": _("standard error of the estimate"),
        "lower": _("lower bound of the 95 % interval"),
        "upper": _("upper bound of the 95 % interval"),
        "n": _("respondents, unweighted"),
        "unit": _("unit of value, standard error and bounds"),
        "method": _("how the standard error was computed"),
        "rule": _("how simultaneous activities count"),
        "reliability": _("good, low, no error, hidden, withheld, undefined or not collected"),
        "source": _("whose diaries these are"),
        "valuation": _("method of valuation"),
        "basis": _("net or gross of the employer's contributions"),
    }
