"""Files of centres, written anew for each test."""

from __future__ import annotations

from pathlib import Path

HEADINGS = (
    "first_day,last_day,opening_hours,visits,families,child_hours,hours_women_paid,"
    "hours_men_paid,hours_women_volunteer,hours_men_volunteer,courses,course_participants,"
    "services,meetings_with_council,seats_in_council,found_work"
)
ROWS = (
    "2026-01-01,2026-01-31,80,100,30,120,40,0,60.5,10,3,6,8,1,1,0",
    "2026-02-01,2026-02-28,70,90,28,110,38,0,55.25,12,2,0,7,0,2,1",
)
MONEY = (
    "2026-01-31,income,fees,200",
    "2026-02-28,income,municipality,1000",
    "2026-01-31,cost,wages,900",
    "2026-01-31,cost,contributions,225",
    "2026-02-28,cost,rent,300",
)
CENTRE = """\
name: Ours
country: DEU
first_day: 2026-01-01
last_day: 2026-02-28
log: log.csv
money: money.csv
area: {families: 400, source: Register}
families: {count: 50, source: Cards}
people: {women_paid: 5, men_paid: 0, women_volunteer: 9, men_volunteer: 6}
stay: {hours: 2, source: Counted}
hour: {wage: 12, contributions: 0.25, source: Agreement}
"""


def write_centre(
    folder: Path,
    text: str = CENTRE,
    rows: tuple[str, ...] = ROWS,
    money: tuple[str, ...] = MONEY,
    headings: str = HEADINGS,
) -> Path:
    """Write the files of a centre into a folder; return that of the centre."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "log.csv").write_text("\n".join([headings, *rows, ""]), "utf-8")
    (folder / "money.csv").write_text("\n".join(["day,kind,party,amount", *money, ""]), "utf-8")
    file = folder / "centre.yaml"
    file.write_text(text, "utf-8")
    return file


def write_network(folder: Path, *names: str) -> Path:
    """Write the file of a network that names the folders of its centres."""
    file = folder / "network.yaml"
    listed = "".join(f"  - {name}/centre.yaml\n" for name in names)
    file.write_text(f"network: All of us\ncentres:\n{listed}", "utf-8")
    return file
