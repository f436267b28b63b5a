"""Say in words what the page of the table from care activity to skill shows."""

HEAD = """\
# From care activity to skill

Written by `python -m scripts.compile.skills.table`; do not edit.

Which skills does somebody use who cooks for a family, nurses a sick child or does the papers of
an old father? This table says it for the {activities} three-digit activities of ICATUS 2016,
divisions 3 (unpaid domestic services) and 4 (unpaid caregiving), with skills of the ESCO
classification: {rows} rows, each with its reason; {empty} activities show no skill and say why
not. It was chosen from {concepts} concepts of ESCO.

**Nobody outside has checked it.** Both readings and what was made of them are by our own team. No
expert of ICATUS or ESCO, no employer and no carer has confirmed a row. Dispute any of them: each
has a reason that can be wrong. They read ESCO by its labels: its descriptions
were not at hand.

What it does not say: a level. Doing something for ten years shows that it was done for ten
years. How well somebody does it has to be shown by an example, and by whoever saw it.

This service uses the ESCO classification of the European Commission. Labels in English are those
of ESCO v1.1.1, in French and Spanish those of v1.0; where that has none, the label is ours and is
marked ([the tables](../../src/carepact/data/skills/README.md)).
"""
MEANING = """\
## What the strengths mean

| strength | when | rows |
|---|---|---:|
| direct | The activity is the skill's own task. | {direct} |
| close | The skill is practised whenever the activity is done well. | {close} |
| possible | Only where an example of one's own shows it. | {possible} |
| none | The activity shows no skill of the list. | {none} |

The table is strict. What is practised often, but not every time, is *possible*: the holder is
asked for an example, and without one the skill is not claimed.
"""
NINE = """\
## The nine skills, and how each is reached

Each of the nine is one or several concepts of ESCO. The numbers are activities. Only an example of
one's own shows these: {by_example}.
"""
TABLE = """\
## The table
"""
READINGS = """\
## How far two readings agree

Two readers who had not seen each other's answers read the activities. The first read all
{activities}, the second {twice} of them. The other {once} were read once, which is weaker ground.
"""
AGREED = """\
Over the activities that both read, a pair is an activity with a skill:

- {pairs} pairs were listed by at least one reader, {listed} by both, {alone} by one alone.
- {same} have the same strength: {of_listed:.0f} % of the {listed}, {of_pairs:.0f} % of the {pairs}.
- Of the {listed}, {stronger} are stronger with the first reader and {weaker} with the second.
- Cohen's kappa over all {all} pairs, where a pair that a reader did not list counts as *none*:
  κ = (p_o − p_e) / (1 − p_e) = {kappa:.2f}. The share of pairs on which both say the same is
  p_o = {observed:.3f}; by chance it would be p_e = Σ p₁(s) p₂(s) = {by_chance:.3f}, with p₁(s) and
  p₂(s) the shares of pairs to which each reader gives strength s. p_o is high because most skills
  have nothing to do with most activities; κ takes that out.

So two careful readers differ on much: more often on whether a skill belongs to an activity at all
than on how strongly. Every difference was decided one by one, and these rules held:

1. No row is stronger than the weaker of the two readings that list it.
2. What one reader alone lists is *possible* at most, or left out.
3. What was decided of activities that both read holds for those that are like them and were read
   once.

Pairs by what each reader said:
"""
ONCE = """\
What was read once and set otherwise:
"""
SIDE_BY_SIDE = """\
## Both readings side by side

A star marks where the readers differ. *Decided* is what the table holds, and why where they differ.
"""
LACKING = """\
## Skills that ESCO lacks

These have no address in ESCO. Whoever states them names them as ours, with the nearest concept.
"""
