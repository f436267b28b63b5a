"""What care, education and building draw from the rest of a country's economy."""
