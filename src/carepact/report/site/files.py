"""The files of a site: pages, pictures, tables of responses, style and script, a manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

from carepact.core.csv_text import write_csv
from carepact.core.messages import LANGUAGES
from carepact.core.provenance import make_manifest
from carepact.core.speaking import use_language
from carepact.policy.package import Package
from carepact.report.palette import shipped_palette
from carepact.report.run.files import close_folder
from carepact.report.site.lists import write_front, write_list
from carepact.report.site.page import write_country
from carepact.report.site.pictures import draw_pictures_of
from carepact.report.templates import fill_page
from carepact.studies.response_table.answer import CountryResponses

Files = dict[str, bytes]
"""Contents by address within the site."""


def lay_out_country(found: CountryResponses) -> Files:
    """Lay out what a site has of one country, in every language."""
    code = found.country.code
    files: Files = {
        f"data/{code}.js": write_table(found),
        f"data/{code}-package.yaml": write_package(found.package),
    }
    for spoken in LANGUAGES:
        with use_language(spoken):
            pictures = {one.name: one for one in draw_pictures_of(found)}
            addresses = {name: f"charts/{code}-{name}" for name in pictures}
            files[f"{spoken}/{code}.html"] = write_country(found, pictures, addresses)
            for name, one in pictures.items():
                files[f"{spoken}/{addresses[name]}.svg"] = one.svg.encode()
                files[f"{spoken}/{addresses[name]}.csv"] = write_csv(one.table)
    return files


def lay_out_site(
    countries: Mapping[str, Files], sources: Mapping[str, object], folder: Path
) -> dict[Path, bytes]:
    """Lay out a whole site, its manifest last; nothing is written yet.

    Parameters
    ----------
    countries : mapping of str to Files
        By code, as `lay_out_country` lays them out.
    sources : mapping of str to object
        How the site came to be.
    folder : Path
        Where it is to lie.
    """
    codes: Sequence[str] = sorted(countries)
    files: Files = {
        "index.html": write_front(),
        "site.css": write_style(),
        "site.js": read_script(),
    }
    for spoken in LANGUAGES:
        with use_language(spoken):
            files[f"{spoken}/index.html"] = write_list(codes)
    for code in codes:
        files |= countries[code]
    return close_folder(files, sources, folder)


def describe_country(found: CountryResponses) -> dict[str, object]:
    """Describe how a country's page came to be, so that it can be made again."""
    settings: dict[str, object] = {
        "country": found.country.code,
        "package": found.package.model_dump(mode="json"),
        "draws": found.draws,
        "until": found.table.years[-1],
    }
    return make_manifest(found.sources, settings, found.seed, [str(one) for one in found.notes])


def write_table(found: CountryResponses) -> bytes:
    """Write a country's table of responses as a script that needs no request."""
    text = json.dumps(found.table.to_dict(), separators=(",", ":"), allow_nan=False)
    return f"window.carepactResponses={text};\n".encode()


def write_package(package: Package) -> bytes:
    """Write a package as a file; JSON is YAML too."""
    content = package.model_dump(mode="json", exclude_defaults=True)
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def read_script() -> bytes:
    """Read the one script of all pages, without the comments and spaces that none of them needs."""
    text = resources.files(__package__).joinpath("site.js").read_text("utf-8")
    lines = [line.strip() for line in text.splitlines()]
    return "\n".join(line for line in lines if line and not line.startswith("//")).encode() + b"\n"


def write_style() -> bytes:
    """Write the one style sheet of all pages."""
    palette = shipped_palette()
    return fill_page(
        "site",
        "site.css.j2",
        {
            "ink": palette.lines.interval, "main": palette.closures[0], "link": palette.closures[0],
            "focus": palette.verdicts["not"], "note": palette.lines.note,
        },
    )  # fmt: skip
