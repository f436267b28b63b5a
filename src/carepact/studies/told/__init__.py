"""What people tell in a file of their own: days, numbers and entries, each read by itself."""
