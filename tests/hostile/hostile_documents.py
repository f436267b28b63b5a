"""Hostile mapping files, groupings, structures, studies, packages and settings."""

from __future__ import annotations

from tests.hostile.cases import Case, of_file
from tests.hostile.made_files import DOCUMENTS, GROUPS, MAPPING, PACKAGE, STUDY, write_survey

MEASURE = "measure d.csv --survey m.yaml"


def of_mapping() -> list[Case]:
    """List mapping files: none reads as a survey."""
    spoilt: dict[str, str | bytes] = {
        "a year without end": MAPPING.replace("2014", "9" * 400),
        "a year that is infinite": MAPPING.replace("2014", ".inf"),
        "a year that is no number": MAPPING.replace("2014", "nan"),
        "a year of 1e23": MAPPING.replace("2014", "1e23"),
        "a year before all surveys": MAPPING.replace("2014", "-5"),
        "half a year": MAPPING.replace("2014", "2014.5"),
        "an encoding of names": MAPPING.replace("files:", "files:\n  encoding: idna"),
        "an encoding that turns letters": MAPPING.replace("files:", "files:\n  encoding: rot13"),
        "an encoding that is none": MAPPING.replace("files:", "files:\n  encoding: undefined"),
        "an encoding of 10,000 letters": MAPPING.replace(
            "files:", "files:\n  encoding: " + "x" * 10_000
        ),
        "a separator of two signs": MAPPING.replace("files:", "files:\n  separator: '||'"),
        "a quote as separator": MAPPING.replace("files:", "files:\n  separator: '\"'"),
        "a line end as separator": MAPPING.replace("files:", 'files:\n  separator: "\\n"'),
        "a letter as separator": MAPPING.replace("files:", "files:\n  separator: é"),
        "a digit as decimal mark": MAPPING.replace("files:", "files:\n  decimal: '5'"),
        "a file that is a folder": MAPPING.replace("files:", "files:\n  activities: ."),
        "a file with a name of 5,000 letters": MAPPING.replace(
            "files:", "files:\n  activities: " + "x" * 5000 + ".csv"
        ),
        "a replicate file that is a device": MAPPING.replace(
            "files:", "files:\n  replicates: /dev/zero"
        ),
        "itself as its base": MAPPING + "extends: m.yaml\n",
        "a folder as its base": MAPPING + "extends: .\n",
        "a base of 5,000 letters": MAPPING + "extends: " + "x" * 5000 + "\n",
        "a device as its base": MAPPING + "extends: /dev/zero\n",
        "a pattern of many stars": MAPPING.replace("strata: st", 'strata: ["' + "*a" * 40 + '"]'),
        "a list where a word belongs": MAPPING.replace("survey: made", "survey: [made]"),
        "keys where a word belongs": MAPPING.replace("survey: made", "survey: {a: b}"),
        "10,000 codes of nothing": MAPPING
        + "".join(f"    c{i}: {{label: x}}\n" for i in range(10_000)),
    }
    words = "survey check m.yaml d.csv"
    odd = ["an encoding of names"]
    return [
        *of_file("mapping", "survey check m.yaml", "m.yaml", DOCUMENTS),
        *of_file("mapping with data", words, "m.yaml", spoilt, write_survey, odd),
        Case("mapping: a folder", ("survey", "check", ".")),
        Case("mapping: a device", ("survey", "check", "/dev/zero")),
        Case("mapping: a name of 5,000 letters", ("survey", "check", "x" * 5000)),
    ]


def of_groups() -> list[Case]:
    """List groupings of activities."""
    spoilt: dict[str, str | bytes] = {
        "groups without codes": "groups: {a: {title: x}}\n",
        "a code that is a number": "groups: {a: {include: [3]}}\n",
        "a code that is keys": "groups: {a: {include: [{b: c}]}}\n",
        "codes that are a word": 'groups: {a: {include: "3"}}\n',
        "a code of 100,000 digits": f'groups: {{a: {{include: ["{"3" * 100_000}"]}}}}\n',
        "groups that are a list": "groups: [a]\n",
        "groups that are infinite": "groups: .inf\n",
        "a title that is a list": GROUPS.replace("title: Two", "title: [a, b]"),
        "a group's title that is keys": GROUPS.replace("title: in the kitchen", "title: {a: b}"),
        "a date as the name of a group": GROUPS.replace("kitchen:", "2014-01-01:"),
        "nothing as the name of a group": GROUPS.replace("kitchen:", "~:"),
        "yes as the name of a group": GROUPS.replace("kitchen:", "yes:"),
        "statistics that are a number": GROUPS + "statistics: 3\n",
        "statistics that nobody knows": GROUPS + "statistics: [nonsense]\n",
        "a classification that is a list": GROUPS.replace("icatus-2016", "[a]"),
        "rich marks in titles": GROUPS.replace("Two", '"[/b] two"').replace(
            "in the kitchen", '"[bold]k[/i]"'
        ),
        "a formula as a title": GROUPS.replace("in the kitchen", "\"=cmd|' /C calc'!A0\""),
        "a script as a title": GROUPS.replace("in the kitchen", '"<script>&]]>"'),
    }
    odd = [what for what in spoilt if what.startswith(("rich", "a formula", "a script"))]
    known = f"{MEASURE} --groups g.yaml"
    return [
        *of_file("groups", known, "g.yaml", DOCUMENTS, write_survey),
        *of_file("groups", known, "g.yaml", spoilt, write_survey, odd),
    ]


def of_structures() -> list[Case]:
    """List data structures of SDMX."""
    fine = "structure: dataflow\nstructure_id: A:B(1.0)\nstatistic: x\nfactor: 1\ncomponents: {}\n"
    spoilt: dict[str, str | bytes] = {
        "a factor that is infinite": fine.replace("factor: 1", "factor: .inf"),
        "a factor that is no number": fine.replace("factor: 1", "factor: .nan"),
        "a factor of keys": fine.replace("factor: 1", "factor: {}"),
        "components that are a list": fine.replace("{}", "[a]"),
    }
    return of_file(
        "structure",
        f"{MEASURE} --format sdmx-csv --structure s.yaml",
        "s.yaml",
        DOCUMENTS | spoilt,
        write_survey,
    )


def of_packages() -> list[Case]:
    """List packages."""

    def target(text: str) -> str:
        return PACKAGE.replace("target: 18", f"target: {text}")

    spoilt: dict[str, str | bytes] = {
        f"a target of {text[:30]}": target(text)
        for text in (
            "inf", "-inf", "nan", "1e308", "1e400", "-5", "1_000", "0x12", "'18 weeks'", "[18]",
            "{a: 18}", "{a: {b: 18}}", "9" * 400, "~", "", "true",
        )
    }  # fmt: skip
    spoilt |= {
        "a phase-in without end": PACKAGE.replace("2035", "99999999999"),
        "a phase-in that ends before it begins": PACKAGE.replace("2035", "1035"),
        "a phase-in of years that are none": PACKAGE.replace("2026", "nan"),
        "an instrument of 10,000 letters": PACKAGE.replace("maternity_leave", "x" * 10_000),
        "a parameter of rich marks": PACKAGE.replace("weeks", '"[/b]"'),
        "itself as baseline": PACKAGE.replace("present-law", "mine"),
        "a device as baseline": PACKAGE.replace("present-law", "/dev/zero"),
        "edits that are a word": PACKAGE.split("edits:")[0] + "edits: none\n",
        "5,000 edits alike": PACKAGE + PACKAGE.split("edits:\n")[1] * 5000,
    }
    return of_file("package", "package check p.yaml", "p.yaml", DOCUMENTS | spoilt)


def of_studies() -> list[Case]:
    """List studies of a country."""

    def told(line: str) -> str:
        return STUDY + line + "\n"

    lines = (
        "set: {childcare.ages_0_2.coverage: inf}", "set: {childcare.ages_0_2.coverage: nan}",
        "set: {childcare.ages_0_2.coverage: 1e300}", "set: {childcare.ages_0_2.coverage: -1}",
        "set: {'[/b]': 1}", "set: [a]", "set: 5",
        "evidence: {employment.gain_of_use: inf}", "evidence: {employment.gain_of_use: nan}",
        "evidence: {employment.gain_of_use: 1e300}", "evidence: {'[/b]': 1}",
        "evidence: {employment.gain_of_use: '0.2(inf..nan)'}",
        "evidence: {employment.gain_of_use: {distribution: beta, value: nan}}",
        "own_facts: .", "own_facts: /dev/zero", "own_facts: " + "x" * 5000,
        "own_population: .", "own_population: " + "x" * 5000,
        "survey: {path: .}", "survey: {path: " + "x" * 5000 + "}", "survey: nothing",
        "survey: {path: d.csv, years: 99999999-0}", "shocks: {nonsense: 2030}",
        "shocks: {pandemic: 1e23}", "shocks: {pandemic: inf}", "shocks: {pandemic: -1}",
        "shocks: [a]", "target: {women: nan}", "target: {women: inf, men: -inf}",
        "target: {women: 1e308, men: 1e308}", "target: [a]",
        "currency: {code: KES, per_ppp_dollar: inf}", "currency: {code: KES, per_ppp_dollar: nan}",
        "currency: {code: '[/b]'}", "currency: {code: KES, year: 99999999999999999999}",
        "paths: {wages: inf}", "paths: nan", "nonsense: 1",
    )  # fmt: skip
    spoilt: dict[str, str | bytes] = {line[:50]: told(line) for line in lines}
    for key, fine in (("draws", "2"), ("until", "2030")):
        for text in ("100000000000", "-1", "inf", "nan", "1e23", "1.5", "9" * 400, "[1]", "''"):
            spoilt[f"{key}: {text[:20]}"] = STUDY.replace(f"{key}: {fine}", f"{key}: {text}")
    for text in ("-1", "inf", "nan", "1e23", "9" * 400, "1.5", "{}"):
        spoilt[f"seed: {text[:20]}"] = told(f"seed: {text}")
    for text in ("'[/b]'", "XXX", "''", "[KEN]", "{}", "'" + "x" * 10_000 + "'"):
        spoilt[f"country: {ascii(text)[:20]}"] = STUDY.replace("KEN", text)
    for text in ("'[/b]'", "''", ".", "/dev/zero", "x" * 5000, "[a]"):
        spoilt[f"package: {text[:20]}"] = STUDY.replace("co-responsibility", text)
    return [
        *of_file("study", "study check s.yaml", "s.yaml", DOCUMENTS),
        *of_file("study that runs", "run s.yaml", "s.yaml", spoilt),
    ]


def of_settings() -> list[Case]:
    """List files of settings."""
    contents: dict[str, str | bytes] = {
        "NUL": "draws = 1\0\n",
        "ESC": 'package = "\x1b[31m"\n',
        "a byte that is no UTF-8": b'package = "\xff"\n',
        "UTF-16": "draws = 1\n".encode("utf-16"),
        "5,000 lists in one another": "draws = " + "[" * 5000 + "]" * 5000 + "\n",
        "5,000 keys in one another": "a" + ".a" * 5000 + " = 1\n",
        "six million bytes": "# " + "x" * 6_000_000 + "\n",
        "a line without a value": "draws\n",
        "draws that are a word": 'draws = "many"\n',
        "draws that are infinite": "draws = inf\n",
        "draws that are no number": "draws = nan\n",
        "draws that are a table": "[draws]\na = 1\n",
        "a date": "until = 1979-05-27\n",
        "an unknown key": "nonsense = 1\n",
        "10,000 unknown keys": "".join(f"nonsense_{i} = 1\n" for i in range(10_000)),
        "the same key twice": "draws = 1\ndraws = 2\n",
        "random bytes": bytes(range(256)),
    }
    return [
        *of_file("settings", "packages --config c.toml", "c.toml", contents),
        Case("settings: a folder", ("packages", "--config", ".")),
        Case("settings: a device", ("packages", "--config", "/dev/zero")),
        Case("settings: a name of 5,000 letters", ("packages", "--config", "x" * 5000)),
    ]


def list_documents() -> list[Case]:
    """List every hostile document."""
    return [
        *of_mapping(),
        *of_groups(),
        *of_structures(),
        *of_packages(),
        *of_studies(),
        *of_settings(),
    ]
