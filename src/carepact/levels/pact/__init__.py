"""A pact: what partners promise about care, whether it is whole, and whether it is kept."""
