"""Many countries at a time: what becomes of each, and the processes that carry them."""
