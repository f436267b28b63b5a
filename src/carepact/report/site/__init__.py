"""A site of pages that need no server: a page a country, with settings to move."""
