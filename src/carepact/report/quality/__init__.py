"""Pages of a quality assessment: the screen, its files, the sheet to print."""
