"""The present law of a country: none where nobody knows it."""
