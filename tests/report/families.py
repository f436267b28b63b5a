"""Families that several tests look at, each answered once."""

from __future__ import annotations

import io
from datetime import date
from functools import cache

from rich.console import RenderableType

from carepact.levels.family.members import Family, OwnWeek, Parent, Relative
from carepact.policy.package_files import shipped_package
from carepact.report.screen import open_screen
from carepact.studies.family import answer_family
from carepact.studies.one_family.answer import FamilyAnswer

AMA = Parent("Ama", "woman", gives_birth=True, work="employed", pay=26000.0, usual_hours=35.0,
             employed_since=date(2024, 1, 1))  # fmt: skip
BEN = Parent("Ben", "man", gives_birth=False, work="employed", pay=31200.0)
FAMILIES = {
    "two in France": Family("FRA", (AMA, BEN), due=date(2027, 3, 1), currency="EUR"),
    "leap day in Kenya": Family(
        "KEN",
        (
            Parent("Wanjiru", "woman", gives_birth=True, work="employed"),
            Parent(
                "Otieno", "man", gives_birth=False, work="informal", week=OwnWeek(4.0, 2.0, 1.5)
            ),
        ),
        due=date(2028, 2, 29),
        relatives=(Relative("Achieng", "severe", 78.0),),
    ),
    "alone in Niger": Family(
        "NER", (Parent("Aïcha", "woman", gives_birth=True, work="informal"),), due=date(2027, 3, 15)
    ),
    "two mothers in Sweden": Family(
        "SWE",
        (
            Parent("Åsa", "woman", gives_birth=True, work="employed"),
            Parent("Eva", "woman", gives_birth=False, work="employed"),
        ),
        due=date(2027, 3, 15),
        came=date(2027, 2, 1),
        children=2,
        older=(date(2026, 1, 1),),
    ),
    "no paid work in Sweden": Family(
        "SWE",
        (
            Parent("Lin", "woman", gives_birth=True, work="none"),
            Parent("Olle", "man", gives_birth=False, work="employed", pay=0.0),
        ),
        due=date(2027, 2, 28),
        currency="SEK",
    ),
    "nothing known": Family("PRK", (AMA, BEN), due=date(2027, 2, 28)),
    "a carer in India": Family(
        "IND",
        (Parent("Asha", "woman", gives_birth=False, work="employed"),),
        relatives=(Relative("Dadi", "moderate", 81.0),),
    ),
}


@cache
def answer(name: str, package: str = "") -> FamilyAnswer:
    """Answer one of the families."""
    return answer_family(FAMILIES[name], shipped_package(package) if package else None)


def printed(page: RenderableType, width: int = 100) -> list[str]:
    """Print a page, a text a line."""
    stream = io.StringIO()
    open_screen(stream, width, plain=True).print(page)
    return stream.getvalue().splitlines()
