"""One question at the terminal: how it is put, and what an answer to it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from carepact.core.documents import Place
from carepact.core.errors import nearest
from carepact.core.messages import _

BACK = "<"
"""What goes back to the question before."""


@dataclass(frozen=True)
class Question:
    """A question, and where its answer goes."""

    place: Place
    """Keys of the file that lead to the answer."""
    text: str
    choices: Mapping[str, str] = field(default_factory=dict)
    """What may be answered, each with its words in the reader's language; none: anything."""
    default: str = ""
    """What holds where the answer is left out; shown."""
    is_optional: bool = False
    """Whether the answer may be left out."""

    def put(self) -> str:
        """Put the question in one line."""
        listed = [f"{i} = {one}" for i, one in enumerate(self.choices.values(), 1)]
        parts = [self.text, *([f"({'; '.join(listed)})"] if self._is_numbered else [])]
        if not self._is_numbered and listed:
            parts.append(f"({'/'.join(self.choices.values())})")
        if self.default:
            parts.append(f"[{self.default}]")
        elif self.is_optional:
            parts.append(_("[Enter: leave it out]"))
        return " ".join(parts) + " "

    def read(self, answer: str) -> str:
        """Return what an answer means, as the file has it; empty where it is left out.

        Raises
        ------
        ValueError
            If it cannot be left out, or is none of the choices.
        """
        if not answer and not (self.is_optional or self.default):
            raise ValueError(_("This cannot be left out."))
        if not answer or not self.choices:
            return answer
        found = self._choose(answer.casefold())
        if found is None:
            words = self.choices.values()
            raise ValueError(
                _("'{answer}' is none of the answers.", answer=answer)
                + (nearest(answer, words) or " " + _("Write one of {listed}.",
                                                     listed=", ".join(words)))
            )  # fmt: skip
        return found

    @property
    def _is_numbered(self) -> bool:
        """Tell whether the answers stand with numbers: more than yes and no."""
        return bool(self.choices) and set(self.choices) != {"yes", "no"}

    def _choose(self, answer: str) -> str | None:
        """Find the choice that is meant: by its number, its word, or as the file has it."""
        if not self._is_numbered:
            return _read_yes_or_no(answer)
        for position, (one, words) in enumerate(self.choices.items(), 1):
            if answer in {str(position), one.casefold(), words.casefold()}:
                return one
        # "birth" for "a birth": words that stand in one of the choices alone.
        meant = [one for one, words in self.choices.items() if _holds(words.casefold(), answer)]
        return meant[0] if len(meant) == 1 else None


def _holds(words: str, answer: str) -> bool:
    """Tell whether an answer stands among words, from the beginning to the end of some."""
    return f" {answer} " in f" {words} "


def yes_or_no() -> dict[str, str]:
    """Return yes and no in the reader's language."""
    return {"yes": _("yes"), "no": _("no")}


def _read_yes_or_no(answer: str) -> str | None:
    """Read yes and no in whichever language they are said."""
    if answer in {"yes", "y", "oui", "o", "sí", "si", "s", _("yes")}:
        return "yes"
    return "no" if answer in {"no", "n", "non", _("no")} else None
