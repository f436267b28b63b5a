"""Files of quality assessments, written anew for each test."""

from __future__ import annotations

from pathlib import Path

HEADINGS = "criterion,step,evidence,strength,challenge"
FIRST = (
    "purpose-needs,not_yet,,,",
    "purpose-theory,not_yet,,,Nobody has time to write",
    "purpose-aims,begun,,,",
    "reach-missing,begun,,,",
    "reach-open,begun,,,The stairs",
    "reach-welcome,in_place,Rule of March 2026,All are greeted by name,",
    "reach-stay,in_place,,,",
    "partners-decide,in_place,Minutes of 2026,,",
    "partners-strengths,in_place,,,",
    "fathers-addressed,in_place,Leaflets of 2026,,",
    "fathers-share,shown_to_work,Hours before and after 2025,Both are asked,",
    "fathers-forms,shown_to_work,Counts of 2025,,",
    "people-trained,does_not_apply,Leaders are sent by the town,,",
    "people-supervision,in_place,Dates of 2026,,",
    "people-pay,does_not_apply,Nobody is paid by us,,",
)
SECOND = (
    "purpose-needs,not_yet,,,",
    "purpose-theory,begun,A page of aims,,",
    "purpose-aims,begun,,,",
    "reach-missing,begun,,,",
    "reach-open,in_place,List of hindrances 2026,,",
    "reach-welcome,in_place,,,",
    "reach-stay,in_place,,,",
    "partners-decide,in_place,Minutes of 2026,,",
    "partners-strengths,not_yet,,,",
    "fathers-addressed,shown_to_work,Counts of 2024 to 2026,,",
    "fathers-share,shown_to_work,Hours before and after 2025,,Mothers were asked later",
    "fathers-forms,shown_to_work,Counts of 2025,,",
    "people-trained,does_not_apply,The town sends them,,",
    "people-supervision,,,,",
    "people-pay,begun,,,",
)
AGREED = ("partners-strengths,begun,Form of 2026,,",)
EARLIER = (
    "purpose-needs,begun,,,",
    "purpose-theory,not_yet,,,",
    "reach-welcome,begun,,,",
    "partners-decide,in_place,Minutes of 2025,,",
)
PLAN = (
    "1,purpose-needs,Ask all fathers of the town's lists,coordinator,2026-09-30,Report",
    "2,reach-open,A ramp,caretaker,2026-12-31,Ramp",
    "3,reach-missing,Compare with the register,coordinator,2026-10-31,Table",
    "4,purpose-theory,Write the page,board,2026-12-31,Page",
    "5,fathers-addressed,New forms,office,2027-03-31,Forms",
    "6,people-pay,Compare pay,board,2026-11-30,Table",
)
FOLLOW_UPS = (
    "2,2026-10-15,on_the_way,Offer of the builder",
    "3,2026-11-10,done,Table of November",
    "3,2026-10-01,on_the_way,",
    "4,2026-11-01,dropped,No time this year",
    "5,2026-11-20,late,",
    "6,2026-12-05,done,Table of December",
)
SURVEY = (
    "reach-welcome,mothers,Were you received well?,20,8,7,2",
    "reach-welcome,fathers,Were you received well?,4,3,0,1",
)
QUALITY = """\
service: Fathers of the hill
kind: fathers_programme
country: DEU
day: 2026-09-01
as_of: 2026-11-30
catalogue: 1
assessors:
  - {role: coordinator, sheet: first.csv}
  - {role: father on the board, sheet: second.csv}
agreed: agreed.csv
plan: plan.csv
follow_ups: follow-ups.csv
survey: survey.csv
earlier: earlier.yaml
"""
BEFORE = """\
service: Fathers of the hill
kind: fathers_programme
country: DEU
day: 2025-10-01
catalogue: 1
assessors:
  - {role: coordinator, sheet: earlier.csv}
"""


def write_quality(
    folder: Path,
    text: str = QUALITY,
    first: tuple[str, ...] = FIRST,
    second: tuple[str, ...] = SECOND,
    **sheets: tuple[str, ...],
) -> Path:
    """Write the files of an assessment into a folder; return that of the assessment."""
    folder.mkdir(parents=True, exist_ok=True)
    headings = {
        "plan": "number,criterion,what,owner,by,indicator",
        "follow-ups": "number,day,state,evidence",
        "survey": "criterion,who,question,asked,yes,partly,no",
    }
    rows = {
        "first": first,
        "second": second,
        "agreed": AGREED,
        "earlier": EARLIER,
        "plan": PLAN,
        "follow-ups": FOLLOW_UPS,
        "survey": SURVEY,
    } | {name.replace("_", "-"): lines for name, lines in sheets.items()}
    for name, lines in rows.items():
        head = headings.get(name, HEADINGS)
        (folder / f"{name}.csv").write_text("\n".join([head, *lines, ""]), "utf-8")
    (folder / "earlier.yaml").write_text(BEFORE, "utf-8")
    file = folder / "quality.yaml"
    file.write_text(text, "utf-8")
    return file
