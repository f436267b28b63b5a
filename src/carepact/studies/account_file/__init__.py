"""The file in which a carer tells what she did and learned: its words, its reading, its faults."""
