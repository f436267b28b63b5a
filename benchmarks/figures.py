"""Time every picture of a run, of law, of a people, of a world map: milliseconds each.

    python benchmarks/figures.py

One simulation of Kenya until 2040 in 200 draws, the review of its law and the maps of an indicator
are made first. Each picture is then drawn as SVG in a wide and in a narrow size; the quickest of
several turns counts, in time of the processor, as a machine may have other work. Beside each of
the four that were drawn with Altair and Vega-Lite before stands what that took (29 November 2026,
same machine, same run), and how many times as long it was. Ends with 1 where a picture takes more
than 20 ms.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial

from carepact.data.countries.reading import read_countries
from carepact.report.figures.law import draw_law
from carepact.report.figures.people import draw_country
from carepact.report.figures.picture import NARROW, WIDE, Picture
from carepact.report.figures.verdicts import draw_summary
from carepact.report.figures.world import draw_world, take_indicator
from carepact.report.run.pictures import list_pictures
from carepact.review.summary import choose_grouping
from carepact.studies.country import answer_country
from carepact.studies.country_profile import profile_country
from carepact.studies.review import review_law, summarise_every_law
from carepact.studies.study_file.opening import open_study

STUDY = {"package": "co-responsibility", "until": 2040, "draws": 200}
INDICATOR = "mat_leave_weeks_2017"
MOST = 20.0
"""Of a picture. [ms]"""
TURNS = 7
BEFORE = {
    "cost-by-year": 282.7,
    "who-provides-and-pays": 396.4,
    "what-matters-most": 120.7,
    "jobs-beside-construction": 127.7,
}
"""With Altair and Vega-Lite. [ms]"""


def main() -> int:
    """Print a line a picture; return whether one is too slow."""
    run = answer_country(open_study("KEN", STUDY))
    pictures: dict[str, Callable[..., Picture]] = {
        str(name): draw for name, draw in list_pictures(run).items()
    }
    pictures["law"] = partial(draw_law, review_law("KEN"))
    pictures["verdicts"] = partial(draw_summary, summarise_every_law(choose_grouping("income")))
    pictures["people"] = partial(draw_country, profile_country("KEN"))
    pictures["world"] = partial(draw_world, take_indicator(read_countries().values(), INDICATOR))
    print(f"{'picture':28} {'wide':>7} {'narrow':>7} {'before':>7} {'times':>6} {'bytes':>7}")
    slow = []
    for name, draw in pictures.items():
        wide, narrow = (_time(partial(draw, sizes=sizes)) for sizes in (WIDE, NARROW))
        before = BEFORE.get(name)
        told = f"{before:7.0f} {before / wide:6.0f}" if before else f"{'':7} {'':6}"
        print(f"{name:28} {wide:7.1f} {narrow:7.1f} {told} {len(draw().svg):7}")
        if max(wide, narrow) > MOST:
            slow.append(name)
    print(f"slower than {MOST:.0f} ms: {', '.join(slow) or 'none'}")
    return 1 if slow else 0


def _time(draw: Callable[[], Picture]) -> float:
    """Return the quickest of several turns, of the time of this process alone. [ms]"""
    taken = []
    for _turn in range(TURNS):
        start = time.process_time()
        draw()
        taken.append(1000 * (time.process_time() - start))
    return min(taken)


if __name__ == "__main__":
    sys.exit(main())
