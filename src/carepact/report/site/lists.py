"""The pages that lead to those of countries: one of each language, and one to choose it on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from carepact.core.messages import _
from carepact.core.speaking import use_language
from carepact.data.countries.country_names import fold, name_country
from carepact.data.countries.facts import known_countries
from carepact.report.site.frame import Linked, fill_frame, list_languages
from carepact.report.templates import fill_page
from carepact.report.words import in_words


def write_list(codes: Sequence[str]) -> bytes:
    """Write the list of countries by region, in the reader's language."""
    regions: defaultdict[str, list[str]] = defaultdict(list)
    for code in codes:
        regions[in_words(known_countries()[code]["region"]) or _("Other")].append(code)
    groups = [
        {
            "name": region,
            "countries": [
                {"name": name_country(code), "address": f"{code}.html"}
                for code in sorted(own, key=lambda one: fold(name_country(one)))
            ],
        }
        for region, own in sorted(regions.items())
    ]
    heading = _("Care, country by country: move what the law gives")
    lead = _(
        "A page a country. Every page works without a network: what a change of the law would "
        "cost, who would pay, who would work."
    )
    foot = [_("Simulated by carepact; a simulation under stated assumptions, not a forecast.")]
    return fill_frame(
        "list.html.j2",
        Linked("index.html", "../index.html", heading),
        {"heading": heading, "lead": lead, "groups": groups, "foot": foot},
    )


def write_front() -> bytes:
    """Write the page on which a language is chosen."""
    languages = []
    for one in list_languages("{code}/index.html"):
        with use_language(one["code"]):
            languages.append(
                {**one, "words": _("Care, country by country: move what the law gives")}
            )
    return fill_page("site", "front.html.j2", {"languages": languages}, is_tight=True)
