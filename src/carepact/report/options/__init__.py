"""Pages of the catalogue of options."""
