"""An employer's file and what it names, whole, to be broken by tests."""

from __future__ import annotations

from pathlib import Path

EMPLOYER = """\
employer: A
country: KEN
counted_on: 2027-01-31
headcount: headcount.csv
pay_bands: {A: 600000, B: 900000}
pay_bands_are: full-time
full_time_hours: 40
levels: [staff, lead]
measures:
  top_up: 1
  carer_days: 5
use:
  begun: {women: 9, men: 6}
  asked: {women: 12, men: 8}
  granted: {women: 12, men: 8}
practice:
  maternity_weeks: 16
  flexible_time: yes
standards: [ilo-c183]
charter: charter.yaml
recognition: recognition.yaml
"""
HEADCOUNT = """\
persons,sex,age,hours,pay,level,care
30,woman,25-34,40,A,staff,
20,man,25-34,40,A,staff,young child
12,woman,35-44,32,B,lead,none
9,woman,45-54,40,B,lead,relative
"""
CHARTER = """\
first_year: 2026
checked_by: works council
goals:
  - code: fathers
    words: More fathers take leave.
    indicator: fathers-share
    baseline: 0.1
    target: 0.3
    direction: up
    owner: head of people
"""
POLICY = """\
framework:
  title: Ours
  competencies:
    - {code: a, words: Plans a week, skills: [planning]}
policy:
  accepts: [statement, badge]
  used_in: [hiring]
  endorsement: welcome
"""


def write_firm(folder: Path, **files: str) -> Path:
    """Write a firm's files into a folder, some of them replaced, and name the employer's."""
    whole = {
        "employer.yaml": EMPLOYER,
        "headcount.csv": HEADCOUNT,
        "charter.yaml": CHARTER,
        "recognition.yaml": POLICY,
    }
    whole |= {name.replace("__", "."): text for name, text in files.items()}
    for name, text in whole.items():
        (folder / name).write_text(text, "utf-8")
    return folder / "employer.yaml"
