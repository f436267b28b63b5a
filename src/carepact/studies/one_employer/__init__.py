"""What one employer is answered."""
