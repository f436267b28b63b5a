"""Pages and pictures of care needs."""
