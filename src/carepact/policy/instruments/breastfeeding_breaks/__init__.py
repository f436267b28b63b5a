"""Breastfeeding breaks: its rules beside their parameters, evidence and traits."""
