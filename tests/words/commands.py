"""Every command with a job of its own, run in one process in the language of the surroundings.

Run as a script: it writes what each command printed into a file of its own, beside the files
and pictures that the command itself wrote.
"""

from __future__ import annotations

import io
import shlex
import sys
import time
import traceback
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

COMMANDS = {
    "help": "--help",
    "surveys": "surveys",
    "packages": "packages",
    "package-show": "package show co-responsibility",
    "package-diff": "package diff ilo-floor co-responsibility",
    "package-new": "package new own.yaml --from ilo-floor",
    "package-check": "package check own.yaml",
    "options": "options",
    "options-country": "options KEN",
    "options-one": "options --aim reduce --field childcare",
    "countries": "countries",
    "country": "country KEN --chart country.svg",
    "crises": "crises",
    "crises-one": "crises pandemic",
    "evidence": "evidence",
    "evidence-one": "evidence childcare.staff_growth",
    "law": "law changes AUS",
    "review": "review KEN",
    "review-summary": "review --summary --by income --chart review.svg",
    "run": "run KEN --draws 20 --until 2035 --shock pandemic:2028 -o rn",
    "compare": "compare KEN --packages ilo-floor,universal-care --draws 20 --until 2032 -o cmp",
    "measure": "measure synthetic --by sex --groups unpaid-work --chart measure.svg",
    "value": "value synthetic --wages wages.csv --method generalist --by sex --chart value.svg",
    "measure-file": "measure synthetic --by role --groups motherhood --gap role -o measure.xlsx",
    "family-new": "family new KEN -o family.yaml",
    "family": "family family.yaml --package universal-care -o fm",
    "family-full": "family family.yaml --package universal-care --full",
    "centre-new": "centre new KEN -o drafted.yaml",
    "centre": "centre centre.yaml -o ct",
    "centre-full": "centre centre.yaml --full",
    "centre-network": "centre network.yaml -o nw",
    "pact-new": "pact new KEN -o pctn.yaml",
    "pact-check": "pact check pact.yaml --full -o pctc",
    "pact-simulate": "pact simulate pact.yaml --draws 20 --until 2030 -o pcts",
    "pact-monitor": "pact monitor pact.yaml --draws 20 --until 2030 --full -o pctm",
    "pact-compare": "pact compare pact.yaml later.yaml",
    "programme-new": "programme new KEN -o planned.yaml",
    "programme": "programme programme.yaml -o pg",
    "programme-full": "programme programme.yaml --full",
    "quality-new": "quality new KEN --kind home_visits -o q-new.yaml",
    "quality": "quality quality.yaml -o ql",
    "quality-full": "quality quality.yaml --full",
    "employer-charter": "employer charter -o chrt.yaml",
    "employer-policy": "employer policy -o plc.yaml",
    "employer-new": "employer new KEN -o employer.yaml",
    "employer": "employer firm.yaml --draws 20 -o mp",
    "employer-full": "employer firm.yaml --draws 20 --full",
    "skills-new": "skills new -o account.yaml",
    "skills": "skills account.yaml --job team-assistant -o sk",
    "skills-full": "skills account.yaml --full",
    "skills-activities": "skills activities",
    "skills-list": "skills list",
    "skills-jobs": "skills jobs",
    "skills-key": "skills key -o k.json",
    "study-new": "study new KEN -o study.yaml",
    "study-check": "study check study.yaml",
    "backcast": "backcast --chart backcast.svg",
    "verify": "verify rn",
    "report": "report KEN --draws 20 --until 2030 -o report.html",
    "report-quality": "report quality.yaml -o quality.html",
}
HELPS = (
    "app backcast countries country compare completion crises demo evidence measure options "
    "packages reconcile report review run site surveys validate value verify law package study "
    "survey family skills centre employer pact programme quality"
)
COMMANDS |= {f"help-{name}": f"{name} --help" for name in HELPS.split()}
COMMANDS |= {
    f"help-{group}-{name}": f"{group} {name} --help"
    for group, names in {
        "centre": "new show",
        "employer": "accept charter new policy show",
        "family": "new show",
        "law": "changes",
        "package": "check diff new show",
        "pact": "check compare monitor new simulate",
        "programme": "new show",
        "quality": "new show",
        "skills": "activities attach endorse jobs key list new show sign verify",
        "study": "check new",
        "survey": "check new",
    }.items()
    for name in names.split()
}
RECONCILED = ("BDI", "MEX")
"""Countries whose totals stand for those of all, which take a minute. [ISO 3166-1 alpha-3]"""

CENTRE = """\
name: Z
country: KEN
first_day: 2026-01-01
last_day: 2026-02-28
log: log.csv
money: money.csv
area: {families: 400, source: Register}
families: {count: 50, source: Cards}
people: {women_paid: 5, men_paid: 0, women_volunteer: 9, men_volunteer: 2}
"""
LOG = """\
first_day,last_day,opening_hours,visits,child_hours,hours_women_paid,hours_men_paid,hours_women_volunteer,hours_men_volunteer,found_work
2026-01-01,2026-01-31,80,100,120,40,0,60.5,10,3
2026-02-01,2026-02-28,70,90,110,38,0,55.25,12,
"""
MONEY = """\
day,kind,party,amount
2026-01-31,income,fees,20000
2026-02-28,income,donors,60000
2026-01-31,cost,wages,80000
2026-02-28,cost,rent,4000
"""
PACT = """\
pact: z
title: Z
country: KEN
signed: 2026
partners: [{code: k, kind: state, name: K}, {code: v, kind: fathers, name: V}]
commitments:
  - code: b
    partner: k
    words: B.
    changes: {paternity_leave.weeks: 4}
    aim: at least
    due: 2029
    way: linear
    indicator: {words: W, unit: u, baseline: 2, target: 4}
    source: S
  - {code: d, partner: v, words: D.}
actual:
  - {commitment: b, year: 2027, value: 2, source: S}
  - {commitment: b, year: 2028}
"""
PROGRAMME = """\
name: Z
country: KEN
first_day: 2026-01-12
last_day: 2026-04-20
fathers: fathers.csv
diaries: diaries.csv
diary: usual days
sessions: {planned: 13, hours: 2}
leaders: {paid: {persons: 2, hours: 60}, unpaid: {persons: 1, hours: 20}}
comparison: {kind: other fathers, randomised: no}
later: {months: 6}
costs: [{kind: rooms, payer: donors, amount: 60000}, {kind: meals, payer: employers, amount: 900}]
"""
FATHERS = "code,group,sessions,completed\n" + "".join(
    f"F{place},,{9 + place % 4},{'no' if place == 9 else 'yes'}\n" for place in range(10)
) + "".join(f"W{place},comparison,,\n" for place in range(6))  # fmt: skip
DIARIES = (
    "code,time,told_by,care_weekday,housework_weekday,care_weekend,housework_weekend\n"
    + "".join(
        f"{code}{place},{time},{who},{30 + place + added * more},20,{60 + place},30\n"
        for code, size, more in (("F", 9, 1), ("W", 6, 0))
        for place in range(size)
        for who in ("father", "mother of him", "mother of herself")
        for time, added in (("before", 0), ("after", 9 + place), ("later", 8))
    )
)
QUALITY = """\
service: Z
kind: family_centre
country: KEN
day: 2026-09-01
catalogue: 1
assessors: [{role: a, sheet: one.csv}, {role: b, sheet: two.csv}]
"""
OTHERS = """\
as_of: 2026-11-30
plan: do.csv
follow_ups: seen.csv
survey: asked.csv
earlier: before.yaml
"""
SHEET = """\
criterion,step,evidence,strength,challenge
purpose-needs,in_place,,X,
purpose-aims,begun,,,X
reach-open,does_not_apply,X,,
reach-missing,not_yet,,,
partners-decide,in_place,,,
"""
PLAN = """\
number,criterion,what,owner,by,indicator
1,purpose-aims,X,a,2026-10-31,X
2,reach-missing,X,b,2027-03-15,X
"""
SEEN = "number,day,state,evidence\n2,2026-10-01,on_the_way,X\n"
ASKED = "criterion,who,question,asked,yes,partly,no\nreach-open,mothers,X,20,8,7,2\n"
WAGES = "occupation,hourly_wage,currency,source\ngeneralist,9.2,pesos,made up\n"
FIRM = """\
employer: A
country: KEN
counted_on: 2027-01-31
headcount: staff.csv
levels: [staff, lead]
measures: {top_up: 1, carer_days: 5, flexible_share: 0.5}
use: {begun: {women: 9, men: 6}, asked: {women: 12, men: 8}, granted: {women: 12, men: 8}}
practice: {maternity_weeks: 16, flexible_time: yes}
standards: [ilo-c183]
"""
STAFF = """\
persons,sex,age,hours,pay,level,care
30,woman,25-34,40,600000,staff,
20,man,25-34,40,600000,staff,young child
20,woman,35-44,40,900000,lead,none
"""


def run_all(folder: Path, chosen: list[str]) -> None:
    """Run the commands in a folder, and write down what each printed."""
    from carepact.cli.main import main  # noqa: PLC0415 - speaks the language from its import on

    (folder / "wages.csv").write_text(WAGES, "utf-8")
    _write_centres(folder)
    (folder / "pact.yaml").write_text(PACT, "utf-8")
    (folder / "later.yaml").write_text(PACT.replace("due: 2029", "due: 2030"), "utf-8")
    _write_programme(folder)
    _write_quality(folder)
    (folder / "firm.yaml").write_text(FIRM, "utf-8")
    (folder / "staff.csv").write_text(STAFF, "utf-8")
    for name in chosen or COMMANDS:
        printed, begun = io.StringIO(), time.process_time()
        status: str | int | None = 1
        sys.argv = ["carepact", *shlex.split(COMMANDS[name])]
        with chdir(folder), redirect_stdout(printed), redirect_stderr(printed):
            try:
                main()
            except SystemExit as end:
                status = end.code
            except Exception:  # noqa: BLE001 - it stands in what was printed, and fails the test
                traceback.print_exc(file=printed)
        sys.stderr.write(f"{name}: {time.process_time() - begun:.1f} s, status {status}\n")
        (folder / f"{name}.screen").write_text(printed.getvalue(), "utf-8")
    if not chosen:
        (folder / "reconcile.screen").write_text(show_some_totals(), "utf-8")
        (folder / "python.screen").write_text(show_results(), "utf-8")


def _write_centres(folder: Path) -> None:
    """Write the files of two centres and of their network."""
    other = CENTRE.replace("name: Z", "name: K")
    network = "network: Both\ncentres: [centre.yaml, other.yaml]\n"
    files = {"centre": CENTRE, "other": other, "network": network}
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    for name, text in {"log": LOG, "money": MONEY}.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")


def _write_programme(folder: Path) -> None:
    """Write the files of a programme."""
    (folder / "programme.yaml").write_text(PROGRAMME, "utf-8")
    (folder / "fathers.csv").write_text(FATHERS, "utf-8")
    (folder / "diaries.csv").write_text(DIARIES, "utf-8")


def _write_quality(folder: Path) -> None:
    """Write the files of an assessment, and of the one before it."""
    written = {
        "quality.yaml": QUALITY + OTHERS,
        "before.yaml": QUALITY.replace("2026", "2025"),
        "one.csv": SHEET,
        "two.csv": SHEET.replace("in_place,,X", "shown_to_work,X,X", 1),
        "do.csv": PLAN,
        "seen.csv": SEEN,
        "asked.csv": ASKED,
    }
    for name, text in written.items():
        (folder / name).write_text(text, "utf-8")


def show_results() -> str:
    """Show results in Python as a notebook does, and what it refuses."""
    import carepact  # noqa: PLC0415 - as above

    shown = [
        carepact.read_country("KEN"),
        carepact.read_needs("KEN"),
        carepact.review_law("KEN"),
        carepact.list_options("KEN"),
        carepact.list_packages(),
        carepact.list_law_changes("AUS"),
        carepact.compare_with_spending(),
        carepact.measure_care_time("synthetic", by="sex", groups="unpaid-work"),
        carepact.simulate_country("KEN", until=2028, draws=5),
    ]
    return "\n".join(map(repr, shown))


def show_some_totals() -> str:
    """Show what `carepact reconcile` does, of a few countries."""
    from rich.console import Console  # noqa: PLC0415 - as above

    from carepact.cli.voice import CommandLine  # noqa: PLC0415
    from carepact.core.voice import use_voice  # noqa: PLC0415
    from carepact.report.reconciliation.page import show_reconciliation  # noqa: PLC0415
    from carepact.studies.reconciliation import run_reconciliation  # noqa: PLC0415

    printed = io.StringIO()
    with use_voice(CommandLine()):
        shown = show_reconciliation(run_reconciliation(RECONCILED, draws=4))
        Console(file=printed, width=1000).print(shown)
    return printed.getvalue()


if __name__ == "__main__":
    run_all(Path(sys.argv[1]), sys.argv[2:])
