"""What a programme measured, as a study of its country that runs as it is written."""

from __future__ import annotations

import json
from collections.abc import Iterator

from carepact.core.messages import _, word
from carepact.levels.programme.national import Spread, instrument_of
from carepact.policy.package_files import SHIPPED, shipped_package
from carepact.report.values import word_value
from carepact.report.words import in_strength
from carepact.studies.one_programme.answer import ProgrammeAnswer


def write_study(answer: ProgrammeAnswer) -> bytes:
    """Write the study; empty where too few fathers stand behind what was measured."""
    if not answer.evidence:
        return b""
    instrument = instrument_of()
    lines = [
        *(f"# {line}" for line in _say_what(answer)),
        f"country: {answer.country.code}",
        f"package: {choose_package()}",
        "evidence:",
    ]
    source = _quote(say_source(answer))
    for one in answer.evidence:
        lines += [f"  {instrument.instrument}.{one.name}:", f"    value: {_write(one.value)}"]
        if one.spread is not None:
            lines.append(f"    distribution: {_write_spread(one.spread)}")
        lines.append(f"    source: {source}")
    return "\n".join([*lines, ""]).encode()


def choose_package() -> str:
    """Choose the shipped package with the fewest settings that has such programmes."""
    name = instrument_of().instrument
    having = [
        one
        for one in SHIPPED
        if any(edit.instrument == name for edit in shipped_package(one).edits)
    ]
    return min(having, key=lambda one: len(shipped_package(one).edits))


def say_source(answer: ProgrammeAnswer) -> str:
    """Name where the evidence is from, how it was learnt, and how strong that is."""
    programme = answer.programme
    return _(
        "{name}, {first} to {last}: fathers {count}, {design}; {strength}",
        name=programme.name,
        first=programme.first.isoformat(),
        last=programme.last.isoformat(),
        count=len(programme.began),
        design=name_design(answer),
        strength=in_strength(answer.strength),
    )


def name_design(answer: ProgrammeAnswer) -> str:
    """Name by what the effect is judged."""
    programme = answer.programme
    if not programme.has_comparison:
        return _("before and after, no comparison")
    if programme.is_randomised:
        return _("beside fathers by chance not in it")
    return _("beside other fathers")


def _say_what(answer: ProgrammeAnswer) -> Iterator[str]:
    """Say what the study is, and what is not in it."""
    yield _("What the programme measured, as evidence of a study of its country.")
    named = {one.name: one.value for one in answer.evidence}
    if named.get("completion") == 1:
        yield say_all_who_began()
    for name in _list_left(answer):
        yield _("Not told, not stable or hidden, and left as it ships: {name}.", name=name)
    for one in answer.evidence:
        if one.is_cut:
            yield _("{name} was outside what it can be; its nearest end stands here.",
                    name=one.name)  # fmt: skip
    if "cost" in named and answer.price_year is not None:
        yield _("The cost is in PPP dollars of 2021, by prices of {year}.", year=answer.price_year)


def say_all_who_began() -> str:
    """Say why nobody leaves in the study."""
    return _("Who stayed is not told here, or all did: the hours are those of a father who began.")


def _list_left(answer: ProgrammeAnswer) -> Iterator[str]:
    """List what the instrument has and the programme does not tell."""
    instrument, told = instrument_of(), {one.name for one in answer.evidence}
    for name in (*instrument.effects, "completion", "cost", "payers"):
        if name not in told:
            yield name


def say_evidence(answer: ProgrammeAnswer) -> Iterator[str]:
    """Say what a study would be told, in words."""
    if not answer.evidence:
        yield _(
            "Nothing: too few fathers told, their hours fell, or how sure they are is not known."
        )
        return
    instrument = instrument_of()
    known = {**instrument.parameters, **instrument.effects}
    for one in answer.evidence:
        title, unit = word(known[one.name].title), known[one.name].unit
        if isinstance(one.value, float):
            value = word_value(float(f"{one.value:.2g}"), unit)
        else:
            value = word_value({payer: round(part, 2) for payer, part in one.value.items()}, unit)
        yield _("{title}: {value}", title=title, value=value)
    if any(one.name == "completion" and one.value == 1 for one in answer.evidence):
        yield say_all_who_began()


def _write(value: float | dict[str, float]) -> str:
    """Write a number in three digits, or a share for each payer in hundredths."""
    if isinstance(value, float):
        return f"{value:.3g}"
    # The largest takes what rounding leaves, so that shares sum to one.
    largest = max(value, key=lambda name: value[name])
    parts = {name: round(part, 2) for name, part in value.items()}
    parts[largest] = round(1 - sum(part for name, part in parts.items() if name != largest), 2)
    return "{" + ", ".join(f"{name}: {part:.2g}" for name, part in parts.items() if part) + "}"


def _write_spread(spread: Spread) -> str:
    """Write a distribution."""
    parts = {"sd": spread.sd, "lower": spread.lower, "upper": spread.upper}
    if spread.zero_mass:
        parts["zero_mass"] = spread.zero_mass
    listed = ", ".join(f"{name}: {part:.3g}" for name, part in parts.items())
    return "{kind: normal, " + listed + "}"


def _quote(text: str) -> str:
    """Quote a text for YAML."""
    return json.dumps(text, ensure_ascii=False)
