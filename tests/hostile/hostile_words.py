"""Hostile conditions, settings, evidence, crises, names and numbers, as they are typed."""

from __future__ import annotations

from tests.hostile.cases import Case, of_words
from tests.hostile.made_files import write_survey

MEASURE = "measure d.csv --survey m.yaml"
CONDITIONS = (
    "1 == 1", "'a' == 'a'", "1 in [1]", "age in [1, 'a']", "age in [True, 2]", "age == True",
    "age == 'a'", "sex > 1", "age == sex", "-" * 1500 + "age", "age == " + "-" * 1500 + "1",
    "not " * 400 + "age", "(" * 900 + "age", "(" * 150 + "age" + ")" * 150, "\r", "\n", "",
    " ", "#", "1", "'a'", "True", "age", "sex", "age is 1", "age in age", "1 in age",
    "age == None", "age == 1j", "age == b'a'", "age == ...", "age == f'{age}'", "age == 10 ** 10",
    "9 ** 9 ** 9 > age", "__import__('os').system('echo')", "age.__class__ == 1", "lambda: age",
    "[x for x in age]", "age := 1", "age == 1; age", "age == 1\nsex", "age if sex else age",
    "*age", "~age", "age[0] == 1", "age == (1,)", "age == [1]", "age in [[1]]", "age in [age]",
    "(age == 1) == True", "age == 1 == sex", "x" * 3000, "agé == 1", "age == '\x1b[31m'",
    "[/b] == 1", "age == '[/b]'", "sex == '[/b]'", "\ud800 == 1", "age < nan", "age < inf",
)  # fmt: skip
SETTINGS = (
    "", "=", "==", "a", "a=", "=1", "childcare.ages_0_2.coverage",
    "childcare.ages_0_2.coverage=", "childcare.ages_0_2.coverage=inf",
    "childcare.ages_0_2.coverage=nan", "childcare.ages_0_2.coverage=1e400",
    "childcare.ages_0_2.coverage=-1", "childcare.ages_0_2.coverage=1e300",
    "childcare.ages_0_2.coverage=0x1", "childcare.ages_0_2.coverage=[/b]",
    "childcare.ages_0_2.coverage=\x1b[31m", "[/b]=1", "\x1b[31m=1", "x" * 100_000 + "=1",
    "a." * 10_000 + "=1", "childcare.ages_0_2.coverage=" + "9" * 5000,
    "__class__.__init__=1", "childcare=1", "childcare.ages_0_2=1",
)  # fmt: skip
EVIDENCE = (
    "", "=", "a", "a=1", "[/b]=1", "\x1b[31m=1", "employment.gain_of_use",
    "employment.gain_of_use=", "employment.gain_of_use=inf", "employment.gain_of_use=nan",
    "employment.gain_of_use=1e400", "employment.gain_of_use=1e300", "employment.gain_of_use=-5",
    "employment.gain_of_use=0.2(", "employment.gain_of_use=0.2()",
    "employment.gain_of_use=0.2(..)", "employment.gain_of_use=0.2(0.3..0.1)",
    "employment.gain_of_use=0.2(inf..nan)", "employment.gain_of_use=0.2(0.1..1e400)",
    "employment.gain_of_use=" + "(" * 10_000, "employment.gain_of_use=" + "9" * 5000,
    "employment.gain_of_use=[/b]",
)  # fmt: skip
SHOCKS = (
    "", ":", "pandemic", "pandemic:", ":2030", "pandemic:inf", "pandemic:nan", "pandemic:1e23",
    "pandemic:-1", "pandemic:99999999999", "pandemic:" + "9" * 5000, "[/b]:2030",
    "\x1b[31m:2030", "pandemic:2030:2031", "../pandemic:2030", "pandemic:٢٠٣٠٣",
)  # fmt: skip
COUNTRIES = (
    "", " ", "[/b]", "[bold]KEN", "\x1b[31mKEN", "XXX", "x" * 100_000, "../KEN", "KEN\u202e",
    "KEN\n", "'; DROP TABLE", "=cmd", "\ud800", "K" * 3 + "\u0301", "-",
)  # fmt: skip
ODD_COUNTRIES = ("../KEN", "KEN\u202e", "KEN\n")
"""Signs around a code are no part of it."""
NUMBERS = ("inf", "nan", "1e23", "-1", "1.5", "9" * 400, "", "x", "[/b]")


def of_run() -> list[Case]:
    """List what `run` may be told."""
    run = "run KEN --until 2030"
    return [
        *of_words("set", f"{run} --set", SETTINGS),
        *of_words("evidence", f"{run} --evidence", EVIDENCE),
        *of_words("shock", f"{run} --shock", SHOCKS),
        *of_words("draws", "run KEN --draws", (*NUMBERS, "100000000000")),
        *of_words("seed", "run KEN --draws 2 --until 2027 --seed", NUMBERS),
        *of_words("until", "run KEN --until", (*NUMBERS, "99999999999", "2024", "3000")),
        *of_words("saving", "run KEN --benefit-saving", ("inf", "nan", "1e23", "-2", "", "x")),
        *of_words("run of", "run --draws 2 --until 2027", COUNTRIES[1:-1], odd=ODD_COUNTRIES),
        *of_words("package", "run KEN --package", ("", "[/b]", "x" * 5000, ".", "/dev/zero")),
        *of_words("package of ESC", "run KEN --package", ("\x1b[31m", "a.yaml", "\ud800")),
    ]


def of_measure() -> list[Case]:
    """List what `measure` may be told."""
    lists = ("", ",", ",,,", "[/b]", "\x1b[31m", "x" * 50_000, "a," * 5_000)
    told: dict[str, tuple[str, ...]] = {
        "--by": (*lists, "weight", "respondent,age,sex,region,st,psu"),
        "--gap": (*lists, "sex=[/b]", "sex=", "=men", "sex=x=y"),
        "--share": lists,
        "--trend": (*lists, "sex"),
        "--amounts": (*lists, "sex"),
        "--statistics": lists,
        "--years": ("", "-", "2014-", "-2014", "2014-2010", "inf", "9" * 5000, "[/b]", "0-999999"),
        "--age-bands": ("", ",", "inf", "nan", "-5", "1e23", "30,20", "20,20", "x", "9" * 5000),
        "--minimum-cell": ("inf", "-1", "0", "2", "1.5", "9" * 400, "x"),
        "--p-percent": ("inf", "nan", "-1", "1e23", "x"),
        "--dominance": ("", "1", "1,inf", "nan,1", "-1,50", "1,2,3", "1e9,50", "x,y"),
        "--least-n": ("inf", "-1", "1.5", "x"),
        "--largest-cv": ("inf", "nan", "-1", "x"),
        "--seed": ("inf", "-1", "1.5", "x", ""),
        "--rho": ("inf", "nan", "-1", "2", "x"),
        "--method": ("", "[/b]", "\x1b[31m"),
        "--simultaneity": ("", "[/b]", "\x1b[31m"),
        "--survey": ("", "[/b]", "\x1b[31m", "x" * 5000, ".", "x" * 5000 + ".yaml"),
        "--groups": ("", "[/b]", "\x1b[31m", "x" * 5000, ".", "/dev/zero"),
        "--format": ("", "[/b]", "\x1b[31m", "xlsx"),
        "--output": ("", ".", "x" * 5000 + ".csv", "no/such/folder.csv", "a.exe", "d.csv/y.csv"),
        "--chart": ("", ".", "x" * 5000 + ".svg", "no/such/folder.svg", "a.exe"),
        "--replicate-weights": ("", ".", "x" * 5000, "/dev/zero", "d.csv"),
        "--coefficients": ("", ".", "x" * 5000),
    }  # fmt: skip
    nothing = ("", ",", ",,,")  # as if the option were not there
    fine = dict.fromkeys(("--by", "--amounts", "--statistics"), nothing) | {"--format": ("",)}
    cases = [
        *of_words("where", f"{MEASURE} --where", CONDITIONS, write_survey),
        *of_words(
            "data", "measure",
            ("", "x" * 5000, "[/b].csv", "\x1b[31m.csv", "/dev/zero", "\ud800"),
        ),
    ]  # fmt: skip
    structures = ("[/b]", "x" * 5000, ".", "/dev/zero")
    shown = f"{MEASURE} --format sdmx-csv --structure"
    cases += of_words("--structure", shown, structures, write_survey)
    for option, values in told.items():
        cases += of_words(option, f"{MEASURE} {option}", values, write_survey, fine.get(option, ()))
    return cases


def of_others() -> list[Case]:
    """List what other commands may be told."""
    return [
        *of_words("country", "country", COUNTRIES, odd=ODD_COUNTRIES),
        *of_words("review of", "review", COUNTRIES[:4]),
        *of_words("options of", "options", COUNTRIES[1:4]),
        *of_words("free from", "country KEN --free-from-age", ("inf", "nan", "-1", "1e23", "x")),
        *of_words("crisis", "crises", ("[/b]", "\x1b[31m", "x" * 5000, "../pandemic")),
        *of_words("compare", "compare KEN --packages", ("", ",", "[/b]", "\x1b[31m", "x" * 5000)),
        *of_words("show", "package show", ("", "[/b]", "\x1b[31m", "x" * 5000, "../x")),
        *of_words("language", "packages --language", ("[/b]", "\x1b[31m", "x" * 5000)),
        *of_words("command", "", ("[/b]", "\x1b[31m", "x" * 5000, "--[/b]", "--\x1b[31m")),
        *of_words("log", "packages --log", (".", "x" * 5000, "no/such/folder")),
    ]


def list_words() -> list[Case]:
    """List every hostile word."""
    return [*of_run(), *of_measure(), *of_others()]
