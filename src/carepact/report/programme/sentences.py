"""How sure a change is, what mothers tell, what of it frees theirs, what it cost: in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.core.messages import _, _n, number
from carepact.levels.programme.estimates import Ratio
from carepact.levels.programme.release import RatioName
from carepact.report.programme.words import (
    Mark,
    View,
    print_change,
    print_hours,
    print_interval,
    print_part,
    print_percent,
    print_ratio,
    print_share,
)
from carepact.studies.programme_file.limits import programme_limits


def say_stayed(view: View) -> str:
    """Say who stayed, and how often they came."""
    answer, programme = view.answer, view.answer.programme
    share, came = answer.completion, answer.sessions
    if share is None or (view.is_public and answer.hides_count("began")):
        return _("Fathers who began: {count}.", count=Mark.HIDDEN)
    said = _n("{count} father began.", "{count} fathers began.", share.n)
    stayed = (
        Mark.HIDDEN
        if view.is_public and answer.hides_count("stayed")
        else f"{number(share.part, 0)}, {print_share(share)}"
    )
    said += " " + _("Stayed to the end: {stayed}.", stayed=stayed)
    if came is not None:
        hides = view.is_public and answer.hides_count("sessions")
        said += " " + _(
            "A father came to {mean} of {held} sessions on average.",
            mean=Mark.HIDDEN if hides else number(came.value, 1),
            held=programme.sessions.held,
        )
    return said


def say_how_sure(view: View) -> Iterator[str]:
    """Say by what the change is judged, what may be behind it, and who is lost."""
    programme = view.answer.programme
    if not programme.has_comparison:
        yield _(
            "Before and after, with nobody to compare with (strength: self-report). Part of it "
            "would have come without any programme: who joins when he does little often does more "
            "later all by himself, and who sat in the sessions knows what is hoped for."
        )
    elif programme.is_randomised:
        yield _(
            "Chance decided who began (strength: trial), so the two groups differ by the "
            "programme. The hours are told by the families themselves all the same."
        )
    else:
        yield _(
            "Beside fathers who did not begin (strength: self-report): those who began chose to, "
            "and may differ in more than the programme."
        )
    yield (
        _(
            "Told of usual days: such minutes are rounded, and what is thought well of grows in "
            "memory."
        )
        if programme.diary == "usual days"
        else _(
            "Told of one weekday and one day of the weekend each: single days differ much, so "
            "that few fathers tell little."
        )
    )
    effect = view.answer.change("began").effect
    if not hides_began(view) and (effect is None or effect.interval is None):
        yield _("How sure the change is cannot be known: it takes two who told twice, and two to "
                "compare with.")  # fmt: skip
    elif not hides_began(view) and effect is not None and effect.holds_zero:
        yield _("The interval holds 0: that nothing changed cannot be ruled out.")
    yield from _say_lost(view)


def _say_lost(view: View) -> Iterator[str]:
    """Say how many did not tell twice."""
    began = len(view.answer.programme.began)
    lost = began - view.answer.count_told("father")
    if hides_began(view):
        return
    if lost:
        yield _n(
            "{count} of {began} did not tell twice and counts as no change among all who began.",
            "{count} of {began} did not tell twice and count as no change among all who began.",
            lost,
            began=began,
        )
    if lost > programme_limits().most_lost * began:
        yield _(
            "That is more than a fifth: who stays away often differs from who comes back, so "
            "those who told twice may look better than all."
        )


def hides_began(view: View) -> bool:
    """Tell whether the change of all who began is hidden here."""
    return view.is_public and view.answer.hides_line("began", "both", "father")


def say_mothers(view: View) -> Iterator[str]:
    """Say what mothers tell beside fathers, and what part of it is confirmed."""
    answer = view.answer
    found = answer.agreement
    if found.couples and not view.is_public:
        yield _n(
            "{count} couple told twice of his hours: by him {his} a week, by her {hers}.",
            "{count} couples told twice of his hours: by him {his} a week, by her {hers}.",
            found.couples,
            his=print_change(found.fathers.change),
            hers=print_change(found.mothers.change),
        )
        yield _(
            "Afterwards he tells {difference} hours more than she does ({ends}).",
            difference=print_hours(found.difference.after),
            ends=print_interval(found.difference.after),
        )
    yield _say_discount(view)


def _say_discount(view: View) -> str:
    """Say what part of what he tells she tells too, or what stands in its place."""
    ratio, hidden = see(view, "discount", view.answer.discount)
    if hidden:
        return _("What part mothers confirm: {hidden}.", hidden=Mark.HIDDEN)
    if ratio.state == "found":
        return _("Mothers confirm {share} of what fathers tell.", share=print_part(ratio))
    elsewhere = _(
        "In its place stands what carepact ships, ≈ {share}: illustrative, not measured here.",
        share=print_percent(view.answer.discount_used[0]),
    )
    if ratio.state == "unstable":
        return (
            _(
                "What part mothers confirm is not told: as it cannot be ruled out that fathers' "
                "hours did not change, the part could be anything."
            )
            + " "
            + elsewhere
        )
    return _("Mothers were not asked twice, or too few.") + " " + elsewhere


def see(view: View, name: RatioName, ratio: Ratio) -> tuple[Ratio, bool]:
    """Return a ratio as it may be seen here, and whether it is hidden."""
    release = view.answer.release
    if not view.is_public:
        return ratio, False
    shown = ratio.in_tenths() if name in release.in_tenths else ratio
    return shown, name in release.ratios and ratio.state == "found"


def say_freed(view: View) -> str:
    """Say what mothers' own hours did."""
    ratio, hidden = see(view, "freeing", view.answer.freeing)
    if hidden:
        return _("For each hour that he does more she does {hidden} less.", hidden=Mark.HIDDEN)
    if ratio.state == "found" and (ratio.value or 0.0) >= 0:
        return _(
            "For each hour that he does more, as she tells, she does {share} hours less.",
            share=print_ratio(ratio),
        )
    if ratio.state == "found":
        return _(
            "For each hour that he does more, as she tells, she does {share} hours more.",
            share=print_ratio(ratio.turn()),
        )
    if ratio.state == "unstable":
        return _(
            "How much less she does for each hour of his is not told: as she tells, his hours may "
            "not have changed."
        )
    return _("Of her own hours too few told twice.")


def say_later(view: View) -> str:
    """Say what is left months later; empty where nobody told then."""
    answer, months = view.answer, view.answer.programme.months_later
    if answer.decay is None or months is None:
        return ""
    if view.is_public:
        ratio, hidden = see(view, "decay", answer.decay)
        if hidden or ratio.state != "found":
            return ""
        return _("Of the change {share} is lost a year.", share=print_part(ratio))
    effect = answer.later.effect
    if effect is None:
        return ""
    said = _n(
        "Months after the end: {months}. {count} father tells {change} hours a week over those "
        "before ({ends}).",
        "Months after the end: {months}. {count} fathers tell {change} hours a week over those "
        "before ({ends}).",
        effect.n,
        months=number(float(months), 0),
        change=print_change(effect),
        ends=print_interval(effect),
    )
    if answer.decay.state != "found":
        return f"{said} " + _("What is lost a year cannot be told from it.")
    return f"{said} " + _("Of the change {share} is lost a year.", share=print_part(answer.decay))


def list_missing(view: View) -> list[str]:
    """List what is missing in the sheets."""
    programme = view.answer.programme
    untold = len(programme.began) - len(programme.sessions_told)
    found = []
    if programme.incomplete_forms:
        found.append(
            _n(
                "{count} form lacks a part and is not counted.",
                "{count} forms lack a part and are not counted.",
                programme.incomplete_forms,
            )
        )
    if untold:
        found.append(_n("sessions of {count} father", "sessions of {count} fathers", untold))
    if programme.costs is None:
        found.append(_("costs"))
    return found
