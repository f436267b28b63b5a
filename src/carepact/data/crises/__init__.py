"""Crises that a country may meet: what each moves, year by year, and where that was seen."""
