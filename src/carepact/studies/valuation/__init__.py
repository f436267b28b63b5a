"""The value of unpaid care as one call with keyword arguments."""
