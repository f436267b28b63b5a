"""Hostile words."""

from tests.hostile.cases import Case


def list_words() -> list[Case]:
    return []
