"""Carry a country and a package through the years."""
