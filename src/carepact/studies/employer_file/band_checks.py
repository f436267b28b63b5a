"""Find what cannot be of the pay bands of an employer's file."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits
from carepact.studies.employer_file.bands import AS_PAID, FULL_TIME, list_bands
from carepact.studies.employer_file.headcount import headcount_form
from carepact.studies.employer_file.model import EmployerFile
from carepact.studies.told.entries import Told, find_outside


def find_band_faults(told: Told[EmployerFile]) -> Iterator[str]:
    """Find bands that cannot be, and bands of which the file does not say of what hours they are.

    Yields
    ------
    str
        A fault with its place and mend.
    """
    names, most = list_bands(told), int(reading_limits().largest_number)
    for name in names:
        yield from find_outside(told, ("pay_bands", name), 0, most)
        if told.number("pay_bands", name) == 0:
            yield _(
                "{where}: the pay is 0. Write the pay of a year in this band.",
                where=told.at("pay_bands", name),
            )
    said, has_hours = told.raw("pay_bands_are"), told.raw("full_time_hours") is not None
    if names and said is None:
        yield _(
            "{where}: does not say of what hours the pay of a band is. Add 'pay_bands_are: "
            "as-paid' where it is what is paid at the hours of the row, or 'pay_bands_are: "
            "full-time' with full_time_hours where it is the pay of full time.",
            where=told.at("pay_bands"),
        )
    if said is not None and not names:
        yield _("{where}: there are no pay_bands. Add them, or take this out.",
                where=told.at("pay_bands_are"))  # fmt: skip
    if told.text("pay_bands_are") == FULL_TIME and not has_hours:
        yield _("{where}: how many hours full time has is not told. Add full_time_hours.",
                where=told.at("pay_bands_are"))  # fmt: skip
    if has_hours and told.text("pay_bands_are") == AS_PAID:
        yield _(
            "{where}: pay as it is paid needs no hours of full time. Take this out, or write "
            "'pay_bands_are: full-time'.",
            where=told.at("full_time_hours"),
        )
    if has_hours and said is None and not names:
        yield _(
            "{where}: there are no pay_bands. Add them, or take this out.",
            where=told.at("full_time_hours"),
        )
    [hours] = [one for one in headcount_form().columns if one.name == "hours"]
    yield from find_outside(
        told, ("full_time_hours",), int(hours.least or 0), int(hours.most or most)
    )
