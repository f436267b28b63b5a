"""A programme for fathers as its file and its sheets have it: read, checked, drafted."""
