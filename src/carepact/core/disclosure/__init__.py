"""One door out: what of a survey may leave, solved as one system."""
