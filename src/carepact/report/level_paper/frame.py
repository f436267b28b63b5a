"""The frame that every level's report stands in: the answer first, what it stands on last."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import Any

from carepact.core.messages import _, language, word
from carepact.report.country_paper.layout import PaperLayout
from carepact.report.paper.document import (
    Block,
    Cell,
    Document,
    Heading,
    Listing,
    Paragraph,
    Table,
)
from carepact.report.run.files import write_json


@dataclass(frozen=True)
class LevelPaper:
    """What a level's report says."""

    title: str
    subtitle: str
    answer: Iterable[Block]
    """The first page: the answer in plain words, with its figures."""
    details: Iterable[Block]
    """Everything else, part by part."""
    unknown: Sequence[str]
    """What is hidden, and what nobody told."""
    method: Iterable[str]
    manifest: Mapping[str, Any]


def compose(paper: LevelPaper) -> Document:
    """Put a level's report together."""
    return Document(
        "report",
        paper.title,
        paper.subtitle,
        language(),
        tuple(_tell(paper)),
        _("Laid out by carepact {version}.", version=metadata.version("carepact")),
    )


def _tell(paper: LevelPaper) -> Iterator[Block]:
    """Tell all parts in their order."""
    yield Heading(_("The answer"))
    yield from paper.answer
    yield from paper.details
    yield Heading(_("What is hidden, and what is not known"))
    yield Listing(tuple(one for one in paper.unknown if one))
    yield Heading(_("Method"))
    yield Paragraph(" ".join(paper.method))
    yield from _tell_manifest(paper.manifest)
    yield Heading(_("How to cite this report"))
    yield Paragraph(
        _(
            "carepact {version}: {title}. Manifest {hash}.",
            version=metadata.version("carepact"),
            title=paper.title,
            hash=_hash(paper.manifest)[: PaperLayout().digits_of_hash],
        )
    )


def _tell_manifest(manifest: Mapping[str, Any]) -> Iterator[Block]:
    """Tell versions, settings and sources with their licences, so that it can be made again."""
    yield Heading(_("Manifest"))
    rows = [*manifest["versions"].items()]
    told = {
        _("simulations"): manifest["settings"].get("draws"),
        _("seed"): manifest["seed"],
        _("SHA-256 of the settings"): manifest["settings_sha256"],
        _("SHA-256 of the manifest"): _hash(manifest),
    }
    rows += [(name, value) for name, value in told.items() if value is not None]
    yield Table(
        _("How this report came to be"),
        (_("what"), _("value")),
        tuple((Cell(name), Cell(str(value))) for name, value in rows),
    )
    if manifest["notes"]:
        yield Listing(tuple(word(one) for one in manifest["notes"]))
    if manifest["inputs"]:
        yield Table(
            _("Sources and licences"),
            (_("source"), _("licence")),
            tuple(
                (Cell(word(one["title"]), one["sha256"]), Cell(word(one["licence"])))
                for one in manifest["inputs"]
            ),
            is_long=True,
        )


def _hash(manifest: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the manifest, as JSON and without the files that it lists."""
    return hashlib.sha256(write_json(manifest)).hexdigest()
