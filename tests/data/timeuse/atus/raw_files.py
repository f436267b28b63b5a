"""Write small files of the American Time Use Survey in the publisher's layout.

Column names, their order, code values and line ends follow the publisher's own import
programs and data dictionaries; of the wide respondent and CPS files only a part of the
columns is written. Roster and well-being files also exist as real bytes.
"""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

RESPONDENT_HEADER = (
    "TUCASEID TULINENO TUYEAR TUMONTH TEHRUSLT TEIO1COW TELFS TEMJOT TESCHENR TESPEMPNOT "
    "TRCHILDNUM TRDPFTPT TRERNHLY TRERNWA TRHHCHILD TRHOLIDAY TRMJIND1 TRMJOCC1 TRNUMHOU "
    "TROHHCHILD TRSPFTPT TRSPPRES TRTCCTOT TRYHHCHILD TTWK TUDIARYDATE TUDIARYDAY"
)
ACTIVITY_HEADER = (
    "TUCASEID TUACTIVITY_N TEWHERE TRTCCTOT_LN TRTCC_LN TUACTDUR TUACTDUR24 TUCUMDUR24 "
    "TUSTARTTIM TUSTOPTIME TUTIER1CODE TUTIER2CODE TUTIER3CODE TRCODE"
)
ROSTER_HEADER = "TUCASEID TULINENO TEAGE TERRP TESEX TXAGE TXRRP TXSEX"
WHO_HEADER = "TUCASEID TUACTIVITY_N TRWHONA TULINENO TUWHO_CODE"
CPS_HEADER = (
    "TUCASEID TULINENO GEREG GESTFIPS HEFAMINC HUFAMINC HETENURE PEEDUCA PEHSPNON PEMARITL "
    "PENATVTY PESEX PRCITSHP PRTAGE PTDTRACE TRATUSR"
)
MULTI_YEAR = "TRCODEP"
"""Column of pooled codes, which only a multi-year release has."""

Row = dict[str, object]


@dataclass(frozen=True)
class Episode:
    """One activity of a diary."""

    code: str
    minutes: int
    who: Sequence[int] = ()
    """Codes of those present; none means that it was not asked."""
    secondary_childcare: int = -1


@dataclass(frozen=True)
class Person:
    """One respondent with a diary, in the publisher's codes."""

    respondent: int
    day: date
    sex: int
    age: int
    weights: dict[str, float]
    episodes: Sequence[Episode]
    household: Sequence[tuple[int, int, int]] = ()
    """Relationship (TERRP), age and sex of the other members."""
    answers: dict[str, object] = field(default_factory=dict)
    """Columns of the respondent file that differ from the defaults."""
    background: dict[str, object] = field(default_factory=dict)
    """Columns of the CPS file that differ from the defaults."""


def write_release(
    folder: Path,
    people: Sequence[Person],
    release: str = "2018",
    kinds: Iterable[str] = ("atusresp", "atusact", "atusrost", "atuswho", "atuscps"),
    ending: str = ".dat",
) -> Path:
    """Write the files of one release, and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {
        "atusresp": respondent_rows,
        "atusact": multi_year_activity_rows if release.startswith("0") else activity_rows,
        "atusrost": roster_rows,
        "atuswho": who_rows,
        "atuscps": cps_rows,
    }
    for kind in kinds:
        write_table(folder / f"{kind}_{release}{ending}", tables[kind](people))
    return folder


def write_table(path: Path, rows: Sequence[Row]) -> None:
    """Write rows as the publisher does: commas, a header, carriage returns; packed by name."""
    header = list(rows[0])
    lines = [header, *([str(row[name]) for name in header] for row in rows)]
    content = "".join(",".join(line) + "\r\n" for line in lines).encode()
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(content))
    elif path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(f"{path.stem.replace('-', '_')}.dat", content)
    else:
        path.write_bytes(content)


def change_rows(path: Path, change: Callable[[list[str]], list[str]]) -> None:
    """Rewrite a file's lines, header first, by a function of all of them."""
    lines = change(path.read_bytes().decode().split("\r\n")[:-1])
    path.write_bytes("".join(line + "\r\n" for line in lines).encode())


def respondent_rows(people: Sequence[Person]) -> list[Row]:
    """Return the respondent file: one row a person, weights after the answers."""
    return [
        {
            **dict.fromkeys(RESPONDENT_HEADER.split(), -1),
            "TUCASEID": person.respondent,
            "TULINENO": 1,
            "TUYEAR": person.day.year,
            "TUMONTH": person.day.month,
            "TELFS": 5,
            "TRCHILDNUM": sum(age < 18 for _terrp, age, _sex in person.household),
            "TRHHCHILD": 1 if any(age < 18 for _terrp, age, _sex in person.household) else 2,
            "TRHOLIDAY": 0,
            "TRNUMHOU": 1 + len(person.household),
            "TRSPPRES": 3,
            "TTWK": 0,
            "TUDIARYDATE": person.day.strftime("%Y%m%d"),
            "TUDIARYDAY": person.day.isoweekday() % 7 + 1,
            **person.answers,
            **person.weights,
        }
        for person in people
    ]


def activity_rows(people: Sequence[Person]) -> list[Row]:
    """Return the activity file: one row an episode, from four in the morning."""
    rows: list[Row] = []
    for person in people:
        clock = 0
        for number, episode in enumerate(person.episodes, start=1):
            start, clock = clock, clock + episode.minutes
            rows.append(
                {
                    **dict.fromkeys(ACTIVITY_HEADER.split(), -1),
                    "TUCASEID": person.respondent,
                    "TUACTIVITY_N": number,
                    "TRTCCTOT_LN": episode.secondary_childcare,
                    "TRTCC_LN": episode.secondary_childcare,
                    "TUACTDUR": episode.minutes,
                    "TUACTDUR24": episode.minutes,
                    "TUCUMDUR24": clock,
                    "TUSTARTTIM": _clock_time(start),
                    "TUSTOPTIME": _clock_time(clock),
                    "TUTIER1CODE": episode.code[:2],
                    "TUTIER2CODE": episode.code[2:4],
                    "TUTIER3CODE": episode.code[4:],
                    "TRCODE": episode.code,
                }
            )
    return rows


def multi_year_activity_rows(people: Sequence[Person]) -> list[Row]:
    """Return the activity file of a multi-year release, with pooled codes."""
    return [row | {MULTI_YEAR: row["TRCODE"]} for row in activity_rows(people)]


def _clock_time(minutes: int) -> str:
    """Write minutes since four in the morning as a clock time."""
    clock = (4 * 60 + minutes) % (24 * 60)
    return f"{clock // 60:02d}:{clock % 60:02d}:00"


def roster_rows(people: Sequence[Person]) -> list[Row]:
    """Return the roster file: the respondent on line 1, then the household."""
    rows: list[Row] = []
    for person in people:
        self_code = 18 if person.household else 19
        members = [(self_code, person.age, person.sex), *person.household]
        for line, (relation, age, sex) in enumerate(members, start=1):
            values = (person.respondent, line, age, relation, sex, 0, 0, 0)
            rows.append(dict(zip(ROSTER_HEADER.split(), values, strict=True)))
    return rows


def who_rows(people: Sequence[Person]) -> list[Row]:
    """Return the who file: one row a person present, or one that says it was not asked."""
    rows: list[Row] = []
    for person in people:
        for number, episode in enumerate(person.episodes, start=1):
            for code in episode.who or (-1,):
                not_asked = int(not episode.who)
                values = (person.respondent, number, not_asked, -1, code)
                rows.append(dict(zip(WHO_HEADER.split(), values, strict=True)))
    return rows


def cps_rows(people: Sequence[Person]) -> list[Row]:
    """Return the CPS file: respondent, a household member, and a person who took no part."""
    rows: list[Row] = []
    for person in people:
        own: Row = {
            **dict.fromkeys(CPS_HEADER.split(), -1),
            "TUCASEID": person.respondent,
            "TULINENO": 1,
            "GEREG": 4,
            "GESTFIPS": 6,
            "HEFAMINC": 13,
            "HETENURE": 1,
            "PEEDUCA": 43,
            "PEHSPNON": 2,
            "PEMARITL": 6,
            "PENATVTY": 57,
            "PESEX": person.sex,
            "PRCITSHP": 1,
            "PRTAGE": person.age,
            "PTDTRACE": 1,
            "TRATUSR": 1,
            **person.background,
        }
        rows += [own, own | {"TULINENO": 2, "PRTAGE": 3, "PESEX": 2, "TRATUSR": 2}]
    nobody = rows[0] | {"TUCASEID": 20181231189999, "TRATUSR": 2}
    return [*rows, nobody]


def replicate_rows(
    people: Sequence[Person], name: str, factor: Callable[[int, int], float], count: int = 160
) -> list[Row]:
    """Return replicate weights: the weight times a factor of person and replicate."""
    return [
        {"TUCASEID": person.respondent}
        | {
            f"{name}{r:03d}": round(next(iter(person.weights.values())) * factor(i, r), 6)
            for r in range(1, count + 1)
        }
        for i, person in enumerate(people)
    ]
