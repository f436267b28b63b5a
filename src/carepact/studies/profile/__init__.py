"""A country's profile: its figures, grades and care needs, as objects and as rows."""
