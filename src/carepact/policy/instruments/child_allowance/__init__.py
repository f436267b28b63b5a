"""Child allowance: its rules beside their parameters, evidence and traits."""
