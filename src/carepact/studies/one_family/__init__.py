"""What makes up the answer to one family."""
