"""Page and picture of the back-cast."""
