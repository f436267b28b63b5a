"""Two pages for a family to fill in: his own day; his day as she sees it, and her own."""

from __future__ import annotations

from typing import Any

from carepact.core.messages import _, language, word
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.sheets.form import code_word
from carepact.levels.programme.records import TELLERS, TIMES

FORM_NAME = "programme-form.html"
"""Pages to be printed for families, his and hers, written beside a draft."""


def write_form() -> bytes:
    """Write the form as HTML, a page for him and one for her, in the reader's language."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - slow to import

    surroundings = Environment(
        loader=PackageLoader("carepact.report", "programme"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    return surroundings.get_template("form.html.j2").render(**_fill()).encode()


def _fill() -> dict[str, Any]:
    """Say every word of the form."""
    titles = {
        "father": _("He: my own day"),
        "mother_of_him": _("She: his day, as I see it"),
        "mother_of_herself": _("She: my own day"),
    }
    return {
        "lang": language(),
        "title": _("Care and housework: a short form"),
        "how": _(
            "Each fills in his or her part alone. Write minutes, as well as you know them; 0 where "
            "there were none. An hour is 60. Write no name: the code is enough."
        ),
        "days": _(
            "One day from Monday to Friday and one day of the weekend: usual days, or yesterday, "
            "as who leads the sessions says."
        ),
        "code": _("Code"),
        "times": [word(code_word(time)) for time in TIMES],
        "pages": [
            [
                (word(code_word(teller)), titles[teller])
                for teller in TELLERS
                if (teller == "father") is is_his
            ]
            for is_his in (True, False)
        ],
        "heads": [_("Minutes"), _("on a weekday"), _("at the weekend")],
        "rows": [
            _(
                "Care of children and others: washing, feeding, playing, bringing to bed, helping "
                "with school, taking to the doctor"
            ),
            _("Housework: cooking, cleaning, laundry, shopping, repairs"),
        ],
        "foot": _(
            "What was done at the same time counts once, as care. Both together are no more than "
            "the {minutes} minutes of a day.",
            minutes=MINUTES_PER_DAY,
        ),
    }
