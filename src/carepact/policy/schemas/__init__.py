"""Schemas that editors check instruments and packages by."""
