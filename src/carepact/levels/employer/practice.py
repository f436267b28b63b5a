"""What a firm says that it gives its staff: the same things, in the same units, as law has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _
from carepact.policy.for_employers import PracticeAnswer, read_practice_answers

Given = float | bool | None
"""A number, yes or no; None where it is not told."""


@dataclass(frozen=True)
class Practice:
    """What the whole staff has a right to, law and the firm's own together; None is not told."""

    maternity_weeks: float | None = None
    """[weeks]"""
    maternity_rate: float | None = None
    """What is paid over earlier pay, by the State and the firm together. [share]"""
    paternity_days: float | None = None
    """[working days]"""
    paternity_rate: float | None = None
    """[share]"""
    parental_weeks: float | None = None
    """Paid ones that each parent may take. [weeks]"""
    parental_rate: float | None = None
    """[share]"""
    carers_days: float | None = None
    """[working days a year]"""
    carers_rate: float | None = None
    """[share]"""
    sick_child_days: float | None = None
    """[working days a year]"""
    break_minutes: float | None = None
    """To breastfeed or express milk. [minutes a day]"""
    break_months: float | None = None
    """Age of the child up to which there are such breaks. [months]"""
    breaks_paid: bool | None = None
    lactation_room: bool | None = None
    flexible_time: bool | None = None
    """Whether everybody may ask for it."""
    flexible_place: bool | None = None
    """Whether everybody may ask for it."""
    urgent_leave: bool | None = None
    """Time off for urgent family reasons."""
    childcare: bool | None = None
    """Places, or money for them."""
    same_post: bool | None = None
    """Whether who comes back from leave has the same or an equivalent post."""
    no_pregnancy_test: bool | None = None
    no_dismissal: bool | None = None
    """Whether nobody is dismissed for a pregnancy, leave or family."""
    job_appraisal: bool | None = None
    """Whether jobs are appraised by objective criteria."""
    part_time_pay: bool | None = None
    """Whether part-time pay is in proportion."""

    def list_told(self) -> Iterator[tuple[PracticeAnswer, float | bool]]:
        """List what is told, each with what it can stand for."""
        answers = read_practice_answers()
        for one in fields(self):
            value = getattr(self, one.name)
            if value is not None:
                yield answers[one.name], value

    def find(self, name: str) -> Given:
        """Return one answer by its name; None where it is not told."""
        told: Given = getattr(self, name)
        return told


def refuse_odd_practice(practice: Practice) -> None:
    """Refuse answers that cannot be.

    Raises
    ------
    ParameterError
        All of them at once.
    """
    with Faults(ParameterError, _("practice")) as faults:
        faults.extend(word_odd(one.name, one, value) for one, value in list_odd(practice))


def list_odd(practice: Practice) -> Iterator[tuple[PracticeAnswer, float | bool]]:
    """List answers that cannot be."""
    for answer, value in practice.list_told():
        most = 1.0 if answer.unit == "share" else float("inf")
        is_odd = isinstance(value, bool) != answer.is_yes_or_no or not 0 <= value <= most
        if is_odd or value == float("inf"):
            yield answer, value


def word_odd(where: str, answer: PracticeAnswer, value: object) -> str:
    """Word that an answer cannot be, with the place where it stands."""
    return _(
        "{where}: {value} cannot be. Write {wanted}; leave it out where it is not known.",
        where=where,
        value=value,
        wanted=_word_wanted(answer),
    )


def _word_wanted(answer: PracticeAnswer) -> str:
    """Say what an answer looks like."""
    if answer.is_yes_or_no:
        return _("yes or no")
    if answer.unit == "share":
        return _("a share from 0 to 1")
    return _("a number of 0 or more, in {unit}", unit=answer.unit)
