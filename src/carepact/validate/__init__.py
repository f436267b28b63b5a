"""Proof against what others print."""
