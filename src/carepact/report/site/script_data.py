"""What the script of a country's page reads: words, knobs, colours and bands."""

from __future__ import annotations

import json
from typing import Any

from carepact.core.messages import _, number, percent_sign
from carepact.core.parameter_tables import AXES, LABELS
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.report.palette import shipped_palette
from carepact.report.run.words import mark_grade
from carepact.report.site.figures import Figure
from carepact.report.site.knob_words import list_stops
from carepact.report.site.pictures import colour_of, list_bands, list_bar_charts, title_panels
from carepact.studies.response_table.answer import CountryResponses
from carepact.studies.response_table.knobs import Setting


def write_data(found: CountryResponses, figures: list[Figure]) -> str:
    """Write what the page's script reads of its words, knobs and colours."""
    palette = shipped_palette()
    sample = number(1234.5, 1)
    data = {
        "mark": mark_grade(found.grade.money),
        "signs": {"group": sample[1], "decimal": sample[-2], "percent": percent_sign()},
        "words": {
            "sentence": word_sentence(found),
            "hours": _("{hours} h", hours="{hours}"),
            "law": _("present law"),
            "start": _("starting package"),
            "yours": _("your package"),
        },
        "colours": {
            "yours": palette.closures[0], "start": palette.closures[1],
            "pale": palette.people.other.shades[1], "range": palette.lines.range,
            "frame": palette.lines.frame, "zero": palette.lines.equality,
            "note": palette.lines.note,
        },
        "knobs": [_describe_knob(found, one) for one in found.settings],
        "figures": {
            one.name: {
                "kind": one.kind, "words": one.words, "law": one.law, "colour": colour_of(one.key)
            }
            for one in figures
        },
        "panels": [
            {"name": key[0], "title": one.words,
             **dict(zip(("low", "high"), list_bands(found, key), strict=True))}
            for key in title_panels() for one in figures if one.key == key
        ],
        "charts": {
            name: {"title": title, "rows": [one.name for one in own]}
            for name, title, own in list_bar_charts(found)
        },
    }  # fmt: skip
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _describe_knob(found: CountryResponses, setting: Setting) -> dict[str, Any]:
    """Describe a knob to the script: its stops, and the settings that it stands for."""
    knob = setting.knob
    places = []
    for instrument, parameter in knob.places:
        now = found.law[instrument][parameter]
        axes = AXES[shipped_instrument(instrument).parameters[parameter].type]
        labels = knob.labels or (LABELS[axes[0]] if axes else ("",))
        for label, column in zip(labels, knob.find_columns((instrument, parameter)), strict=True):
            path = ".".join(filter(None, (instrument, parameter, label)))
            places.append([path, float(f"{float(now.reshape(-1)[column]):.7g}")])
    return {
        "name": knob.name, "law": setting.law, "start": setting.start, "high": setting.high,
        "factor": knob.is_factor, "stops": [list(stop) for stop in list_stops(setting)],
        "places": places,
    }  # fmt: skip


def word_sentence(found: CountryResponses) -> str:
    """Give the sentence with places for its figures."""
    return _(
        "In {year} this package costs {cost} of GDP more than present law, all payers together; "
        "the net cost to the State is {net} of GDP, and there are {jobs} more jobs in care.",
        year=found.table.years[-1],
        cost="{cost}",
        net="{net}",
        jobs="{jobs}",
    )
