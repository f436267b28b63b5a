"""Post a path to books whose accounts balance, and show who shares the cost of care."""
