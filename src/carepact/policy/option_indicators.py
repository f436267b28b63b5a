"""Signs: the figure or the provision of law that shows that a country has an option."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field, model_validator

from carepact.core.errors import nearest
from carepact.core.messages import _
from carepact.core.parameter_tables import Number
from carepact.core.parameters import Strict
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.law import NO, YES, read_provision_kinds
from carepact.policy.words import OptionText


class Sign(Strict):
    """A condition on a figure or on the law, or what one would have to know."""

    indicator: str | None = Field(None, description="Figure of a country that tells.")
    provision: str | None = Field(None, description="Provision of its law that tells.")
    unknown: OptionText | None = Field(
        None, description="What would tell, where nothing at hand does."
    )
    at_least: Number | None = Field(None, description="In the unit of the figure.")
    at_most: Number | None = Field(None, description="In the unit of the figure.")
    answers: tuple[str, ...] = Field((), description="Answers of the law that show it.")
    ground: OptionText | None = Field(None, description="Who sets the threshold, or 'Chosen here'.")
    caveat: OptionText | None = Field(None, description="What the sign does not tell.")

    @model_validator(mode="after")
    def _hold_together(self) -> Sign:
        faults = list(self._find_faults())
        if faults:
            raise ValueError(" / ".join(faults))
        return self

    def holds_for(self, value: float) -> bool:
        """Tell whether a figure shows the option. [unit of the figure]"""
        if self.at_least is not None and value < self.at_least:
            return False
        return self.at_most is None or value <= self.at_most

    def _find_faults(self) -> Iterator[str]:
        """Find what keeps the sign from being one."""
        named = [name for name in (self.indicator, self.provision, self.unknown) if name]
        if len(named) != 1:
            yield _("sign: needs one of 'indicator', 'provision', 'unknown'. Write one of them.")
        elif self.indicator:
            yield from self._find_indicator_faults(self.indicator)
        elif self.provision:
            yield from self._find_provision_faults(self.provision)
        elif self._bounds or self.answers:
            yield _("sign: 'unknown' stands with a condition. Take one of them out.")

    @property
    def _bounds(self) -> list[float]:
        """List the thresholds that are given."""
        return [bound for bound in (self.at_least, self.at_most) if bound is not None]

    def _find_indicator_faults(self, name: str) -> Iterator[str]:
        """Find what is wrong with a condition on a figure."""
        known = read_indicators()
        if name not in known:
            yield _("there is no indicator '{name}'.", name=name) + (
                nearest(name, known) or " " + _("docs/reference/coverage.md lists them.")
            )
        elif known[name].is_text:
            yield _("{name}: holds words. Name a figure or a provision.", name=name)
        yield from self._find_bound_faults(name)

    def _find_provision_faults(self, name: str) -> Iterator[str]:
        """Find what is wrong with a condition on the law."""
        known = read_provision_kinds()
        if name not in known:
            yield _("there is no provision '{name}'.", name=name) + (
                nearest(name, known) or " " + _("Use one of {listed}.", listed=", ".join(known))
            )
            return
        kind = known[name].kind
        if kind in ("days", "share"):
            yield from self._find_bound_faults(name)
        elif self._bounds or not self.answers:
            yield _("{name}: is answered by words. Write 'answers' alone.", name=name)
        elif kind == "yes_no" and not set(self.answers) <= {YES, NO}:
            yield _("{name}: is answered by yes or no. Correct 'answers'.", name=name)

    def _find_bound_faults(self, name: str) -> Iterator[str]:
        """Find a condition on a number without one threshold and its ground."""
        if len(self._bounds) != 1 or self.answers:
            yield _("{name}: is a number. Write 'at_least' or 'at_most'.", name=name)
        if not self.ground:
            yield _("{name}: the threshold has no 'ground'. Say who sets it.", name=name)
