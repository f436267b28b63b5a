"""Which skills of the ESCO classification a care activity shows, row by row with the reason."""
