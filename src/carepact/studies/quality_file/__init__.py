"""The file of a quality assessment and its sheets: their words, their reading, their faults."""
