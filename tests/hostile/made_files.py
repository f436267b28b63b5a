"""A small sound survey, study and tables, of which each hostile input spoils one thing."""

from __future__ import annotations

from pathlib import Path

DAY = (
    ("00:00", "08:00", "sleep"),
    ("08:00", "09:00", "cook"),
    ("09:00", "17:00", "work"),
    ("17:00", "18:30", "child"),
    ("18:30", "00:00", "tv"),
)
"""Eight hours of sleep, one of cooking, eight of work, 1.5 with a child, 5.5 before a screen."""
PERSONS = 24
HEADER = ("id", "sex", "age", "region", "w", "st", "psu", "b", "e", "code")
MAPPING = """\
survey: made
title: Made up
sources:
  - {title: Made up, licence: made up}
files:
  respondents: d.csv
year: 2014
columns:
  respondent: id
  sex: {column: sex, words: {"1": men, "2": women}}
  age: age
  region: region
weight: {column: w, unit: persons}
design: {strata: st, psu: psu, single_psu: merge}
activities:
  form: long
  begin: b
  end: e
  code: code
  simultaneity: none
  codes:
    sleep: {label: sleep, icatus: "91", rationale: made up.}
    cook: {label: cook, icatus: "311", rationale: made up.}
    child: {label: child, icatus: "41", rationale: made up.}
    work: {label: work, icatus: "1", rationale: made up.}
    tv: {label: tv, icatus: "842", rationale: made up.}
"""
GROUPS = """\
title: Two
classification: icatus-2016
groups:
  kitchen: {title: in the kitchen, include: ["3"]}
  children: {title: with children, include: ["41"]}
"""
PACKAGE = """\
package: mine
title: Mine
purpose: A test.
baseline: present-law
phase_in: {begins: 2026, ends: 2035, shape: s-curve}
edits:
  - instrument: maternity_leave
    parameter: weeks
    target: 18
    aim: at least
    source: made up
"""
STUDY = """\
country: KEN
package: co-responsibility
draws: 2
until: 2030
"""
FACTS = "country,indicator,year,value,unit,source\n"
FACT = "KEN,ptr_preprimary,2024,27,pupils per teacher,made up\n"
WAGES = """\
occupation,hourly_wage,currency,source
generalist,10,KES,made up
5311,12,KES,made up
"""
GDP = "year,gdp,currency,source\n2014,1000000,KES,made up\n"
ACCOUNT = """\
item,year,value,currency,source
intermediate_consumption,2014,10,KES,made up
consumption_of_fixed_capital,2014,10,KES,made up
taxes_on_production,2014,10,KES,made up
subsidies_on_production,2014,0,KES,made up
"""


def diary_rows(**told: str) -> list[list[str]]:
    """Make the rows of the survey, one cell of the first person's rows told otherwise."""
    rows = []
    for i in range(PERSONS):
        person = {
            "id": f"P{i:03}",
            "sex": str(1 + i % 2),
            "age": str(20 + i),
            "region": "north" if i % 4 < 2 else "south",
            "w": "100",
            "st": str(1 + i // 12),
            "psu": str(i // 2),
        }
        for place, (begin, end, code) in enumerate(DAY):
            row = {**person, "b": begin, "e": end, "code": code}
            if i == 0:
                whole = {key: value for key, value in told.items() if key not in ("b", "e", "code")}
                row |= whole if place else told
            rows.append([row[name] for name in HEADER])
    return rows


def diary_text(**told: str) -> str:
    """Write the survey as CSV."""
    lines = [",".join(HEADER), *(",".join(row) for row in diary_rows(**told))]
    return "\n".join(lines) + "\n"


def write_survey(folder: Path, text: str | None = None, mapping: str = MAPPING) -> None:
    """Write the data and its mapping file."""
    (folder / "d.csv").write_bytes(
        (diary_text() if text is None else text).encode("utf-8", "surrogateescape")
    )
    (folder / "m.yaml").write_text(mapping, "utf-8")


def bomb(levels: int = 9) -> str:
    """Write a YAML text of references to references: nine to the power of the levels."""
    lines = ['k0: &a0 ["x","x","x","x","x","x","x","x","x"]']
    for level in range(1, levels):
        inner = ",".join([f"*a{level - 1}"] * 9)
        lines.append(f"k{level}: &a{level} [{inner}]")
    return "\n".join(lines) + "\n"


DOCUMENTS: dict[str, str | bytes] = {
    "references to references": bomb(),
    "a reference to itself": "a: &a [*a]\n",
    "a key that refers to itself": "a: &a {b: *a}\n",
    "merged bombs": bomb(5) + "m: {<<: [*a4, *a4]}\n",
    "5,000 lists in one another": "a: " + "[" * 5000 + "]" * 5000 + "\n",
    "a million lists that never close": "a: " + "[" * 1_000_000,
    "5,000 keys in one another": "a: " + "{a: " * 5000 + "1" + "}" * 5000 + "\n",
    "dashes in one another": "- " * 5000 + "a\n",
    "question marks in one another": "? " * 5000 + "a\n",
    "indented keys in one another": "".join(" " * i + "a:\n" for i in range(300)),
    "NUL": "a: b\0c\n",
    "ESC": "a: \x1b[31mred\n",
    "ESC written with a backslash": 'a: "\\x1b[31mred"\n',
    "NUL written with a backslash": 'a: "\\0"\n',
    "NUL in a key": '"a\\0": b\n',
    "a control character of Unicode": 'a: "\\x9b31m"\n',
    "text that turns its direction": "a: \u202ered\n",
    "an isolated direction": "a: \u2066red\u2069\n",
    "half of a pair": b"a: \xed\xa0\x80\n",
    "a byte that is no UTF-8": b"a: \xff\n",
    "UTF-16": "a: b\n".encode("utf-16"),
    "UTF-32": "a: b\n".encode("utf-32"),
    "nothing": "",
    "white space": "   \n\n  \n",
    "a comment": "# nothing here\n",
    "a word": "hello\n",
    "a number": "12\n",
    "a list": "- a\n- b\n",
    "a list in brackets": "[]\n",
    "a tab for indentation": "a:\n\tb: c\n",
    "a quote left open": 'a: "b\n',
    "a bracket left open": "a: [b\n",
    "a reference to nothing": "a: *b\n",
    "an object of Python": "a: !!python/object/apply:os.system [echo]\n",
    "a module of Python": "a: !!python/module:os\n",
    "an unknown tag": "a: !x b\n",
    "binary": "a: !!binary aGVsbG8=\n",
    "two documents": "a: b\n---\nc: d\n",
    "a list as a key": "? [a]\n: b\n",
    "a key without a name": "? \n: b\n",
    "the same key twice": "a: 1\na: 2\n",
    "a directive": "%YAML 9.9\n---\na: b\n",
    "a very long word": "a: " + "x" * 200_000 + "\n",
    "a very long key": "x" * 200_000 + ": a\n",
    "six million bytes": "# " + "x" * 6_000_000 + "\n",
    "300,000 entries": "a: [" + "1," * 300_000 + "1]\n",
    "20,000 unknown keys": "".join(f"key_{i}: 1\n" for i in range(20_000)),
    "random bytes": bytes(range(256)) * 8,
    "a ZIP": b"PK\x03\x04" + bytes(200),
    "a PDF": b"%PDF-1.7\n" + bytes(200),
}
"""Documents that no reader of YAML may take, whatever the file is for."""
