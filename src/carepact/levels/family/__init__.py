"""One family: what the law gives it, when, and how its care is shared."""
