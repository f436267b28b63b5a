"""The file of an employer's charter: its words, its reading, its faults."""
