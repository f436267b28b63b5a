"""Evidence files, one a topic."""
