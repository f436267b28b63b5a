"""Hold a country's law and care against standards and options."""
