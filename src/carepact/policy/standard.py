"""A standard: what it requires, by which figures that is judged, and whom it binds."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from carepact.core.messages import _
from carepact.core.parameter_tables import Number
from carepact.core.parameters import Strict
from carepact.policy.words import StandardText

RuleKind = Literal["at least", "at most", "yes", "none of", "exists", "report"]
Use = Literal["first", "all", "any", "ratio"]
RequirementUnit = Literal[
    "weeks", "months", "working days", "working days a year", "minutes a day", "share", "ratio"
]
WITH_THRESHOLD = ("at least", "at most")


class Evidence(Strict):
    """A figure of the tables of facts, or a provision of the law table, that judges."""

    fact: str = Field("", description="Indicator of the tables of facts.")
    cites: str = Field("", description="Provision whose legal basis stands behind the fact.")
    alone_up_to: str = Field(
        "",
        description="Weeks of present_law.yaml; a longer leave may hold parental leave.",
    )
    provision: str = Field("", description="Provision of the law table.")
    dated: bool = Field(
        default=False,
        description="Whether its source says the day, as in 'ratified on 2007-10-11'.",
    )
    tells_from: Number | None = Field(
        None, description="Value from which it tells, in its own unit; a lower one tells nothing."
    )

    @model_validator(mode="after")
    def _name_one(self) -> Evidence:
        if bool(self.fact) == bool(self.provision):
            raise ValueError(_("names not exactly one of 'fact' and 'provision'. Name one."))
        if self.cites and not self.fact:
            raise ValueError(_("'cites' goes with a fact alone. Take it out."))
        if self.alone_up_to and not self.fact:
            raise ValueError(_("'alone_up_to' goes with a fact alone. Take it out."))
        if (self.dated or self.tells_from is not None) and not self.fact:
            raise ValueError(_("'dated' and 'tells_from' go with a fact alone. Take them out."))
        return self


class Practice(Strict):
    """A figure that tells whether law is paid for, or carried out."""

    fact: str = Field("", description="Indicator of the tables of facts.")
    provision: str = Field("", description="Answer of experts in the law table.")
    more_than: Number | None = Field(
        None,
        description="In its own unit: a higher figure says yes. Without it the figure is reported.",
    )

    @model_validator(mode="after")
    def _name_one(self) -> Practice:
        if bool(self.fact) == bool(self.provision):
            raise ValueError(_("names not exactly one of 'fact' and 'provision'. Name one."))
        if self.more_than is not None and not self.fact:
            raise ValueError(_("'more_than' goes with a fact alone. Take it out."))
        return self


class Requirement(Strict):
    """One thing that a standard asks for."""

    requirement: str = Field(pattern=r"^[a-z0-9-]+$", description="Short name.")
    title: StandardText
    article: str = Field(min_length=1)
    rule: RuleKind
    judged_by: tuple[Evidence, ...] = Field(min_length=1)
    use: Use = Field(
        "first",
        description="Of several: the first one known, all, any, or the first over the second.",
    )
    threshold: Number | None = None
    unit: RequirementUnit | None = None
    partly_from: Number | None = Field(
        None, ge=0, le=1, description="Share of the threshold from which it is partly met."
    )
    refused: tuple[str, ...] = Field((), description="For 'none of': words that do not meet it.")
    met_by: tuple[str, ...] = Field((), description="For 'none of': words that meet it.")
    partly_for: tuple[str, ...] = Field((), description="For 'none of': words that partly do.")
    recent_years: int | None = Field(
        None,
        ge=0,
        description="For 'exists': an older figure meets it only partly, none not. [years]",
    )
    budgeted_by: tuple[Practice, ...] = Field(
        (), description="Public money that stands behind it; the first one known answers."
    )
    implemented_by: tuple[Practice, ...] = Field(
        (), description="Whom it reaches, or how experts see it enforced; never a verdict."
    )
    note: StandardText | None = None

    @model_validator(mode="after")
    def _hold_what_the_rule_needs(self) -> Requirement:
        needs = {
            "threshold": self.rule in WITH_THRESHOLD,
            "partly_from": self.rule in WITH_THRESHOLD,
            "unit": self.rule in (*WITH_THRESHOLD, "report"),
            "refused": self.rule == "none of",
            "met_by": self.rule == "none of",
            "recent_years": self.rule == "exists",
        }
        given = {name: getattr(self, name) not in (None, ()) for name in needs}
        faults = [
            _("rule '{rule}' needs '{name}'. Add it.", rule=self.rule, name=name)
            for name, needed in needs.items()
            if needed and not given[name]
        ]
        faults += [
            _("rule '{rule}' has no use for '{name}'. Take it out.", rule=self.rule, name=name)
            for name, needed in needs.items()
            if given[name] and not needed
        ]
        if faults:
            raise ValueError(" / ".join(faults))
        return self


class Binding(Strict):
    """Whom a standard binds; for all others it is a yardstick."""

    who: StandardText
    group: str = Field("", description="Group of countries that it binds, where carepact knows it.")


class Ask(Strict):
    """One thing that an instrument asks of States in words that no figure judges."""

    paragraph: str = Field(min_length=1, description="Where it says so.")
    text: StandardText


class Standard(Strict):
    """A convention, recommendation, directive or goal, or an instrument that only declares."""

    standard: str = Field(pattern=r"^[a-z0-9-]+$", description="Short name, that of the file.")
    title: StandardText
    body: str = Field(min_length=1, description="Who adopted it.")
    date: date
    address: str = Field(min_length=1, description="Where its text stands.")
    binds: Binding
    requirements: tuple[Requirement, ...] = Field((), description="What is judged.")
    declares: tuple[Ask, ...] = Field((), description="What is asked for and not judged.")

    @model_validator(mode="after")
    def _require_or_declare(self) -> Standard:
        if bool(self.requirements) == bool(self.declares):
            raise ValueError(
                _("has not exactly one of 'requirements' and 'declares'. Give one of them.")
            )
        return self
