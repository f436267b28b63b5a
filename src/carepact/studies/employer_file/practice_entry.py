"""What an employer's file says that the whole staff has a right to."""

from __future__ import annotations

from pydantic import Field

from carepact.core.parameter_tables import Number
from carepact.core.parameters import Strict
from carepact.studies.told.values import YesNo


class PracticeEntry(Strict):
    """What the whole staff has a right to, law and the firm's own together."""

    maternity_weeks: Number | None = Field(None, description="Weeks of paid maternity leave.")
    maternity_rate: Number | None = Field(
        None, description="Pay in maternity leave, employer's part included. Share, 0 to 1."
    )
    paternity_days: Number | None = Field(None, description="Working days of paid paternity leave.")
    paternity_rate: Number | None = Field(
        None, description="Pay in paternity leave, employer's part included. Share, 0 to 1."
    )
    parental_weeks: Number | None = Field(
        None, description="Weeks of paid parental leave that each parent may take."
    )
    parental_rate: Number | None = Field(
        None, description="Pay in parental leave, employer's part included. Share, 0 to 1."
    )
    carers_days: Number | None = Field(
        None, description="Working days a year to care for a relative."
    )
    carers_rate: Number | None = Field(
        None, description="Pay on days to care for a relative. Share, 0 to 1."
    )
    sick_child_days: Number | None = Field(
        None, description="Working days a year for a sick child."
    )
    break_minutes: Number | None = Field(
        None, description="Minutes a day to breastfeed or express milk."
    )
    break_months: Number | None = Field(
        None, description="Age of the child up to which there are such breaks."
    )
    breaks_paid: YesNo | None = Field(None, description="Such breaks are paid.")
    lactation_room: YesNo | None = Field(None, description="A room to breastfeed or express milk.")
    flexible_time: YesNo | None = Field(
        None, description="Everybody may ask for flexible working time."
    )
    flexible_place: YesNo | None = Field(None, description="Everybody may ask for remote work.")
    urgent_leave: YesNo | None = Field(None, description="Time off for urgent family reasons.")
    childcare: YesNo | None = Field(None, description="Childcare or money for it.")
    same_post: YesNo | None = Field(
        None, description="Return to the same or an equivalent post after leave."
    )
    no_pregnancy_test: YesNo | None = Field(None, description="No pregnancy test when hiring.")
    no_dismissal: YesNo | None = Field(
        None, description="Nobody is dismissed for a pregnancy, leave or family."
    )
    job_appraisal: YesNo | None = Field(
        None, description="Jobs are appraised by objective criteria."
    )
    part_time_pay: YesNo | None = Field(
        None, description="Part-time pay in proportion to full-time pay."
    )
