"""The file of a pact: its words, its reading, its faults."""
