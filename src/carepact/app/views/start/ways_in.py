"""The ways in: what one can do here, each with its pages."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from carepact.app.pages import Link
from carepact.core.messages import _


class Way(NamedTuple):
    """One way in."""

    title: str
    words: str
    links: list[Link]


def list_ways(nouns: Collection[str]) -> list[Way]:
    """List the ways in; a page that is not there is not named.

    Parameters
    ----------
    nouns : collection of str
        Pages that there are.
    """
    every = [
        Way(
            _("My family"),
            _("Who cares at home and what that is worth, which rights you have, and a timeline "
              "from birth to school."),
            [
                Link(_("Rights and timeline of a family"), "family"),
                Link(_("What I have learnt by caring"), "skills"),
            ],
        ),
        Way(
            _("My firm, centre or service"),
            _("What a policy for carers costs and gives an employer, what a childcare centre or a "
              "service costs, and how good its care is."),
            [
                Link(_("An employer"), "employer"),
                Link(_("A centre"), "centre"),
                Link(_("A programme"), "programme"),
                Link(_("The quality of care"), "quality"),
                Link(_("A pact with its monitoring"), "pact"),
            ],
        ),
        Way(
            _("My own data"),
            _("Measure care time in a file of diaries, or simulate a country with your own facts. "
              "Files are read and forgotten."),
            [
                Link(_("Measure care time in diaries"), "care-time"),
                Link(_("Simulate a package"), "simulation"),
            ],
        ),
    ]  # fmt: skip
    shown = [one._replace(links=[link for link in one.links if link.address in nouns])
             for one in every]  # fmt: skip
    return [one for one in shown if one.links]
