"""Who needs care, how much of it, how much is covered, and what is missing."""
