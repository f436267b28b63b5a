"""Write a made-up language: a catalogue that says every message, in letters that no one uses.

Each message stands between ⟦ and ⟧ with its vowels accented, so that what a screen, a
file or a picture shows without accents did not pass through a catalogue. Named values and
what a reader types (options, names with `_`) stay as they are. The language is Esperanto by
name alone, since Babel knows its numbers and plural forms.
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from babel.messages.catalog import Message
from scripts.catalogues import write_catalogue
from scripts.message_ids import extract_ids

CODE = "eo"
COMMANDS = (
    "app|backcast|centre|compare|completion|countries|country|crises|demo|employer|evidence|family"
    "|law|measure|options|packages|package|pact|programme|quality|reconcile|report|review|run|site"
    "|skills|study"
    "|surveys|survey|validate|value|verify"
)
BELOW = (
    "accept|activities|attach|charter|check|compare|diff|endorse|jobs|key"
    "|list|monitor|new|policy|show|sign|simulate|verify"
)
CALL = rf"\bcarepact (?:{COMMANDS})\b(?: (?:{BELOW})\b)?"
"""A call of the command line, which every language types alike."""
KEPT = re.compile(
    r"(\{[^{}]*\}|(?<!\w)--?[a-z][\w-]*|\b\w+[_.]\w[\w.]*|`[^`]*`|'[^' ]*'"
    rf"|{CALL}|https?:\S+)"
)
ACCENTS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")


def accent(text: str) -> str:
    """Accent every vowel of a message but those of its named values and of what is typed."""
    ends = [0, *(end for kept in KEPT.finditer(text) for end in kept.span()), len(text)]
    parts = [text[begin:end] for begin, end in itertools.pairwise(ends)]
    said = "".join(part if odd % 2 else part.translate(ACCENTS) for odd, part in enumerate(parts))
    return f"⟦{said}⟧"


def write_pseudo_language(folder: Path) -> Path:
    """Write the catalogue into a folder, for CAREPACT_LOCALE."""
    places = extract_ids()
    said = {
        one: Message(
            (one.text, one.many) if one.many else one.text,
            (accent(one.text), accent(one.many)) if one.many else accent(one.text),
        )
        for one in places
    }
    path = folder / f"{CODE}.po"
    write_catalogue(path, said, places)
    return path


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    print(write_pseudo_language(options.parse_args().folder))
