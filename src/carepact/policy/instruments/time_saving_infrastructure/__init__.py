"""Time-saving infrastructure: its rules beside their parameters, evidence and traits."""
