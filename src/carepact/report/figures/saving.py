"""Write pictures: as SVG, or as PNG from the same SVG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, get_args

from carepact.core import voice
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.report.figures.picture import Picture
from carepact.report.formats import check_place, write_files

PictureKind = Literal[".svg", ".png"]


def check_picture_names(paths: list[Path]) -> None:
    """Refuse names whose ending tells no kind of picture, or whose folder is not there."""
    for path in paths:
        if path.suffix.lower() not in get_args(PictureKind):
            message = _(
                "{given}: the ending tells no picture. Use .svg or .png.",
                given=voice.given("chart", path.name),
            )
            raise ParameterError(message)
        check_place(path, "chart")


def save_pictures(picture: Picture, paths: list[Path]) -> list[Path]:
    """Write a picture as SVG or PNG, by the ending of each path."""
    check_picture_names(paths)
    drawn = pictures_of(picture, {path.suffix.lower() for path in paths})
    return write_files({path: drawn[path.suffix.lower()] for path in paths})


def draw_pictures(pictures: Mapping[str, Picture]) -> dict[str, bytes]:
    """Draw pictures as SVG and PNG, by file name."""
    return {
        name + kind: drawn
        for name, picture in pictures.items()
        for kind, drawn in pictures_of(picture, get_args(PictureKind)).items()
    }


def pictures_of(picture: Picture, kinds: Iterable[str]) -> dict[str, bytes]:
    """Return the bytes of a picture of each kind, `.svg` or `.png`."""
    return {kind: picture.svg.encode() if kind == ".svg" else picture.png() for kind in kinds}
