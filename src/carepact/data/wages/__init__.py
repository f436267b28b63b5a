"""Wages, occupations, contributions, GDP: what unpaid hours are priced with."""
