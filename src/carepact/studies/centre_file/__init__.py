"""The file of a centre and that of a network: read, checked, drafted; with their sheets."""
