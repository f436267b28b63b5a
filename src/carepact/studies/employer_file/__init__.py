"""The file of an employer and its headcount: their words, their reading, their faults."""
