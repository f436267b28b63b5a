"""Hold a country's law and coverage against standards: met, partly, not, unknown."""
