"""What an address says: its fields as they were written, before anything is known of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

from carepact.core.errors import Faults, ParameterError, nearest
from carepact.core.messages import _

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Told:
    """Fields of an address, and files that came with it."""

    pairs: tuple[tuple[str, str], ...]
    files: Mapping[str, Path] = field(default_factory=dict)
    """Files that a user brings, by field; each lies in a folder of its own until the answer."""
    limits: Mapping[str, float] = field(default_factory=dict)
    """What one answer may ask for, by name."""

    @classmethod
    def of(cls, pairs: Pairs, files: Mapping[str, str] | None = None,
           limits: Mapping[str, float] | None = None) -> Told:  # fmt: skip
        """Take what is written; a field that is left empty says nothing."""
        kept = tuple((name, value.strip()) for name, value in pairs if value.strip())
        return cls(kept, {name: Path(one) for name, one in (files or {}).items()}, limits or {})

    def many(self, name: str) -> tuple[str, ...]:
        """Return every value of a field."""
        return tuple(value for key, value in self.pairs if key == name)

    def one(self, name: str, otherwise: str = "") -> str:
        """Return the value of a field, or what holds where it is left out.

        Raises
        ------
        ParameterError
            If it stands several times with different values.
        """
        found = tuple(dict.fromkeys(self.many(name)))
        if len(found) > 1:
            raise ParameterError(
                _("{name}: stands in the address with several values. Write one.", name=name)
            )
        return found[0] if found else otherwise

    def under(self, prefix: str) -> dict[str, str]:
        """Return the fields that begin with a prefix, by what follows it."""
        return {
            key.removeprefix(prefix): value for key, value in self.pairs if key.startswith(prefix)
        }

    def refuse_unknown(self, known: Collection[str], prefixes: Collection[str] = ()) -> None:
        """Refuse fields that nothing reads, each with the nearest that is read.

        Raises
        ------
        ParameterError
            All of them at once.
        """
        with Faults(ParameterError, _("address")) as faults:
            faults.extend(self._find_unknown(known, tuple(prefixes)))

    def _find_unknown(self, known: Collection[str], prefixes: tuple[str, ...]) -> Iterator[str]:
        for name in dict.fromkeys(key for key, _value in self.pairs):
            if name not in known and not (prefixes and name.startswith(prefixes)):
                yield _("there is no field '{name}' here.", name=name) + (
                    nearest(name, [*known]) or " " + _("Fields: {listed}.", listed=", ".join(known))
                )


def write_query(pairs: Pairs) -> str:
    """Write fields as an address has them; what reads well stays as it is."""
    return urlencode(list(pairs), quote_via=quote, safe=":.,-_/")
