"""Check that every message of the package is translated, in every language.

`--update` writes new message ids into the catalogues, in order, and takes out those that
no code uses any more; translations stay as they are.
"""

from __future__ import annotations

import argparse
import io
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import PoFileError, read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "carepact"
LOCALE = PACKAGE / "locale"
LANGUAGES = ("fr", "es")
KEYWORDS = {"_": None, "say": None, "message_id": None}
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.j2", "jinja2")]
PLACEHOLDER = re.compile(r"(?<!\{)\{(\w+)(?:[.\[!:][^{}]*)?\}")
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def extract_ids() -> dict[str, str]:
    """Read every message id of the package with the first place that uses it."""
    found = extract_from_dir(PACKAGE, METHODS, keywords=KEYWORDS)
    places: dict[str, str] = {}
    for file, line, message, *_ in found:
        text = message if isinstance(message, str) else message[0]
        places.setdefault(text, f"{Path(file).as_posix()}:{line}")
    return places


def read_catalogue(path: Path) -> Catalog:
    """Read a catalogue; one that does not exist yet is empty."""
    text = path.read_bytes() if path.is_file() else b""
    return read_po(io.BytesIO(text), locale=path.stem, abort_invalid=True)


def placeholders(text: str) -> list[str]:
    """List the `{named}` values of a message, each once."""
    return sorted(set(PLACEHOLDER.findall(text)))


def is_format(text: str) -> bool:
    """Tell whether the braces of a text match."""
    try:
        list(string.Formatter().parse(text))
    except ValueError:
        return False
    return True


def find_message_faults(text: str, message: Message | None) -> Iterator[str]:
    """Find what is wrong with the translation of one message."""
    if message is None:
        yield "not in the catalogue. Run scripts/catalogues.py --update and translate it."
        return
    if not isinstance(message.string, str) or not message.string.strip():
        yield "not translated. Translate it."
        return
    if message.fuzzy:
        yield "marked fuzzy. Read it over and take the mark away."
    wanted, found = placeholders(text), placeholders(message.string)
    if wanted != found:
        yield f"the translation names {found} and the message {wanted}. Use the same names."
    elif wanted and not is_format(message.string):
        yield "the braces of the translation do not match. Close each one."


def find_faults(catalogue: Catalog, places: dict[str, str]) -> Iterator[str]:
    """Find what keeps a catalogue from saying every message, and nothing else."""
    for text, place in sorted(places.items()):
        for fault in find_message_faults(text, catalogue.get(text)):
            yield f"{text!r} ({place}): {fault}"
    known = {str(message.id) for message in catalogue if message.id}
    for text in sorted((known | set(map(str, catalogue.obsolete))) - set(places)):
        yield f"{text!r}: no code says it any more. Run scripts/catalogues.py --update."
    for text in sorted(set(map(str, catalogue.obsolete)) & set(places)):
        yield f"{text!r}: marked obsolete but used. Run scripts/catalogues.py --update."


def update(path: Path, places: dict[str, str]) -> None:
    """Write a catalogue anew: the ids in use, sorted, with the translations it had."""
    old = read_catalogue(path)
    new = Catalog(locale=path.stem)
    for text in sorted(places):
        before = old.get(text) or old.obsolete.get(text)
        if before is None:
            new.add(text)
        else:
            new.add(text, before.string, flags=before.flags, user_comments=before.user_comments)
    body = io.BytesIO()
    write_po(body, new, width=96, no_location=True, omit_header=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER.format(language=path.stem) + body.getvalue().decode(), encoding="utf-8")
    for message in old:
        if message.id and message.id not in places:
            print(f"{path.name}: took out {message.id!r}, which was {message.string!r}")


def main() -> int:
    """Print every fault and return the exit code."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--update", action="store_true", help="write new ids, take out old ones")
    wants_update = options.parse_args().update
    places = extract_ids()
    faults: list[str] = []
    for language in LANGUAGES:
        path = LOCALE / f"{language}.po"
        try:
            if wants_update:
                update(path, places)
            faults += [f"{path.name}: {f}" for f in find_faults(read_catalogue(path), places)]
        except PoFileError as error:
            faults.append(f"{path.name}: {error}")
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{len(places)} messages in {len(LANGUAGES)} languages, {len(faults)} faults.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
