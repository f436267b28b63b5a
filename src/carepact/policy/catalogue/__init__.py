"""Options of care policy, a file for each of the five R."""
