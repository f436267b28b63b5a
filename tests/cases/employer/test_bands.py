"""A firm with pay bands, worked out by hand: of full time, and as it is paid.

Ten women care for nobody, at 40 hours in band A; eight mothers work 20 hours in band A; ten fathers
work 40 hours in band B; seven men who care for nobody work 44 hours in band A. A is 20 800 a year,
B is 31 200: at 40 hours these are 10 and 15 an hour (20 800 / (52 x 40), 31 200 / (52 x 40)).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.errors import CareError
from carepact.levels.employer.mothers_pay import compare_mothers
from carepact.levels.employer.pay import Pay, compare_pay
from carepact.studies.employer_file.opening import Employer, open_employer

FIRM = """\
employer: A
country: ESP
counted_on: 2027-01-31
headcount: headcount.csv
"""
BANDS = "pay_bands: {A: 20800, B: 31200}\n"
FULL_TIME = "pay_bands_are: full-time\nfull_time_hours: 40\n"
HEADCOUNT = """\
persons,sex,age,hours,pay,level,care
10,woman,25-34,40,A,,none
8,woman,25-34,20,A,,young child
10,man,25-34,40,B,,young child
7,man,25-34,44,A,,none
"""


def write(folder: Path, declared: str, headcount: str = HEADCOUNT) -> Path:
    """Write the firm with what it says of its bands."""
    (folder / "headcount.csv").write_text(headcount, "utf-8")
    (folder / "employer.yaml").write_text(FIRM + declared, "utf-8")
    return folder / "employer.yaml"


def hourly(employer: Employer) -> tuple[Pay, dict[str, float]]:
    """Compare the pay of a firm, and list the means that are told."""
    pay = compare_pay(employer.staff, DisclosureRule())
    return pay, {name: one.mean for name, one in pay.groups.items() if one.mean is not None}


def yearly(employer: Employer) -> dict[float, float]:
    """List the pay of a year by the hours of the line: no two lines but of 40 hours share them."""
    staff = employer.staff
    return {
        float(hours): float(pay)
        for hours, pay in zip(staff.hours, staff.pay, strict=True)
        if hours != 40
    }


def test_bands_of_full_time_are_paid_in_proportion_to_hours(tmp_path: Path) -> None:
    employer = open_employer(write(tmp_path, BANDS + FULL_TIME))
    # Half the hours half the pay: 10 400; 44 hours 1.1 of it: 22 880.
    assert yearly(employer) == {20.0: pytest.approx(10_400), 44.0: pytest.approx(22_880)}
    pay, means = hourly(employer)
    assert means["mothers"] == pytest.approx(10)
    assert means["fathers"] == pytest.approx(15)
    assert means["other women"] == pytest.approx(10)
    # Mothers earn a third less than fathers, and as much as women who care for nobody.
    assert compare_mothers(pay).value == pytest.approx(5 / 15)


def test_bands_as_paid_are_paid_whatever_the_hours(tmp_path: Path) -> None:
    employer = open_employer(write(tmp_path, BANDS + "pay_bands_are: as-paid\n"))
    assert yearly(employer) == {20.0: 20_800, 44.0: 20_800}
    pay, means = hourly(employer)
    # 20 800 / (52 x 20) = 20 an hour: what the file says, and so what stands.
    assert means["mothers"] == pytest.approx(20)
    assert means["other women"] == pytest.approx(10)
    assert compare_mothers(pay).value == pytest.approx((15 - 20) / 15)


def test_pay_that_the_headcount_names_itself_is_at_the_hours_of_the_row(tmp_path: Path) -> None:
    named = HEADCOUNT.replace("20,A", "20,10400").replace("44,A", "44,22880")
    in_bands = open_employer(write(tmp_path, BANDS + FULL_TIME))
    employer = open_employer(write(tmp_path, BANDS + FULL_TIME, named))
    assert yearly(employer) == yearly(in_bands)
    # Where no band is named there is nothing to declare.
    bare = named.replace(",A,", ",20800,").replace(",B,", ",31200,")
    assert hourly(open_employer(write(tmp_path, "", bare)))[1] == pytest.approx(hourly(employer)[1])


@pytest.mark.parametrize(
    ("declared", "says"),
    [
        (BANDS, "line 5, pay_bands: does not say of what hours the pay of a band is. Add 'pay"),
        (BANDS + "full_time_hours: 40\n", "line 5, pay_bands: does not say of what hours"),
        (BANDS + "pay_bands_are: full-time\n",
         "line 6, pay_bands_are: how many hours full time has is not told. Add full_time_hours."),
        ("full_time_hours: 40\n", "line 5, full_time_hours: there are no pay_bands"),
        (BANDS + "pay_bands_are: as-paid\nfull_time_hours: 40\n",
         "line 7, full_time_hours: pay as it is paid needs no hours of full time"),
        (BANDS + "pay_bands_are: half\n", "line 6, pay_bands_are: 'half' is not known"),
        (BANDS + "pay_bands_are: full-time\nfull_time_hours: 0\n",
         "line 7, full_time_hours: 0 is less than 1"),
        ("pay_bands_are: as-paid\n", "line 5, pay_bands_are: there are no pay_bands"),
    ],
)  # fmt: skip
def test_what_is_not_declared_is_refused_with_what_to_write(
    tmp_path: Path, declared: str, says: str
) -> None:
    bare = (
        HEADCOUNT
        if "pay_bands:" in declared
        else HEADCOUNT.replace(",A,", ",,").replace(",B,", ",,")
    )
    with pytest.raises(CareError) as refused:
        open_employer(write(tmp_path, declared, bare))
    said = " ".join(str(refused.value).split())
    assert said.startswith(f"employer.yaml: {says}"), said  # it is the only fault
