"""Figures of a country beside those that others publish."""
