"""What is asked of a family, one question after another; each hangs on the answers before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from carepact.cli.asking import Question, yes_or_no
from carepact.core.documents import Place
from carepact.core.messages import _, _c, number
from carepact.data.countries.country_search import find_country
from carepact.data.countries.currencies import currencies_of
from carepact.levels.family.members import Parent
from carepact.studies.family_file.model import WeekEntry

Answers = Mapping[Place, str]
"""What was answered, by the place in the file; empty where it was left out."""


def list_questions(answers: Answers) -> Iterator[Question]:
    """List the questions that the answers so far lead to, up to the first that is open."""
    yield Question(("country",), _("In which country do you live and work?"))
    yield Question(
        ("event",),
        _("What happens in your family?"),
        {
            "birth": _c("answer", "a birth"),
            "adoption": _c("answer", "an adoption"),
            "placement": _c("answer", "a child comes into foster care"),
            "none": _c("answer", "none of these: I care for somebody in need"),
        },
    )
    yield from _ask_of_days(answers)
    yield from _ask_of_parents(answers)
    yield from _ask_of_sharing(answers)
    if answers["event",] != "none":
        yield from _ask_of_older_children(answers)
    yield from _ask_of_those_in_need(answers)


def _ask_of_days(answers: Answers) -> Iterator[Question]:
    """Ask when the child comes, and how many."""
    event = answers["event",]
    if event == "none":
        return
    if event == "birth":
        yield Question(
            ("due",),
            _("On which day is the birth expected? Year-month-day, such as 2027-03-15."),
            is_optional=True,
        )
        yield Question(
            ("born",),
            _("On which day was the child born? Leave it out before the birth.")
            if answers["due",]
            else _("On which day was the child born?"),
            is_optional=bool(answers["due",]),
        )
    else:
        yield Question(
            ("placed",),
            _("On which day does the child come, or did it come? Year-month-day, such as "
              "2027-03-15."),
        )  # fmt: skip
        yield Question(("born",), _("On which day was the child born?"), is_optional=True)
    yield Question(("children",), _("How many children come together?"), default="1")


def _ask_of_parents(answers: Answers) -> Iterator[Question]:
    """Ask who the parents are, or who cares."""
    has_child = answers["event",] != "none"
    yield Question(
        ("parents", 0, "name"),
        _("How shall we call the first parent? A name, or a letter that stands for it.")
        if has_child
        else _("How shall we call who cares? A name, or a letter that stands for it."),
    )
    yield from _ask_of_one(answers, 0)
    yield Question(
        ("parents", 1, "name"),
        _("How shall we call the other parent? Leave it out where there is none.")
        if has_child
        else _("How shall we call the other who cares? Leave it out where there is none."),
        is_optional=True,
    )
    if answers["parents", 1, "name"]:
        yield from _ask_of_one(answers, 1)


def _ask_of_one(answers: Answers, which: int) -> Iterator[Question]:
    """Ask of one parent's part in the birth, and of paid work."""
    name = answers["parents", which, "name"]
    yield Question(
        ("parents", which, "sex"),
        _("Is {name} a woman or a man?", name=name),
        {"woman": _c("answer", "a woman"), "man": _c("answer", "a man")},
    )
    gives = answers.get(("parents", 0, "gives_birth")) if which else ""
    if answers["event",] == "birth" and gives != "yes":
        yield Question(
            ("parents", which, "gives_birth"),
            _("Is it {name} who gives birth, or has given birth?", name=name),
            yes_or_no(),
        )
    yield Question(
        ("parents", which, "work"),
        _("What is the paid work of {name}?", name=name),
        {
            "employed": _c("answer", "employed"),
            "informal": _c("answer", "informal, unknown to the authorities"),
            "self-employed": _c("answer", "self-employed"),
            "none": _c("answer", "no paid work"),
        },
    )
    if answers["parents", which, "work"] != "none":
        yield from _ask_of_pay(answers, which, name)
    if answers["event",] != "none":
        yield Question(
            ("parents", which, "leave_begins"),
            _("From which day does {name} want leave?", name=name),
            is_optional=True,
        )


def _ask_of_pay(answers: Answers, which: int, name: str) -> Iterator[Question]:
    """Ask of pay, hours and years of work."""
    used = currencies_of(find_country(answers["country",]))
    amount = (
        _("What does {name} earn before taxes, in {currency}?", name=name, currency=used[0])
        if used
        else ""
    )
    if amount:
        yield Question(("parents", which, "pay", "amount"), amount, is_optional=True)
    if answers.get(("parents", which, "pay", "amount")):
        yield Question(
            ("parents", which, "pay", "per"),
            _("Is that for a year, a month or a week?"),
            {
                "year": _c("answer", "a year"),
                "month": _c("answer", "a month"),
                "week": _c("answer", "a week"),
            },
        )
    yield Question(
        ("parents", which, "hours"),
        _("How many paid hours a week does {name} work?", name=name),
        default=number(Parent.usual_hours, 0),
    )
    yield Question(
        ("parents", which, "employed_since"),
        _("Since which day does {name} have this work?", name=name),
        is_optional=True,
    )


def _ask_of_sharing(answers: Answers) -> Iterator[Question]:
    """Ask two parents how they share leave, and each for the unpaid hours of a week."""
    present = [which for which in (0, 1) if answers.get(("parents", which, "name"))]
    for which in present:
        name = answers["parents", which, "name"]
        if len(present) > 1 and answers["event",] != "none":
            yield Question(
                ("parents", which, "shared_weeks"),
                _("Of leave that parents may share: how many weeks for {name}?", name=name),
                is_optional=True,
            )
        of_week = [("parents", which, "week", key) for key in WeekEntry.model_fields]
        yield Question(
            of_week[0],
            _("How many hours a week does {name} do housework?", name=name),
            is_optional=True,
        )
        if answers[of_week[0]]:
            yield Question(
                of_week[1],
                _("How many hours a week does {name} care for children?", name=name),
            )
            yield Question(
                of_week[2],
                _("How many hours a week does {name} care for grown-ups in need?", name=name),
            )


def _ask_of_older_children(answers: Answers) -> Iterator[Question]:
    """Ask for the birthdays of older children until there are no more."""
    count = 0
    while count == 0 or answers["older_children", count - 1, "born"]:
        yield Question(
            ("older_children", count, "born"),
            _("Birthday of a child who was there before? Leave it out where there is none.")
            if count == 0
            else _("Birthday of a further child? Leave it out where there is none."),
            is_optional=True,
        )
        count += 1


def _ask_of_those_in_need(answers: Answers) -> Iterator[Question]:
    """Ask who needs care for long until there is nobody more; without a child, of one at least."""
    is_needed, count = answers["event",] == "none", 0
    while count == 0 or answers["in_need", count - 1, "name"]:
        yield Question(
            ("in_need", count, "name"),
            _("Who needs care for long? A name, or a letter that stands for it.")
            if is_needed and count == 0
            else _("Does somebody at home or near by need care for long? A name or a letter; "
                   "leave it out where nobody does.")
            if count == 0
            else _("Does somebody else? Leave it out where nobody does."),
            is_optional=count > 0 or not is_needed,
        )  # fmt: skip
        name = answers["in_need", count, "name"]
        if name:
            yield Question(
                ("in_need", count, "need"),
                _("How much help does {name} need?", name=name),
                {
                    "severe": _c("answer", "through the whole day"),
                    "moderate": _c("answer", "every day"),
                    "low": _c("answer", "now and then"),
                },
            )
            yield Question(
                ("in_need", count, "age"),
                _("How old is {name}? In years.", name=name),
                is_optional=True,
            )
        count += 1
