"""Paternity leave: its rules beside their parameters, evidence and traits."""
