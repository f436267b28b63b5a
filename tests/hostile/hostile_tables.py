"""Hostile tables."""

from tests.hostile.cases import Case


def list_tables() -> list[Case]:
    return []
