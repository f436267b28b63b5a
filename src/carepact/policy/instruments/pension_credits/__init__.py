"""Pension credits for carers: their rules beside their parameters, evidence and traits."""
