"""Figures that others published, and what of ours is set beside them."""
