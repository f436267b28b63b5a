"""A pact of five partners, with three years of figures, worked by hand."""

from __future__ import annotations

from carepact.levels.pact.pact import Pact
from carepact.studies.pact_file.opening import parse_pact

PACT = """\
pact: five-partners
title: A pact of five partners
country: KEN
signed: 2026
partners:
  - {code: state, kind: state, name: The ministry}
  - {code: firms, kind: employer, name: The federation of employers}
  - {code: centres, kind: centre, name: The network of centres}
  - {code: mothers, kind: mothers, name: The mothers' union}
  - {code: fathers, kind: fathers, name: The fathers' network}
commitments:
  - code: leave
    partner: state
    words: Eighteen weeks of maternity leave.
    changes:
      maternity_leave.weeks: 18
      maternity_leave.payers.social_security: 1
    aim: at least
    due: 2030
    way: linear
    indicator: {words: Weeks in law, unit: weeks, baseline: 13, target: 18}
    source: Official gazette
  - code: places
    partner: firms
    words: A place near work for one young child in five.
    option: employer-childcare
    changes:
      employer_measures.place_share: 0.2
      employer_measures.coverage: 0.3
      employer_measures.payers.employers: 1
    aim: at least
    due: 2028
    indicator: {words: Places, unit: share, baseline: 0, target: 0.2}
    source: Survey of the federation
  - code: centres
    partner: centres
    words: Ten centres for ten thousand families.
    changes:
      community_centres.centres: 10
      community_centres.payers.general_budget: 0.5
      community_centres.payers.communities: 0.5
    aim: at least
    due: 2030
    way: linear
    indicator: {words: Centres, unit: a ten thousand, baseline: 2, target: 10}
    source: Yearly report of the network
  - code: voice
    partner: mothers
    words: The union sits on the council of each town.
    due: 2029
    indicator: {words: Seats, unit: towns, baseline: 5, target: 45}
    source: Lists of the councils
  - code: groups
    partner: fathers
    words: One father in ten begins a programme.
    option: fathers-programmes
    changes:
      fathers_programmes.coverage: 0.1
      fathers_programmes.payers.general_budget: 1
    aim: at least
    due: 2030
    way: linear
    indicator: {words: Fathers who begin, unit: share, baseline: 0, target: 0.1}
    source: Yearly report of the fathers' network
actual:
  - {commitment: leave, year: 2027, value: 14.25, source: Gazette of June}
  - {commitment: leave, year: 2028, value: 15.5, source: Gazette of May}
  - {commitment: leave, year: 2029, value: 17, source: Gazette of July}
  - {commitment: places, year: 2027, value: 0, source: Survey 2027}
  - {commitment: places, year: 2028, value: 0.05, source: Survey 2028}
  - {commitment: places, year: 2029, value: 0.05, source: Survey 2029}
  - {commitment: centres, year: 2027, value: 4, source: Report 2027}
  - {commitment: centres, year: 2028, value: 5, source: Report 2028}
  - {commitment: centres, year: 2029, value: 6, source: Report 2029}
  - {commitment: groups, year: 2027, value: 0.025, source: Report 2027}
  - {commitment: groups, year: 2028}
  - {commitment: voice, year: 2029, value: 45, source: Lists of 2029}
"""


def five_partners(text: str = PACT) -> Pact:
    """Read the pact of five partners."""
    return parse_pact(text, "pact.yaml").pact
