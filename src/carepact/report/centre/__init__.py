"""Pages of a centre or a network: the screen, files, the sheet for the town, the package."""
