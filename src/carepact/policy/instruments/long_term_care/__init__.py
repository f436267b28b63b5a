"""Long-term care: its rules beside their parameters, evidence and traits."""
