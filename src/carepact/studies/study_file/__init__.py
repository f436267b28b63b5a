"""The file of a country study: its form, its faults, what it opens."""
