"""Draw the pictures that stand in the documentation: `python -m scripts.compile.pictures`.

A thousand draws of Kenya with one package, and one map; each picture was looked at before it was
stored, wide and as narrow as a telephone, in colour and in grey.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from carepact.data.countries.reading import read_countries
from carepact.report.figures.picture import NARROW, Picture
from carepact.report.figures.world import draw_world, take_indicator
from carepact.report.run.file_names import RunFile
from carepact.report.run.pictures import list_pictures
from carepact.studies.country import answer_country
from carepact.studies.study_file.opening import open_study

STUDY = {"package": "co-responsibility", "until": 2040, "draws": 1000}
SHOWN = (RunFile.COST_BY_YEAR, RunFile.GROSS_TO_NET, RunFile.HOURS_MOVED, RunFile.CARE_FLOW)


def main() -> None:
    """Draw and write."""
    drawn = list_pictures(answer_country(open_study("KEN", STUDY)))
    pictures: dict[str, Callable[..., Picture]] = {one.value: drawn[one] for one in SHOWN}
    maternity = take_indicator(read_countries().values(), "mat_leave_weeks_2017")
    pictures["world"] = partial(draw_world, maternity)
    folder = Path("docs/pictures")
    folder.mkdir(exist_ok=True)
    for name, draw in pictures.items():
        (folder / f"{name}.svg").write_text(draw().svg, encoding="utf-8")
    narrow = drawn[RunFile.COST_BY_YEAR](sizes=NARROW)
    (folder / f"{RunFile.COST_BY_YEAR}-narrow.svg").write_text(narrow.svg, encoding="utf-8")


if __name__ == "__main__":
    main()
