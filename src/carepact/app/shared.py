"""Imported by the process that workers are forked from: what ships is read here, once for all.

Else each worker, and each process for one file, reads it anew: the first answer took 1.0 s of the
processor so, 0.4 s of it for this. Nothing here may start a thread, as no fork has it: no tables
of Polars, nothing computed.
"""

from __future__ import annotations

from carepact.app.nouns import find_noun
from carepact.app.pages import read_templates
from carepact.app.views.country_choice import choose_country
from carepact.core.messages import LANGUAGES, speak
from carepact.data.countries.facts import known_countries
from carepact.data.countries.reading import read_country
from carepact.data.crises.crisis import shipped_crises
from carepact.data.evidence.reading import list_topics, shipped_evidence
from carepact.policy.package_files import SHIPPED, shipped_package
from carepact.policy.sliders import main_sliders

for code in known_countries():
    read_country(code)
for topic in list_topics():
    shipped_evidence(topic)
for package in SHIPPED:
    shipped_package(package)
main_sliders()
shipped_crises()
find_noun("")
read_templates()
for language in LANGUAGES:
    with speak(language):
        choose_country()
