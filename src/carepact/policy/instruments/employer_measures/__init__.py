"""Employer measures: its rules beside their parameters, evidence and traits."""
