"""A service looks at its own quality: what is in place, what shows it, what is planned."""
