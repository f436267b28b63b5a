"""Fathers' programmes: its rules beside their parameters, evidence and traits."""
