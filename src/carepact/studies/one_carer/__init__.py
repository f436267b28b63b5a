"""What one carer is answered."""
