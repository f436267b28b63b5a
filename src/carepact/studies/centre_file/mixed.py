"""Find centres of a network that cannot be added up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carepact.core.messages import _
from carepact.studies.centre_file.opened import OpenedCentre


def find_mixed(found: Sequence[OpenedCentre], files: Sequence[str]) -> Iterator[str]:
    """Find centres of another country, money, time or own figures, or of one name.

    Parameters
    ----------
    found : sequence of OpenedCentre
        The centres that could be read.
    files : sequence of str
        The file of each, as the network's file names it.
    """
    names: dict[str, str] = {}
    for one, file in zip(found, files, strict=True):
        name = one.centre.name
        if name in names:
            yield _("{file}: is called {name}, as {other} is. Give each its own name.",
                    file=file, name=name, other=names[name])  # fmt: skip
        names.setdefault(name, file)
        yield from _find_differences(found[0], one, files[0], file)


def _find_differences(
    first: OpenedCentre, one: OpenedCentre, first_file: str, file: str
) -> Iterator[str]:
    """Find what differs between the first centre and another."""
    told, other = one.centre, first.centre
    for name, here, there in (
        (_("country"), told.country, other.country),
        (_("money"), told.currency, other.currency),
        (_("days"), f"{told.first} – {told.last}", f"{other.first} – {other.last}"),
    ):
        if here != there:
            yield _(
                "{file}: {name} {here}, and {there} in {other}. Centres add up where these "
                "are the same: correct one of them, or take one out.",
                file=file,
                name=name,
                here=here,
                there=there,
                other=first_file,
            )
    if _read_facts(one) != _read_facts(first):
        yield _(
            "{file}: its own_facts are not those of {other}. One network has one country: name the "
            "same figures in each, or in none.",
            file=file,
            other=first_file,
        )


def _read_facts(one: OpenedCentre) -> bytes:
    """Read the own figures of a country that a centre names; empty where it names none."""
    return b"" if one.own_facts is None else one.own_facts.read_bytes()
