"""What an employer is answered in sentences: burden, break-even, use, pay, charter, recognition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from carepact.core import voice
from carepact.core.controls import show_controls
from carepact.core.messages import Day, _, _n, data_text
from carepact.data.countries.country_names import name_country
from carepact.data.countries.facts import BASE_DAY
from carepact.levels.employer.charter import Due
from carepact.levels.employer.measures import employers_instrument
from carepact.levels.employer.release import kinds_in
from carepact.levels.employer.staff import CARE, SEXES
from carepact.report.employer.ours import find_cost, mark_ours
from carepact.report.employer.words import (
    HIDDEN,
    UNKNOWN,
    name_figure,
    name_group,
    name_status,
    name_use,
    print_count,
    print_in_hundred,
    print_share,
)
from carepact.report.scales import PERCENT
from carepact.report.words import join_parts
from carepact.studies.one_employer.answer import EmployerAnswer
from carepact.studies.one_employer.tables import ALL, BREAK_EVEN, TOTAL, CostRow, PayRow

FALL = "turnover_fall"
"""Evidence on how many fewer leave."""
HEADLINE_RATES = {
    "fathers among those who began leave": "men",
    "came back": "both",
    "still here after 12 months": "both",
    "flexible hours granted": "both",
}
"""Rates of the first screen, and of whom."""


NAMED = 2
"""Names that a sentence lists before it counts the others. [count]"""


def say_title(answer: EmployerAnswer) -> str:
    """Name the firm, its size where that may be told, its country and day."""
    name, country = show_controls(answer.employer.name), name_country(answer.country.code)
    day = Day.of(answer.employer.counted_on)
    everybody = kinds_in(range(len(SEXES)), range(len(CARE) + 1))
    if answer.release.hides_count(everybody):
        return _("{name}, {country}, {day}", name=name, country=country, day=day)
    return _n(
        "{name}: {count} person, {country}, {day}",
        "{name}: {count} persons, {country}, {day}",
        answer.employer.staff.headcount,
        name=name,
        country=country,
        day=day,
    )


def say_break_even(answer: EmployerAnswer) -> str:
    """Say what would have to come true for the measures to pay for themselves."""
    row, total = find_cost(answer, BREAK_EVEN, ALL), find_cost(answer, TOTAL, "cost")
    if row is None or total is None:
        return ""
    if "hidden" in (row.status, total.status):
        return _("When it comes back is hidden: few persons stand behind it.")
    if total.value is None:
        return _("? When it comes back is not known, as what it costs is not.")
    if row.value is None or not total.value:
        return _("It costs nothing, or saves nothing that is known.")
    return _say_fall(row, row.value)


def _say_fall(row: CostRow, value: float) -> str:
    """Say by how many fewer who leave the measures come back."""
    if value <= 0:
        return _("It comes back even if as many leave as before: less absence pays for it.")
    if value > 1:
        return _("It does not come back by fewer who leave: it would take more than all of them.")
    seen = employers_instrument().effects[FALL].dated_at(BASE_DAY)
    return _(
        "It comes back if {count} in 100 fewer of those who care leave each year ({low}–{high}); "
        "seen: {seen} ({source}).",
        count=mark_ours(row) + print_in_hundred(value),
        low=print_in_hundred(row.low or 0.0),
        high=print_in_hundred(row.high or 0.0),
        seen=print_in_hundred(float(str(seen.value))),
        source=seen.source,
    )


def say_unpriced(answer: EmployerAnswer) -> str:
    """Say why measures that are given have no price; nothing where none is given."""
    if not answer.employer.measures:
        return _("None is told: write 'measures' into the file.")
    return _("? Not worked out: {why}.", why=join_parts(list_lacking(answer)))


def list_lacking(answer: EmployerAnswer) -> list[str]:
    """List what is not known without which neither leave nor measures are worked out."""
    country, currency = name_country(answer.country.code), answer.employer.currency
    said = {
        "pay": _("the pay of everybody is not told"),
        "rates": _("how many employees have children in {country} was read nowhere",
                   country=country),
        "wages": _("what people earn in {country}, in {currency}, was read nowhere",
                   country=country, currency=currency),
        "law": _("what leave the law of {country} gives was read nowhere", country=country),
    }  # fmt: skip
    return [said[one] for one in answer.lacking]


def say_use(answer: EmployerAnswer) -> str:
    """Say the rates of the year that tell most."""
    if answer.use is None:
        return _("? Nothing is counted: write 'use' into the file.")
    parts = []
    for name, who in HEADLINE_RATES.items():
        rate = next(one for one in answer.use.rates if (one.name, one.who) == (name, who))
        shown = print_share(rate.value) if rate.value is not None else (
            HIDDEN if rate.status == "hidden" else UNKNOWN
        )  # fmt: skip
        parts.append(f"{name_figure(name)} {shown}")
    year = answer.employer.counted_on.year - 1
    return _("In {year}: {listed}.", year=year, listed=join_parts(parts))


def list_gaps_of_pay(answer: EmployerAnswer) -> list[PayRow]:
    """List the gaps of means, those of parents and carers first."""
    rows = [PayRow(*row) for row in answer.pays().iter_rows() if row[0] == "mean gap"]
    return sorted(rows, key=lambda one: one.group == "women")


def say_pay_gap(row: PayRow) -> str:
    """Say how much less or more a group earns."""
    group, reference = name_group(row.group), name_group(row.reference)
    if row.value is None:
        shown = HIDDEN if row.status == "hidden" else UNKNOWN
        return _("{group} beside {reference}: {shown}", group=group, reference=reference,
                 shown=shown)  # fmt: skip
    shown = print_share(abs(row.value) / PERCENT)
    if round(row.value, 1) == 0:
        return _("{group} as much as {reference}", group=group, reference=reference)
    if row.value > 0:
        return _("{group} {share} less than {reference}", group=group, share=shown,
                 reference=reference)  # fmt: skip
    return _("{group} {share} more than {reference}", group=group, share=shown,
             reference=reference)  # fmt: skip


def say_pay(answer: EmployerAnswer, most: int | None = None) -> str:
    """Say how far groups are apart, in means of pay an hour."""
    said = join_parts(map(say_pay_gap, list_gaps_of_pay(answer)[:most])) + "."
    return said[:1].upper() + said[1:]


def say_bands(answer: EmployerAnswer) -> str:
    """Say of what hours the pay of bands is; nothing where there are none."""
    bands = answer.employer.bands
    if not bands.pay:
        return ""
    if bands.full_time_hours is None:
        return _("Pay bands are what is paid at the hours of each row, as the file says.")
    return _(
        "Pay bands are of {hours} hours a week, as the file says: other hours are paid in "
        "proportion.",
        hours=f"{bands.full_time_hours:g}",
    )


def say_charter(answer: EmployerAnswer) -> str:
    """Say how the goals stood in the last year, and what is due next."""
    state = answer.charter
    if state is None:
        return _(
            "None is told. {command} drafts one.", command=f"'{voice.command('employer charter')}'"
        )
    counted = Counter(one.status or "" for one in state.goals)
    listed = ", ".join(
        f"{count} {name_status(status)}"
        for status in ("reached", "on-the-way", "late", "not-told", "hidden", "nobody", "")
        if (count := counted[status])
    )
    said = _n("{count} goal: {listed}.", "{count} goals: {listed}.", len(state.goals),
              listed=listed)  # fmt: skip
    return " ".join([said, *(_("Next: {what}.", what=say_due(one)) for one in state.due[:1])])


def say_computed(answer: EmployerAnswer) -> str:
    """Say which figures of a charter carepact works out, and of what day."""
    return _(
        "° worked out by carepact from the firm's own counts, log and headcount of {day}; what "
        "bears no mark is as the firm tells it.",
        day=Day.of(answer.employer.counted_on),
    )


def say_due(due: Due) -> str:
    """Say what is to be done, by when and by whom."""
    day, role = Day.of(due.by), show_controls(due.role)
    if due.task == "statement":
        said = _("by {day} the statement of {year} ({role})", day=day, year=due.year, role=role)
    elif due.task == "renewal":
        said = _("by {day} a new charter from {year} on ({role})", day=day, year=due.year,
                 role=role)  # fmt: skip
    else:
        codes = ", ".join(map(show_controls, due.goals))
        said = _("by {day} the goal {code} ({role})", day=day, code=codes, role=role)
    return _("{what}: late", what=said) if due.is_late else said


def say_recognition(answer: EmployerAnswer) -> str:
    """Say what is accepted, and how many had it accepted."""
    told = answer.employer.recognition
    if told is None:
        return _(
            "No policy is told. {command} drafts one.",
            command=f"'{voice.command('employer policy')}'",
        )
    framework, policy = told
    said = _n(
        "Used in {uses}; {shown} of {count} competency can be shown.",
        "Used in {uses}; {shown} of {count} competencies can be shown.",
        len(framework.competencies),
        uses=", ".join(map(name_use, policy.used_in)),
        shown=len(framework.competencies) - len(framework.unmapped),
    )
    rows = [one for one in answer.recognition or () if not one.use]
    if not rows:
        return said
    last = rows[-1]
    shown = print_count(last.persons, "hidden" if last.persons is None else "told")
    return said + " " + _("Persons accepted in {year}: {number}.", year=last.year, number=shown)


def list_questions(answer: EmployerAnswer) -> Iterator[str]:
    """List what is not told, to be asked next."""
    yield from _ask_of_staff(answer)
    if not answer.employer.measures:
        yield _("what you give beyond the law, or think of giving")
    if answer.use is not None:
        silent = dict.fromkeys(one.name for one in answer.use.figures if one.status == "not told")
        if silent:
            yield _("of the year: {listed}", listed=list_some(list(map(name_figure, silent))))
    if answer.charter is not None:
        codes = [one.goal.code for one in answer.charter.goals if one.status == "not-told"]
        if codes:
            yield _("how these goals stand: {codes}", codes=", ".join(map(show_controls, codes)))
    if answer.recognition is None and answer.employer.recognition is not None:
        yield _("what was decided on credentials: keep a log, and name it under 'decisions'")


def list_some(names: list[str]) -> str:
    """List the first names, and count the others."""
    listed, others = join_parts(names[:NAMED]), len(names) - NAMED
    if others <= 0:
        return listed
    return _n("{named} and {count} more", "{named} and {count} more", others, named=listed)


def _ask_of_staff(answer: EmployerAnswer) -> Iterator[str]:
    """List what the headcount does not tell, nor the country."""
    if answer.carers.untold.sum():
        yield _("for whom the staff cares: ask, and let everybody leave it open")
    if answer.pay.without_pay:
        yield _("the pay of some: without it neither leave nor measures are worked out")
    if answer.rates is None:
        yield _("how many employees care in {country}: no source was read",
                country=name_country(answer.country.code))  # fmt: skip


def say_indicator(title: str) -> str:
    """Name an indicator of a charter in the reader's language, or in the firm's own words."""
    return show_controls(data_text("charter indicator", title))
