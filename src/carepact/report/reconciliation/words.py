"""Words of a reconciliation in the reader's language: quantities, units, reasons."""

from __future__ import annotations

from carepact.core.messages import _


def name_quantity(key: str) -> str:
    """Name what a published figure tells."""
    return {
        "cost_all": _("additional cost of all four policies"),
        "cost_all_money": _("the same in money"),
        "cost_leave": _("additional cost of leave and breastfeeding breaks"),
        "cost_childcare": _("additional cost of childcare"),
        "spent_childcare": _("what the State spends on childcare now"),
        "cost_long_term_care": _("additional cost of long-term care"),
        "spent_long_term_care": _("what the State spends on long-term care now"),
        "jobs_childcare": _("jobs in childcare"),
        "jobs_long_term_care": _("jobs in long-term care"),
        "jobs_indirect": _("jobs at suppliers"),
        "jobs_women": _("jobs that women take"),
        "enrolment_under_3": _("children under 3 with a place"),
        "policy_gap": _("childcare policy gap"),
        "return": _("GDP gained for a unit of cost, leave and childcare"),
        "women_employed": _("women in employment, leave and childcare"),
        "earnings_gap": _("gap in monthly earnings, leave and childcare"),
        "care_employment": _("jobs in care in 2030, high road"),
        "uruguay": _("Uruguay, free childcare under 4"),
        "mexico": _("Mexico, childcare under 6"),
    }[key]


def name_unit(unit: str) -> str:
    """Name the unit in which a published figure is printed."""
    return {
        "% of GDP": _("% of GDP"),
        "% of GDP per year": _("% of GDP"),
        "trillion US$": _("trillion dollars"),
        "million": _("million"),
        "%": _("%"),
        "share": _("share"),
        "years": _("years"),
        "GDP per unit of cost": _("factor"),
        "% (from 2019 to 2035)": _("%"),
    }[unit]


def name_reason(reason: str) -> str:
    """Say why ours and a published figure differ; a figure follows what ends with a colon."""
    return (_reasons_of_sources() | _reasons_of_method() | _reasons_tried())[reason]


def _reasons_of_sources() -> dict[str, str]:
    """Word where ours stands on other countries, laws or figures than theirs."""
    return {
        "countries": _("Other countries, which are not named in what is public here."),
        "present law": _(
            "Counted from present law as modelled; theirs from what is spent. The lines "
            "below tell which policy."
        ),
        "wages": _(
            "Staff wages are ours: a grade's share of the country's mean wage, with "
            "employers' contributions. Theirs are not public here."
        ),
        "modelled present law": _(
            "Ours is what present law costs as modelled; what is observed never enters. "
            "Theirs is spending as reported."
        ),
        "multipliers": _(
            "Ours is pay at suppliers over mean labour cost, from input-output tables of "
            "2011, their median where a country has none. Theirs is not public here."
        ),
        "suppliers' women": _(
            "At suppliers women are taken to hold the share of all work they hold."
        ),
        "free age": _(
            "Both read the age of the first free place in laws: ours as UNESCO does (2023), by "
            "coverage where it tells none; theirs as the ILO does."
        ),
    }


def _reasons_of_method() -> dict[str, str]:
    """Word where ours is computed in another way than theirs."""
    return {
        "later gains": _(
            "Ours is the value added of the year's jobs and of mothers who enter work. How "
            "theirs counts what is gained is not public here."
        ),
        "steady employment": _(
            "Employment by sex stays at its last observed rate where no reform moves it; "
            "theirs is projected from 2019."
        ),
        "small gain": _(
            "Of mothers whose child gets a place a small part enters work, as trials found."
            " What theirs takes is not public here."
        ),
        "steady wages": _(
            "Wages of women and men move by care jobs and by mothers' entry alone. How "
            "theirs come closer is not public here."
        ),
        "other sectors": _(
            "Not computed: it counts schools and hospitals, which no instrument of ours changes."
        ),
        "age of school": _(
            "Ours gives every child a place with few children per staff. What was asked "
            "there is not public here."
        ),
    }


def _reasons_tried() -> dict[str, str]:
    """Word what was tried the other way; the difference that it makes follows."""
    return {
        "all payers": _(
            "Counted for the State, which takes over what others pay now. For all payers alike:"
        ),
        "severe staff": _(
            "One full-time worker at home for each person in severe need. With fewer, the "
            "cost or jobs in all, present law's among them:"
        ),
        "market dollars": _("PPP dollars of 2021. In US dollars of 2015 at market rates:"),
        "informal work": _(
            "All employed parents, informal ones too. As present law has it for informal work:"
        ),
        "fathers' take-up": _("Not every father takes his leave. If all took it:"),
        "time without children": _("Staff are paid for time without children too. Without that:"),
        "children from 3": _("Not every child from 3 to 5 has a place. If each had one:"),
        "care at home": _(
            "Some live in homes, with fewer staff and other costs. If all were cared for at home:"
        ),
        "jobs in all": _("Full-time jobs beyond present law. With those of present law:"),
        "persons": _("Full-time jobs. Persons, as part-time work is common:"),
        "care jobs alone": _("Jobs at suppliers among them. Of care jobs alone:"),
        "more already": _(
            "Where law gives more places already, they stay. Under present law, all together:"
        ),
        "means of people": _("A mean over countries where it is known. Weighted by births:"),
        "mothers alone": _(
            "Value added of care, of suppliers and of mothers who enter. Of those mothers alone:"
        ),
        "financing": _("Net of the taxes that pay for it. Before these and what new income buys:"),
        "market weights": _("Weighted by GDP in PPP dollars. Weighted by GDP at market rates:"),
        "cost in all": _("What is added to present law. In all, whoever pays:"),
    }
