"""Fill templates of pages to print: nothing of what is filled in is read as marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping


def fill_page(
    room: str,
    name: str,
    words: Mapping[str, object],
    hold: Callable[[str], str] | None = None,
    *,
    is_tight: bool = False,
) -> bytes:
    """Fill a template.

    Parameters
    ----------
    room : str
        Folder of the template, beside this module.
    name : str
        Its file.
    words : mapping of str to object
        What the page says.
    hold : callable, optional
        Holds the parts of a number in a text together, so that no line breaks within it.
    is_tight : bool
        Whether lines of the template that print nothing leave nothing behind.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - slow to import

    surroundings = Environment(
        loader=PackageLoader("carepact.report", room),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=is_tight,
        lstrip_blocks=is_tight,
        finalize=hold and (lambda value: hold(value) if isinstance(value, str) else value),
    )
    return surroundings.get_template(name).render(**words).encode()
