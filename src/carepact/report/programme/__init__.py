"""Pages of a programme for fathers: the screen, files, the sheet for the town, a study."""
