"""Community centres: its rules beside their parameters, evidence and traits."""
