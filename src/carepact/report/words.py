"""Words of tables and pictures in the reader's language.

Files keep the English labels, so that a program finds them; the screen and the
pictures translate those that are listed here.
"""

from __future__ import annotations

from carepact.core.messages import _


def in_words(label: str) -> str:
    """Return a label of a table in the reader's language, or as it is."""
    parts = label.split(" - ")
    known = _known_labels()
    return " - ".join(known.get(part, part) for part in parts)


def _known_labels() -> dict[str, str]:
    """List the labels that carepact itself gives."""
    return {
        "all": _("all"),
        "women": _("women"),
        "men": _("men"),
        "mothers": _("mothers"),
        "fathers": _("fathers"),
        "grandmothers": _("grandmothers"),
        "grandfathers": _("grandfathers"),
        "women without children": _("women without children"),
        "men without children": _("men without children"),
        "mothers with a partner": _("mothers with a partner"),
        "fathers with a partner": _("fathers with a partner"),
        "lone mothers": _("lone mothers"),
        "lone fathers": _("lone fathers"),
        "women with a child at home": _("women with a child at home"),
        "men with a child at home": _("men with a child at home"),
        "women with a child and partner": _("women with a child and partner"),
        "men with a child and partner": _("men with a child and partner"),
        "lone women with a child": _("lone women with a child"),
        "lone men with a child": _("lone men with a child"),
        "under 18": _("under 18"),
        "no child": _("no child"),
        "not stated": _("not stated"),
        "sex": _("sex"),
        "age group": _("age group"),
        "role": _("role"),
        "role and partner": _("role and partner"),
        "youngest child": _("youngest child"),
        "year": _("year"),
        "unpaid work": _("unpaid work"),
        "unpaid work (5.4.1)": _("unpaid work (5.4.1)"),
        "- domestic work": _("- domestic work"),
        "- care work": _("- care work"),
        "childcare": _("childcare"),
        "- childcare": _("- childcare"),
        "paid work": _("paid work"),
        "leisure": _("leisure"),
        "sleep": _("sleep"),
        "weekly earnings": _("weekly earnings"),
        "equal": _("equal"),
        "within tolerance": _("within tolerance"),
        "differs": _("differs"),
        "inside the interval": _("inside the interval"),
        "outside the interval": _("outside the interval"),
        "not estimated": _("not estimated"),
        "hours/day": _("hours/day"),
        "% of the day": _("% of the day"),
        "observed": _("observed"),
        "imputed": _("imputed"),
        "assumed": _("assumed"),
        "projected": _("projected"),
        "children": _("children"),
        "children 0-2": _("children 0-2"),
        "children 3-5": _("children 3-5"),
        "children 6-14": _("children 6-14"),
        "adults in need": _("adults in need"),
        "older persons in need": _("older persons in need"),
        "leave": _("leave"),
        "long-term care": _("long-term care"),
        "money": _("money"),
        "Government": _("Government"),
        "Employer": _("Employer"),
        "Employer and government": _("Employer and government"),
        "not applicable": _("not applicable"),
    }
