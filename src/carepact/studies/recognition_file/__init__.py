"""The file of an employer's recognition policy: its words, its reading, its faults."""
