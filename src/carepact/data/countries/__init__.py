"""What is known of countries: their people first."""
