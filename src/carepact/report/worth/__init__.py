"""Pages and pictures of the value of unpaid work."""
