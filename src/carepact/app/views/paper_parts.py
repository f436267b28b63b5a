"""A paper within a page: the answer with its pictures first, what it rests on folded away."""

from __future__ import annotations

from typing import NamedTuple

from carepact.core.messages import _
from carepact.report.paper.document import Block, Document, Drawing, Heading


class PaperParts(NamedTuple):
    """The blocks of a paper in the order of a page."""

    answer: tuple[Block, ...]
    """Pictures, then the answer in words."""
    details: tuple[Block, ...]
    grounds: tuple[Block, ...]
    """Method, versions, sources, how to cite it."""


def part_paper(document: Document) -> PaperParts:
    """Part a level's paper: the page has its title, and the heading of its first part."""
    parts: list[list[Block]] = [[]]
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:  # noqa: PLR2004 - h2
            parts.append([])
        parts[-1].append(block)
    first, *rest = [one for one in parts if one]
    method = next(
        (place for place, one in enumerate(rest) if _heads(one) == _("Method")), len(rest)
    )
    drawn = [one for one in first if isinstance(one, Drawing)]
    told = [one for one in first if not isinstance(one, Drawing)]
    return PaperParts(
        answer=(*told[:1], *drawn, *told[1:]),
        details=tuple(block for one in rest[:method] for block in one),
        grounds=tuple(block for one in rest[method:] for block in one),
    )


def _heads(part: list[Block]) -> str:
    """Return the heading of a part."""
    return part[0].text if isinstance(part[0], Heading) else ""
