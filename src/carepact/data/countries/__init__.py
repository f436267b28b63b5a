"""Countries: facts with their source and status, and people by sex and age."""
