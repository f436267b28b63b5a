"""The page of a country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from carepact.app.forms import Form, FormField
from carepact.app.leaf import Leaf, draw_block, show_leaf
from carepact.app.pages import Link
from carepact.app.replies import Reply
from carepact.app.told import Told
from carepact.app.views.country.asked import find, read_asked
from carepact.app.views.country.facts import lay_out_facts
from carepact.app.views.country.needs import lay_out_needs, tabulate_people_and_needs
from carepact.app.views.country_choice import country_field
from carepact.app.views.view import Progress
from carepact.core.messages import _, word
from carepact.core.run_defaults import RunDefaults
from carepact.data.countries.country_names import name_country
from carepact.policy.package_files import SHIPPED
from carepact.report.countries import count_statuses, name_weak
from carepact.report.figures.picture import Drawer
from carepact.report.grades import name_grade
from carepact.report.marks import explain_marks
from carepact.report.paper.document import Block, Cell, Heading, Paragraph, Table
from carepact.report.words import in_words, join_listed
from carepact.studies.profile.profile import CountryProfile


def show_country(told: Told, on_progress: Progress) -> Reply:
    """Show what is known of a country."""
    asked = read_asked(told)
    result = find(told, on_progress)
    profile, code = result.found, asked.code
    country = profile.country
    where = ", ".join(in_words(one) for one in (country.region, country.income_group) if one)
    drawn = [
        draw_block(one.draw, tabulate_people_and_needs(profile)) for one in result.charts.values()
    ]
    return show_leaf(
        Leaf(
            "country",
            f"{name_country(code)} ({code})",
            tuple(one for one in (where, f"{count_statuses(country)}.") if one),
            (
                *_lay_out_grades(profile),
                Heading(_("People and needs")),
                *drawn,
                *lay_out_needs(profile),
                *lay_out_facts(profile, asked.find),
                Paragraph(explain_marks(), look="small"),
            ),
            form=Form(
                "country",
                _("Show"),
                (
                    country_field(code),
                    FormField("find", _("Only facts with these words"), "search", asked.find),
                ),
            ),
            ways=list_ways(code, "country"),
            query=asked.query,
            files=("country.csv",),
            charts=tuple(result.charts),
        ),
        told,
    )


def list_charts(told: Told, on_progress: Progress) -> Mapping[str, Drawer]:
    """List the pictures of a country."""
    return {name: chart.draw for name, chart in find(told, on_progress).charts.items()}


def list_ways(code: str, here: str = "") -> tuple[Link, ...]:
    """List where one may go on from a page of a country."""
    named = {
        "country": _("The country"),
        "simulation": _("Simulate a package"),
        "review": _("Its law beside standards"),
        "law-changes": _("Changes of its law"),
        "agenda": _("Options and agenda"),
        "sources": _("Where figures come from"),
        "family": _("Rights of a family"),
    }
    ways = [Link(words, f"{noun}?country={code}", noun == here) for noun, words in named.items()]
    other = next(one for one in SHIPPED if one != RunDefaults.package)
    ways.insert(2, Link(_("Compare packages"), f"simulation?country={code}&other={other}"))
    return tuple(ways)


def _lay_out_grades(profile: CountryProfile) -> Iterator[Block]:
    """Lay out how far its facts carry each purpose."""
    yield Table(
        _("How far the facts carry"),
        (_("purpose"), _("grade"), _("what it means"), _("weak")),
        tuple(
            (
                Cell(in_words(one.purpose)),
                Cell(one.letter),
                Cell(name_grade(one.letter)),
                Cell(join_listed(name_weak(one.lacking)) if one.lacking else "–"),
            )
            for one in profile.grades
        ),
    )
    if profile.lacking:
        yield Paragraph(word(profile.lacking))
