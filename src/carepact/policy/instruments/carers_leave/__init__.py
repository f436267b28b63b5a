"""One instrument: its rules beside their parameters, evidence and traits."""
