"""Hostile data, figures of a country, wages, GDP, accounts and replicate weights."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import polars as pl
from tests.hostile.cases import Case, of_file
from tests.hostile.made_files import (
    ACCOUNT,
    FACT,
    FACTS,
    GDP,
    HEADER,
    STUDY,
    WAGES,
    diary_rows,
    diary_text,
    write_survey,
)

ODD_LABELS = {
    "rich marks": "[/b]",
    "rich marks that open": "[bold red]",
    "a formula": "=cmd|' /C calc'!A0",
    "a formula with plus": "+1+1",
    "a formula with at": "@SUM(A1)",
    "a tag": "<script>alert(1)</script>",
    "an entity": "&amp;&#0;",
    "the end of a CDATA": "]]>",
    "braces": "{0}{region}%s%(a)s",
    "a backslash": "\\x1b[31m\\n",
    "letters of other scripts": "ñ\u0301 中文 \u0e01\u0e33 \U0001f469\u200d\U0001f373",
    "1,000 letters": "x" * 1000,
    "a path": "../../etc/passwd",
}
"""Labels that are merely odd: they are shown as they stand."""


def of_cells() -> list[Case]:
    """List data of which one cell is spoilt."""
    numbers = (
        "inf", "-inf", "nan", "1e23", "-1e23", "1e400", "-40", "131", "999", "1e18", "9" * 400,
        "0x1F", "1_000", "abc", "1,5", "٣",
    )  # fmt: skip
    weights = (
        "inf", "-inf", "nan", "1e23", "1e13", "-1", "1e400", "9" * 400, "x", "0x1F", "",
    )  # fmt: skip
    times = (
        "25:00", "-1:00", "99:99", "inf", "nan", "1e23", "", "12", "12:00:00:00", "24:01", ":",
        "٣:00", "9" * 400,
    )  # fmt: skip
    spoilt: dict[str, str | bytes] = {}
    for column, values in {"age": numbers, "w": weights, "b": times, "e": times}.items():
        for value in values:
            quoted = f'"{value}"' if "," in value else value
            spoilt[f"{column} is {ascii(value)[:20]}"] = diary_text(**{column: quoted})
    spoilt |= {
        "code is unknown": diary_text(code="nonsense"),
        "code is empty": diary_text(code=""),
        "sex is unknown": diary_text(sex="9"),
        "id is another's": diary_text(id="P001"),
    }
    labels = {f"region is {what}": f'"{label}"' for what, label in ODD_LABELS.items()}
    spoilt |= {what: diary_text(region=label) for what, label in labels.items()}
    return of_file(
        "data",
        "measure d.csv --survey m.yaml --by region,sex",
        "d.csv",
        spoilt,
        write_survey,
        [
            *labels,
            "code is empty",
            "age is '1,5'",  # a decimal comma
            *(f"{end} is '{late}'" for end in "be" for late in ("25:00", "24:01")),  # past midnight
            *(f"{end} is ''" for end in "be"),  # not known, and counted as such
        ],
    )


def of_texts() -> list[Case]:
    """List data files that are spoilt as a whole."""
    text = diary_text()
    head, _end, rows = text.partition("\n")
    raw = text.encode()
    spoilt: dict[str, str | bytes] = {
        "nothing": b"",
        "line ends alone": b"\n\n\n\r\n\r\n",
        "a byte order mark alone": b"\xef\xbb\xbf",
        "a header alone": head + "\n",
        "a column twice": head.replace("psu", "st") + "\n" + rows,
        "a column of no name": head.replace("psu", "") + "\n" + rows,
        "NUL": raw.replace(b"north", b"no\0rth", 1),
        "NUL in the header": raw.replace(b"region", b"re\0gion", 1),
        "ESC": raw.replace(b"north", b"\x1b[31mRED\x1b]0;pwn\x07", 1),
        "a backspace": raw.replace(b"north", b"north\x08\x08", 1),
        "a control character of Unicode": text.replace("north", "\x9b31m", 1),
        "text that turns its direction": text.replace("north", "\u202enorth", 1),
        "an isolated direction": text.replace("north", "\u2067north", 1),
        "a character that is none": text.replace("north", "\uffff", 1),
        "half of a pair": raw.replace(b"north", b"\xed\xa0\x80", 1),
        "a byte that is no UTF-8": raw.replace(b"north", b"n\xf6rth", 1),
        "UTF-16": text.encode("utf-16"),
        "UTF-32": text.encode("utf-32"),
        "an overlong letter": raw.replace(b"north", b"\xc0\xaf", 1),
        "a field of 200,000 letters": text.replace("north", "x" * 200_000, 1),
        "a header of 200,000 letters": text.replace("region", "x" * 200_000, 1),
        "20,000 columns": ",".join([*HEADER, *(f"c{i}" for i in range(20_000))]) + "\n1\n",
        "a quote left open": text.replace("north", '"north', 1),
        "a quote left open in the header": text.replace("region", '"region', 1),
        "a quote in the middle": text.replace("north", 'no"rth', 1),
        "a row with more fields": text.replace("north", "north,1,2,3", 1),
        "a row with fewer fields": text.replace("north,100,1,0,", "", 1),
        "semicolons": text.replace(",", ";"),
        "tabs": text.replace(",", "\t"),
        "random bytes": bytes(range(256)) * 40,
        "a ZIP": b"PK\x03\x04" + bytes(200),
        "an old workbook": b"\xd0\xcf\x11\xe0" + bytes(200),
        "a PDF": b"%PDF-1.7\n" + bytes(200),
        "a page": "<!DOCTYPE html><html><body>404</body></html>",
        "one line without end": ",".join(HEADER) + "," * 100_000,
        "carriage returns alone": text.replace("\n", "\r"),
        "a carriage return in the middle": text.replace("north", "no\rrth", 1),
        "mixed line ends": text.replace("\n", "\r\n", 5),
    }
    odd = (
        "a column of no name", "carriage returns alone", "mixed line ends",
        "a quote in the middle",
    )  # fmt: skip
    return of_file(
        "data as a whole",
        "measure d.csv --survey m.yaml --by region,sex",
        "d.csv",
        spoilt,
        write_survey,
        odd,
    )


def of_archives() -> list[Case]:
    """List packed data."""
    raw = diary_text().encode()
    packed = gzip.compress(raw)

    def zipped(*members: tuple[str, bytes]) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members:
                archive.writestr(name, content)
        return stream.getvalue()

    whole = zipped(("d.csv", raw))
    secret = bytearray(whole)
    secret[6] |= 1  # the mark of a password, here and in the directory
    secret[whole.index(b"PK\x01\x02") + 8] |= 1
    strange = bytearray(whole)
    strange[8] = strange[whole.index(b"PK\x01\x02") + 10] = 99  # a packing that nobody knows
    broken = bytearray(whole)
    broken[60] ^= 0xFF
    gz: dict[str, str | bytes] = {
        "nothing": b"",
        "no packing": raw,
        "cut short": packed[: len(packed) // 2],
        "a header alone": packed[:10],
        "a wrong sum": packed[:-8] + bytes(8),
        "a byte turned": packed[:40] + bytes([packed[40] ^ 0xFF]) + packed[41:],
        "rubbish behind": packed + b"rubbish",
        "nothing packed": gzip.compress(b""),
        "a package in a package": gzip.compress(packed),
    }
    zips: dict[str, str | bytes] = {
        "nothing": b"",
        "no packing": raw,
        "cut short": whole[: len(whole) // 2],
        "an empty archive": zipped(),
        "no table": zipped(("readme.md", b"hello")),
        "two tables": zipped(("a.csv", raw), ("b.csv", raw)),
        "an empty table": zipped(("d.csv", b"")),
        "a password": bytes(secret),
        "a strange packing": bytes(strange),
        "a byte turned": bytes(broken),
        "a path out of the folder": zipped(("../../d.csv", raw)),
        "an archive in an archive": zipped(("d.csv", whole)),
    }
    return [
        *of_file(
            "gzip", "measure d.csv.gz --survey m.yaml", "d.csv.gz", gz, write_survey,
        ),
        *of_file(
            "zip", "measure d.zip --survey m.yaml", "d.zip", zips, write_survey,
            ["a path out of the folder"],
        ),
    ]  # fmt: skip


def as_table() -> pl.DataFrame:
    """Return the survey as a table of texts."""
    return pl.DataFrame(diary_rows(), schema=list(HEADER), orient="row")


def of_parquet() -> list[Case]:
    """List Parquet files."""

    def written(table: pl.DataFrame) -> bytes:
        stream = io.BytesIO()
        table.write_parquet(stream)
        return stream.getvalue()

    table, sound = as_table(), written(as_table())
    age = pl.col("age").cast(pl.Float64)
    spoilt: dict[str, str | bytes] = {
        "nothing": b"",
        "its mark alone": b"PAR1",
        "its marks alone": b"PAR1" + bytes(8) + b"PAR1",
        "cut short": sound[: len(sound) // 2],
        "without its end": sound[:-8],
        "a wrong length at its end": sound[:-8] + b"\xff\xff\xff\x7fPAR1",
        "a byte turned": sound[:-40] + bytes([sound[-40] ^ 0xFF]) + sound[-39:],
        "a table of text": diary_text(),
        "no rows": written(table.head(0)),
        "no columns": written(pl.DataFrame()),
        "infinite ages": written(table.with_columns(age=age + float("inf"))),
        "ages that are no number": written(table.with_columns(age=age * float("nan"))),
        "ages of 1e23": written(table.with_columns(age=age * 1e23)),
        "ages below 0": written(table.with_columns(age=-age)),
        "ages that are lists": written(table.with_columns(age=pl.concat_list("age"))),
        "ages that are tables": written(table.with_columns(age=pl.struct("age", "sex"))),
        "ages that are dates": written(table.with_columns(age=pl.lit("2014-01-01").str.to_date())),
        "ages that are bytes": written(table.with_columns(age=pl.col("age").cast(pl.Binary))),
        "ages that are unknown": written(table.with_columns(age=pl.lit(None))),
        "infinite weights": written(table.with_columns(w=pl.lit(float("inf")))),
        "ESC in a label": written(table.with_columns(region=pl.lit("\x1b[31mred"))),
        "NUL in a label": written(table.with_columns(region=pl.lit("re\0d"))),
        "a direction in a label": written(table.with_columns(region=pl.lit("\u202ered"))),
        "ESC in a name": written(table.rename({"psu": "\x1b[31m"})),
        "a label of 200,000 letters": written(table.with_columns(region=pl.lit("x" * 200_000))),
        "20 million rows in a few bytes": written(
            pl.DataFrame({"id": pl.repeat(1, 20_000_000, dtype=pl.Int8, eager=True)})
        ),
    }
    return of_file(
        "Parquet",
        "measure d.parquet --survey m.yaml --by region",
        "d.parquet",
        spoilt,
        write_survey,
        ["ages that are unknown", "ages that are no number", "a byte turned"],
    )


def of_statistics_files() -> list[Case]:
    """List Stata and SPSS files that are none."""
    contents: dict[str, str | bytes] = {
        "nothing": b"",
        "random bytes": bytes(range(256)) * 40,
        "a table of text": diary_text(),
        "the mark of Stata alone": b"<stata_dta><header><release>118</release>",
        "the mark of an old Stata alone": b"\x72\x02\x01\x00" + b"\xff" * 200,
        "the mark of SPSS alone": b"$FL2@(#) SPSS DATA FILE" + bytes(200),
        "the mark of a packed SPSS alone": b"$FL3@(#) SPSS DATA FILE" + b"\xff" * 200,
    }
    return [
        case
        for ending in ("dta", "sav", "zsav")
        for case in of_file(
            ending, f"measure d.{ending} --survey m.yaml", f"d.{ending}", contents, write_survey
        )
    ]


def of_facts() -> list[Case]:
    """List figures of a country."""
    fine = FACTS + FACT

    def valued(value: str) -> str:
        return fine.replace(",27,", f",{value},")

    spoilt: dict[str, str | bytes] = {
        f"value is {ascii(value)[:20]}": valued(value)
        for value in ("inf", "-inf", "nan", "1e400", "-1", "1e23", "0x1F", "9" * 400, "", "'27'",
                      "2_7", "٢٧")
    }  # fmt: skip
    spoilt |= {
        f"year is {ascii(year)[:20]}": fine.replace(",2024,", f",{year},")
        for year in ("inf", "nan", "99999999", "-1", "2024.5", "9" * 5000, "", "²⁰²⁴")
    }
    spoilt |= {
        f"source is {what}": fine.replace("made up", f'"{label}"')
        for what, label in ODD_LABELS.items()
    }
    odd = [what for what in spoilt if what.startswith("source is")]
    raw = fine.encode()
    spoilt |= {
        "nothing": b"",
        "a header alone": FACTS,
        "an empty first line": "\n" + fine,
        "semicolons": fine.replace(",", ";"),
        "a column twice": fine.replace("unit,source", "source,source"),
        "a column too many": fine.replace("source\n", "source,nonsense\n", 1),
        "a country of rich marks": fine.replace("KEN", "[/b]"),
        "a country of 100,000 letters": fine.replace("KEN", "x" * 100_000),
        "an indicator of rich marks": fine.replace("ptr_preprimary", "[/b]"),
        "an indicator of 100,000 letters": fine.replace("ptr_preprimary", "x" * 100_000),
        "a unit of rich marks": fine.replace("pupils per teacher", "[/b]"),
        "a source of 200,000 letters": fine.replace("made up", "x" * 200_000),
        "NUL": raw.replace(b"made", b"ma\0de"),
        "ESC": raw.replace(b"made", b"\x1b[31m"),
        "a direction": fine.replace("made", "\u202emade"),
        "a byte that is no UTF-8": raw.replace(b"made", b"m\xffde"),
        "UTF-16": fine.encode("utf-16"),
        "the same figure twice": fine + FACT,
        "5,000 countries that are none": FACTS
        + "".join(FACT.replace("KEN", f"Nowhere {i}") for i in range(5000)),
        "5,000 indicators that are none": FACTS
        + "".join(FACT.replace("ptr", f"ptr_{i}") for i in range(5000)),
        "5,000 units of one figure": FACTS
        + "".join(FACT.replace("pupils", f"pupils {i}") for i in range(5000)),
        "20,000 faults": FACTS + FACT.replace("KEN", "Nowhere") * 20_000,
        "another country alone": fine.replace("KEN", "FRA"),
        "a low that is infinite": fine.replace("source\n", "source,low,high\n", 1).replace(
            "made up", "made up,-inf,inf"
        ),
        "a half width that is infinite": fine.replace("source\n", "source,half_width\n", 1).replace(
            "made up", "made up,inf"
        ),
        "a half width below 0": fine.replace("source\n", "source,half_width\n", 1).replace(
            "made up", "made up,-5"
        ),
        "a rule of rich marks": fine.replace("source\n", "source,rule\n", 1).replace(
            "made up", "made up,[/b]"
        ),
        "a status of rich marks": fine.replace("source\n", "source,status\n", 1).replace(
            "made up", "made up,[/b]"
        ),
        "a day that is none": fine.replace("source\n", "source,in_force_from\n", 1).replace(
            "made up", "made up,2024-99-99"
        ),
    }
    odd += ["a rule of rich marks"]
    return of_file("own facts", "country KEN --own-facts f.csv", "f.csv", spoilt, odd=odd)


def of_population() -> list[Case]:
    """List populations of a country."""
    header = "country,sex,age,2024,2025\n"
    rows = [f"KEN,{sex},{age},1000,1000\n" for sex in ("women", "men") for age in range(101)]
    fine = header + "".join(rows).replace(",100,1000", ",100+,1000")
    spoilt: dict[str, str | bytes] = {
        f"persons are {ascii(value)[:20]}": fine.replace("women,5,1000", f"women,5,{value}")
        for value in ("inf", "-inf", "nan", "-1", "1e400", "1e23", "x", "9" * 400)
    }
    spoilt |= {
        f"an age is {ascii(value)[:20]}": fine.replace("women,5,", f"women,{value},")
        for value in ("-5", "inf", "1e23", "999", "5-", "9" * 5000, "", "[/b]", "5-9999999999")
    }
    spoilt |= {
        "nothing": b"",
        "a header alone": header,
        "a year that is none": fine.replace("2025", "[/b]"),
        "a year of 5,000 digits": fine.replace("2025", "9" * 5000),
        "a year far away": fine.replace("2025", "9999"),
        "a sex of rich marks": fine.replace("women,5,", "[/b],5,"),
        "NUL": fine.replace("women,5", "wo\0men,5").encode(),
        "another country": fine.replace("KEN", "FRA"),
        "columns of the UN without rows": "ISO3_code,Variant,Time,AgeGrp,PopMale,PopFemale\n",
        "ages of the UN that are none": (
            "ISO3_code,Variant,Time,AgeGrp,PopMale,PopFemale\nKEN,Medium,inf,nan,inf,-inf\n"
        ),
    }

    def lay_out(folder: Path) -> None:
        (folder / "s.yaml").write_text(STUDY + "own_population: p.csv\n", "utf-8")

    return of_file("own population", "run s.yaml", "p.csv", spoilt, lay_out)


def write_money(folder: Path) -> None:
    """Write the survey, wages, GDP and an account."""
    write_survey(folder)
    for name, text in (("w.csv", WAGES), ("g.csv", GDP), ("a.csv", ACCOUNT)):
        (folder / name).write_text(text, "utf-8")


def of_money() -> list[Case]:
    """List wages, GDP and accounts."""
    words = "value d.csv --survey m.yaml --method generalist --country KEN --wages w.csv"
    values = ("inf", "-inf", "nan", "1e400", "1e30", "-1", "0x1F", "x", "", "9" * 400)
    years = ("inf", "nan", "2014.5", "2014.0", "-1", "99999", "x", "9" * 400)
    common: dict[str, str | bytes] = {"nothing": b"", "rubbish": bytes(range(256))}
    wages = common | {f"wage is {v[:9]}": WAGES.replace("10,KES", f"{v},KES") for v in values}
    wages |= {
        f"year is {y[:9]}": WAGES.replace("source\n", "source,year\n", 1).replace(
            "made up", f"made up,{y}"
        )
        for y in years
    }
    wages |= {
        f"error is {v[:9]}": WAGES.replace("source\n", "source,standard_error\n", 1).replace(
            "made up", f"made up,{v}"
        )
        for v in values
        if v
    }
    wages |= {
        "an occupation of rich marks": WAGES.replace("5311", "[/b]"),
        "a currency of ESC": WAGES.replace("KES", "\x1b[31m"),
        "two currencies": WAGES.replace("KES", "[/b]", 1),
        "generalist twice": WAGES + "generalist,11,KES,made up\n",
    }
    gdp = common | {f"GDP is {v[:9]}": GDP.replace("1000000", v) for v in values}
    gdp |= {f"year is {y[:9]}": GDP.replace("2014", y) for y in years}
    account = common | {f"value is {v[:9]}": ACCOUNT.replace(",10,", f",{v},", 1) for v in values}
    account |= {f"year is {y[:9]}": ACCOUNT.replace("2014", y, 1) for y in years}
    account |= {"an item of rich marks": ACCOUNT.replace("taxes_on_production", "[/b]")}
    return [
        *of_file("wages", words, "w.csv", wages, write_money),
        *of_file("GDP", f"{words} --gdp g.csv", "g.csv", gdp, write_money),
        *of_file("account", f"{words} --account a.csv", "a.csv", account, write_money),
    ]


def of_replicates() -> list[Case]:
    """List replicate weights and their coefficients."""
    fine = "id,r1,r2,r3\n" + "".join(f"P{i:03},100,110,90\n" for i in range(24))
    words = "measure d.csv --survey m.yaml --replicate-weights r.csv --method"
    spoilt: dict[str, str | bytes] = {
        f"a weight is {v[:9]}": fine.replace("P003,100", f"P003,{v}")
        for v in ("inf", "-inf", "nan", "-1", "1e400", "1e23", "x", "", "9" * 400)
    }
    spoilt |= {
        "nothing": b"",
        "a header alone": "id,r1,r2,r3\n",
        "ids alone": "id\n" + "".join(f"P{i:03}\n" for i in range(24)),
        "a person left out": fine.replace("P003,100,110,90\n", ""),
        "a person twice": fine + "P003,100,110,90\n",
        "a person too many": fine + "[/b],100,110,90\n",
        "a column twice": fine.replace("r2", "r1", 1),
        "rubbish": bytes(range(256)) * 4,
        "NUL": fine.replace("P003", "P\0003").encode(),
    }
    factors: dict[str, str | bytes] = {
        f"a coefficient is {v[:9]}": f"coefficient\n{v}\n1\n1\n"
        for v in ("inf", "nan", "-1", "1e400", "x", "1e300")
    }
    factors |= {"too few": "coefficient\n1\n", "none": "coefficient\n", "nothing": b""}

    def lay_out(folder: Path) -> None:
        write_survey(folder)
        (folder / "r.csv").write_text(fine, "utf-8")

    return [
        *of_file("replicates", f"{words} bootstrap", "r.csv", spoilt, write_survey,
                 ["a person too many"]),
        *of_file("coefficients", f"{words} jkn --coefficients c.csv", "c.csv", factors, lay_out),
    ]  # fmt: skip


def list_tables() -> list[Case]:
    """List every hostile table."""
    return [
        *of_cells(),
        *of_texts(),
        *of_archives(),
        *of_parquet(),
        *of_statistics_files(),
        *of_facts(),
        *of_population(),
        *of_money(),
        *of_replicates(),
    ]
