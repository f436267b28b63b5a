"""The file of a family: its form, its faults, the family that it tells of."""
