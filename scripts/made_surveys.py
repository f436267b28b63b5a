"""Made-up surveys in the shape of real ones, with the figures that a right reader finds in them.

    python scripts/made_surveys.py uk-grid FOLDER

writes the files of a survey, and `right.csv` with mean minutes a day by sex, as added up here
from the persons themselves. Files, keys, weights, clocks and codes are those of the published
layouts as far as they could be read; the pages in `docs/how-to/surveys` say what could not be.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

HOMES = 60
DAY = 1440
SEED = 20
LAST_WEEKDAY = 4


@dataclass(frozen=True)
class Person:
    """One person of a home, and the minutes of her weekday and her weekend day."""

    home: int
    place: int
    sex: str
    age: int
    weight: float
    days: tuple[dict[str, int], dict[str, int]]

    def mean(self, activity: str) -> float:
        """Mean minutes of an activity on a day of the week. [min/day]"""
        weekday, weekend = (day.get(activity, 0) for day in self.days)
        return (5 * weekday + 2 * weekend) / 7


def draw_people(step: int = 10) -> list[Person]:
    """Draw a woman and a man for each home; minutes are multiples of a step."""
    drawn = random.Random(SEED)  # noqa: S311 - made-up diaries
    people = []
    for home in range(HOMES):
        weight = round(drawn.uniform(80, 240), 4)
        for place, sex in enumerate(("women", "men"), start=1):
            age = drawn.randint(16, 79)
            days = tuple(_draw_day(sex, drawn, step, weekend=end) for end in (False, True))
            people.append(Person(1000 + home, place, sex, age, weight, (days[0], days[1])))
    return people


def _draw_day(sex: str, drawn: random.Random, step: int, *, weekend: bool) -> dict[str, int]:
    """Draw the minutes of a day; sleep is what the rest leaves."""
    high = 2 if sex == "women" else 1
    day = {
        "cook": step * drawn.randint(0, 6 * high),
        "clean": step * drawn.randint(0, 4 * high),
        "care": step * drawn.randint(0, 5 * high) * drawn.randint(0, 1),
        "work": 0 if weekend else step * drawn.randint(0, 40),
        "tv": step * drawn.randint(3, 18),
    }
    return {"sleep": DAY - sum(day.values()), **day}


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]], **how: str) -> None:
    """Write a file of rows under a header."""
    with path.open("w", newline="", encoding=how.get("encoding", "utf-8")) as stream:
        out = csv.writer(stream, delimiter=how.get("delimiter", ","))
        out.writerow(header)
        out.writerows(rows)


def write_right(
    folder: Path, people: Sequence[Person], minutes: Callable[[Person, str], float]
) -> None:
    """Write the weighted mean of domestic work and of care by sex. [min/day]"""
    rows = []
    for sex in ("women", "men"):
        of_sex = [one for one in people if one.sex == sex]
        whole = sum(one.weight for one in of_sex)
        for group, parts in (("domestic", ("cook", "clean")), ("care", ("care",))):
            total = sum(one.weight * sum(minutes(one, part) for part in parts) for one in of_sex)
            rows.append((sex, group, total / whole))
    write(folder / "right.csv", ("sex", "group", "minutes"), rows)


def make_colombia(folder: Path) -> None:
    """Write persons and hours with minutes in two files, a question before each; a usual day."""
    people = draw_people(step=5)
    sex = {"men": 1, "women": 2}
    keys = ("DIRECTORIO", "SECUENCIA_P", "ORDEN")
    write(
        folder / "personas.csv",
        (*keys, "P6020", "P6040", "F_EXP"),
        (
            (p.home, 1, p.place, sex[p.sex], p.age, f"{p.weight:.4f}".replace(".", ","))
            for p in people
        ),
        encoding="latin-1",
        delimiter=";",
    )
    asked = {"P1144S1": "sleep", "P1136S1": "clean", "P1143S1": "cook", "P1137S1": "care"}
    columns = [name + end for name in asked for end in ("", "A1", "A2")]

    def answers(person: Person) -> list[object]:
        told: list[object] = []
        for activity in asked.values():
            amount = person.days[0].get(activity, 0)
            told += [1, amount // 60, amount % 60] if amount else ["", "", ""]
        return told

    write(
        folder / "capitulo_c8.csv",
        (*keys, *columns),
        ((p.home, 1, p.place, *answers(p)) for p in reversed(people)),
        encoding="latin-1",
        delimiter=";",
    )
    write_right(folder, people, lambda p, activity: p.days[0].get(activity, 0))


def make_mexico(folder: Path) -> None:
    """Write a week in hours and minutes, Monday to Friday and the weekend apart, overlapping."""
    people = draw_people(step=5)
    asked = {("P6_4", "_3"): "cook", ("P6_5", "_2"): "clean", ("P6_13", "_3"): "care"}
    parts = ("_1", "_2", "_3", "_4")  # hours and minutes of the weekdays, then of the weekend

    def answers(person: Person) -> list[object]:
        told: list[object] = []
        for activity in asked.values():
            weekdays = 5 * person.days[0].get(activity, 0)
            weekend = 2 * person.days[1].get(activity, 0)
            if not weekdays + weekend:
                told += [2, "", "", "", ""]
            else:
                told += [1, weekdays // 60, weekdays % 60, weekend // 60, weekend % 60]
        return told

    sex = {"men": 1, "women": 2}
    write(
        folder / "TMODULO.csv",
        (
            "UPM", "VIV_SEL", "HOGAR", "N_REN", "SEXO", "EDAD_V", "FAC_PER", "EST_DIS", "UPM_DIS",
            *(name for stem, item in asked for name in (stem + item, *(
                f"{stem}A{item}{part}" for part in parts))),
        ),
        (
            (f"{p.home:07}", "01", 1, f"{p.place:02}", sex[p.sex], p.age, p.weight,
             f"{p.home % 6:04}", f"{p.home % 24:05}", *answers(p))
            for p in people
        ),
    )  # fmt: skip
    write_right(folder, people, lambda p, activity: p.mean(activity))


UK_CODES = {"sleep": 110, "cook": 3110, "clean": 3210, "care": 3810, "work": 1110, "tv": 8210}


def _uk_individuals(folder: Path, people: Sequence[Person]) -> None:
    """Write the persons of the UK survey."""
    sex = {"men": 1, "women": 2}
    write(
        folder / "uktus15_individual.tab",
        ("serial", "pnum", "DMSex", "DVAge", "strata", "psu"),
        ((p.home, p.place, sex[p.sex], p.age, p.home % 6, p.home % 24) for p in people),
        delimiter="\t",
    )


def make_uk_grid(folder: Path) -> None:
    """Write two diary days of 144 slots, with a second activity; the weight is the diary's."""
    people = draw_people()
    _uk_individuals(folder, people)
    slots = range(1, 145)
    rows = []
    for person in people:
        for number, day in enumerate(person.days, start=1):
            codes = [UK_CODES[a] for a, minutes in day.items() for _slot in range(minutes // 10)]
            beside = [3830 if code == UK_CODES["tv"] else -7 for code in codes]
            about = (person.home, person.place, number, 1 if number == 1 else 2, person.weight)
            rows.append((*about, *codes, *beside))
    random.Random(SEED).shuffle(rows)  # noqa: S311 - made-up diaries
    header = ("serial", "pnum", "daynum", "ddayw", "dia_wt_a")
    names = (*(f"act1_{i}" for i in slots), *(f"act2_{i}" for i in slots))
    write(folder / "uktus15_diary_wide.tab", (*header, *names), rows, delimiter="\t")
    write_right(folder, people, lambda p, activity: p.mean(activity))


def make_uk_episodes(folder: Path) -> None:
    """Write the same days as episodes with a length and a second activity."""
    people = draw_people()
    _uk_individuals(folder, people)
    rows = []
    for person in people:
        for number, day in enumerate(person.days, start=1):
            about = (person.home, person.place, number, 1 if number == 1 else 2, person.weight)
            begin, count = 1, 0
            for activity, minutes in day.items():
                if minutes:
                    count += 1
                    second = 3830 if activity == "tv" else -7
                    rows.append((*about, count, begin, minutes, UK_CODES[activity], second))
                    begin += minutes // 10
    header = ("serial", "pnum", "daynum", "ddayw", "dia_wt_a")
    names = ("epnum", "tid", "eptime", "whatdoing", "What_Oth1")
    write(folder / "uktus15_diary_ep_long.tab", (*header, *names), rows, delimiter="\t")
    write_right(folder, people, lambda p, activity: p.mean(activity))


CANADA_CODES = {"sleep": 101, "cook": 201, "clean": 205, "care": 301, "work": 501, "tv": 1202}


def make_canada(folder: Path) -> None:
    """Write ages in classes, minutes of the clock from 240 to 1680, bootstrap weights."""
    people = draw_people(step=5)
    drawn = random.Random(SEED + 1)  # noqa: S311 - made-up weights
    main, episodes = [], []
    for number, person in enumerate(people, start=10000):
        day = person.days[number % 7 > LAST_WEEKDAY]
        group = min(7, max(1, (person.age - 5) // 10))
        factors = [drawn.choice((0.5, 1.0, 1.0, 1.5)) for _one in range(40)]
        weights = [round(person.weight * one, 4) for one in factors]
        sex = {"men": 1, "women": 2}[person.sex]
        main.append((number, person.weight, f"{group:02}", sex, number % 7 + 1, *weights))
        clock = 240
        for place, (activity, minutes) in enumerate(day.items(), start=1):
            if minutes:
                code, second = CANADA_CODES[activity], 4103 if activity == "tv" else 4115
                times = (clock, clock + minutes)
                episodes.append((number, place, person.weight, code, second, minutes, *times))
                clock += minutes
    names = ("PUMFID", "WGHT_PER", "AGEGR10", "GENDER2", "DDAY")
    write(folder / "main.csv", (*names, *(f"WTBS_{i:03}" for i in range(1, 41))), main)
    columns = ("PUMFID", "INSTANCE", "WGHT_EPI", "TUI_01", "TUI_03", "DURATION")
    write(folder / "episode.csv", (*columns, "STARTMIN", "ENDMIN"), episodes)
    asked = {id(person): number % 7 > LAST_WEEKDAY for number, person in enumerate(people, 10000)}
    write_right(folder, people, lambda p, a: p.days[asked[id(p)]].get(a, 0))


MTUS_COLUMNS = {"sleep": 2, "cook": 18, "clean": 20, "care": 28, "work": 7, "tv": 59}


def make_mtus(folder: Path) -> None:
    """Write a row a diary, 69 columns; a person's number is hers within the home alone."""
    people = draw_people(step=5)
    rows = []
    for person in people:
        amounts = [0] * 69
        for activity, minutes in person.days[0].items():
            amounts[MTUS_COLUMNS[activity] - 1] = minutes
        sex = {"men": 1, "women": 2}[person.sex]
        about = (37, 2015, person.home, person.place, 1, 2015, sex, person.age, person.weight)
        rows.append((*about, *amounts))
    names = ("countrya", "survey", "hldid", "persid", "id", "year", "sex", "age", "propwt")
    write(folder / "mtus_agg.csv", (*names, *(f"main{i}" for i in range(1, 70))), rows)
    write_right(folder, people, lambda p, activity: p.days[0].get(activity, 0))


SURVEYS = {
    "colombia": make_colombia,
    "mexico": make_mexico,
    "uk-grid": make_uk_grid,
    "uk-episodes": make_uk_episodes,
    "canada": make_canada,
    "mtus": make_mtus,
}


def main(arguments: Sequence[str]) -> int:
    """Write the survey that is named into a folder."""
    if len(arguments) != 2 or arguments[0] not in SURVEYS:  # noqa: PLR2004 - a name and a folder
        print(f"Usage: made_surveys.py {{{','.join(SURVEYS)}}} FOLDER", file=sys.stderr)
        return 2
    folder = Path(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    SURVEYS[arguments[0]](folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
