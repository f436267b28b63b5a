"""One module of rules and one file of parameters for every instrument of care policy."""
