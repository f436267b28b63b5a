"""Write the table and the picture of the page on care beside construction, as runs have them.

`python -m scripts.compile.construction_page` carries five countries; it takes a minute or two.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

os.environ["CAREPACT_LANGUAGE"] = "en"

from carepact.report.figures.country.jobs import draw_jobs
from carepact.report.run.figures import Figures
from carepact.report.run.words import print_figure, print_percent
from carepact.simulate.projection import HEADLINE_SCENARIO
from carepact.studies.country import answer_country
from carepact.studies.one_country.run import CountryRun
from carepact.studies.study_file.opening import open_study

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "construction-beside-care.md"
COUNTRIES = {"KEN": "Kenya", "IND": "India", "DEU": "Germany", "BRA": "Brazil", "MEX": "Mexico"}
MILLION, BILLION = 1e6, 1e9
ROWS: tuple[tuple[str, str, str | None, float | None], ...] = (
    ("State's net cost, of GDP", "state_net_cost_over_gdp", None, None),
    ("net cost, of public revenue", "state_net_cost_over_revenue", None, None),
    ("construction of the same net cost, billion PPP dollars",
     "construction_outlay", None, BILLION),
    ("jobs in care and at suppliers, m", "jobs_with_suppliers_of_both_sexes", None, MILLION),
    ("jobs in construction and at suppliers, m",
     "construction_jobs_with_suppliers_of_both_sexes", None, MILLION),
    ("women's: care, m", "jobs_with_suppliers", "women", MILLION),
    ("women's: construction, m", "construction_jobs_with_suppliers", "women", MILLION),
    ("men's: care, m", "jobs_with_suppliers", "men", MILLION),
    ("men's: construction, m", "construction_jobs_with_suppliers", "men", MILLION),
    ("jobs in care to one in construction", "jobs_per_construction_job", None, 1.0),
    ("the same of women", "women_jobs_per_construction_job", None, 1.0),
)  # fmt: skip
"""Words, variable, sex and scale of each row of the table; no scale where it is a per cent."""


def write_table(runs: list[CountryRun]) -> str:
    """Write a column a country."""
    found = [Figures(run.figures) for run in runs]
    year = runs[0].projection.years[-1]
    lines = ["| | " + " | ".join(COUNTRIES.values()) + " |", "|---" * (len(runs) + 1) + "|"]
    for words, variable, sex, scale in ROWS:
        figures = [one.find(variable, HEADLINE_SCENARIO, year, None, sex) for one in found]
        told = [
            print_percent(one) if scale is None else print_figure(one, scale) for one in figures
        ]
        lines.append(f"| {words} | " + " | ".join(told) + " |")
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ") + "\n"


def main() -> None:
    """Run the countries and write the page."""
    studies = [open_study(code, {"package": "co-responsibility"}) for code in COUNTRIES]
    runs = [answer_country(study) for study in studies]
    text = PAGE.read_text("utf-8")
    table = re.compile(r"^\| \| Kenya \|.*?(?=\n\n)", flags=re.DOTALL | re.MULTILINE)
    PAGE.write_text(table.sub(lambda _found: write_table(runs).rstrip(), text), "utf-8")
    PAGE.with_suffix(".svg").write_text(draw_jobs(runs).svg, encoding="utf-8")


if __name__ == "__main__":
    main()
