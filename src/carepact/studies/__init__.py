"""The main paths, one page each: read them first."""
