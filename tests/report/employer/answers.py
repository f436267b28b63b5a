"""Answers to made-up employers, each worked out once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from carepact.studies.employer import answer_employer
from carepact.studies.employer_file.opening import open_employer
from carepact.studies.one_employer.answer import EmployerAnswer

EXAMPLE = Path("examples/employer/employer.yaml")
DRAWS = 60
FATHERS_PAY = (811_357, 736_913)
"""What two fathers earn, to be found nowhere. [KES a year]"""
SMALL = f"""\
persons,sex,age,hours,pay,level,care
30,woman,25-34,40,600000,,none
12,woman,25-34,40,640000,,young child
7,woman,45-54,40,700000,,relative
40,man,35-44,40,660000,,none
1,man,35-44,37,{FATHERS_PAY[0]},,young child
1,man,35-44,37,{FATHERS_PAY[1]},,young child
9,man,45-54,40,720000,,relative
"""
FIRM = """\
employer: A
country: KEN
counted_on: 2027-01-31
headcount: headcount.csv
measures: {top_up: 1, backup_days: 3, carer_days: 5, flexible_share: 0.5}
use: {begun: {women: 9, men: 2}, ended: {women: 7, men: 2}, returned: {women: 6, men: 2}}
"""
BARE = """\
employer: A
country: KEN
counted_on: 2027-01-31
headcount: headcount.csv
"""


@cache
def answer_example() -> EmployerAnswer:
    """Answer the firm of the examples."""
    return answer_employer(open_employer(EXAMPLE), DRAWS)


def answer_firm(firm: str, headcount: str) -> EmployerAnswer:
    """Answer a firm of two texts."""
    folder = Path(mkdtemp())
    (folder / "employer.yaml").write_text(firm, "utf-8")
    (folder / "headcount.csv").write_text(headcount, "utf-8")
    return answer_employer(open_employer(folder / "employer.yaml"), DRAWS)


@cache
def answer_small() -> EmployerAnswer:
    """Answer a firm with two fathers."""
    return answer_firm(FIRM, SMALL)


@cache
def answer_few_carers() -> EmployerAnswer:
    """Answer a firm with three carers of relatives."""
    few = SMALL.replace("7,woman,45-54", "1,woman,45-54").replace("9,man,45-54", "2,man,45-54")
    return answer_firm(FIRM, few.replace("1,man,35-44", "8,man,35-44"))


@cache
def answer_nobody() -> EmployerAnswer:
    """Answer a firm in Spain of whom everybody said to care for nobody."""
    rows = ("persons,sex,age,hours,pay,level,care", "60,woman,30-34,40,24000,,none",
            "60,man,30-34,40,24000,,none")  # fmt: skip
    return answer_firm(BARE.replace("KEN", "ESP"), "\n".join(rows) + "\n")


@cache
def answer_unread() -> EmployerAnswer:
    """Answer a firm in a country whose law, rates and pay nobody read."""
    firm = FIRM.replace("country: KEN", "country: PRK") + "practice: {carers_days: 5}\n"
    return answer_firm(firm, SMALL)


@cache
def answer_bare() -> EmployerAnswer:
    """Answer a firm that tells nothing but its staff, of whom it does not know who cares."""
    rows = ("persons,sex,age,hours,pay,level,care", "30,woman,25-34,40,,,", "20,man,25-34,40,,,")
    return answer_firm(BARE, "\n".join(rows) + "\n")
