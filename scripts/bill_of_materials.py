"""Write the bill of materials of carepact: what an installed one brings with it, and whose data.

    python -m scripts.bill_of_materials dist/carepact.cdx.json

The libraries are those of requirements/run.lock, each with version and hashes, and with its licence
where it is installed; the data are the sets of countries that ship, each with publisher and terms,
and every table whose rows name their terms. The form is CycloneDX 1.6 in JSON. No clock and no
chance is in it: the same locks give the same bytes.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from carepact.data.countries.dictionary import SHIPPED_TERMS, Dataset, read_datasets

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "carepact"
LOCK = ROOT / "requirements" / "run.lock"
PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?P<rest>[^\n]*)$")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


class Pin(NamedTuple):
    """One library of a lock."""

    name: str
    version: str
    marker: str
    """On which machines it is installed; empty for all."""
    hashes: tuple[str, ...]
    """SHA-256 of the files that may be installed."""


def read_lock(text: str) -> Iterator[Pin]:
    """Read the libraries of a lock, with the hashes that follow each."""
    for block in re.split(r"\n(?=[A-Za-z0-9])", text):
        head = block.partition("\n")[0]
        if found := PINNED.match(head):
            marker = found["rest"].strip(" \\").removeprefix(";").strip()
            yield Pin(found["name"], found["version"], marker, tuple(HASH.findall(block)))


def find_licence(name: str) -> str:
    """Return the licence that an installed library states of itself, or nothing."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    stated = "".join(told.get_all("License-Expression") or told.get_all("License") or ())
    classified = [one for one in told.get_all("Classifier") or () if one.startswith("License")]
    named = [one.rpartition(" :: ")[2] for one in classified]
    # Some put the whole text of a licence where its name belongs.
    short = stated if "\n" not in stated.strip() else ""
    return short.strip() or ", ".join(named)


def describe_library(pin: Pin) -> dict[str, Any]:
    """Describe a library as a component."""
    address = f"pkg:pypi/{pin.name}@{pin.version}"
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": address,
        "name": pin.name,
        "version": pin.version,
        "purl": address,
    }
    if licence := find_licence(pin.name):
        component["licenses"] = [{"license": {"name": licence}}]
    listed = [{"name": "carepact:hash:sha256", "value": one} for one in pin.hashes]
    listed += [{"name": "carepact:marker", "value": pin.marker}] if pin.marker else []
    return component | {"properties": listed}


def describe_data(name: str, dataset: Dataset) -> dict[str, Any]:
    """Describe a data set that ships as a component."""
    return {
        "type": "data",
        "bom-ref": f"data:{name}",
        "name": dataset.publication,
        "publisher": dataset.publisher,
        "licenses": [{"license": {"name": dataset.licence}}],
    }


def list_terms() -> dict[str, list[str]]:
    """List the terms that the rows of each shipped table name, by its path in the package."""
    found: dict[str, list[str]] = {}
    for path in sorted(PACKAGE.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            rows = csv.DictReader(stream)
            if path.name != "datasets.csv" and "licence" in (rows.fieldnames or ()):
                terms = sorted({row["licence"] for row in rows} - {""})
                found[path.relative_to(PACKAGE).as_posix()] = terms
    return found


def describe_table(path: str, terms: Sequence[str]) -> dict[str, Any]:
    """Describe a table of the package as a component."""
    return {
        "type": "data",
        "bom-ref": f"file:{path}",
        "name": path,
        "licenses": [{"license": {"name": one}} for one in terms],
    }


def write_bill() -> dict[str, Any]:
    """Write the bill of this checkout."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    own = f"pkg:pypi/{project['name']}@{project['version']}"
    libraries = [describe_library(pin) for pin in read_lock(LOCK.read_text("utf-8"))]
    data = [
        describe_data(name, one)
        for name, one in read_datasets().items()
        if one.terms in SHIPPED_TERMS
    ]
    tables = [describe_table(path, terms) for path, terms in list_terms().items()]
    components = [*libraries, *data, *tables]
    content = json.dumps(components, sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, own + content)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "library",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "description": project["description"],
                "licenses": [{"expression": project["license"]}],
                "purl": own,
            }
        },
        "components": components,
        "dependencies": [{"ref": own, "dependsOn": [one["bom-ref"] for one in libraries]}],
    }


def main() -> None:
    """Write the bill into the file that is named."""
    file = Path(sys.argv[1])
    file.parent.mkdir(parents=True, exist_ok=True)
    bill = write_bill()
    file.write_text(json.dumps(bill, indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(f"{file}: {len(bill['components'])} components")


if __name__ == "__main__":
    main()
