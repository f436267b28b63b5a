"""Levels below a country: one family, one employer, one centre, by the same rules."""
