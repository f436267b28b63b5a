"""What is known of countries: facts by topic, each with its year, source and status."""
