"""Pay bands of an employer's file: their money, and of what hours it is.

Of a band alone nobody knows whether its money is what is paid at the hours of who is in it, or the
pay of full time, of which who works less is paid a part. The file says it; nothing is assumed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from carepact.studies.employer_file.model import EmployerFile
from carepact.studies.told.entries import Told

AS_PAID: Literal["as-paid"] = "as-paid"
FULL_TIME: Literal["full-time"] = "full-time"


@dataclass(frozen=True)
class Bands:
    """The pay bands of a firm."""

    pay: Mapping[str, float] = field(default_factory=dict)
    """Gross pay of each. [own money a year]"""
    full_time_hours: float | None = None
    """Hours of full time, of which the pay is; None where it is paid at any hours as it stands.
    [hours a week]"""

    def pay_at(self, band: str, hours: Decimal | float | None) -> float:
        """Return what is paid in a band at so many hours a week; NaN where these are not known.

        Pay of full time is paid in proportion to hours, above it too. [own money a year]
        """
        if self.full_time_hours is None:
            return self.pay[band]
        return (
            float("nan") if hours is None else self.pay[band] * float(hours) / self.full_time_hours
        )


def read_bands(told: Told[EmployerFile]) -> Bands:
    """Read the bands that a file tells; faults of them are found by `find_band_faults`."""
    pay = {name: told.number("pay_bands", name) or 0.0 for name in list_bands(told)}
    is_full = told.text("pay_bands_are") == FULL_TIME
    return Bands(pay, (told.number("full_time_hours") or None) if is_full else None)


def list_bands(told: Told[EmployerFile]) -> list[str]:
    """List the names of the pay bands; none where they cannot be read."""
    bands = told.raw("pay_bands")
    return [str(name) for name in bands] if isinstance(bands, dict) else []
