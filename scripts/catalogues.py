"""Check that every message of the package is translated, in every language.

The languages are the catalogues that are there. `--update` writes new message ids into
them, in order, and takes out those that nothing uses any more; translations stay as they
are. `--language xx` begins a catalogue of a new language. `--translate FILE` fills in
translations of a file of this form, the languages as `--order` says (fr, es)::

    {
        "a sentence": ("une phrase", "una frase"),
        ("{count} day", "{count} days"): (["{count} jour", ...], ["{count} día", ...]),
        ("context", None, "a word"): ("un mot", "una palabra"),
    }
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import string
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po
from scripts.message_ids import PACKAGE, MessageId, Places, extract_ids

LOCALE = PACKAGE / "locale"
PLACEHOLDER = re.compile(r"(?<!\{)\{(\w+)(?:[.\[!:][^{}]*)?\}")
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


def languages() -> list[str]:
    """List the languages that have a catalogue."""
    return sorted(path.stem for path in LOCALE.glob("*.po"))


def read_catalogue(path: Path) -> Catalog:
    """Read a catalogue; one that does not exist yet is empty."""
    text = path.read_bytes() if path.is_file() else b""
    return read_po(io.BytesIO(text), locale=path.stem, abort_invalid=True)


def write_catalogue(path: Path, translations: Mapping[MessageId, Message], places: Places) -> None:
    """Write a catalogue: the ids in use, sorted, each with the files that use it."""
    new = Catalog(locale=path.stem)
    for one, files in places.items():
        before = translations.get(one)
        new.add(
            (one.text, one.many) if one.many else one.text,
            string=before.string if before else None,
            locations=[(file, cast("int", None)) for file in files],  # a line may be left out
            flags=before.flags if before else (),
            user_comments=before.user_comments if before else (),
            context=one.context or None,
        )
    body = io.BytesIO()
    write_po(body, new, width=96, omit_header=True, include_lineno=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    header = HEADER.format(language=path.stem, plural_forms=new.plural_forms)
    path.write_text(header + body.getvalue().decode(), encoding="utf-8")


def id_of(message: Message) -> MessageId:
    """Name a message of a catalogue."""
    text, many = message.id if isinstance(message.id, tuple | list) else (message.id, "")
    return MessageId(str(text), str(many), message.context or "")


def messages_of(catalogue: Catalog) -> dict[MessageId, Message]:
    """List the messages of a catalogue, those that are marked obsolete too."""
    found = [*catalogue, *catalogue.obsolete.values()]
    return {id_of(message): message for message in found if message.id}


def forms_of(message: Message) -> list[str]:
    """List the forms of a translation: one, or one a plural form of the language."""
    told = message.string
    return [str(one or "") for one in (told if isinstance(told, tuple | list) else [told])]


def placeholders(text: str) -> set[str]:
    """List the `{named}` values of a message."""
    return set(PLACEHOLDER.findall(text))


def is_format(text: str) -> bool:
    """Tell whether the braces of a text match."""
    try:
        list(string.Formatter().parse(text))
    except ValueError:
        return False
    return True


def find_message_faults(one: MessageId, message: Message | None, forms: int) -> Iterator[str]:
    """Find what is wrong with the translation of one message."""
    if message is None:
        yield "not in the catalogue. Run scripts/catalogues.py --update and translate it."
        return
    told = forms_of(message)
    if not all(form.strip() for form in told):
        yield "not translated. Translate it."
        return
    if len(told) != (forms if one.many else 1):
        yield f"{len(told)} forms, and the language has {forms}. Give one each."
    if message.fuzzy:
        yield "marked fuzzy. Read it over and take the mark away."
    wanted = placeholders(one.text) | placeholders(one.many)
    free = {"count"} if one.many else set()
    for form in told:
        found = placeholders(form)
        if wanted - free != found - free:
            listed = sorted(found), sorted(wanted)
            yield f"the translation names {listed[0]} and the message {listed[1]}. Use the same."
        elif wanted and not is_format(form):
            yield "the braces of the translation do not match. Close each one."


def find_faults(catalogue: Catalog, places: Places) -> Iterator[str]:
    """Find what keeps a catalogue from saying every message, and nothing else."""
    known = messages_of(catalogue)
    for one, files in places.items():
        for fault in find_message_faults(one, known.get(one), catalogue.num_plurals):
            yield f"{one} ({files[0]}): {fault}"
    for one in sorted(known.keys() - places.keys()):
        yield f"{one}: nothing says it any more. Run scripts/catalogues.py --update."
    for message in catalogue.obsolete.values():
        if id_of(message) in places:
            yield f"{id_of(message)}: marked obsolete but used. Run scripts/catalogues.py --update."


def update(path: Path, places: Places) -> None:
    """Write a catalogue anew, with the translations that it had."""
    before = messages_of(read_catalogue(path))
    write_catalogue(path, before, places)
    for one in sorted(before.keys() - places.keys()):
        print(f"{path.name}: took out {one}, which was {before[one].string!r}")


def read_translations(file: Path) -> dict[MessageId, Sequence[str | Sequence[str]]]:
    """Read a file of translations; its form stands at the top of this script."""
    found = {}
    for key, told in ast.literal_eval(file.read_text("utf-8")).items():
        if isinstance(key, str):
            one = MessageId(key)
        elif len(key) == len(("one", "many")):
            one = MessageId(*key)
        else:
            one = MessageId(key[2], key[1] or "", key[0])
        found[one] = told
    return found


def translate(file: Path, places: Places, order: Sequence[str]) -> None:
    """Fill in the translations of a file; those of ids that nothing uses are listed."""
    told = read_translations(file)
    for position, language in enumerate(order):
        path = LOCALE / f"{language}.po"
        known = messages_of(read_catalogue(path))
        for one, by_language in told.items():
            text = by_language[position]
            shape = (one.text, one.many) if one.many else one.text
            known[one] = Message(shape, text if isinstance(text, str) else tuple(text))
        write_catalogue(path, known, places)
    for one in sorted(told.keys() - places.keys()):
        print(f"{file.name}: nothing says {one}")


def main() -> int:
    """Print every fault and return the exit code."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--update", action="store_true", help="write new ids, take out old ones")
    options.add_argument("--language", help="begin a catalogue of this language")
    options.add_argument("--translate", type=Path, nargs="+", default=[], metavar="FILE")
    options.add_argument("--order", nargs="+", default=["fr", "es"], help="languages of FILE")
    given = options.parse_args()
    places = extract_ids()
    begun = [given.language] if given.language else []
    faults: list[str] = []
    for file in given.translate:
        translate(file, places, given.order)
    for language in sorted({*languages(), *begun}):
        path = LOCALE / f"{language}.po"
        try:
            if given.update or language in begun:
                update(path, places)
            faults += [f"{path.name}: {f}" for f in find_faults(read_catalogue(path), places)]
        except PoFileError as error:
            faults.append(f"{path.name}: {error}")
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{len(places)} messages in {len(languages())} languages, {len(faults)} faults.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
