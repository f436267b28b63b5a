"""Words of the catalogue of options: aims, fields, actors, contexts, and what says so."""

from __future__ import annotations

from carepact.core import voice
from carepact.core.messages import _, _n, number, word
from carepact.data.countries.country_names import name_country
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.facts import Fact
from carepact.data.countries.law import Provision, read_provision_kinds
from carepact.policy.option_examples import Example
from carepact.policy.option_indicators import Sign
from carepact.policy.options import Option, find_pattern
from carepact.report.countries import print_value
from carepact.report.marks import MARKS
from carepact.report.words import in_words, join_parts, words_of
from carepact.review.agenda import OptionFinding


def name_word(name: str) -> str:
    """Name an aim, a field of care, an actor or a context of the catalogue."""
    return words_of("carepact.policy.catalogue", "words.csv", "option word")[name]


def say_cost(option: Option) -> str:
    """Say what costs an option and how to begin, or why nothing does."""
    if option.costed_by is None:
        return _("Not costed: {reason}", reason=option.not_costed)
    return _(
        "Costed by {parameter}: {command}",
        parameter=option.costed_by,
        command=_command(option),
    )


def say_cost_shortly(option: Option) -> str:
    """Name what costs an option, or that nothing does."""
    if option.costed_by is None:
        return _("Not costed: {reason}", reason=option.not_costed)
    return _("Costed by {parameter}.", parameter=option.costed_by)


def say_evidence(finding: OptionFinding) -> str:
    """Say which figure or law tells whether a country has an option, or what would."""
    sign, ground = finding.option.sign, finding.ground
    if finding.reason == "not asked":
        return _("What would tell: {unknown}.", unknown=sign.unknown)
    if ground is None:
        return _("Nothing is known of: {title}.", title=_title_of(sign))
    parts = [_say_fact(ground) if isinstance(ground, Fact) else _say_law(ground)]
    if threshold := _say_threshold(sign):
        parts.append(threshold)
    if finding.reason == "within the interval":
        parts.append(_("The interval of the imputed figure lies on both sides."))
    if finding.reason == "law of a part" and isinstance(ground, Provision):
        parts.append(_("The law that is cited holds in {part} alone.", part=ground.part))
    if sign.caveat and finding.presence == "present":
        parts.append(word(sign.caveat))
    return " ".join(parts)


def say_example_shortly(option: Option) -> str:
    """Say who has an option and since when, or that nobody is known to."""
    if not option.examples:
        return _("Example: none known.")
    listed = join_parts(map(_say_who, option.examples))
    return _("Example: {listed}.", listed=listed)


def say_examples(option: Option) -> list[str]:
    """Say who has an option, what it is and where that was read, a line an example."""
    if not option.examples:
        return [_("Example: none known.")]
    return [
        _(
            "Example: {who}. {what} ({publisher}, {address})",
            who=_say_who(one),
            what=one.what,
            publisher=one.source.publisher,
            address=one.source.address,
        )
        for one in option.examples
    ]


def _say_who(example: Example) -> str:
    """Name the country, and the place in it, and the year of an example."""
    country = name_country(example.country)
    where = f"{word(example.place)} ({country})" if example.place else country
    return f"{where}, {example.year}"


def _command(option: Option) -> str:
    """Write the command that drafts a package which sets the parameter, where one ships."""
    pattern = find_pattern(option)
    return voice.command("package new", "care.yaml", **({"from": pattern} if pattern else {}))


def _title_of(sign: Sign) -> str:
    """Name the figure or provision that a sign asks for."""
    if sign.indicator is not None:
        return word(read_indicators()[sign.indicator].title)
    return word(read_provision_kinds()[str(sign.provision)].title)


def _say_fact(fact: Fact) -> str:
    """Say a figure with its mark, unit, year and source."""
    return _(
        "{title}: {value} {unit} ({year}, {source}).",
        title=_capital(word(fact.indicator.title)),
        value=print_value(fact),
        unit=fact.indicator.unit,
        year=fact.year,
        source=fact.source,
    )


def _say_law(provision: Provision) -> str:
    """Say what the law provides, and which law."""
    return _(
        "{title}: {answer} ({basis}; {source}).",
        title=_capital(word(provision.title)),
        answer=MARKS[provision.status] + _answer(provision),
        basis=word(provision.basis).rstrip("."),
        source=provision.source,
    )


def _answer(provision: Provision) -> str:
    """Print what the law answers."""
    answer = provision.answer
    if isinstance(answer, str):
        return {"yes": _("yes"), "no": _("no")}.get(answer) or in_words(answer)
    if read_provision_kinds()[provision.name].kind == "days":
        return _n("{count} day", "{count} days", answer)
    return f"{number(100 * answer, 0)} %"


def _say_threshold(sign: Sign) -> str:
    """Say what a figure is held against, and who sets that."""
    if sign.at_least is not None:
        return _("Wanted: at least {bound} ({ground}).", bound=_bare(sign.at_least),
                 ground=sign.ground)  # fmt: skip
    if sign.at_most is not None:
        return _("Wanted: at most {bound} ({ground}).", bound=_bare(sign.at_most),
                 ground=sign.ground)  # fmt: skip
    return ""


def _bare(value: float) -> str:
    """Print a threshold without needless zeros."""
    return number(value, 0 if value.is_integer() else 1)


def _capital(text: str) -> str:
    """Begin a sentence."""
    return text[:1].upper() + text[1:]
